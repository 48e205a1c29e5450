/** How long a rate that a provider sent is known: it moves with the market, which rests at the weekend. */
import { weekdayOf } from '../../model/day.ts';

const MS_PER_HOUR = 3_600_000;
/** By the weekday in UTC, from Monday: to the same hour of the next working day. */
const HOURS = [24, 24, 24, 24, 72, 48, 24] as const;

/**
 * The last moment at which a rate is known, as ISO 8601 in UTC: 24 hours after it was the rate, over a weekend up to 72. Throws
 * a RangeError for a text that is no time.
 */
export function rateEnds(asOf: string): string {
  const hours = HOURS[weekdayOf(asOf.slice(0, 10)) - 1] ?? 24;
  return new Date(Date.parse(asOf) + hours * MS_PER_HOUR).toISOString();
}
