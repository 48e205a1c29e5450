/**
 * When the survey is asked for its next round: it has one for each quarter, published some months after the quarter's end. From that end
 * on it is asked each week; before it each month, for what was corrected. Pure.
 */
import type { PriceSourceState } from '../../shared/contracts/price-source.ts';
import { LONGEST_BLOCK_HOURS } from '../../shared/fx/source-state.ts';
import { periodOf, periodOfDay, quarterOf } from '../../shared/model/period.ts';

const HOUR_MS = 3_600_000;
/** A run that comes each day may come some hours early. */
const EARLY_HOURS = 6;
/** The request comes a moment after the run that decides on it: a block of a day must not last two. */
const BLOCK_ENDS_EARLY_HOURS = 1 / 6;
const HOURS = { failed: 24, expected: 7 * 24, correction: 30 * 24 } as const;

/**
 * Why a source is not asked now; null: it is.
 * @param newest the newest quarter whose prices are held; undefined: none
 * @param instant now, ISO 8601 UTC
 */
export function pauseOf(
  { lastAsked, failure, notBefore }: PriceSourceState,
  newest: string | undefined,
  instant: string,
): string | null {
  const after = (hours: number): string =>
    new Date(Date.parse(instant) + (hours + BLOCK_ENDS_EARLY_HOURS) * HOUR_MS).toISOString();
  // One that is farther ahead than any block lasts is of a clock that was.
  if (notBefore !== null && after(0) < notBefore && notBefore <= after(LONGEST_BLOCK_HOURS))
    return `it blocked us, and is left alone until ${notBefore}`;
  if (lastAsked === null || lastAsked > instant) return null;
  const next = newest === undefined ? undefined : periodOf(quarterOf(newest) + 1);
  const isExpected = next === undefined || next < periodOfDay(instant.slice(0, 10));
  const wanted = failure ? HOURS.failed : isExpected ? HOURS.expected : HOURS.correction;
  const hours = (Date.parse(instant) - Date.parse(lastAsked)) / HOUR_MS;
  return hours < wanted - EARLY_HOURS ? `it was asked on ${lastAsked.slice(0, 10)}` : null;
}
