/**
 * Bank of Russia. Its days of rest are the working calendar of the government: that of 2027 may move some by decree,
 * and is therefore not counted as known.
 */
import type { RateSourceEntry } from '../rate-source.ts';
import { daysOf } from './days-of.ts';

export const cbr: RateSourceEntry = {
  id: 'cbr',
  kind: 'rates',
  bank: 'cbr',
  name: 'Official exchange rates',
  publisher: 'Bank of Russia',
  attribution: 'Source: Bank of Russia (www.cbr.ru)',
  terms: {
    allows:
      'Not read by anyone yet: the address of its terms could not be reached. Its user agreement is said to allow use with a link.',
    url: 'https://www.cbr.ru/eng/user_agreement/',
    checked: null,
  },
  url: 'https://www.cbr.ru/eng/currency_base/daily/',
  currency: 'RUB',
  direction: 'local-per-foreign',
  calendar: {
    zone: 'Europe/Moscow',
    weekdays: [1, 2, 3, 4, 5],
    publishedBy: '18:00',
    valid: 'next-day',
    holidays: [
      ...daysOf(2026, '01-01 01-02 01-05 01-06 01-07 01-08 01-09 02-23 03-09 05-01 05-11 06-12 11-04 12-31'),
      ...daysOf(2027, '01-01 01-04 01-05 01-06 01-07 01-08 02-23 03-08 05-03 05-10 06-14 11-04'),
    ],
    holidaysUntil: '2026-12-31',
  },
  firstDay: '1992-07-01',
  currencies:
    'AED AMD AUD AZN BDT BHD BOB BRL BYN CAD CHF CNY CUP CZK DKK DZD EGP ETB EUR GBP GEL HKD HUF IDR INR IRR JPY KGS KRW KZT MDL MMK MNT NGN NOK NZD OMR PLN QAR RON RSD SAR SEK SGD THB TJS TMT TRY UAH USD UZS VND ZAR'.split(
      ' ',
    ),
  limits: { everyMinutes: 60, maxBytes: 200_000 },
};
