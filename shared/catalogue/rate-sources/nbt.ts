/**
 * National Bank of Tajikistan: the state news agency reports a day's rates at 09:25 of that day. A holiday on a
 * weekend moves to the next working days; Idi Ramazon and Idi Qurbon of 2027 are estimated.
 */
import type { RateSourceEntry } from '../rate-source.ts';
import { daysOf } from './days-of.ts';

export const nbt: RateSourceEntry = {
  id: 'nbt',
  kind: 'rates',
  bank: 'nbt',
  name: 'Official exchange rates',
  publisher: 'National Bank of Tajikistan',
  attribution: 'Source: National Bank of Tajikistan, www.nbt.tj',
  terms: {
    allows:
      'Use with a reference to www.nbt.tj, says the foot of its site (as others cite it; not read at the address itself).',
    url: 'https://nbt.tj/en/',
    checked: null,
  },
  url: 'https://nbt.tj/en/kurs/kurs.php',
  currency: 'TJS',
  direction: 'local-per-foreign',
  calendar: {
    zone: 'Asia/Dushanbe',
    weekdays: [1, 2, 3, 4, 5],
    publishedBy: '10:00',
    valid: 'same-day',
    holidays: [
      ...daysOf(2026, '01-01 03-09 03-20 03-23 03-24 03-25 03-26 05-11 05-27 06-29 09-09 11-06'),
      ...daysOf(2027, '01-01 03-08 03-10 03-22 03-23 03-24 03-25 05-10 05-17 06-28 09-09 11-08'),
    ],
    holidaysUntil: '2026-12-31',
  },
  firstDay: '2001-01-01',
  currencies:
    'AED AFN AMD AUD AZN BYN CAD CHF CNY DKK EUR GBP GEL INR IRR ISK JPY KGS KRW KWD KZT MDL MYR NOK PKR PLN RUB SAR SEK SGD THB TMT TRY UAH USD UZS'.split(
      ' ',
    ),
  limits: { everyMinutes: 60, maxBytes: 200_000 },
};
