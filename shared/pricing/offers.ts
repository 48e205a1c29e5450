/**
 * Compares the offers of one corridor at one amount, on the server and in the browser alike: prices every service from
 * the sheet, reads its cost, ranks. Pure and exact; the day is passed in.
 */
import { surveyAge } from '../corridor/age.ts';
import type { Sheet, SheetService } from '../corridor/sheet.ts';
import { formatDecimal } from '../money/decimal.ts';
import type { Comparison, Offer } from './offer.ts';
import { offerOf, providerOf } from './price-offer.ts';
import { byRank, type Ranked } from './ranking.ts';
import { checkWords, type OffersRequest, resolveAmount, type Spot } from './request.ts';
import { priceAt } from './survey-price.ts';

export { groupByProvider, type ProviderGroup } from './by-provider.ts';
export type { Comparison, Offer, OfferPart } from './offer.ts';
export { type OffersRequest, RequestError } from './request.ts';

/**
 * All offers of a sheet that pass the request's filters, at its amount and in its reading, in rank order (see byRank).
 * Services that cannot be told apart at this amount are one offer with `copies`; the copies of all offers add up to the
 * services. Throws RequestError for a request that cannot be answered, RangeError for a `today` that is no ISO day.
 */
export const compareOffers = (sheet: Sheet, request: OffersRequest): Comparison => {
  checkWords(request);
  const { spot, currency, decimals } = resolveAmount(sheet, request);
  const { reading = 'fee-deducted', today, sort = 'cost' } = request;
  const age = surveyAge(sheet.survey, today);
  const context = { sheet, reading, today, currency, decimals };
  const ranked = new Map<string, Ranked>();
  for (const service of sheet.services) {
    if (!passes(sheet, service, request)) continue;
    const alike = lookAt(service, spot);
    const twin = ranked.get(alike);
    if (twin) ranked.set(alike, { ...twin, offer: countIn(twin.offer, service) });
    else ranked.set(alike, offerOf(service, priceAt(service, spot), context));
  }
  return {
    corridor: sheet.corridor,
    amount: spot.money ? formatDecimal(spot.money, decimals) : String(spot.denomination),
    currency,
    basis: spot.basis,
    reading,
    amountIs: reading === 'fee-deducted' ? 'outlay' : 'principal',
    feeConvention: 'unknown',
    survey: sheet.survey,
    age,
    surveyedAmounts: sheet.amounts,
    offers: [...ranked.values()].sort(byRank(sort)).map(({ offer }) => offer),
  };
};

const countIn = (offer: Offer, { id }: SheetService): Offer => {
  const [serviceId = id] = [offer.serviceId, id].sort();
  return { ...offer, serviceId, copies: offer.copies + 1 };
};

const passes = (sheet: Sheet, service: SheetService, request: OffersRequest): boolean =>
  (request.fundingInstrument ?? service.fundingInstrument) === service.fundingInstrument &&
  (request.accessPoint ?? service.accessPoint) === service.accessPoint &&
  (!request.providerType || request.providerType === providerOf(sheet, service.provider).type);

/** All that a reader can know of a service at this amount: equal for those that cannot be told apart. */
const lookAt = ({ provider, fundingInstrument, accessPoint, points }: SheetService, spot: Spot): string => {
  const seen = points
    .filter(({ denomination }) => spot.basis === 'estimate' || denomination === spot.denomination)
    .map(({ denomination, feeBp, marginBp, flags }) => [denomination, feeBp, marginBp, ...flags]);
  return JSON.stringify([provider, fundingInstrument, accessPoint, seen]);
};
