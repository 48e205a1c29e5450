/**
 * A quote as somebody observed it, with the rate it applied, turned into the facts of a cost (docs/method.md, vectors).
 * Says where a figure cannot be taken: rate not disclosed, no reference rate, published total unlike its parts.
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
  readonly published: { readonly margin: Rational; readonly total: Rational } | null;
}

/**
 * - `usable`: fee and margin are known.
 * - `fee-only`: the rate is not disclosed. In no average and no ranking.
 * - `published-only`: no reference rate. The published figures stand in averages, nothing is derived from them.
 * - `quarantined`: the published total is not the sum of its parts. In averages as published, out of all offers.
 */
export type ObservedStanding = 'usable' | 'fee-only' | 'published-only' | 'quarantined';

export interface ObservedFacts {
  readonly standing: ObservedStanding;
  /** Shares of the amount. */
  readonly fee: Fact;
  readonly margin: Fact;
  /** Of a quarantined quote: the total as published, and what its parts add up to. */
  readonly totals: { readonly published: Rational; readonly ofParts: Rational } | null;
}

/** 0.01 of a percentage point: total and margin are each published with two decimals, from unrounded rates. */
const TOLERANCE = rational(1, 10_000);

/** Reads an observed quote. Throws a RangeError for an amount of 0. */
export const readObserved = (quote: ObservedQuote): ObservedFacts => {
  const { published } = quote;
  const feeShare = divide(quote.fee, quote.amount);
  const fee = known(feeShare);
  if (!quote.rateDisclosed) {
    return { standing: 'fee-only', fee, margin: unknown('rate-not-disclosed'), totals: null };
  }
  if (published) {
    const ofParts = add(feeShare, published.margin);
    if (!near(published.total, ofParts)) {
      const totals = { published: published.total, ofParts };
      return { standing: 'quarantined', fee, margin: known(published.margin), totals };
    }
  }
  if (quote.referenceRate.n === 0n) {
    return { standing: 'published-only', fee, margin: unknown('no-reference-rate'), totals: null };
  }
  const margin = known(subtract(ONE, divide(quote.rate, quote.referenceRate)));
  return { standing: 'usable', fee, margin, totals: null };
};

const near = (a: Rational, b: Rational): boolean =>
  compare(subtract(a, b), TOLERANCE) <= 0 && compare(subtract(b, a), TOLERANCE) <= 0;
