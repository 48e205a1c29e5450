/** The reference rate that converts a corridor's surveyed prices to a day. */
import { type Day, daysBetween } from '../model/day.ts';
import { CARRY_DAYS } from './benchmark-limits.ts';
import type { PairRate } from './benchmark-types.ts';
import { pairOf } from './cross-rate.ts';
import type { CorridorCurrencies, RatesInForce } from './reference.ts';

/** Converts a surveyed price to a day: fee and margin stay as surveyed, and the margin is taken from this rate. */
export interface Exchange {
  readonly pair: PairRate;
  /** Decimals of the recipient's currency. */
  readonly decimals: number;
}

/**
 * Undefined where no rate is in date on the day, or both ends use one currency: then there is no amount in the
 * recipient's currency. Days since the rates were published add to their age, and the limit on carrying forward still
 * holds.
 * @param decimals of the recipient's currency; undefined: not known
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
