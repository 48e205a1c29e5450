/**
 * National Bank of Belarus: fixed by the trades of the day, valid the next. Decrees move days of rest, which are not
 * here: one source alone says that of 2026 Monday 20 April was free for Saturday 25 April.
 */
import type { RateSourceEntry } from '../rate-source.ts';
import { daysOf } from './days-of.ts';

export const nbrb: RateSourceEntry = {
  id: 'nbrb',
  kind: 'rates',
  bank: 'nbrb',
  name: 'Official exchange rates',
  publisher: 'National Bank of the Republic of Belarus',
  attribution: 'Source: National Bank of the Republic of Belarus (www.nbrb.by)',
  terms: {
    allows: 'Not read by anyone yet: the address of its terms could not be reached.',
    url: 'https://www.nbrb.by/engl/',
    checked: null,
  },
  url: 'https://www.nbrb.by/engl/statistics/rates/ratesdaily.asp',
  currency: 'BYN',
  direction: 'local-per-foreign',
  calendar: {
    zone: 'Europe/Minsk',
    weekdays: [1, 2, 3, 4, 5],
    publishedBy: '16:00',
    valid: 'next-day',
    holidays: [
      ...daysOf(2026, '01-01 01-02 01-07 04-21 05-01 07-03 12-25'),
      ...daysOf(2027, '01-01 01-07 03-08 05-11'),
    ],
    holidaysUntil: '2026-04-19',
  },
  firstDay: '2016-07-01',
  currencies:
    'AED AMD AUD BRL CAD CHF CNY CZK DKK EUR GBP INR IRR ISK JPY KGS KWD KZT MDL NOK NZD PLN RUB SEK SGD TRY UAH USD VND'.split(
      ' ',
    ),
  limits: { everyMinutes: 60, maxBytes: 200_000 },
};
