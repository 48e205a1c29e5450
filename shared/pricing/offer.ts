/** Types of offers and comparisons, as a family sees them. Percentages and amounts are decimal strings, rounded once. */

import type { PairRate } from '../fx/benchmark-types.ts';
import type { SurveyAge } from '../model/age.ts';
import type { PointFlag, SurveyAmount, SurveyRef } from '../model/corridor-prices.ts';
import type {
  AccessPoint,
  CorridorId,
  CurrencyCode,
  FundingInstrument,
  Layer,
  PayoutMethod,
  ProviderType,
  Reading,
  Speed,
} from '../model/vocabulary.ts';
import type { PartName, UnknownWhy } from './cost.ts';
import type { NotPriced } from './price.ts';
import type { Reach, ReachReason } from './reach.ts';
import type { FeeConvention, Promotion } from './tariff/tariff.ts';

/** One part of a cost. `percent` of the reading's base; `amount` in the send currency, null where only percentages are known. */
export type OfferPart =
  | {
      readonly part: PartName;
      readonly known: true;
      readonly percent: string;
      readonly amount: string | null;
    }
  | { readonly part: PartName; readonly known: false; readonly why: UnknownWhy };

export interface OfferCost {
  /** Percent, sum of the known parts: a lower bound unless `complete`; null where no part is known. */
  readonly total: string | null;
  /** `total` in the send currency; null where only percentages are known. */
  readonly amount: string | null;
  readonly complete: boolean;
  /** `fee` and `margin`; in the family readings also `tax` and `pay-out-fee`. */
  readonly parts: readonly OfferPart[];
  /** For a ranked estimate: the least and the most of the totals at the two surveyed amounts and of the estimate. */
  readonly range: { readonly min: string; readonly max: string } | null;
  /** What the sender pays in all, in the send currency, as far as known; null where only percentages are known. */
  readonly paid: string | null;
}

/**
 * - `ranked`: a price to compare.
 * - `unconfirmed`: a doubtful price (`flags`), one whose rate is not known, or one that shoppers contradict; it never leads,
 *   and has no amount that arrives.
 * - `infeasible`: fee and tax leave nothing of the amount.
 * - `not-priced`: the survey has no price for this service at this amount.
 */
export type OfferStanding = 'ranked' | 'unconfirmed' | 'infeasible' | 'not-priced';
export type StandingReason =
  | PointFlag
  | NotPriced
  | 'nothing-left-to-send'
  | 'nothing-arrives'
  | 'rate-not-disclosed'
  | 'no-reference-rate'
  | 'rate-old'
  /** Shoppers paid more, by over half a point: `others` has their median. */
  | 'contradicted';

/** A promotion in force, with the total under it; null where the total cannot be compared. */
export interface OfferPromotion extends Pick<Promotion, 'kind' | 'code' | 'from' | 'to'> {
  readonly total: string | null;
}

export interface Offer {
  /** The first, by id, of the services in this offer. */
  readonly serviceId: string;
  readonly provider: { readonly id: string; readonly name: string; readonly type: ProviderType };
  readonly fundingInstrument: FundingInstrument;
  readonly accessPoint: AccessPoint;
  /** How and how soon the recipient gets it, as surveyed, never promised. Not given: not recorded. */
  readonly payoutMethod?: PayoutMethod | undefined;
  readonly speed?: Speed | undefined;
  readonly standing: OfferStanding;
  /** Why it is not ranked; null where it is. */
  readonly reason: StandingReason | null;
  /** Null where there is no price. */
  readonly status: 'surveyed' | 'estimate' | 'tariff' | 'seen' | null;
  /** Null where infeasible or not priced. */
  readonly cost: OfferCost | null;
  /** What arrives, in the send currency at the reference rate, as far as costs are known. Ranked offers with money only. */
  readonly valueReceived: string | null;
  /**
   * About what would have arrived in the recipient's currency (`exchange.to`), at the comparison's reference rate, as
   * far as costs are known. Only for a surveyed price.
   */
  readonly arrivesAbout?: string | null;
  readonly flags: readonly PointFlag[];
  /** How many services have the same provider, instrument, access point, pay-out, speed and price at this amount. */
  readonly copies: number;
  /** Only if the request has a profile: whether it can use this, and what it lacks or what is not recorded. */
  readonly reach?: Reach;
  readonly reachReasons?: readonly ReachReason[];
  /** Only for a tariff, because a survey does not say how the fee is taken. */
  readonly feeConvention?: FeeConvention;
  /** Only where providers say prices in this corridor, or shoppers saw some: the layer that this price is of. */
  readonly basis?: Layer;
  /** What another layer has for the same service, which does not rank. */
  readonly others?: readonly {
    readonly basis: Layer;
    readonly serviceId: string;
    readonly total: string | null;
  }[];
  /** Only of a provider that does not pay out now, by our register. It is listed where its price stands; a page lets it not lead. */
  readonly notPayingOut?: true;
  /** Only if there are any on the day. They are shown beside the price and never rank. */
  readonly promotions?: readonly OfferPromotion[];
}

export interface Comparison {
  readonly corridor: CorridorId;
  /** With the currency's decimals, or the bare nominal denomination. See `amountIs`. */
  readonly amount: string;
  readonly currency: CurrencyCode;
  /**
   * `nominal`: US dollars in name only, so percentages without money. `tariff`: outside the surveyed amounts, where
   * only tariffs have a price.
   */
  readonly basis: 'surveyed' | 'estimate' | 'nominal' | 'tariff';
  readonly reading: Reading;
  /**
   * What `amount` is: all that the sender pays (`fee-deducted`); the sum sent, with the fee on top; or what is to
   * arrive, where each offer has its own outlay (`cost.paid`).
   */
  readonly amountIs: 'outlay' | 'principal' | 'value-received';
  /**
   * The survey does not say whether a fee is added or deducted, so the reading decides. An offer with a tariff has its
   * own.
   */
  readonly feeConvention: 'unknown';
  /** Not given: no survey has a price in this corridor. Nor then is `age`, and there are no `surveyedAmounts`. */
  readonly survey?: SurveyRef;
  readonly age?: SurveyAge;
  /**
   * True: no survey is in date here and fewer than three providers say their prices, so no offer leads. They come by the
   * provider's name, and others may be cheaper.
   */
  readonly nothingLeads?: true;
  readonly surveyedAmounts: readonly SurveyAmount[];
  /** The reference rate behind `arrivesAbout`, with its days; not given: percentages only. */
  readonly exchange?: PairRate;
  readonly offers: readonly Offer[];
}
