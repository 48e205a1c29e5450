/** Types of the price of one service at one amount, or why there is none. Every kind of tariff gives one. */
import type { PointFlag } from '../model/corridor-prices.ts';
import type { Rational } from '../money/rational.ts';
import type { Fact, UnknownWhy } from './cost.ts';

/** A pay-out fee in the send currency at the reference rate: `fixed`, and a share of what is paid out up to `most`. */
export type PayOutCharge =
  | {
      readonly known: true;
      readonly fixed: Rational;
      readonly share: Rational;
      readonly most: Rational | null;
    }
  | { readonly known: false; readonly why: UnknownWhy };

/** The margin of a price: a survey may not have recorded it, a tariff may lack a rate to compute it. */
export type Margin = Fact<'no-margin-recorded' | 'rate-not-disclosed' | 'no-reference-rate' | 'rate-old'>;

/** Fee and margin at one amount, as shares of it. */
export interface PriceAt {
  /** Null where only the nominal denomination is known. */
  readonly money: Rational | null;
  readonly fee: Fact;
  readonly margin: Margin;
  readonly payOut: PayOutCharge;
}

export type NotPriced =
  /**
   * The survey has this service's price at its other amount only, or it is not certain which price it is; or no band
   * covers the amount.
   */
  | 'no-price-at-this-amount'
  /** Fee 0 and margin 0 at 500 beside a cost at 200: left blank, not a price. */
  | 'blank-at-500'
  /** The tariff is not valid on the day. */
  | 'not-in-force'
  /** Less or more than the provider allows in one transfer, a day or a month. */
  | 'outside-limits';

export type Price =
  | {
      readonly priced: true;
      readonly status: 'surveyed' | 'estimate' | 'tariff';
      readonly at: PriceAt;
      /** For an estimate: the two surveyed prices it lies between. */
      readonly ends: readonly PriceAt[];
      readonly flags: readonly PointFlag[];
    }
  | { readonly priced: false; readonly reason: NotPriced; readonly flags: readonly PointFlag[] };

export const notPriced = (reason: NotPriced, flags: readonly PointFlag[] = []): Price => ({
  priced: false,
  reason,
  flags,
});
