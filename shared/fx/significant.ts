/**
 * Writes figures with a number of significant digits as plain decimal strings, and compares figures of any size by
 * ratio.
 */
import { formatDecimal } from '../money/decimal.ts';
import { compare, divide, type Rational, rational } from '../money/rational.ts';

/**
 * Rounds a positive figure once, half away from zero, to at most `digits` significant digits and writes it without an
 * exponent or needless zeros: 1/3.6725 with 12 is `0.272294077604`. Throws a RangeError for 0 or less.
 */
export function formatSignificant(value: Rational, digits: number): string {
  if (value.n <= 0n) throw new RangeError('only a positive figure has significant digits');
  const places = digits - 1 - exponentOf(value);
  if (places >= 0) return withoutZeros(formatDecimal(value, places));
  const scale = 10n ** BigInt(-places);
  return (BigInt(formatDecimal(divide(value, rational(scale)), 0)) * scale).toString();
}

/** The power of ten of the first digit: 0 for 1 to under 10, -1 for 0.1 to under 1. */
function exponentOf(value: Rational): number {
  const guess = value.n.toString().length - value.d.toString().length;
  const power = guess >= 0 ? rational(10n ** BigInt(guess)) : rational(1n, 10n ** BigInt(-guess));
  return compare(value, power) < 0 ? guess - 1 : guess;
}

const withoutZeros = (text: string): string =>
  text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;

/** How many times the smaller of two positive figures goes into the larger: 1 or more. */
export const ratio = (a: Rational, b: Rational): Rational =>
  compare(a, b) < 0 ? divide(b, a) : divide(a, b);

/** Whether two positive figures are within a ratio. */
export const within = (a: Rational, b: Rational, limit: Rational): boolean =>
  compare(ratio(a, b), limit) <= 0;

/** The middle of one or more figures in any order; the mean of the middle two of an even number. */
export function median(figures: readonly Rational[]): Rational {
  const sorted = [...figures].sort(compare);
  const high = sorted[Math.floor(sorted.length / 2)];
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  if (!high || !low) throw new RangeError('nothing has no middle');
  return low === high ? low : { n: low.n * high.d + high.n * low.d, d: 2n * low.d * high.d };
}
