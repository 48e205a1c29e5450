/** The days that a caller may request. */
import type { Day } from '../../shared/model/day.ts';
import { isDay } from '../../shared/model/day.ts';
import { Problem } from '../http/problem.ts';

/** The first day of the ECB's rates. */
const FIRST_DAY: Day = '1999-01-04';

/** @throws Problem 400 for a day that does not exist, before the first day or after today. */
export function checkDay(field: string, day: Day, today: Day): Day {
  if (isDay(day) && day >= FIRST_DAY && day <= today) return day;
  const detail = isDay(day)
    ? 'It is before the first rates or still to come.'
    : 'It is no day of the calendar.';
  throw new Problem(400, `${field}-out-of-range`, `${field}: ${detail}`, [
    { field, detail, allowed: [`${FIRST_DAY} to ${today}`] },
  ]);
}
