/**
 * Central Bank of Azerbaijan: a day's file is there by noon of that day, and its cross rates lie nearer to the ECB's
 * of that day than to those of the day before. Ramazan and Qurban days of 2027 are estimated; where holidays overlap
 * the government adds others, which are not here: of 2026 one source alone names days after Novruz and Qurban.
 */
import type { RateSourceEntry } from '../rate-source.ts';
import { daysOf } from './days-of.ts';

export const cbar: RateSourceEntry = {
  id: 'cbar',
  kind: 'rates',
  bank: 'cbar',
  name: 'Official exchange rates',
  publisher: 'Central Bank of the Republic of Azerbaijan',
  attribution: 'Source: Central Bank of the Republic of Azerbaijan (www.cbar.az)',
  terms: {
    allows: 'Not read by anyone yet: the address of its terms could not be reached.',
    url: 'https://www.cbar.az/?language=en',
    checked: null,
  },
  url: 'https://www.cbar.az/currency/rates?language=en',
  currency: 'AZN',
  direction: 'local-per-foreign',
  calendar: {
    zone: 'Asia/Baku',
    weekdays: [1, 2, 3, 4, 5],
    publishedBy: '12:00',
    valid: 'same-day',
    holidays: [
      ...daysOf(
        2026,
        '01-01 01-02 01-20 03-09 03-20 03-23 03-24 05-11 05-27 05-28 06-15 06-26 11-09 11-10 12-31',
      ),
      ...daysOf(
        2027,
        '01-01 01-04 01-20 03-08 03-09 03-10 03-22 03-23 03-24 05-10 05-17 05-28 06-15 06-28 11-08 11-09 12-31',
      ),
    ],
    holidaysUntil: '2026-03-24',
  },
  firstDay: '1993-11-26',
  currencies:
    'AED AUD BYN CAD CHF CNY CZK DKK EUR GBP GEL HKD ILS INR JPY KGS KRW KWD KZT MDL NOK NZD PLN RUB SAR SEK SGD TJS TMT TRY UAH USD UZS'.split(
      ' ',
    ),
  limits: { everyMinutes: 60, maxBytes: 200_000 },
};
