/**
 * Checks an offer that somebody was given: what is taken of everything paid, by the official rate (docs/method.md, check an
 * offer). The reading is per outlay, and whole: nothing is said of fee and exchange rate apart.
 */
import type { CheckSlip, CheckVerdict } from '../model/check-words.ts';
import {
  DecimalError,
  type DecimalFault,
  formatDecimal,
  formatPercent,
  parseDecimal,
} from '../money/decimal.ts';
import {
  compare,
  complement,
  divide,
  isPositive,
  most,
  multiply,
  type Rational,
  rational,
  ZERO,
} from '../money/rational.ts';
import type { OfficialRate } from './official-rate.ts';

export const CHECK_METHOD = 'karvon-check-1';

/** Nearer to the official rate than this share is not told apart from it. */
export const MEASURE: Rational = rational(5, 1000);
/** More than this taken, or more than this above the official rate: first of all the two numbers are in doubt. */
export const DOUBT_TAKEN: Rational = rational(25, 100);
export const DOUBT_ABOVE: Rational = rational(3, 100);

const DECIMALS_OF_RATE = 30;
const PERCENT_PLACES = 2;
const TEN: Rational = rational(10);

/** What was told. Decimal strings. */
export interface CheckQuestion {
  /** Everything that leaves the pocket or the card, in the currency paid in. */
  readonly paid: string;
  /** What is in hand at the other end after its fees, in the currency paid out. */
  readonly received: string;
}

/** Two ends, equal where central banks say one figure. Decimal strings. */
interface Between {
  readonly low: string;
  readonly high: string;
}

export interface Check {
  readonly methodVersion: typeof CHECK_METHOD;
  readonly verdict: CheckVerdict;
  /**
   * What is taken: percent of what is paid, and money in the currency paid in. Null unless the verdict is `taken`: a cost is
   * never negative, and what cannot be measured has no figure.
   */
  readonly taken: { readonly percent: Between; readonly money: Between } | null;
  /** What is paid is worth so much at the official rate, in the currency paid out. */
  readonly atOfficialRate: string;
  /** Ask first whether both numbers are right. */
  readonly doubtful: boolean;
  /** What is received would be believable with one zero less, or one more. */
  readonly slip: CheckSlip | null;
}

type CheckFault = Exclude<DecimalFault, 'negative'> | 'not-positive';

/** One of the two numbers cannot be read. */
export class CheckError extends Error {
  readonly field: keyof CheckQuestion;
  readonly code: CheckFault;
  /** The most decimals that it may have. */
  readonly decimals: number;
  constructor(field: keyof CheckQuestion, code: CheckFault, decimals: number) {
    super(`${field}: ${code}`);
    this.name = 'CheckError';
    this.field = field;
    this.code = code;
    this.decimals = decimals;
  }
}

/**
 * Both numbers of a question. To be read before the rate is looked up: a wrong number is wrong without a rate, too.
 * @throws CheckError
 */
export function readQuestion(
  { paid, received }: CheckQuestion,
  decimals: OfficialRate['decimals'],
): { readonly paid: Rational; readonly received: Rational } {
  return {
    paid: readAmount('paid', paid, decimals.from),
    received: readAmount('received', received, decimals.to),
  };
}

function readAmount(field: keyof CheckQuestion, text: string, decimals: number): Rational {
  try {
    const amount = parseDecimal(text, decimals);
    if (isPositive(amount)) return amount;
  } catch (error) {
    if (!(error instanceof DecimalError)) throw error;
    throw new CheckError(field, error.code === 'negative' ? 'not-positive' : error.code, decimals);
  }
  throw new CheckError(field, 'not-positive', decimals);
}

/** The answer to what was told. @throws CheckError for a number that cannot be read */
export function checkOffer(question: CheckQuestion, official: OfficialRate): Check {
  const { decimals, range } = official;
  const { paid, received } = readQuestion(question, decimals);
  const takenAt = (rate: string, of = received): Rational =>
    complement(divide(of, multiply(parseDecimal(rate, DECIMALS_OF_RATE), paid)));
  // The higher the rate, the more of it is taken.
  const [low, high] = [takenAt(range?.low ?? official.rate), takenAt(range?.high ?? official.rate)];
  const doubtful = compare(high, DOUBT_TAKEN) > 0 || compare(low, negative(DOUBT_ABOVE)) < 0;
  const verdict = verdictOf(high);
  const between = (write: (share: Rational) => string): Between => ({
    low: write(most(low, ZERO)),
    high: write(high),
  });
  const isBelievable = (share: Rational): boolean =>
    compare(share, DOUBT_TAKEN) <= 0 && compare(share, negative(DOUBT_ABOVE)) >= 0;
  const slip = isBelievable(takenAt(official.rate, divide(received, TEN)))
    ? 'ten-times-too-much'
    : isBelievable(takenAt(official.rate, multiply(received, TEN)))
      ? 'ten-times-too-little'
      : null;
  return {
    methodVersion: CHECK_METHOD,
    verdict,
    taken:
      verdict === 'taken'
        ? {
            percent: between((share) => formatPercent(share, PERCENT_PLACES)),
            money: between((share) => formatDecimal(multiply(share, paid), decimals.from)),
          }
        : null,
    atOfficialRate: formatDecimal(multiply(parseDecimal(official.rate, DECIMALS_OF_RATE), paid), decimals.to),
    doubtful,
    slip: doubtful ? slip : null,
  };
}

/** Of the most that may be taken: with a range, the least may still be nothing. */
function verdictOf(high: Rational): Check['verdict'] {
  if (compare(high, MEASURE) > 0) return 'taken';
  return compare(high, negative(MEASURE)) < 0 ? 'above-official' : 'about-official';
}

const negative = ({ n, d }: Rational): Rational => ({ n: -n, d });
