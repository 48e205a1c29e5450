/** National Bank of Moldova: fixed and announced the working day before it is valid. */
import type { RateSourceEntry } from '../rate-source.ts';
import { daysOf } from './days-of.ts';

export const bnm: RateSourceEntry = {
  id: 'bnm',
  kind: 'rates',
  bank: 'bnm',
  name: 'Official exchange rates',
  publisher: 'National Bank of Moldova',
  attribution: 'Source: National Bank of Moldova (www.bnm.md)',
  terms: {
    allows: 'Not read by anyone yet: the address of its terms could not be reached.',
    url: 'https://www.bnm.md/en',
    checked: null,
  },
  url: 'https://www.bnm.md/en/content/official-exchange-rates',
  currency: 'MDL',
  direction: 'local-per-foreign',
  calendar: {
    zone: 'Europe/Chisinau',
    weekdays: [1, 2, 3, 4, 5],
    publishedBy: '16:00',
    valid: 'next-day',
    holidays: [
      ...daysOf(2026, '01-01 01-07 01-08 04-13 04-20 05-01 06-01 08-27 08-31 12-25'),
      ...daysOf(2027, '01-01 01-07 01-08 03-08 05-03 05-10 06-01 08-27 08-31'),
    ],
    holidaysUntil: '2026-12-31',
  },
  firstDay: '1999-01-04',
  currencies:
    'AED ALL AMD AUD AZN BYN CAD CHF CNY CZK DKK EUR GBP GEL HKD HUF ILS INR ISK JPY KGS KRW KWD KZT MKD MYR NOK NZD PLN RON RSD RUB SEK TJS TMT TRY UAH USD UZS'.split(
      ' ',
    ),
  limits: { everyMinutes: 60, maxBytes: 200_000 },
};
