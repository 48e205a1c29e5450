/** Rounds exact amounts to a currency's minor units: cents with two decimals, thousandths with three. */
import { type Rational, rational } from './rational.ts';

/** The smallest amount of a currency with so many decimals. */
export const minorUnit = (decimals: number): Rational => rational(1, 10n ** BigInt(decimals));

/** The amount of so many minor units. */
export const ofMinor = (units: bigint, decimals: number): Rational => ({
  n: units,
  d: 10n ** BigInt(decimals),
});

/** How many whole minor units are in an amount of 0 or more. */
export const minorFloor = ({ n, d }: Rational, decimals: number): bigint => (n * 10n ** BigInt(decimals)) / d;

export type Rounding = 'up' | 'half-up' | 'down';

/** An amount of 0 or more, rounded to minor units. */
export function roundMinor(amount: Rational, decimals: number, mode: Rounding): Rational {
  const units = minorFloor(amount, decimals);
  const twiceRest = 2n * (amount.n * 10n ** BigInt(decimals) - units * amount.d);
  const goesUp = mode === 'up' ? twiceRest > 0n : mode === 'half-up' && twiceRest >= amount.d;
  return ofMinor(goesUp ? units + 1n : units, decimals);
}

/** A share of 0 or more in basis points, rounded half up. */
export const basisPointsOf = ({ n, d }: Rational): number => Number((n * 20_000n + d) / (2n * d));
