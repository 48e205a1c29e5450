/** Narodowy Bank Polski, table A: each working day between 11:45 and 12:15. */
import type { RateSourceEntry } from '../rate-source.ts';
import { daysOf } from './days-of.ts';

export const nbpA: RateSourceEntry = {
  id: 'nbp-a',
  kind: 'rates',
  bank: 'nbp',
  name: 'Table A of average exchange rates',
  publisher: 'Narodowy Bank Polski',
  attribution: 'Source: Narodowy Bank Polski (api.nbp.pl)',
  terms: {
    allows: "Its interface is public and asks for no key; the terms of reuse of NBP's site were not read.",
    url: 'https://api.nbp.pl/en.html',
    checked: null,
  },
  url: 'https://nbp.pl/en/statistic-and-financial-reporting/rates/table-a/',
  currency: 'PLN',
  direction: 'local-per-foreign',
  calendar: {
    zone: 'Europe/Warsaw',
    weekdays: [1, 2, 3, 4, 5],
    publishedBy: '12:30',
    valid: 'same-day',
    holidays: [
      ...daysOf(2026, '01-01 01-06 04-06 05-01 06-04 11-11 12-24 12-25'),
      ...daysOf(2027, '01-01 01-06 03-29 05-03 05-27 11-01 11-11 12-24'),
    ],
    holidaysUntil: '2027-12-31',
  },
  firstDay: '2002-01-02',
  currencies:
    'AUD BRL CAD CHF CLP CNY CZK DKK EUR GBP HKD HUF IDR ILS INR ISK JPY KRW MXN MYR NOK NZD PHP RON SEK SGD THB TRY UAH USD ZAR'.split(
      ' ',
    ),
  limits: { everyMinutes: 60, maxBytes: 200_000 },
};
