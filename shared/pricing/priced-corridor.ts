/**
 * Prices of a corridor whose services may have more than a survey records: a tariff, a pay-out method, needs, rates of
 * the day.
 */
import type { CorridorPrices, SurveyedService } from '../model/corridor-prices.ts';
import type { ProviderType } from '../model/vocabulary.ts';
import type { ServiceNeeds } from './reach.ts';
import type { BandedTariff, Rates, Tariff } from './tariff/tariff.ts';

export interface PricedService
  extends SurveyedService,
    Pick<ServiceNeeds, 'papersNeeded' | 'recipientPhoneNeeded'> {
  /** Replaces the survey points as the price. */
  readonly tariff?: BandedTariff | undefined;
}

/** All CorridorPrices are one. */
export interface PricedCorridor extends CorridorPrices {
  readonly services: readonly PricedService[];
  /** What providers say, of which no statistic is made, with every provider that says it. */
  readonly said?: Pick<PricedCorridor, 'providers' | 'services'> | undefined;
  readonly rates?: Rates | undefined;
}

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
