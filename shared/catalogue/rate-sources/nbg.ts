/**
 * National Bank of Georgia: the average of trades until 16:30, announced about 17:00, effective on the next day. The
 * government adds days of rest at short notice, which are not here.
 */
import type { RateSourceEntry } from '../rate-source.ts';
import { daysOf } from './days-of.ts';

export const nbg: RateSourceEntry = {
  id: 'nbg',
  kind: 'rates',
  bank: 'nbg',
  name: 'Official exchange rates',
  publisher: 'National Bank of Georgia',
  attribution: 'Source: National Bank of Georgia (nbg.gov.ge)',
  terms: {
    allows: 'Not read by anyone yet: the address of its terms could not be reached.',
    url: 'https://nbg.gov.ge/en',
    checked: null,
  },
  url: 'https://nbg.gov.ge/en/monetary-policy/currency',
  currency: 'GEL',
  direction: 'local-per-foreign',
  calendar: {
    zone: 'Asia/Tbilisi',
    weekdays: [1, 2, 3, 4, 5],
    publishedBy: '17:30',
    valid: 'next-day',
    holidays: [
      ...daysOf(2026, '01-01 01-02 01-07 01-19 03-03 04-09 04-10 04-13 05-12 05-26 08-28 10-14 11-23'),
      ...daysOf(2027, '01-01 01-07 01-19 03-03 03-08 04-09 04-30 05-03 05-12 05-17 05-26 10-14 11-23'),
    ],
    holidaysUntil: '2026-12-31',
  },
  firstDay: '1995-10-14',
  currencies:
    'AED AMD AUD AZN BRL BYN CAD CHF CNY CZK DKK EGP EUR GBP HKD HUF ILS INR IRR ISK JPY KGS KRW KWD KZT MDL NOK NZD PLN QAR RON RSD RUB SEK SGD TJS TMT TRY UAH USD UZS ZAR'.split(
      ' ',
    ),
  limits: { everyMinutes: 60, maxBytes: 200_000 },
};
