/**
 * Computes the exact facts of a corridor at 200, so that the figures of a corridor and of its groups come from the same
 * numbers.
 */

import type { CorridorPrices, SurveyedService } from '../model/corridor-prices.ts';
import type { CorridorId } from '../model/vocabulary.ts';
import { parseDecimal } from '../money/decimal.ts';
import type { Rational } from '../money/rational.ts';
import { meanBp, quantile, sortTotals } from './distribution.ts';
import type { IndicatorFacts, SmartIndicator } from './indicator-types.ts';
import { smartIndicator } from './smart.ts';
import { pointAt, totalBp } from './totals.ts';

/** Basis points; flows in USD million. */
export interface CorridorFacts {
  readonly mean: Rational;
  readonly median: Rational;
  /** The least total of a price without flags; null if every price has one. */
  readonly cheapestConfirmed: number | null;
  readonly flow: Rational | null;
  readonly smart: SmartIndicator;
}

/** Decimals of the flows (shared/catalogue/flows.ts): a thousand dollars. */
export const FLOW_DECIMALS = 3;

/** Throws a RangeError for a corridor without a price at 200. */
export function corridorFacts(
  { corridor, services }: Pick<CorridorPrices, 'corridor' | 'services'>,
  flows: IndicatorFacts['flows'],
): CorridorFacts {
  const at200 = services.flatMap((service) => {
    const point = pointAt(service, 200);
    return point ? [{ service, point, total: totalBp(point) }] : [];
  });
  const sorted = sortTotals(at200.map(({ total }) => total));
  const confirmed = at200.filter(({ point }) => point.flags.length === 0).map(({ total }) => total);
  return {
    mean: meanBp(sorted),
    median: quantile(sorted, 1, 2),
    cheapestConfirmed: confirmed.length > 0 ? Math.min(...confirmed) : null,
    flow: flowOf(corridor, flows),
    smart: smartIndicator(at200.map(({ service, point, total }) => smartService(service, point, total))),
  };
}

function flowOf(corridor: CorridorId, flows: IndicatorFacts['flows']): Rational | null {
  const text = flows[corridor];
  return text === undefined ? null : parseDecimal(text, FLOW_DECIMALS);
}

/** A survey row records neither speed nor coverage. Its rate is disclosed if a margin was computed from it. */
const smartService = (
  { provider }: SurveyedService,
  { flags }: { readonly flags: readonly string[] },
  total: number,
): Parameters<typeof smartIndicator>[0][number] => ({
  totalBp: total,
  provider,
  disclosesRate: flags.includes('no-margin-recorded') ? null : true,
  withinFiveDays: null,
  canBeReached: null,
});
