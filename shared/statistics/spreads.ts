/**
 * Computes mean, spread, trimmed mean and the pull of the most influential corridor for every group of a grouping, at
 * one amount.
 */

import { type CorridorId, corridorId, type Denomination } from '../model/vocabulary.ts';
import { compare, type Rational, rational, subtract } from '../money/rational.ts';
import { distributionOfSorted, percent, trimmedMeanBp } from './distribution.ts';
import { type GroupColumn, slicesOf } from './indicator-rows.ts';
import type { CorridorPull, Spread } from './indicator-types.ts';

/**
 * Group to its figures.
 * @param corridors the rows' corridors, which pull a group's mean
 * @param order from rowsByTotal: the rows are sorted once for all groupings
 */
export function spreadsOf(
  denomination: Denomination,
  totals: Int32Array,
  order: Int32Array,
  column: GroupColumn,
  corridors: GroupColumn,
): ReadonlyMap<string, Spread> {
  const pulls = pullsOf(totals, column, corridors);
  return new Map(
    slicesOf(totals, order, column).map((sorted, code) => [
      column.keys[code] ?? '',
      {
        ...distributionOfSorted(denomination, sorted),
        trimmedMean: percent(trimmedMeanBp(sorted)),
        pull: pulls[code] ?? null,
      },
    ]),
  );
}

interface Sum {
  total: number;
  count: number;
}

/** For each group the corridor whose rows move its mean most, up or down; null if the group is one corridor. */
function pullsOf(totals: Int32Array, column: GroupColumn, corridors: GroupColumn): (CorridorPull | null)[] {
  const sums = column.keys.map((): Map<number, Sum> => new Map());
  totals.forEach((total, row) => {
    const group = sums[column.codes[row] ?? -1];
    const corridor = corridors.codes[row] ?? -1;
    const sum = group?.get(corridor);
    if (sum) {
      sum.total += total;
      sum.count += 1;
    } else group?.set(corridor, { total, count: 1 });
  });
  return sums.map((byCorridor) => strongest(byCorridor, corridors.keys));
}

function strongest(byCorridor: ReadonlyMap<number, Sum>, names: readonly string[]): CorridorPull | null {
  if (byCorridor.size < 2) return null;
  const all = { total: 0, count: 0 };
  for (const { total, count } of byCorridor.values()) {
    all.total += total;
    all.count += count;
  }
  let best: { readonly name: string; readonly pull: Rational } | null = null;
  // In the order of names, so that of two equal pulls always the same one wins.
  for (const [code, { total, count }] of [...byCorridor].sort(([a], [b]) => a - b)) {
    const without = rational(all.total - total, all.count - count);
    const pull = subtract(rational(all.total, all.count), without);
    if (!best || compare(size(pull), size(best.pull)) > 0) best = { name: names[code] ?? '', pull };
  }
  return best && { corridor: asCorridor(best.name), points: percent(best.pull) };
}

const size = ({ n, d }: Rational): Rational => ({ n: n < 0n ? -n : n, d });

const asCorridor = (name: string): CorridorId => corridorId(name.slice(0, 3), name.slice(4));
