/** What it costs a person more that some services are out of reach: in points, and in money of the amount surveyed. */

import type { AccessProfile } from '../model/access-profile.ts';
import type { CorridorPrices } from '../model/corridor-prices.ts';
import { formatDecimal, parseDecimal } from '../money/decimal.ts';
import { fromBasisPoints, multiply, rational } from '../money/rational.ts';
import { percent } from './distribution.ts';
import { type AccessGap, INCLUSION_VERSION } from './inclusion-types.ts';
import { costBounds, maybeReachable, reachedBy, type ServiceTotal } from './reached.ts';

/**
 * accessGap(P) of confirmed prices at 200 (pricedServices). A profile that says what the recipient has needs the pay-out
 * method, which the survey of 2025 Q3 did not record: there is no figure then, not even a bound.
 */
export function accessGap(
  services: readonly ServiceTotal[],
  profile: AccessProfile,
  sheet: Pick<CorridorPrices, 'amounts' | 'decimals'>,
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
    money: inMoney(gaps, sheet),
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
