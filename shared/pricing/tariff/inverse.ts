/**
 * Computes a price in both directions: what arrives of an outlay, and the smallest outlay of which at least so much
 * arrives. Exact: outlays are whole minor units, and the value that arrives is compared before it is rounded.
 */
import {
  add,
  compare,
  divide,
  multiply,
  type Rational,
  rational,
  subtract,
  ZERO,
} from '../../money/rational.ts';
import { ofMinor } from '../../money/round.ts';
import type { PriceAt } from '../price.ts';
import { spotAt } from '../spot.ts';
import type { Purse } from '../tariff-cost.ts';
import { costOn } from '../tariff-cost.ts';
import { firstOf, risesOf } from './rises.ts';
import type { Tariff } from './tariff.ts';
import { pricerOf } from './tariff-price.ts';

/** What arrives of an outlay, valued in the send currency at the reference rate; null where there is no price or nothing arrives. */
export function arrives(tariff: Tariff, terms: Purse): (outlay: Rational) => Rational | null {
  const priceOf = knownPriceOf(tariff, terms);
  const costOf = costOn(terms);
  return (outlay) => {
    const price = priceOf(outlay);
    if (!price) return null;
    const cost = costOf(price);
    return cost.feasible && cost.arrives ? multiply(cost.arrives, outlay) : null;
  };
}

/** The price of an outlay if its fee and margin are known, else null. */
function knownPriceOf(tariff: Tariff, terms: Purse): (outlay: Rational) => PriceAt | null {
  const price = pricerOf(tariff, terms);
  return (outlay) => {
    const found = price(spotAt(terms.surveyed, outlay));
    return found.priced && found.at.fee.known && found.at.margin.known ? found.at : null;
  };
}

/** What is to arrive, as value in the send currency, and the unit it is rounded to when written. */
export interface WantedValue {
  readonly value: Rational;
  readonly unit: Rational;
}

/**
 * The smallest outlay, in whole minor units, of which at least the target arrives, rounded half away from zero; null if
 * there is none. It searches by halving on every stretch where what arrives rises, or rises and then falls (risesOf). A
 * surveyed amount that brings more than the target, with no price below it, does not count: a smaller outlay would be
 * enough, but its price is not known.
 */
export function outlayFor(tariff: Tariff, { value, unit }: WantedValue, terms: Purse): Rational | null {
  const arriving = arrives(tariff, terms);
  const at = (units: bigint): Rational => arriving(ofMinor(units, terms.decimals)) ?? ZERO;
  const half = divide(unit, rational(2));
  const least = subtract(value, half);
  const enough = (units: bigint): boolean => compare(at(units), least) >= 0;
  for (const { from, to } of risesOf(tariff, terms)) {
    // The outlays that bring enough are one run. If it lacks the last outlay, it is around the highest point or empty.
    const end = enough(to) ? to : firstOf(from, to, (units) => compare(at(units + 1n), at(units)) < 0);
    if (!enough(end)) continue;
    const found = firstOf(from, end, enough);
    const before = ofMinor(found - 1n, terms.decimals);
    const isLowest = tariff.kind === 'price-points' && !knownPriceOf(tariff, terms)(before);
    return isLowest && compare(at(found), add(value, half)) >= 0 ? null : ofMinor(found, terms.decimals);
  }
  return null;
}
