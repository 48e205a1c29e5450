/**
 * National Bank of the Kyrgyz Republic, daily: fixed between 15:00 and 15:30, valid from the next calendar day. The
 * days of Orozo Ait and Kurman Ait in 2027 are estimated. A Saturday that is worked for a Monday (as 23.05.2026 seems
 * to have been: the rates of Sunday 24.05. are dated so) is not known here; such rates count as fixed on Friday.
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
      ...daysOf(2026, '01-01 01-07 02-23 03-09 03-20 03-23 04-07 05-01 05-05 05-11 05-27 08-31 11-09 11-10'),
      ...daysOf(2027, '01-01 01-07 02-23 03-08 03-10 03-22 04-07 05-03 05-05 05-10 05-17 08-31 11-08 11-09'),
    ],
    holidaysUntil: '2026-12-31',
  },
  // Only the latest is served: the day of the first recording.
  firstDay: '2026-05-22',
  currencies: 'CNY EUR KZT RUB USD'.split(' '),
  limits: { everyMinutes: 60, maxBytes: 200_000 },
};
