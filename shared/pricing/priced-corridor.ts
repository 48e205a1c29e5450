/**
 * Prices of a corridor whose services may have more than a survey records: a tariff, a pay-out method, needs, rates of
 * the day.
 */
import type { CorridorPrices, SurveyedService, SurveyRef } from '../model/corridor-prices.ts';
import type {
  AccessPoint,
  CurrencyCode,
  FundingInstrument,
  PayoutMethod,
  ProviderType,
} from '../model/vocabulary.ts';
import type { ServiceNeeds } from './reach.ts';
import type { BandedTariff, Rates, Tariff } from './tariff/tariff.ts';

export interface PricedService
  extends SurveyedService,
    Pick<ServiceNeeds, 'papersNeeded' | 'recipientPhoneNeeded'> {
  /** Replaces the survey points as the price. */
  readonly tariff?: BandedTariff | undefined;
}

/** Of the visits of one service in the last 30 days that are public: what was lost of the amount, fee deducted. */
export interface SeenPrice {
  readonly provider: string;
  readonly fundingInstrument: FundingInstrument;
  readonly accessPoint: AccessPoint;
  readonly payoutMethod: PayoutMethod;
  /** The outlay of these visits, decimal string. */
  readonly amount: string;
  readonly currency: CurrencyCode;
  /** Percent of it, decimal string. */
  readonly median: string;
}

/** All CorridorPrices are one. */
export interface PricedCorridor extends Omit<CorridorPrices, 'survey'> {
  /** Not given: no survey asked for prices here, and `services` is empty; what there is, is in another layer. */
  readonly survey?: SurveyRef | undefined;
  readonly services: readonly PricedService[];
  /** What providers say, of which no statistic is made, with every provider that says it, and those that do not pay out now. */
  readonly said?:
    | (Pick<PricedCorridor, 'providers' | 'services'> & { readonly suspended?: readonly string[] })
    | undefined;
  /** What shoppers saw, of which no statistic of a survey is made either. */
  readonly seen?: readonly SeenPrice[] | undefined;
  readonly rates?: Rates | undefined;
}

/** Prices of a corridor that a survey asked about, whatever else is known of it. */
export type SurveyedPrices = PricedCorridor & { readonly survey: SurveyRef };

/** How a service charges: by its tariff, or by its survey points. */
export const tariffOf = ({ tariff, points, doubts }: PricedService): Tariff =>
  tariff ?? { kind: 'price-points', points, doubts };

/** Throws a RangeError where the corridor lacks the provider. */
export function providerOf(
  prices: PricedCorridor,
  id: string,
): { readonly id: string; readonly name: string; readonly type: ProviderType } {
  const provider = prices.providers[id];
  if (!provider) throw new RangeError(`the prices of ${prices.corridor} lack the provider ${id}`);
  return { id, name: provider.name, type: provider.type };
}
