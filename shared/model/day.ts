/** Arithmetic on calendar days, `YYYY-MM-DD`, without a time zone. */

/** `YYYY-MM-DD`. */
export type Day = string;

const MS_PER_DAY = 86_400_000;

/** Cache of day numbers: a benchmark asks for the same few days thousands of times. */
const numbers = new Map<Day, number>();
const MOST_NUMBERS = 20_000;

/** Days since 1970-01-01. Throws a RangeError for a text that is not a day of the calendar. */
export function dayNumber(day: Day): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms) || dayOf(ms / MS_PER_DAY) !== day)
    throw new RangeError(`not a day: ${day.slice(0, 20)}`);
  if (numbers.size >= MOST_NUMBERS) numbers.clear();
  numbers.set(day, ms / MS_PER_DAY);
  return ms / MS_PER_DAY;
}

/** Whether a text is a day of the calendar. */
export function isDay(text: string): boolean {
  try {
    dayNumber(text);
    return true;
  } catch {
    return false;
  }
}

const dayOf = (number: number): Day => new Date(number * MS_PER_DAY).toISOString().slice(0, 10);

/** The day so many days later, or earlier for a negative number. */
export const addDays = (day: Day, days: number): Day => dayOf(dayNumber(day) + days);

/** The first day of the month so many months before the day's own. */
export function monthsBefore(day: Day, months: number): Day {
  const date = new Date(dayNumber(day) * MS_PER_DAY);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1);
  return dayOf(first / MS_PER_DAY);
}

/** How many days `to` is after `from`; negative if before. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** 1 = Monday to 7 = Sunday. */
export const weekdayOf = (day: Day): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;

/** The form of a moment in UTC, ISO 8601 to the second or finer. */
export const UTC_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

/** A moment in UTC as milliseconds since 1970; null for a text that is none, such as the 31st of February or 24:00. */
export function readTime(text: string): number | null {
  const ms = UTC_TIME.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 19) !== text.slice(0, 19) ? null : ms;
}
