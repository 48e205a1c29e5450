/** What a family sees: the shape of offers and comparisons. Percentages and amounts are decimal strings, rounded once. */

import type { PairRate } from '../fx/benchmark-types.ts';
import type { SurveyAge } from '../model/age.ts';
import type { PointFlag, SurveyAmount, SurveyRef } from '../model/corridor-prices.ts';
import type {
  AccessPoint,
  CorridorId,
  CurrencyCode,
  FundingInstrument,
  ProviderType,
  Reading,
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
  /** The same in the send currency; null where only percentages are known. */
  readonly amount: string | null;
  readonly complete: boolean;
  /** `fee` and `margin`; in the family readings also `tax` and `pay-out-fee`. */
  readonly parts: readonly OfferPart[];
  /** Of a ranked estimate: the least and the most among the totals at the two surveyed amounts and the estimate. */
  readonly range: { readonly min: string; readonly max: string } | null;
  /** What leaves the purse in the send currency, as far as known; null where only percentages are known. */
  readonly paid: string | null;
}

/**
 * - `ranked`: a price to compare.
 * - `unconfirmed`: a price that there is cause to doubt (`flags`), or whose rate is not known; never leads, and nothing is
 *   said of what arrives.
 * - `infeasible`: fee and tax leave nothing of the amount.
 * - `not-priced`: the survey holds no price of this service at this amount.
 */
export type OfferStanding = 'ranked' | 'unconfirmed' | 'infeasible' | 'not-priced';
export type StandingReason =
  | PointFlag
  | NotPriced
  | 'nothing-left-to-send'
  | 'nothing-arrives'
  | 'rate-not-disclosed'
  | 'no-reference-rate';

/** A promotion in force, with what the price would be under it; null where that is no price to compare. */
export interface OfferPromotion extends Pick<Promotion, 'kind' | 'code' | 'from' | 'to'> {
  readonly total: string | null;
}

export interface Offer {
  /** The first service, by id, that this offer stands for. */
  readonly serviceId: string;
  readonly provider: { readonly id: string; readonly name: string; readonly type: ProviderType };
  readonly fundingInstrument: FundingInstrument;
  readonly accessPoint: AccessPoint;
  readonly standing: OfferStanding;
  /** Why it is not ranked; null where it is. */
  readonly reason: StandingReason | null;
  /** Null where there is no price. */
  readonly status: 'surveyed' | 'estimate' | 'tariff' | null;
  /** Null where infeasible or not priced. */
  readonly cost: OfferCost | null;
  /** What arrives, in the send currency at the reference rate, as far as costs are known. Ranked offers with money only. */
  readonly valueReceived: string | null;
  /**
   * About what would have arrived in the currency at home (`exchange.to`), at the comparison's reference rate, as far as
   * costs are known. Of a surveyed price only.
   */
  readonly arrivesAbout?: string | null;
  readonly flags: readonly PointFlag[];
  /** How many services of the survey are alike in provider, instrument, access point and price here. */
  readonly copies: number;
  /** Only where a profile was asked for: whether it can use this, and what it lacks or what is not recorded. */
  readonly reach?: Reach;
  readonly reachReasons?: readonly ReachReason[];
  /** Only of a tariff, which says how the fee is taken; a survey does not. */
  readonly feeConvention?: FeeConvention;
  /** Only where there are any on the day. They stand beside the price and never rank. */
  readonly promotions?: readonly OfferPromotion[];
}

export interface Comparison {
  readonly corridor: CorridorId;
  /** As compared: with the currency's decimals, or the bare nominal denomination. What `amountIs` says it is. */
  readonly amount: string;
  readonly currency: CurrencyCode;
  /** `nominal`: US dollars in name only, percentages and no money. `tariff`: outside the surveyed amounts, only tariffs price it. */
  readonly basis: 'surveyed' | 'estimate' | 'nominal' | 'tariff';
  readonly reading: Reading;
  /**
   * What `amount` is: all that leaves the purse (`fee-deducted`); the sum sent, with the fee on top; or what is to
   * arrive, where each offer has its own outlay (`cost.paid`).
   */
  readonly amountIs: 'outlay' | 'principal' | 'value-received';
  /** The survey does not say whether a fee is added or deducted: the reading takes it one way. A tariff's offer says its own. */
  readonly feeConvention: 'unknown';
  readonly survey: SurveyRef;
  readonly age: SurveyAge;
  readonly surveyedAmounts: readonly SurveyAmount[];
  /** The reference rate that `arrivesAbout` rests on, with its days; not given: percentages only. */
  readonly exchange?: PairRate;
  readonly offers: readonly Offer[];
}
