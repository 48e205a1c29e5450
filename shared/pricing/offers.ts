/**
 * Compares the surveyed offers of one corridor at one amount, on the server and in the browser alike. Small: tariffs with
 * bands, and what must be paid for something to arrive, are in both-ways.ts.
 */
import { compareWith } from './compare.ts';
import { SURVEY_ENGINE } from './engine.ts';
import type { Comparison } from './offer.ts';
import type { PricedCorridor } from './priced-sheet.ts';
import { atAmount } from './question.ts';
import { reachOf } from './reach.ts';
import { checkWords, type OffersRequest } from './request.ts';

export type { Exchange } from '../fx/exchange.ts';
export { groupByProvider, type ProviderGroup } from './by-provider.ts';
export type { Comparison, Offer, OfferPart } from './offer.ts';
export { type OffersRequest, RequestError } from './request.ts';

/**
 * All offers of a sheet that pass the request's filters, at its amount and in its reading, in rank order (see byRank);
 * with `profile`, each with whether the profile can reach it. Throws RequestError for a request that cannot be answered,
 * RangeError for a `today` that is no ISO day or a service with bands.
 */
export const compareOffers = (sheet: PricedCorridor, request: OffersRequest): Comparison => {
  checkWords(request);
  return compareWith({ ...SURVEY_ENGINE, reachOf }, sheet, request, (asked) => atAmount(request, asked));
};

/** The same for a page's script, whose words are of the closed lists and which asks for no profile: smaller by both. */
export const compareSurveyed = (sheet: PricedCorridor, request: Omit<OffersRequest, 'profile'>): Comparison =>
  compareWith(SURVEY_ENGINE, sheet, request, (asked) => atAmount(request, asked));
