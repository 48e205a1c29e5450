/** The table that answers without typing: paid out so much of a round amount, so much is taken. */
import { formatSignificant } from '../fx/significant.ts';
import { formatAbout, formatDecimal, parseDecimal } from '../money/decimal.ts';
import { compare, complement, divide, multiply, type Rational, rational } from '../money/rational.ts';
import type { OfficialRate } from './official-rate.ts';

const DECIMALS = 30;

/** Percent taken, in the order of the lines: 3 is the United Nations' target for the world, 5 its limit for a corridor. */
export const CHECK_LINES = [0, 1, 3, 5, 10] as const;

export interface CheckLine {
  readonly percent: (typeof CHECK_LINES)[number];
  /** What is then paid out, at the official rate: four or five digits, in whole units from a thousand on. */
  readonly paidOut: string;
}

/** @param paid a decimal string above 0 */
export const checkTable = ({ rate, decimals }: OfficialRate, paid: string): readonly CheckLine[] =>
  CHECK_LINES.map((percent) => {
    const worth = multiply(parseDecimal(rate, DECIMALS), parseDecimal(paid, DECIMALS));
    return { percent, paidOut: rounded(multiply(complement(rational(percent, 100)), worth), decimals.to) };
  });

function rounded(amount: Rational, decimals: number): string {
  if (compare(amount, rational(1000)) < 0) return formatAbout(amount, decimals).replace(/\.0+$/, '');
  const whole = formatDecimal(amount, 0);
  return whole.length > 5 ? formatSignificant(amount, 5) : whole;
}

/** What a table is made of where no survey says an amount: worth at most this many dollars. */
const AT_MOST_USD: Rational = rational(200);
const ROUND = [5, 2, 1] as const;

/**
 * The largest of 1, 2, 5, 10, 20 ... that is worth at most 200 dollars: 10000 roubles.
 * @param usd US dollars for one unit, decimal string above 0
 */
export function roundAmount(usd: string): string {
  const most = divide(AT_MOST_USD, parseDecimal(usd, DECIMALS));
  const zeros = Math.max(0, formatDecimal(most, 0).length - 1);
  const unit = 10n ** BigInt(zeros);
  // Rounded up to the next power of ten, nothing of its size is small enough.
  const fits = ROUND.map((digit) => BigInt(digit) * unit).find((one) => compare(rational(one), most) <= 0);
  return String(fits ?? (zeros > 0 ? 5n * 10n ** BigInt(zeros - 1) : 1n));
}
