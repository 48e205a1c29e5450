/**
 * What providers say they charge in one corridor: a layer of prices of its own, beside the survey's. A service has the
 * tariff of the feed that is in force for its provider; several providers' feeds make one sheet.
 */
import type { CorridorProvider } from '../model/corridor-prices.ts';
import type { CorridorId, PayoutMethod } from '../model/vocabulary.ts';
import type { PricedService } from './priced-corridor.ts';
import type { ServiceFacts } from './service-facts.ts';
import type { BandedTariff } from './tariff/tariff.ts';

/** A service as its provider describes it. It has no survey points. */
export interface SaidService extends PricedService {
  readonly points: readonly [];
  readonly payoutMethod: PayoutMethod;
  readonly papersNeeded?: boolean;
  readonly recipientPhoneNeeded?: boolean;
  /** The provider's own words. */
  readonly facts?: ServiceFacts;
  readonly tariff: BandedTariff;
  /** The edition of the feed that says so. */
  readonly edition: string;
}

export interface SaidSheet {
  readonly format: 1;
  readonly corridor: CorridorId;
  /** Every provider of the services, by id. */
  readonly providers: Readonly<Record<string, CorridorProvider>>;
  readonly services: readonly SaidService[];
  /**
   * Providers that do not pay out now, by our register, and send prices here or were surveyed here: none of what they say is among
   * `services`. Not given: none.
   */
  readonly suspended?: readonly string[];
  /** Their names, by id. */
  readonly suspendedNames?: Readonly<Record<string, string>>;
}
