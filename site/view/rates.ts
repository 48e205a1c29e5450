/** Reference rates in a form for readers. */
import { formatSignificant } from '../../shared/fx/significant.ts';
import { parseDecimal } from '../../shared/money/decimal.ts';

/** More digits tell a reader nothing; the data file and the API have all of them. */
const DIGITS = 6;
const MOST_DECIMALS = 30;

/** A rate with six significant digits, decimal string. */
export const shortRate = (rate: string): string =>
  formatSignificant(parseDecimal(rate, MOST_DECIMALS), DIGITS);
