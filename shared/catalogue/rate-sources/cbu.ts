/**
 * Central Bank of Uzbekistan: the press reports the next working day's rates in the afternoon. Each year a decree adds and
 * moves days: those of 2026 are here (UP-257 of 24 December 2025), those of 2027 are not. Hayit days of 2027 are estimated.
 */
import type { RateSourceEntry } from '../rate-source.ts';
import { daysOf } from './days-of.ts';

export const cbu: RateSourceEntry = {
  id: 'cbu',
  kind: 'rates',
  bank: 'cbu',
  name: 'Official exchange rates',
  publisher: 'Central Bank of the Republic of Uzbekistan',
  attribution: 'Source: Central Bank of the Republic of Uzbekistan (cbu.uz)',
  terms: {
    allows: 'Not read by anyone yet: the address of its terms could not be reached.',
    url: 'https://cbu.uz/en/',
    checked: null,
  },
  url: 'https://cbu.uz/en/arkhiv-kursov-valyut/',
  currency: 'UZS',
  direction: 'local-per-foreign',
  calendar: {
    zone: 'Asia/Tashkent',
    weekdays: [1, 2, 3, 4, 5],
    publishedBy: '18:00',
    valid: 'next-day',
    holidays: [
      ...daysOf(2026, '01-01 01-02 03-09 03-20 03-23 05-11 05-27 05-28 05-29 08-31 09-01 10-01 12-08 12-31'),
      ...daysOf(2027, '01-01 03-08 03-10 03-22 05-10 05-17 09-01 10-01 12-08'),
    ],
    // Worked for 31 December.
    workedDays: daysOf(2026, '12-12'),
    holidaysUntil: '2026-12-31',
  },
  firstDay: '1994-07-01',
  currencies:
    'AED AFN AMD ARS AUD AZN BDT BGN BHD BND BRL BYN CAD CHF CNY CUP CZK DKK DZD EGP EUR GBP GEL HKD HUF IDR ILS INR IQD IRR ISK JOD JPY KGS KHR KRW KWD KZT LAK LBP LYD MAD MDL MMK MNT MXN MYR NOK NZD OMR PHP PKR PLN QAR RON RSD RUB SAR SDG SEK SGD SYP THB TJS TMT TND TRY UAH USD UYU VES VND YER ZAR'.split(
      ' ',
    ),
  limits: { everyMinutes: 60, maxBytes: 200_000 },
};
