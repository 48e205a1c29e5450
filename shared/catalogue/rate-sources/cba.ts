/**
 * Central Bank of Armenia: the average of the market of the day, out after 16:00 (asked at 15:15 it still had the day
 * before). 27 January is free since 2026 (law HO-1-N of 20 January 2026).
 */
import type { RateSourceEntry } from '../rate-source.ts';
import { daysOf } from './days-of.ts';

export const cba: RateSourceEntry = {
  id: 'cba',
  kind: 'rates',
  bank: 'cba',
  name: 'Average exchange rates',
  publisher: 'Central Bank of Armenia',
  attribution: 'Source: Central Bank of Armenia (www.cba.am)',
  terms: {
    allows: 'Not read by anyone yet: the address of its terms could not be reached.',
    url: 'https://www.cba.am/en/',
    checked: null,
  },
  url: 'https://www.cba.am/en/SitePages/ExchangeArchive.aspx',
  currency: 'AMD',
  direction: 'local-per-foreign',
  calendar: {
    zone: 'Asia/Yerevan',
    weekdays: [1, 2, 3, 4, 5],
    publishedBy: '16:30',
    valid: 'same-day',
    holidays: [
      ...daysOf(2026, '01-01 01-02 01-06 01-27 01-28 04-24 05-01 05-28 09-21 12-31'),
      ...daysOf(2027, '01-01 01-06 01-27 01-28 03-08 05-28 07-05 09-21 12-31'),
    ],
    holidaysUntil: '2026-12-31',
  },
  firstDay: '1999-01-04',
  currencies:
    'AED AUD BRL BYN CAD CHF CNY CZK EUR GBP GEL HKD INR IRR JPY KGS KZT NOK NZD PLN RUB SEK SGD TJS UAH USD UZS'.split(
      ' ',
    ),
  limits: { everyMinutes: 60, maxBytes: 200_000 },
};
