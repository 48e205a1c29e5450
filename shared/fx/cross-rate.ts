/** The reference rate of any two currencies of a benchmark, through the dollar. */
import { byText } from '../model/order.ts';
import type { CurrencyCode } from '../model/vocabulary.ts';
import { parseDecimal } from '../money/decimal.ts';
import { divide, type Rational } from '../money/rational.ts';
import { PAIR_DIGITS } from './benchmark-limits.ts';
import type { Basis, Benchmark, BenchmarkRate, PairRate } from './benchmark-types.ts';
import { formatSignificant } from './significant.ts';

/** Digits after the point of a figure of 12 significant digits. */
const MOST_DECIMALS = 30;

export interface CrossRate {
  /** Units of `to` for one of `from`, exact from the benchmark's figures. */
  readonly rate: Rational;
  readonly from: BenchmarkRate;
  readonly to: BenchmarkRate;
}

/** Undefined where the benchmark lacks one of the two. */
export function crossRate(
  benchmark: Pick<Benchmark, 'rates'>,
  from: CurrencyCode,
  to: CurrencyCode,
): CrossRate | undefined {
  const [a, b] = [from, to].map((code) => benchmark.rates.find(({ currency }) => currency === code));
  if (!a || !b) return undefined;
  const [fromUsd, toUsd] = [parseDecimal(a.usd, MOST_DECIMALS), parseDecimal(b.usd, MOST_DECIMALS)];
  return { rate: divide(fromUsd, toUsd), from: a, to: b };
}

/** The cross rate as a small object to store and show; undefined where the benchmark lacks one of the two. */
export function pairOf(
  benchmark: Pick<Benchmark, 'rates'>,
  from: CurrencyCode,
  to: CurrencyCode,
): PairRate | undefined {
  const cross = crossRate(benchmark, from, to);
  if (!cross) return undefined;
  const { from: a, to: b } = cross;
  // The dollar is worth one dollar every day, so it takes the fixing day of the other side.
  const fixedOn = (side: BenchmarkRate, other: BenchmarkRate) =>
    side.basis === 'anchor' ? other.fixedOn : side.fixedOn;
  return {
    from,
    to,
    rate: formatSignificant(cross.rate, PAIR_DIGITS),
    fixedOn: [fixedOn(a, b), fixedOn(b, a)],
    age: Math.max(a.age, b.age),
    banks: { from: a.banks.length, to: b.banks.length },
    basis: WEAKEST_FIRST.find((basis) => a.basis === basis || b.basis === basis) ?? 'anchor',
  };
}

/**
 * What a cross rate as a whole is based on: the older of its two days (the figure mixes both if they differ), the weaker
 * basis, and the banks and bulletins of both sides.
 */
export const behindCross = (
  { from, to }: CrossRate,
  pair: PairRate,
): Pick<BenchmarkRate, 'fixedOn' | 'age' | 'basis' | 'banks' | 'bulletins'> => ({
  fixedOn: [...pair.fixedOn].sort(byText)[0] ?? pair.fixedOn[0],
  age: pair.age,
  basis: pair.basis,
  banks: [...new Set([...from.banks, ...to.banks])].sort(),
  bulletins: [...new Set([...from.bulletins, ...to.bulletins])].sort(),
});

const WEAKEST_FIRST: readonly Basis[] = ['one-bank', 'peg', 'consensus'];
