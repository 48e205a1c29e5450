/**
 * Computes mean and spread of the per-principal totals at one amount, over columns of integers (basis points), exact
 * until written. Quantiles interpolate linearly between ranks, as DuckDB's quantile_cont does.
 */

import type { Denomination } from '../model/vocabulary.ts';
import { formatDecimal } from '../money/decimal.ts';
import { type Rational, rational } from '../money/rational.ts';
import type { Distribution } from './indicator-types.ts';

/** Decimals of published means and quantiles, percent. The World Bank's own have two. */
export const INDICATOR_DECIMALS = 3;

/** There are no rows to average. */
export class NothingToAverageError extends RangeError {
  constructor(denomination: Denomination) {
    super(`no price at ${denomination}: there is no mean of nothing`);
    this.name = 'NothingToAverageError';
  }
}

/** Totals in basis points to their distribution in percent. Throws NothingToAverageError for none. */
export const distribution = (denomination: Denomination, totalsBp: readonly number[]): Distribution =>
  distributionOfSorted(denomination, sortTotals(totalsBp));

/** Totals in rising order, as the functions below take them. */
export const sortTotals = (totalsBp: readonly number[]): Int32Array => Int32Array.from(totalsBp).sort();

/** Totals in rising order to their distribution. Throws NothingToAverageError for none. */
export function distributionOfSorted(denomination: Denomination, sorted: Int32Array): Distribution {
  if (sorted.length === 0) throw new NothingToAverageError(denomination);
  const at = (numerator: number, denominator: number): string =>
    percent(quantile(sorted, numerator, denominator));
  return {
    denomination,
    count: sorted.length,
    mean: percent(meanBp(sorted)),
    median: at(1, 2),
    p10: at(1, 10),
    p90: at(9, 10),
    min: at(0, 1),
    max: at(1, 1),
  };
}

/** Exact mean, basis points. Throws a RangeError for none. */
export const meanBp = (totalsBp: ArrayLike<number>): Rational => rational(sum(totalsBp), totalsBp.length);

/** Mean without a tenth of the rows at either end, rounded down to whole rows; basis points, exact. */
export function trimmedMeanBp(sorted: Int32Array): Rational {
  const cut = Math.floor(sorted.length / 10);
  return meanBp(sorted.subarray(cut, sorted.length - cut));
}

/** Each total is a whole number of basis points below 2^31, so a sum of millions of them is exact. */
function sum(totalsBp: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < totalsBp.length; index++) total += totalsBp[index] ?? 0;
  return total;
}

/** Quantile `numerator / denominator` of sorted integers, exact. */
export function quantile(sorted: Int32Array, numerator: number, denominator: number): Rational {
  const position = (sorted.length - 1) * numerator;
  const rank = Math.floor(position / denominator);
  const low = sorted[rank] ?? 0;
  const high = sorted[rank + 1] ?? low;
  return rational(low * denominator + (high - low) * (position - rank * denominator), denominator);
}

/** Basis points as a percentage, decimal string. */
export const percent = ({ n, d }: Rational): string => formatDecimal({ n, d: d * 100n }, INDICATOR_DECIMALS);
