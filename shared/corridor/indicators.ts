/**
 * Mean and spread of the per-principal totals at one amount, over columns of integers (basis points), exact until written.
 * Quantiles interpolate linearly between ranks, as DuckDB's quantile_cont does.
 */
import { formatDecimal } from '../money/decimal.ts';
import { type Rational, rational } from '../money/rational.ts';
import type { Distribution } from './sheet.ts';
import type { Denomination } from './vocabulary.ts';

/** Decimals of published means and quantiles, percent. The World Bank's own have two. */
export const INDICATOR_DECIMALS = 3;

/** Rows of no figure have no mean. */
export class NothingToAverageError extends RangeError {
  constructor(denomination: Denomination) {
    super(`no price at ${denomination}: there is no mean of nothing`);
    this.name = 'NothingToAverageError';
  }
}

/** Totals in basis points to their distribution in percent. Throws NothingToAverageError for none. */
export const distribution = (denomination: Denomination, totalsBp: readonly number[]): Distribution => {
  if (totalsBp.length === 0) throw new NothingToAverageError(denomination);
  const sorted = Int32Array.from(totalsBp).sort();
  const at = (numerator: number, denominator: number): string =>
    percent(quantile(sorted, numerator, denominator));
  return {
    denomination,
    count: sorted.length,
    mean: percent(meanBp(totalsBp)),
    median: at(1, 2),
    p10: at(1, 10),
    p90: at(9, 10),
    min: at(0, 1),
    max: at(1, 1),
  };
};

/** Exact mean, basis points. */
export const meanBp = (totalsBp: readonly number[]): Rational =>
  rational(
    totalsBp.reduce((sum, total) => sum + total, 0),
    totalsBp.length,
  );

/** Quantile `numerator / denominator` of sorted integers, exact. */
const quantile = (sorted: Int32Array, numerator: number, denominator: number): Rational => {
  const position = (sorted.length - 1) * numerator;
  const rank = Math.floor(position / denominator);
  const low = sorted[rank] ?? 0;
  const high = sorted[rank + 1] ?? low;
  return rational(low * denominator + (high - low) * (position - rank * denominator), denominator);
};

/** Basis points as a percentage, decimal string. */
export const percent = ({ n, d }: Rational): string => formatDecimal({ n, d: d * 100n }, INDICATOR_DECIMALS);
