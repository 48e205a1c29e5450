/** The price of one service at one amount, or why there is none. What every tariff comes to, whatever it is made of. */
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

/** The margin of a price: that of a survey may not be recorded, that of a tariff rests on rates. */
export type Margin = Fact<'no-margin-recorded' | 'rate-not-disclosed' | 'no-reference-rate'>;

/** A fee and a margin at one amount, shares of it. */
export interface PriceAt {
  /** Null where only the nominal denomination is known. */
  readonly money: Rational | null;
  readonly fee: Fact;
  readonly margin: Margin;
  readonly payOut: PayOutCharge;
}

export type NotPriced =
  /** The survey asked this service's price at its other amount only, or it is not certain which price it was; or no band covers it. */
  | 'no-price-at-this-amount'
  /** Fee 0 and margin 0 at 500 beside a cost at 200: not a price. */
  | 'blank-at-500'
  /** The tariff is not valid on the day. */
  | 'not-in-force'
  /** Less or more than the provider lets through in one transfer, a day or a month. */
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
