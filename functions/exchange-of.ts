/** The reference rate that a corridor's surveyed prices are carried to a day with. Pure. */
import { currenciesOf } from '../shared/catalogue/corridor-currencies.ts';
import { findCurrency } from '../shared/catalogue/currencies.ts';
import type { CorridorId } from '../shared/corridor/vocabulary.ts';
import { pairOf } from '../shared/fx/cross-rate.ts';
import type { RatesInForce } from '../shared/fx/reference.ts';
import type { Exchange } from '../shared/pricing/request.ts';

/** Undefined where there is none in date, or both ends use one currency: then nothing is said in the currency at home. */
export function exchangeOf(rates: RatesInForce, corridor: CorridorId): Exchange | undefined {
  const { from, to } = currenciesOf(corridor, rates.day);
  const decimals = findCurrency(to)?.decimals;
  if (from === to || decimals === undefined) return undefined;
  const pair = pairOf(rates, from, to);
  return pair && { pair, decimals };
}
