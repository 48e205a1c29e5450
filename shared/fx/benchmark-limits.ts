/** The numbers of the reference rates (docs/method.md). A change of one is a new version. */
import { type Rational, rational } from '../money/rational.ts';

export const BENCHMARK_METHOD = 'karvon-rates-1';

/**
 * Two figures agree if the larger is at most this many times the smaller: banks fix at different hours of a market day.
 */
export const AGREE: Rational = rational(102, 100);

/**
 * A published figure within this ratio of a peg is at the peg; cross rates within it of a common factor share the
 * factor.
 */
export const SAME: Rational = rational(101, 100);

/**
 * Within this ratio of the previous figure, a figure on the other side of 1 counts as a move, not as upside down: the
 * euro crossed the dollar by 3.6 % on 11 November 2022.
 */
export const EITHER_WAY: Rational = rational(105, 100);

/** From this factor on, no single bank is believed: its nominal may be misread, or its rate upside down. */
export const INCREDIBLE: Rational = rational(3);

/**
 * How far a figure may be from a reference magnitude, which is rough. Within this factor of a rough reference, a figure
 * near 1 cannot be told from its reciprocal.
 */
export const MAGNITUDE: Rational = rational(2);

/**
 * How far a single bank may be from the previous figure: 2 %, and half a percent more for each day between, at most 50
 * %.
 */
export const moveLimit = (days: number): Rational =>
  rational(1000 + Math.min(500, 20 + 5 * Math.abs(days)), 1000);

/** A previous figure older than this is rough too, and a reference magnitude nearer in time replaces it. */
export const PREVIOUS_DAYS = 90;

/** Memory begins on the first day of the month so many months before the day's own. */
export const MEMORY_MONTHS = 2;

/** A jump that was held back can be confirmed on another fixing day within so many days. */
export const HELD_DAYS = 14;

/** For so many days a consensus outranks a newer figure of one bank alone: the other banks are still to come. */
export const CONSENSUS_STANDS_DAYS = 3;

/** How many days a figure is carried forward, and how many if it comes from weekly bulletins only. */
export const CARRY_DAYS = 7;
export const CARRY_DAYS_WEEKLY = 10;

export const SIGNIFICANT_DIGITS = 12;

/** Digits of a rate between two currencies: two fewer than its sides have, so that their rounding does not show. */
export const PAIR_DIGITS = 10;
