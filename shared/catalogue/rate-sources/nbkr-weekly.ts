/**
 * National Bank of the Kyrgyz Republic, weekly: dated Saturday and valid for seven days, so fixed on Friday; holidays
 * as in nbkr-daily.ts, and only those that are Fridays.
 */
import type { RateSourceEntry } from '../rate-source.ts';
import { daysOf } from './days-of.ts';

export const nbkrWeekly: RateSourceEntry = {
  id: 'nbkr-weekly',
  kind: 'rates',
  bank: 'nbkr',
  name: 'Weekly official exchange rates',
  publisher: 'National Bank of the Kyrgyz Republic',
  attribution: 'Source: National Bank of the Kyrgyz Republic (www.nbkr.kg)',
  terms: {
    allows: 'Not read by anyone yet: the address of its terms could not be reached.',
    url: 'https://www.nbkr.kg/',
    checked: null,
  },
  url: 'https://www.nbkr.kg/index1.jsp?item=1562&lang=ENG',
  currency: 'KGS',
  direction: 'local-per-foreign',
  calendar: {
    zone: 'Asia/Bishkek',
    weekdays: [5],
    publishedBy: '17:00',
    valid: 'next-day',
    holidays: [...daysOf(2026, '01-02 03-20 05-01 05-08'), ...daysOf(2027, '01-01 05-07')],
    holidaysUntil: '2026-05-22',
  },
  // Only the latest is served: the day of the first recording.
  firstDay: '2026-05-22',
  currencies:
    'AED AFN AMD AUD AZN BRL BYN CAD CHF CZK DKK GBP GEL HKD HUF IDR INR IRR JPY KRW KWD MDL MNT MYR NOK NZD OMR PKR PLN SAR SEK SGD TJS TMT TRY TWD UAH UZS'.split(
      ' ',
    ),
  limits: { everyMinutes: 360, maxBytes: 200_000 },
};
