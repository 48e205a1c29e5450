/**
 * Central Bank of the Republic of Türkiye: announced at 15:30, valid from the next day. Half days before holidays
 * count as working days; the days of the feasts of 2027 are estimated. The list of currencies is that of 2016 without
 * BGN, which joined the euro: the bank prints more today, which are taken all the same.
 */
import type { RateSourceEntry } from '../rate-source.ts';
import { daysOf } from './days-of.ts';

export const tcmb: RateSourceEntry = {
  id: 'tcmb',
  kind: 'rates',
  bank: 'tcmb',
  name: 'Indicative exchange rates',
  publisher: 'Central Bank of the Republic of Türkiye',
  attribution: 'Source: Central Bank of the Republic of Türkiye (www.tcmb.gov.tr)',
  terms: {
    allows:
      'Quoting with a reference to the bank; commercial use only with its written permission (as the imprint of its annual report says; not read at the address itself).',
    url: 'https://www.tcmb.gov.tr/wps/wcm/connect/EN/TCMB+EN/Bottom+Menu/Other/Disclaimer',
    checked: null,
  },
  url: 'https://www.tcmb.gov.tr/kurlar/today.xml',
  currency: 'TRY',
  direction: 'local-per-foreign',
  calendar: {
    zone: 'Europe/Istanbul',
    weekdays: [1, 2, 3, 4, 5],
    publishedBy: '15:45',
    valid: 'next-day',
    holidays: [
      ...daysOf(2026, '01-01 03-20 04-23 05-01 05-19 05-27 05-28 05-29 07-15 10-29'),
      ...daysOf(2027, '01-01 03-09 03-10 03-11 04-23 05-17 05-18 05-19 07-15 08-30 10-29'),
    ],
    holidaysUntil: '2026-12-31',
  },
  firstDay: '1996-04-16',
  currencies: 'AUD CAD CHF CNY DKK EUR GBP IRR JPY KWD NOK PKR RON RUB SAR SEK USD'.split(' '),
  limits: { everyMinutes: 60, maxBytes: 200_000 },
};
