/** Pegs: dated facts that replace a missing rate where no bank publishes a currency, and check published figures. */

import type { Day } from '../model/day.ts';
import type { CurrencyCode } from '../model/vocabulary.ts';
import { parseDecimal } from '../money/decimal.ts';
import { divide, multiply, ONE, type Rational } from '../money/rational.ts';
import type { Peg } from './benchmark-types.ts';

/** Digits after the point of a peg. */
const MOST_DECIMALS = 8;

/** The peg of a currency in force on a day. */
export const pegOn = (pegs: readonly Peg[], currency: CurrencyCode, day: Day): Peg | undefined =>
  pegs.find(
    ({ currency: pegged, from, to }) =>
      pegged === currency && (from === null || from <= day) && (to === null || day <= to),
  );

/**
 * US dollars for one unit of the pegged currency, from those of the anchor. Throws a DecimalError for a peg that is no
 * number.
 */
export const byPeg = ({ units, per }: Peg, anchorUsd: Rational): Rational =>
  divide(multiply(anchorUsd, parseDecimal(per, MOST_DECIMALS)), parseDecimal(units, MOST_DECIMALS));

export const DOLLAR: Rational = ONE;
