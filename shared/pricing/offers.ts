/**
 * Compares the surveyed offers of one corridor at one amount, in pages and in their script. Kept small for phones:
 * tariffs with bands, access profiles, and what must be paid for an amount to arrive, are in both-ways.ts.
 */
import type { Comparison } from './offer.ts';
import { offerOf } from './price-offer.ts';
import type { PricedCorridor } from './priced-corridor.ts';
import { comparisonOf, distinctServices, passes, questionAt } from './question.ts';
import type { OffersRequest } from './request.ts';
import { surveyPrice } from './survey-price.ts';

export { groupByProvider, type ProviderGroup } from './by-provider.ts';
export type { Comparison, Offer, OfferPart } from './offer.ts';
export { type OffersRequest, RequestError } from './request.ts';

/** Pages filter by what the sender pays with and by how the recipient gets it. */
export type SurveyedRequest = Omit<OffersRequest, 'profile' | 'accessPoint' | 'providerType'>;

/**
 * All offers that pass the request's filter, at its amount and in its reading, in rank order (see byRank). Throws
 * RequestError for a request that cannot be answered, RangeError for a `today` that is not an ISO day or a service with
 * bands. Does not check the request's words: pages take them from the closed lists.
 */
export function compareSurveyed(prices: PricedCorridor, request: SurveyedRequest): Comparison {
  const { question, spot, asked } = questionAt(prices, request);
  const services = prices.services.filter((service) => passes(service, request));
  const ranked = distinctServices(services, spot).map((distinct) =>
    offerOf(distinct, surveyPrice(distinct.service, spot), question),
  );
  return comparisonOf(question, request, asked, ranked);
}
