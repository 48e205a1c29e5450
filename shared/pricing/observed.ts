/**
 * A quote as somebody observed it, with the rate it applied, turned into the facts of a cost (docs/method.md, vectors).
 * Says where a figure cannot be taken: rate not disclosed, a rate of 1 that is none, no reference rate, published figures
 * that contradict each other.
 */
import { add, compare, divide, ONE, type Rational, rational, subtract } from '../money/rational.ts';
import { type Fact, known, unknown } from './cost.ts';

/** Amount and fee in the send currency; rates in pay-out units per send unit; `published` figures as shares of one. */
export interface ObservedQuote {
  readonly amount: Rational;
  readonly fee: Rational;
  readonly rate: Rational;
  /** The mid rate of the day; 0 where the observer had none. */
  readonly referenceRate: Rational;
  readonly rateDisclosed: boolean;
  /** Whether the send currency is the pay-out currency: between two a rate of 1 is a sign, not a rate. */
  readonly currencies: 'same' | 'different';
  readonly published: { readonly margin: Rational; readonly total: Rational } | null;
}

/**
 * - `usable`: fee and margin are known.
 * - `fee-only`: the rate is not disclosed. In no average and no ranking.
 * - `published-only`: no reference rate. The published figures stand in averages, nothing is derived from them.
 * - `not-comparable`: the rate is written as 1 between two currencies. The published figures stand in averages, no margin is
 *   known.
 * - `quarantined`: the published total is not the sum of its parts, or the published margin is not what its rates give. In
 *   averages as published, out of all offers.
 */
export type ObservedStanding = 'usable' | 'fee-only' | 'published-only' | 'not-comparable' | 'quarantined';

export interface ObservedFacts {
  readonly standing: ObservedStanding;
  /** Shares of the amount. */
  readonly fee: Fact;
  readonly margin: Fact;
  /** Of a quarantined quote: the total as published, and what fee and margin add up to; the margin as published, or by its rates. */
  readonly totals: { readonly published: Rational; readonly ofParts: Rational } | null;
}

/** 0.01 of a percentage point: total and margin are each published with two decimals, from unrounded rates. */
const TOTAL_TOLERANCE = rational(1, 10_000);

/**
 * One percentage point. Rates are published rounded, so that a margin taken from them is off: of 10,787 prices of 2014 by up
 * to 0.6 points, by none more. ZAF-MOZ in 2011-Q1 says 13.64 where its rates give 3.81.
 */
const MARGIN_TOLERANCE = rational(1, 100);

/** Reads an observed quote. Throws a RangeError for an amount of 0. */
export function readObserved(quote: ObservedQuote): ObservedFacts {
  const { published } = quote;
  const feeShare = divide(quote.fee, quote.amount);
  const fee = known(feeShare);
  if (!quote.rateDisclosed) {
    return { standing: 'fee-only', fee, margin: unknown('rate-not-disclosed'), totals: null };
  }
  if (quote.currencies === 'different' && compare(quote.rate, ONE) === 0) {
    return { standing: 'not-comparable', fee, margin: unknown('no-margin-recorded'), totals: null };
  }
  const ofRates =
    quote.referenceRate.n === 0n ? null : subtract(ONE, divide(quote.rate, quote.referenceRate));
  if (published) {
    const ofParts = add(feeShare, published.margin);
    const margin = known(published.margin);
    if (!isNear(published.total, ofParts, TOTAL_TOLERANCE)) {
      return { standing: 'quarantined', fee, margin, totals: { published: published.total, ofParts } };
    }
    if (ofRates && !isNear(published.margin, ofRates, MARGIN_TOLERANCE)) {
      const totals = { published: published.total, ofParts: add(feeShare, ofRates) };
      return { standing: 'quarantined', fee, margin, totals };
    }
  }
  if (!ofRates) {
    return { standing: 'published-only', fee, margin: unknown('no-reference-rate'), totals: null };
  }
  return { standing: 'usable', fee, margin: known(ofRates), totals: null };
}

const isNear = (a: Rational, b: Rational, tolerance: Rational): boolean =>
  compare(subtract(a, b), tolerance) <= 0 && compare(subtract(b, a), tolerance) <= 0;
