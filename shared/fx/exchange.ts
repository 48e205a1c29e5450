/** The reference rate that a corridor's prices are carried to a day with. */
import { type Day, daysBetween } from '../model/day.ts';
import { CARRY_DAYS } from './benchmark-limits.ts';
import type { PairRate } from './benchmark-types.ts';
import { pairOf } from './cross-rate.ts';
import type { CorridorCurrencies, RatesInForce } from './reference.ts';

/** A surveyed price is carried to a day with it: fee and margin as surveyed, the margin taken from this rate. */
export interface Exchange {
  readonly pair: PairRate;
  /** Decimals of the currency at home. */
  readonly decimals: number;
}

/**
 * Undefined where there is none in date on the day, or both ends use one currency: then nothing is said in the currency at
 * home. Rates that were published some days ago are that much older, and never carried past the limit for having stayed.
 * @param decimals of the currency at home; undefined: not known
 */
export function exchangeOn(
  rates: RatesInForce,
  { from, to }: Pick<CorridorCurrencies, 'from' | 'to'>,
  decimals: number | undefined,
  day: Day,
): Exchange | undefined {
  if (from === to || decimals === undefined) return undefined;
  const pair = pairOf(rates, from, to);
  if (!pair) return undefined;
  const behind = Math.max(0, daysBetween(rates.day, day));
  const age = pair.age + behind;
  return behind > 0 && age > CARRY_DAYS ? undefined : { pair: { ...pair, age }, decimals };
}
