/**
 * Turns an observed quote, with the rate it applied, into the facts of a cost (docs/method.md, worked examples). Says
 * why a figure cannot be used: rate not disclosed, a rate of 1 that is only a placeholder, no reference rate, published
 * figures that contradict each other.
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
  /** Whether both ends use one currency: between two currencies a rate of 1 is a placeholder, not a rate. */
  readonly currencies: 'same' | 'different';
  readonly published: { readonly margin: Rational; readonly total: Rational } | null;
}

/**
 * - `usable`: fee and margin are known.
 * - `fee-only`: the rate is not disclosed. In no average and no ranking.
 * - `published-only`: no reference rate. The published figures count in averages; nothing is derived from them.
 * - `not-comparable`: the rate is written as 1 between two currencies. The published figures count in averages; the
 *   margin is not known.
 * - `quarantined`: the published total is not the sum of its parts, or the published margin is not what its rates give.
 *   Counted in averages as published, never in offers.
 */
export type ObservedStanding = 'usable' | 'fee-only' | 'published-only' | 'not-comparable' | 'quarantined';

export interface ObservedFacts {
  readonly standing: ObservedStanding;
  /** Shares of the amount. */
  readonly fee: Fact;
  readonly margin: Fact;
  /**
   * For a quarantined quote: the total as published and the sum of fee and margin; or the margin as published and by
   * its rates.
   */
  readonly totals: { readonly published: Rational; readonly ofParts: Rational } | null;
}

/** 0.01 percentage points: total and margin are each published with two decimals, from unrounded rates. */
const TOTAL_TOLERANCE = rational(1, 10_000);

/**
 * One percentage point. Rates are published rounded, so a margin computed from them is off: in 10,787 prices of 2014 by
 * at most 0.6 points. ZAF-MOZ in 2011-Q1 has 13.64 where its rates give 3.81.
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

function isNear(a: Rational, b: Rational, tolerance: Rational): boolean {
  const { n, d } = subtract(a, b);
  return compare({ n: n < 0n ? -n : n, d }, tolerance) <= 0;
}

/** The same quote as binary numbers. */
export interface RoughQuote {
  readonly amount: number;
  readonly fee: number;
  readonly rate: number;
  readonly referenceRate: number;
  readonly rateDisclosed: boolean;
  readonly currencies: 'same' | 'different';
  readonly published: { readonly margin: number; readonly total: number } | null;
}

/** Far more than a few steps with binary numbers lose, in parts of the largest of them. */
const LOST = 1e-12;

const rough = ({ n, d }: Rational): number => Number(n) / Number(d);
const ROUGH_TOLERANCE = { total: rough(TOTAL_TOLERANCE), margin: rough(MARGIN_TOLERANCE) } as const;

/**
 * The standing that `readObserved` gives, without exact figures; undefined where what binary numbers lose could decide it. The survey
 * has half a million prices, and nearly all of them are far from every limit.
 * @param quote of an amount above 0
 */
export function roughStanding(quote: RoughQuote): ObservedStanding | undefined {
  const { amount, fee, rate, referenceRate, published } = quote;
  if (!quote.rateDisclosed) return 'fee-only';
  if (quote.currencies === 'different' && Math.abs(rate - 1) < LOST) return undefined;
  if (published) {
    const { margin, total } = published;
    const ofParts = isRoughlyNear(total, -fee / amount, -margin, ROUGH_TOLERANCE.total);
    if (!ofParts) return ofParts === undefined ? undefined : 'quarantined';
    const ofRates =
      referenceRate === 0 || isRoughlyNear(margin, -1, rate / referenceRate, ROUGH_TOLERANCE.margin);
    if (!ofRates) return ofRates === undefined ? undefined : 'quarantined';
  }
  return referenceRate === 0 ? 'published-only' : 'usable';
}

/** Whether the sum is 0 but for the tolerance; undefined: too near to tell. */
function isRoughlyNear(a: number, b: number, c: number, tolerance: number): boolean | undefined {
  const beyond = Math.abs(a + b + c) - tolerance;
  const lost = LOST * (1 + Math.abs(a) + Math.abs(b) + Math.abs(c));
  return Math.abs(beyond) > lost ? beyond < 0 : undefined;
}
