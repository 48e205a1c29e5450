/** The numbers of the reference rates (docs/method.md). A change of one is a new version. */
import { type Rational, rational } from '../money/rational.ts';

export const BENCHMARK_METHOD = 'karvon-rates-1';

/** Two figures agree if the larger is at most this many times the smaller: banks fix at other hours of one market day. */
export const AGREE: Rational = rational(102, 100);

/** A published figure this near to a peg is at the peg; crosses this near to a common factor share it. */
export const SAME: Rational = rational(101, 100);

/**
 * Nearer than this to the previous figure, a figure on the other side of 1 is taken for a move and not for one upside down:
 * the euro crossed the dollar by 3.6 % on 11 November 2022.
 */
export const EITHER_WAY: Rational = rational(105, 100);

/** A factor that no bank alone is believed: a nominal misread, a rate upside down. */
export const INCREDIBLE: Rational = rational(3);

/**
 * How far a figure may be from a reference magnitude, which is rough. Nearer than that to a rough reference, a figure near 1
 * and its reciprocal cannot be told apart.
 */
export const MAGNITUDE: Rational = rational(2);

/** How far a bank alone may be from the previous figure: 2 %, and half a percent more for each day between, at most 50 %. */
export const moveLimit = (days: number): Rational =>
  rational(1000 + Math.min(500, 20 + 5 * Math.abs(days)), 1000);

/** A previous figure older than this is rough too, and gives way to a reference magnitude of a day nearer by. */
export const PREVIOUS_DAYS = 90;

/** Memory begins on the first day of the month so many months before the day's own. */
export const MEMORY_MONTHS = 2;

/** A jump that was held back is confirmed by another fixing day within so many days. */
export const HELD_DAYS = 14;

/** A consensus stands against a bank alone on later days for so long: the others of today are still to come. */
export const CONSENSUS_STANDS_DAYS = 3;

/** A figure is carried so far, and so far if only weekly bulletins stand behind it. */
export const CARRY_DAYS = 7;
export const CARRY_DAYS_WEEKLY = 10;

export const SIGNIFICANT_DIGITS = 12;

/** Of a rate between two currencies: two fewer than its sides have, so that their rounding does not show. */
export const PAIR_DIGITS = 10;
