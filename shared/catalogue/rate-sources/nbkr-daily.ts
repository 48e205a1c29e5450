/**
 * National Bank of the Kyrgyz Republic, daily: fixed between 15:00 and 15:30, valid from the next calendar day. Days of
 * rest are those of the Labour Code of 23 January 2025: 1 to 7 January and 1 to 9 May are free, 23 February, 7 April, 7 and
 * 8 November are worked, and a holiday on a weekend moves no more. 8 and 9 January 2026, free for state bodies, count as
 * worked. The days of Orozo Ait and Kurman Ait in 2027 are estimated. Saturday 23.05.2026 seems to have been worked (the
 * rates of Sunday 24.05. are dated so); no second source says so, or for which day, so these rates count as fixed on Friday.
 */
import type { RateSourceEntry } from '../rate-source.ts';
import { daysOf } from './days-of.ts';

export const nbkrDaily: RateSourceEntry = {
  id: 'nbkr-daily',
  kind: 'rates',
  bank: 'nbkr',
  name: 'Daily official exchange rates',
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
    weekdays: [1, 2, 3, 4, 5],
    publishedBy: '17:00',
    valid: 'next-day',
    holidays: [
      ...daysOf(2026, '01-01 01-02 01-05 01-06 01-07 03-20 05-01 05-04 05-05 05-06 05-07 05-08 05-27 08-31'),
      ...daysOf(2027, '01-01 01-04 01-05 01-06 01-07 03-08 03-10 05-03 05-04 05-05 05-06 05-07 08-31'),
    ],
    holidaysUntil: '2026-05-22',
  },
  // Only the latest is served: the day of the first recording.
  firstDay: '2026-05-22',
  currencies: 'CNY EUR KZT RUB USD'.split(' '),
  limits: { everyMinutes: 60, maxBytes: 200_000 },
};
