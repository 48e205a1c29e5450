/**
 * Computes the exact facts of a corridor at 200, so that the figures of a corridor and of its groups come from the same
 * numbers.
 */

import type { CorridorPrices, PricePoint, SurveyedService } from '../model/corridor-prices.ts';
import type { CorridorId, PayoutMethod } from '../model/vocabulary.ts';
import { parseDecimal } from '../money/decimal.ts';
import type { Rational } from '../money/rational.ts';
import { meanBp, quantile, sortTotals } from './distribution.ts';
import type { IndicatorFacts, SmartIndicator } from './indicator-types.ts';
import { type CheapestThree, cheapestThree, type SmartService, smartIndicator } from './smart.ts';
import { pointAt, totalBp } from './totals.ts';

/** Basis points; flows in USD million. */
export interface CorridorFacts {
  readonly mean: Rational;
  readonly median: Rational;
  /** The least total of a price without flags; null if every price has one. */
  readonly cheapestConfirmed: number | null;
  readonly flow: Rational | null;
  readonly smart: SmartIndicator;
  readonly three: CheapestThree;
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
  const qualifying = smartServices(services);
  const confirmed = at200.filter(({ point }) => point.flags.length === 0).map(({ total }) => total);
  return {
    mean: meanBp(sorted),
    median: quantile(sorted, 1, 2),
    cheapestConfirmed: confirmed.length > 0 ? Math.min(...confirmed) : null,
    flow: flowOf(corridor, flows),
    smart: smartIndicator(qualifying),
    three: cheapestThree(qualifying),
  };
}

function flowOf(corridor: CorridorId, flows: IndicatorFacts['flows']): Rational | null {
  const text = flows[corridor];
  return text === undefined ? null : parseDecimal(text, FLOW_DECIMALS);
}

/** The services of a corridor at 200 as the rules of the three cheapest take them, each with its price. */
export const smartServices = (
  services: readonly SurveyedService[],
): (SmartService & { readonly point: PricePoint })[] =>
  services.flatMap((service) => {
    const point = pointAt(service, 200);
    return point ? [{ ...smartService(service, point, totalBp(point)), point }] : [];
  });

/**
 * A rate is known to be disclosed if a margin was computed from it and the total is above 0: else the survey's figures lack a
 * part of the cost. What is paid into an account, to a card or a wallet reaches whoever has
 * one; how far cash and home delivery reach (coverage) is not recorded.
 */
const smartService = (
  { provider, speed, payoutMethod }: SurveyedService,
  { flags }: PricePoint,
  total: number,
): SmartService => ({
  totalBp: total,
  provider,
  disclosesRate: flags.length > 0 ? null : true,
  withinFiveDays: speed ? speed !== 'six-days-or-more' : null,
  canBeReached: payoutMethod && !NEEDS_COVERAGE.includes(payoutMethod) ? true : null,
});

const NEEDS_COVERAGE: readonly PayoutMethod[] = ['cash-pickup', 'home-delivery'];
