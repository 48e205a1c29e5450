/**
 * Measures what the firms of many services do to their mean: how few they are, what each kind of them costs, and how much the mean
 * would change without any one of them. By firm name: owners and market shares are not known. Rows count as published.
 */

import type { CorridorProvider } from '../model/corridor-prices.ts';
import { groupBy } from '../model/group-by.ts';
import { byText } from '../model/order.ts';
import { PROVIDER_TYPES } from '../model/vocabulary.ts';
import { compare, type Rational, rational, subtract } from '../money/rational.ts';
import { concentration } from './concentration.ts';
import { distribution, percent } from './distribution.ts';
import type { GroupFirms, ProviderPull } from './indicator-types.ts';

/** A price at USD 200: its firm, and fee and margin together in basis points. */
export interface FirmRow {
  readonly provider: string;
  readonly firm: CorridorProvider | undefined;
  readonly totalBp: number;
}

const size = ({ n, d }: Rational): Rational => ({ n: n < 0n ? -n : n, d });

/** The firm whose rows move the mean most, up or down; of equal ones the first by id. Null if there are not two firms. */
export function providerPull(rows: readonly FirmRow[]): ProviderPull | null {
  const byProvider = groupBy(rows, ({ provider }) => provider);
  if (byProvider.size < 2) return null;
  const sum = (some: readonly FirmRow[]): number => some.reduce((total, { totalBp }) => total + totalBp, 0);
  const [all, count] = [sum(rows), rows.length];
  const mean = rational(all, count);
  let best: { readonly provider: string; readonly without: Rational; readonly pull: Rational } | null = null;
  for (const [provider, own] of [...byProvider].sort(([a], [b]) => byText(a, b))) {
    const without = rational(all - sum(own), count - own.length);
    const pull = subtract(mean, without);
    if (!best || compare(size(pull), size(best.pull)) > 0) best = { provider, without, pull };
  }
  if (!best) return null;
  const { provider, without, pull } = best;
  const [first] = byProvider.get(provider) ?? [];
  return {
    provider,
    name: first?.firm?.name ?? provider,
    services: byProvider.get(provider)?.length ?? 0,
    points: percent(pull),
    without: percent(without),
  };
}

/** The firms of a group. Null without rows. */
export function firmsOf(rows: readonly FirmRow[]): GroupFirms | null {
  if (rows.length === 0) return null;
  const own = concentration(rows.map(({ provider }) => provider));
  const nameOf = (id: string): string => rows.find(({ provider }) => provider === id)?.firm?.name ?? id;
  const byType = groupBy(rows, ({ firm }) => firm?.type ?? 'unknown');
  return {
    concentration: own,
    largestNames: own.largest.map(nameOf),
    pull: providerPull(rows),
    types: PROVIDER_TYPES.flatMap((type) => {
      const of = byType.get(type);
      if (!of) return [];
      const { count, mean, median } = distribution(
        200,
        of.map(({ totalBp }) => totalBp),
      );
      return [{ type, services: count, mean, median }];
    }),
  };
}
