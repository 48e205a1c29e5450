/**
 * Computes whom a corridor's services leave out, and what they cost the others, by what the recipient has
 * (docs/method.md). Only if the pay-out method was recorded. Weights are the adults of the recipient's country, never
 * the sender's.
 */

import type { RecipientHas, SenderHas } from '../model/vocabulary.ts';
import { formatDecimal } from '../money/decimal.ts';
import { add, compare, divide, multiply, type Rational, rational, ZERO } from '../money/rational.ts';
import { percent } from './distribution.ts';
import { type CellShares, cellsOf, jointBounds } from './findex-cells.ts';
import {
  CELLS,
  type Cell,
  type CellFigures,
  FINDEX_GROUPS,
  type FindexShares,
  type FindexYear,
  type GroupInclusion,
  INCLUSION_VERSION,
  type Inclusion,
  type Range,
} from './inclusion-types.ts';
import { costBounds, type Reached, reachedBy, type ServiceTotal } from './reached.ts';

/** Phones are left out: nobody publishes them jointly with accounts. In this version an account comes with its card. */
const CELL_HAS: Readonly<Record<Cell, readonly RecipientHas[]>> = {
  both: ['bank-account', 'card', 'wallet', 'phone'],
  'bank-only': ['bank-account', 'card', 'phone'],
  'wallet-only': ['wallet', 'phone'],
  none: ['cash-only', 'phone'],
};

/** A survey of adults more than this many years before the prices is not used. */
const FINDEX_YEARS = 5;

/**
 * @param years the surveys of the recipient's country; the latest one not after the prices is used.
 * @param priceYear the year of the prices.
 * @param sender what the sender has; not given: it lacks nothing.
 */
export function inclusion(
  services: readonly ServiceTotal[],
  years: readonly FindexYear[],
  priceYear: number,
  sender?: readonly SenderHas[],
): Inclusion {
  if (services.length === 0) return { computable: false, why: 'no-confirmed-price' };
  if (services.every(({ payoutMethod }) => payoutMethod === undefined)) {
    return { computable: false, why: 'pay-out-not-recorded' };
  }
  const { notReachable } = reachedBy(services, { sender });
  if (notReachable.length === services.length) return { computable: false, why: 'none-seen' };
  const findex = years
    .filter(({ year }) => year <= priceYear && year >= priceYear - FINDEX_YEARS)
    .sort((a, b) => b.year - a.year)[0];
  if (!findex) return { computable: false, why: 'no-survey-of-adults-in-date' };
  const reached = CELLS.map(
    (cell): CellReach => [cell, reachedBy(services, { sender, recipient: CELL_HAS[cell] })],
  );
  const groups = findex.groups.flatMap((shares) => groupInclusion(shares, reached) ?? []);
  return {
    computable: true,
    version: INCLUSION_VERSION,
    findexYear: findex.year,
    services: services.length,
    groups,
    missing: FINDEX_GROUPS.filter((group) => !groups.some((other) => other.group === group)),
  };
}

type CellReach = readonly [Cell, Reached];

function groupInclusion(shares: FindexShares, reached: readonly CellReach[]): GroupInclusion | null {
  const ends = cellsOf(shares);
  if (ends.length === 0) return null;
  const { group, account, internet, debitCard, digitalPayment, inactiveAccount } = shares;
  const sumOf = (cells: readonly Cell[]) => (end: CellShares) =>
    cells.reduce((sum, cell) => sum + end[cell], 0);
  const cellsWith = (holds: (reach: Reached) => boolean): Cell[] =>
    reached.filter(([, reach]) => holds(reach)).map(([cell]) => cell);
  const between = (least: readonly Cell[], most: readonly Cell[]): Range =>
    shareRange([...ends.map(sumOf(least)), ...ends.map(sumOf(most))]);
  const possible = ({ reachable, unknown }: Reached): number => reachable.length + unknown.length;
  return {
    group,
    label: group === 'rural' ? 'inferred' : 'checked',
    cells: reached.map(([cell, reach]) => cellFigures(cell, reach, ends)),
    excludedShare: between(
      cellsWith((reach) => possible(reach) === 0),
      cellsWith((reach) => reach.reachable.length === 0),
    ),
    unpricedShare: between(
      cellsWith((reach) => reach.reachable.length > 0 && possible(reach) < 3),
      cellsWith((reach) => possible(reach) > 0 && reach.reachable.length < 3),
    ),
    inclusiveCost: inclusiveCost(reached, ends),
    accountAndInternet: joint(account, internet),
    debitCardAndInternet: joint(debitCard, internet),
    digitalPayment: digitalPayment === null ? null : share(digitalPayment),
    inactiveAccount: inactiveAccount === null ? null : share(inactiveAccount),
  };
}

function cellFigures(cell: Cell, reach: Reached, ends: readonly CellShares[]): CellFigures {
  const { atLeast, atMost } = costBounds(reach);
  return {
    cell,
    share: shareRange(ends.map((end) => end[cell])),
    reachable: reach.reachable.length,
    unknown: reach.unknown.length,
    cost: atLeast && atMost && { atLeast: percent(atLeast), atMost: percent(atMost) },
  };
}

/**
 * The mean over the cells with a cost. No figure if the records do not show whether a cell with adults has a cost. As a
 * share goes from one end to the other, the quotient only rises or only falls, so its bounds are at the ends.
 */
function inclusiveCost(reached: readonly CellReach[], ends: readonly CellShares[]): Range | null {
  const bounds = reached.map(([cell, reach]) => ({ cell, ...costBounds(reach) }));
  const unsettled = bounds.filter(({ atLeast, atMost }) => atLeast && !atMost);
  if (unsettled.some(({ cell }) => ends.some((end) => end[cell] > 0))) return null;
  const quotients = (['atLeast', 'atMost'] as const).flatMap((bound) =>
    ends.flatMap((end) => {
      let costs = ZERO;
      let shares = 0;
      for (const one of bounds) {
        const cost = one[bound];
        if (!cost) continue;
        costs = add(costs, multiply(cost, rational(end[one.cell])));
        shares += end[one.cell];
      }
      return shares === 0 ? [] : [divide(costs, rational(shares))];
    }),
  );
  const [least, most] = extremes(quotients);
  return least && most ? { atLeast: percent(least), atMost: percent(most) } : null;
}

function extremes(values: readonly Rational[]): [Rational | undefined, Rational | undefined] {
  const sorted = [...values].sort(compare);
  return [sorted[0], sorted[sorted.length - 1]];
}

/** Hundredths of a percent as a percentage. */
const share = (hundredths: number): string => formatDecimal(rational(hundredths, 100), 2);

const shareRange = (hundredths: readonly number[]): Range => ({
  atLeast: share(Math.min(...hundredths)),
  atMost: share(Math.max(...hundredths)),
});

function joint(a: number | null, b: number | null): Range | null {
  if (a === null || b === null) return null;
  const { atLeast, atMost } = jointBounds(a, b);
  return { atLeast: share(atLeast), atMost: share(atMost) };
}
