/**
 * When the survey is asked for its next round: it has one for each quarter, published some months after the quarter's end. From that end
 * on it is asked each week; before it each month, for what was corrected. Pure.
 */
import type { PriceSourceState } from '../../shared/contracts/price-source.ts';
import { periodOf, periodOfDay, quarterOf } from '../../shared/model/period.ts';

const HOUR_MS = 3_600_000;
/** A run that comes each day may come some hours early. */
const EARLY_HOURS = 6;
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
  if (notBefore !== null && instant < notBefore) return `it blocked us, and is left alone until ${notBefore}`;
  if (lastAsked === null || lastAsked > instant) return null;
  const next = newest === undefined ? undefined : periodOf(quarterOf(newest) + 1);
  const isExpected = next === undefined || next < periodOfDay(instant.slice(0, 10));
  const wanted = failure ? HOURS.failed : isExpected ? HOURS.expected : HOURS.correction;
  const hours = (Date.parse(instant) - Date.parse(lastAsked)) / HOUR_MS;
  return hours < wanted - EARLY_HOURS ? `it was asked on ${lastAsked.slice(0, 10)}` : null;
}
