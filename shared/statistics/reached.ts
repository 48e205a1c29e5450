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

/** A service as the cells of recipients see it (inclusion.ts): also one whose price is doubtful. */
export interface SeenService extends ServiceTotal {
  readonly provider: string;
  /** Its price at 200 has no flag: only then it prices a cell, or may lead. */
  readonly confirmed: boolean;
}

/** Basis points, rising. */
export interface Reached {
  readonly reachable: readonly number[];
  readonly unknown: readonly number[];
  readonly notReachable: readonly number[];
}

/** The services of a corridor with a price at 200, doubtful ones too. */
export const seenServices = ({ services }: Pick<CorridorPrices, 'services'>): SeenService[] =>
  services.flatMap((service) => {
    const point = pointAt(service, 200);
    if (!point) return [];
    const { provider, fundingInstrument, accessPoint, payoutMethod } = service;
    const confirmed = point.flags.length === 0;
    return [{ provider, fundingInstrument, accessPoint, payoutMethod, totalBp: totalBp(point), confirmed }];
  });

/** The services of a corridor whose price at 200 has no flag: only these may lead. */
export const serviceTotals = (prices: Pick<CorridorPrices, 'services'>): ServiceTotal[] =>
  seenServices(prices).filter(({ confirmed }) => confirmed);

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
