/** Quarters as the surveys name them: `2025-Q3`. */
import { addDays, type Day } from './day.ts';

/** Quarters since year 0. Throws a RangeError for a text that is not a quarter. */
export function quarterOf(period: string): number {
  const match = /^(\d{4})-Q([1-4])$/.exec(period);
  if (!match) throw new RangeError(`not a quarter like 2025-Q3: ${period.slice(0, 20)}`);
  return Number(match[1]) * 4 + Number(match[2]) - 1;
}

/** The reverse of quarterOf. */
export const periodOf = (quarter: number): string =>
  `${String(Math.floor(quarter / 4)).padStart(4, '0')}-Q${(quarter % 4) + 1}`;

function firstDayIn(quarter: number): Day {
  const [year = '', number = ''] = periodOf(quarter).split('-Q');
  return `${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}-01`;
}

/** Its first day. Throws a RangeError for a text that is not a quarter. */
export const firstDayOf = (period: string): Day => firstDayIn(quarterOf(period));

/** Its last day. Throws a RangeError for a text that is not a quarter. */
export const lastDayOf = (period: string): Day => addDays(firstDayIn(quarterOf(period) + 1), -1);

/** Its year. Throws a RangeError for a text that is not a quarter. */
export const yearOf = (period: string): number => Math.floor(quarterOf(period) / 4);

/** The quarter of an ISO day. */
export const periodOfDay = (day: string): string =>
  `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
