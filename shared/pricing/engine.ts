/**
 * What prices services: the survey's points alone, small enough for the browser, or every tariff. The comparison is the
 * same with either.
 */
import type { Rational } from '../money/rational.ts';
import type { OfferPromotion } from './offer.ts';
import type { Price } from './price.ts';
import type { reachOf } from './reach.ts';
import type { Spot } from './spot.ts';
import { priceAt } from './survey-price.ts';
import type { BandedTariff, Tariff } from './tariff/tariff.ts';
import type { Terms } from './tariff-cost.ts';

export interface Engine {
  /** Reads a tariff, and gives its price at any spot. */
  readonly pricerOf: (tariff: Tariff, terms: Terms) => (spot: Spot) => Price;
  /** Whether a profile can use a service. Not given where nobody is asked for one. */
  readonly reachOf?: typeof reachOf;
  /** The promotions of a tariff on the day at an amount; nothing where there are none. Not given where no tariff is priced. */
  readonly promotionsOf?: (
    tariff: BandedTariff,
    money: Rational | null,
    terms: Terms,
  ) => { readonly promotions?: readonly OfferPromotion[] };
}

/** Prices survey points. Throws a RangeError for a tariff with bands: what it costs is not to be guessed. */
export const SURVEY_ENGINE: Engine = {
  pricerOf: (tariff) => {
    if (tariff.kind === 'bands') throw new RangeError('a tariff with bands needs the engine of all tariffs');
    return (spot) => priceAt(tariff, spot);
  },
};
