/** The official rates that stand above a country's corridors: of its two largest corridors between two currencies. */
import { currenciesOf } from '../../shared/catalogue/corridor-currencies.ts';
import type { PairRate } from '../../shared/fx/benchmark-types.ts';
import { pairOf } from '../../shared/fx/cross-rate.ts';
import type { ReferenceRates } from '../../shared/fx/reference.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';

const MOST_SHOWN = 2;

export interface OfficialRate {
  readonly pair: PairRate;
  /** False: the last known one, too old to be used today. */
  readonly inForce: boolean;
}

/** @param corridors in the order in which they count */
export function officialRates(
  { benchmark, lastKnown }: ReferenceRates,
  corridors: readonly CorridorId[],
  today: string,
): OfficialRate[] {
  const found = new Map<string, OfficialRate>();
  for (const corridor of corridors) {
    const { from, to } = currenciesOf(corridor, today);
    const key = `${from}-${to}`;
    if (from === to || found.has(key)) continue;
    const now = pairOf(benchmark, from, to);
    const pair = now ?? pairOf({ rates: [...benchmark.rates, ...lastKnown] }, from, to);
    if (pair) found.set(key, { pair, inForce: now !== undefined });
    if (found.size === MOST_SHOWN) break;
  }
  return [...found.values()];
}
