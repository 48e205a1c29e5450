/** Sorts the services of a corridor for a profile into reachable, unknown and not reachable, each by rising price. */

import type { AccessProfile } from '../model/access-profile.ts';
import type { CorridorPrices } from '../model/corridor-prices.ts';
import type { Rational } from '../money/rational.ts';
import { reachOf, type ServiceNeeds } from '../pricing/reach.ts';
import { meanOfThree } from './smart.ts';
import { pointAt, totalBp } from './totals.ts';

/** A service with what it needs and its per-principal total at 200, basis points. */
export interface ServiceTotal extends ServiceNeeds {
  readonly totalBp: number;
}

/** Basis points, rising. */
export interface Reached {
  readonly reachable: readonly number[];
  readonly unknown: readonly number[];
  readonly notReachable: readonly number[];
}

/**
 * The services of a corridor whose price at 200 has no flag: only these may lead.
 */
export const serviceTotals = ({ services }: Pick<CorridorPrices, 'services'>): ServiceTotal[] =>
  services.flatMap((service) => {
    const point = pointAt(service, 200);
    if (!point || point.flags.length > 0) return [];
    const { fundingInstrument, accessPoint, payoutMethod } = service;
    return [{ fundingInstrument, accessPoint, payoutMethod, totalBp: totalBp(point) }];
  });

export function reachedBy(services: readonly ServiceTotal[], profile: AccessProfile): Reached {
  const sorted = services
    .map((service) => ({ total: service.totalBp, reach: reachOf(service, profile).reach }))
    .sort((a, b) => a.total - b.total);
  const of = (reach: 'reachable' | 'unknown' | 'not-reachable'): number[] =>
    sorted.filter((one) => one.reach === reach).map(({ total }) => total);
  return { reachable: of('reachable'), unknown: of('unknown'), notReachable: of('not-reachable') };
}

/** Totals of services that are or may be reachable, basis points, rising. */
export const maybeReachable = ({ reachable, unknown }: Reached): number[] =>
  [...reachable, ...unknown].sort((a, b) => a - b);

/**
 * cost(P), basis points: services that may be reachable give the lower bound, those known to be the upper; null with
 * fewer than three.
 */
export const costBounds = (
  reached: Reached,
): { readonly atLeast: Rational | null; readonly atMost: Rational | null } => ({
  atLeast: meanOfThree(maybeReachable(reached)),
  atMost: meanOfThree(reached.reachable),
});
