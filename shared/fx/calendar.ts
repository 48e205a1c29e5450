/** Finds the days a bank fixes rates on, the newest bulletin that should be out, and since when one is missing. */

import type { Day } from '../model/day.ts';
import { addDays, weekdayOf } from '../model/day.ts';
import { bankTime, instantAt } from './bank-time.ts';
import type { Calendar } from './calendar-types.ts';

/** How long after the due time a source counts as stale: banks are often hours late. */
export const GRACE_HOURS = 6;

/** No bank pauses longer. A calendar without any fixing day is a mistake, not a long holiday. */
const LONGEST_REST_DAYS = 60;

/** Whether the bank fixes rates on that day. */
export const isFixingDay = ({ weekdays, holidays, workedDays }: Calendar, day: Day): boolean =>
  (weekdays.includes(weekdayOf(day)) && !holidays.includes(day)) || workedDays?.includes(day) === true;

function nextFixingDay(calendar: Calendar, from: Day, step: 1 | -1): Day {
  for (let days = 1; days <= LONGEST_REST_DAYS; days += 1) {
    const day = addDays(from, step * days);
    if (isFixingDay(calendar, day)) return day;
  }
  throw new RangeError(`no fixing day within ${LONGEST_REST_DAYS} days of ${from}`);
}

/**
 * The last fixing day before a day. If a bank's rates are valid from the next day, those valid on the day were fixed
 * then.
 */
export const fixingDayBefore = (calendar: Calendar, day: Day): Day => nextFixingDay(calendar, day, -1);

/** The first fixing day after a day. */
export const fixingDayAfter = (calendar: Calendar, day: Day): Day => nextFixingDay(calendar, day, 1);

/** The fixing day of the newest bulletin that should be out at an instant (ISO 8601, UTC). */
export function latestDue(calendar: Calendar, instant: string): Day {
  const { day } = bankTime(calendar.zone, instant);
  // Compare instants, not clock times: where clocks go back, the same time comes twice.
  const isOut = isFixingDay(calendar, day) && Date.parse(dueAt(calendar, day).at) <= Date.parse(instant);
  return isOut ? day : fixingDayBefore(calendar, day);
}

export interface Due {
  readonly fixedOn: Day;
  /** ISO 8601, UTC: when it should be available. */
  readonly at: string;
}

/** When the bulletin of a fixing day should be available. */
export const dueAt = ({ zone, publishedBy }: Calendar, fixedOn: Day): Due => ({
  fixedOn,
  at: instantAt(zone, fixedOn, publishedBy),
});

/** The first bulletin that is not yet due at an instant. */
export const nextDue = (calendar: Calendar, instant: string): Due =>
  dueAt(calendar, fixingDayAfter(calendar, latestDue(calendar, instant)));

/** Whether the calendar has the holidays of a day. If not, a missing bulletin may mean a holiday nobody entered. */
export const holidaysKnown = ({ holidaysUntil }: Calendar, day: Day): boolean => day <= holidaysUntil;

/** The weekdays from a day on, of so many days in all, that are holidays of the bank, as far as they are known: not after `holidaysUntil`. */
export const holidaysWithin = (calendar: Calendar, from: Day, days: number): Day[] =>
  Array.from({ length: days }, (_, index) => addDays(from, index)).filter(
    (day) =>
      calendar.weekdays.includes(weekdayOf(day)) &&
      !isFixingDay(calendar, day) &&
      holidaysKnown(calendar, day),
  );

export type Staleness =
  | { readonly stale: false }
  | {
      readonly stale: true;
      /** ISO 8601, UTC: when the first missing bulletin was due, without the grace. */
      readonly since: string;
      /** Its fixing day. */
      readonly missing: Day;
      /** False: that day is after `holidaysUntil`, so it may have been a holiday; new holidays must be entered. */
      readonly holidaysKnown: boolean;
    };

/** Whether a source is stale at an instant (ISO 8601, UTC), and since when, if its newest bulletin was fixed on a day. */
export function staleSince(calendar: Calendar, newestFixedOn: Day, instant: string): Staleness {
  const { fixedOn: missing, at: since } = dueAt(calendar, fixingDayAfter(calendar, newestFixedOn));
  const late = Date.parse(instant) - Date.parse(since);
  if (!(late >= GRACE_HOURS * 3_600_000)) return { stale: false };
  return { stale: true, since, missing, holidaysKnown: holidaysKnown(calendar, missing) };
}
