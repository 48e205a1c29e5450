/** Reference rates as people read them. */
import { formatSignificant } from '../../shared/fx/significant.ts';
import { parseDecimal } from '../../shared/money/decimal.ts';

/** More says nothing to a reader; the data file and the API have every digit. */
const DIGITS = 6;
const MOST_DECIMALS = 30;

/** A rate with six significant digits, decimal string. */
export const shortRate = (rate: string): string =>
  formatSignificant(parseDecimal(rate, MOST_DECIMALS), DIGITS);
