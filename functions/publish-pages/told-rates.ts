/** All that pages and files of a corridor say of exchange rates. */
import { exchangeOf } from '../../shared/catalogue/corridor-currencies.ts';
import type { Exchange } from '../../shared/fx/exchange.ts';
import type { RatesInForce } from '../../shared/fx/reference.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import { type Checked, checkedOf } from '../../site/kinds.ts';

export interface ToldRates {
  /** The rate that converts a price; null: none is in date. */
  exchange(corridor: CorridorId): Exchange | null;
  /** The rate against which an offer is checked. */
  check(corridor: CorridorId): Checked;
}

/** @param day ISO day on which it is said; undefined rates: none are published */
export const toldRates = (rates: RatesInForce | undefined, day: string): ToldRates => ({
  exchange: (corridor) => (rates && exchangeOf(rates, corridor, day)) ?? null,
  check: (corridor) => checkedOf(corridor, rates, day),
});

/** Whether a corridor is told the same by both. */
export function sameRates(one: ToldRates, other: ToldRates): (corridor: CorridorId) => boolean {
  const [a, b] = [one, other].map(
    ({ exchange, check }) =>
      (corridor: CorridorId) =>
        JSON.stringify([exchange(corridor), check(corridor)]),
  ) as [(corridor: CorridorId) => string, (corridor: CorridorId) => string];
  return (corridor) => a(corridor) === b(corridor);
}
