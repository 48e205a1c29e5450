/**
 * Computes how much more a person pays who cannot reach some services: in points, and in money of the surveyed amount.
 */

import type { AccessProfile } from '../model/access-profile.ts';
import type { CorridorPrices } from '../model/corridor-prices.ts';
import { formatDecimal, parseDecimal } from '../money/decimal.ts';
import { fromBasisPoints, multiply, rational } from '../money/rational.ts';
import { percent } from './distribution.ts';
import { type AccessGap, INCLUSION_VERSION } from './inclusion-types.ts';
import { costBounds, maybeReachable, reachedBy, type ServiceTotal } from './reached.ts';

/**
 * accessGap(P) over confirmed prices at 200 (serviceTotals). For a profile with a recipient the pay-out method must be
 * recorded; the survey of 2025 Q3 has none, so there is no figure, not even a bound.
 */
export function accessGap(
  services: readonly ServiceTotal[],
  profile: AccessProfile,
  prices: Pick<CorridorPrices, 'amounts' | 'decimals'>,
): AccessGap {
  if (services.length === 0) return { computable: false, why: 'no-confirmed-price' };
  if (profile.recipient && services.every(({ payoutMethod }) => payoutMethod === undefined)) {
    return { computable: false, why: 'pay-out-not-recorded' };
  }
  const reached = reachedBy(services, profile);
  const [cheapestMaybe] = maybeReachable(reached);
  if (cheapestMaybe === undefined) return { computable: false, why: 'none-seen' };
  const cheapest = Math.min(...services.map(({ totalBp }) => totalBp));
  const [cheapestReachable] = reached.reachable;
  const { atLeast, atMost } = costBounds(reached);
  const gaps = {
    atLeast: cheapestMaybe - cheapest,
    atMost: cheapestReachable === undefined ? null : cheapestReachable - cheapest,
  };
  return {
    computable: true,
    version: INCLUSION_VERSION,
    reachable: reached.reachable.length,
    unknown: reached.unknown.length,
    notReachable: reached.notReachable.length,
    cheapest: percent(rational(cheapest)),
    cheapestReachable: cheapestReachable === undefined ? null : percent(rational(cheapestReachable)),
    atLeast: percent(rational(gaps.atLeast)),
    atMost: gaps.atMost === null ? null : percent(rational(gaps.atMost)),
    money: inMoney(gaps, prices),
    cost: { atLeast: atLeast && percent(atLeast), atMost: atMost && percent(atMost) },
  };
}

function inMoney(
  { atLeast, atMost }: { readonly atLeast: number; readonly atMost: number | null },
  { amounts, decimals }: Pick<CorridorPrices, 'amounts' | 'decimals'>,
): Extract<AccessGap, { computable: true }>['money'] {
  const [{ local }] = amounts;
  if (!local) return null;
  const places = decimals[local.currency] ?? 0;
  const of = (bp: number): string =>
    formatDecimal(multiply(parseDecimal(local.amount, places), fromBasisPoints(bp)), places);
  return { currency: local.currency, atLeast: of(atLeast), atMost: atMost === null ? null : of(atMost) };
}
