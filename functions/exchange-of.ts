/** The reference rate that a corridor's surveyed prices are carried to a day with. Pure. */
import { currenciesOf } from '../shared/catalogue/corridor-currencies.ts';
import { findCurrency } from '../shared/catalogue/currencies.ts';
import { CARRY_DAYS } from '../shared/fx/benchmark-limits.ts';
import { pairOf } from '../shared/fx/cross-rate.ts';
import type { RatesInForce } from '../shared/fx/reference.ts';
import type { Day } from '../shared/model/day.ts';
import { daysBetween } from '../shared/model/day.ts';
import type { CorridorId } from '../shared/model/vocabulary.ts';
import type { Exchange } from '../shared/pricing/request.ts';

/**
 * Undefined where there is none in date on the day, or both ends use one currency: then nothing is said in the currency at
 * home. Rates that were published some days ago are that much older, and never carried past the limit for having stayed.
 */
export function exchangeOf(rates: RatesInForce, corridor: CorridorId, day: Day): Exchange | undefined {
  const { from, to } = currenciesOf(corridor, day);
  const decimals = findCurrency(to)?.decimals;
  if (from === to || decimals === undefined) return undefined;
  const pair = pairOf(rates, from, to);
  if (!pair) return undefined;
  const behind = Math.max(0, daysBetween(rates.day, day));
  const age = pair.age + behind;
  return behind > 0 && age > CARRY_DAYS ? undefined : { pair: { ...pair, age }, decimals };
}
