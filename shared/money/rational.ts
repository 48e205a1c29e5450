/**
 * Exact rational numbers on bigint, for every amount, share and average until it is written out. Fractions are not
 * reduced at each step (our chains are short, and comparing cross-multiplies anyway); use `reduce` for long sums.
 */

/** `n / d` with `d` above 0. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

/** Makes `n / d`. Throws a RangeError if `d` is 0 or an argument is not an integer. */
export function rational(n: bigint | number, d: bigint | number = 1n): Rational {
  const [top, bottom] = [BigInt(n), BigInt(d)];
  if (bottom === 0n) throw new RangeError('a rational has no denominator 0');
  return bottom < 0n ? { n: -top, d: -bottom } : { n: top, d: bottom };
}

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };

/** Keeps figures short: adding 0 returns the other unchanged, and a common denominator is kept. */
export function add(a: Rational, b: Rational): Rational {
  if (b.n === 0n) return a;
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}
/** 1 - a. */
export const complement = ({ n, d }: Rational): Rational => ({ n: d - n, d });
export const subtract = (a: Rational, b: Rational): Rational => add(a, { n: -b.n, d: b.d });
export const multiply = (a: Rational, b: Rational): Rational => ({ n: a.n * b.n, d: a.d * b.d });
/** Dividing by ONE returns `a` unchanged. Throws a RangeError if `b` is 0. */
export const divide = (a: Rational, b: Rational): Rational =>
  b === ONE ? a : rational(a.n * b.d, a.d * b.n);

/** Negative if `a` is less than `b`, 0 if they are equal, positive if more. */
export function compare(a: Rational, b: Rational): number {
  const [x, y] = a.d === b.d ? [a.n, b.n] : [a.n * b.d, b.n * a.d];
  return x < y ? -1 : x > y ? 1 : 0;
}
export const isPositive = (a: Rational): boolean => a.n > 0n;

export const least = (a: Rational, b: Rational): Rational => (compare(b, a) < 0 ? b : a);
export const most = (a: Rational, b: Rational): Rational => (compare(b, a) > 0 ? b : a);

/** Greatest common divisor, 0 or more. */
function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}

/** The same number in lowest terms. */
export function reduce({ n, d }: Rational): Rational {
  const by = gcd(n, d);
  return { n: n / by, d: d / by };
}

/** The same two numbers with their least common denominator. */
export function alike(a: Rational, b: Rational): readonly [Rational, Rational] {
  const [x, y, all] = [a.n * b.d, b.n * a.d, a.d * b.d];
  const by = gcd(gcd(x, y), all);
  const d = all / by;
  return [
    { n: x / by, d },
    { n: y / by, d },
  ];
}

/** Basis points, hundredths of a percent, as a share of one: 142 is 0.0142. */
export const fromBasisPoints = (bp: number): Rational => ({ n: BigInt(bp), d: 10_000n });
