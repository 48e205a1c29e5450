/** Days of a year, written short. */
import type { Day } from '../../model/day.ts';

/** `daysOf(2026, '01-01 05-01')` are 2026-01-01 and 2026-05-01. */
export const daysOf = (year: number, days: string): Day[] => days.split(' ').map((day) => `${year}-${day}`);
