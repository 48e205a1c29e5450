/** When a bank publishes. From these facts follow the fixing day of a rate and when the next one is due. */
import type { Day } from '../model/day.ts';

export interface Calendar {
  /** IANA time zone of the bank. */
  readonly zone: string;
  /** Days of the week that it fixes rates on, 1 = Monday to 7 = Sunday. One day: a weekly bulletin. */
  readonly weekdays: readonly number[];
  /** The bank's local time, `HH:MM`, by which that day's bulletin is available. */
  readonly publishedBy: string;
  /** Whether a bulletin is valid on the day it was fixed, or from the next calendar day. */
  readonly valid: 'same-day' | 'next-day';
  /** Days without a fixing that fall on those weekdays. */
  readonly holidays: readonly Day[];
  /** Days with a fixing that fall on none of those weekdays: a Saturday worked for another day. */
  readonly workedDays?: readonly Day[];
  /**
   * The last day up to which `holidays` and `workedDays` are complete. After it a missing bulletin may be a holiday
   * nobody entered. It is before the first holiday or worked day that only one source announces.
   */
  readonly holidaysUntil: Day;
}
