/**
 * Compares the offers of one corridor both ways: what arrives of an amount, or what must be paid for an amount to
 * arrive. It knows every kind of tariff and every access profile. The server uses it; for an amount, survey points and
 * no profile, it gives the same as offers.ts.
 */
import type { AccessProfile } from '../model/access-profile.ts';
import { surveyAge } from '../model/age.ts';
import { formatDecimal } from '../money/decimal.ts';
import type { Rational } from '../money/rational.ts';
import { checkWords } from './check-request.ts';
import { type Decided, settleLayers, tooFewSay, withEveryLayer } from './layers.ts';
import type { Comparison } from './offer.ts';
import type { Price } from './price.ts';
import { offerOf, termsOf } from './price-offer.ts';
import { type PricedCorridor, type PricedService, providerOf, tariffOf } from './priced-corridor.ts';
import {
  comparisonOf,
  type DistinctService,
  distinctServices,
  passes,
  type Question,
  questionAt,
} from './question.ts';
import type { Ranked } from './ranking.ts';
import { reachOf } from './reach.ts';
import { askedToArrive, outlayThatBrings, unpricedReason } from './receive.ts';
import { type EitherRequest, type OffersRequest, RequestError } from './request.ts';
import { spotAt } from './spot.ts';
import { promotionsOf } from './tariff/promotions.ts';
import { pricerOf } from './tariff/tariff-price.ts';

/**
 * All offers that pass the request's filters, in rank order (see byRank). With `receive`, each offer has the smallest
 * outlay of which so much arrives, and the smallest outlay comes first. With `profile`, each says whether the profile
 * can reach it. Throws RequestError for a request that cannot be answered (both or neither of `amount` and `receive` is
 * `one-of-two`), RangeError for a `today` that is not an ISO day.
 */
export function compareBothWays(given: PricedCorridor, request: EitherRequest): Comparison {
  checkWords(request);
  const prices = withEveryLayer(request.sources === 'independent' ? { ...given, said: undefined } : given);
  const { amount, receive } = request;
  if (receive === undefined && amount !== undefined) return compareAt(prices, { ...request, amount });
  if (receive !== undefined && amount === undefined) return compareToArrive(prices, request, receive);
  throw new RequestError('amount', 'one-of-two', ['amount', 'receive']);
}

function compareAt(prices: PricedCorridor, request: OffersRequest): Comparison {
  const { question, spot, asked } = questionAt(prices, request);
  const families: Question = { ...question, reading: 'fee-deducted' };
  const offers = distinctServices(passing(prices, request), spot).map((distinct): Decided => {
    const { service } = distinct;
    const rankedIn = (of: Question): Ranked => {
      const price = pricerOf(tariffOf(service), termsOf(service, of))(spot);
      return wholeOffer(distinct, price, of, request.profile);
    };
    const ranked = rankedIn(question);
    // Only where layers are to be settled, and another reading was asked for, is it priced a second time.
    const isSame = !(prices.said || prices.seen) || question.reading === 'fee-deducted';
    return { service, ranked, decides: isSame ? ranked.by : rankedIn(families).by };
  });
  return answerOf(offers, question, request, asked, spot.money);
}

function compareToArrive(prices: PricedCorridor, request: EitherRequest, receive: string): Comparison {
  const services = distinctServices(passing(prices, request));
  const asked = services.filter(({ service }) => passes(service, request));
  const wanted = askedToArrive(prices, request, receive, asked);
  const { question, value, surveyed } = wanted;
  const offers = services.map((distinct): Decided => {
    const { service } = distinct;
    const outlay = outlayThatBrings(service, wanted);
    if (!outlay) {
      const price = { priced: false, reason: unpricedReason(service), flags: [] } as const;
      return { service, ranked: wholeOffer(distinct, price, question, request.profile), decides: null };
    }
    const price = pricerOf(tariffOf(service), termsOf(service, question))(spotAt(surveyed, outlay));
    const { offer, by } = wholeOffer(distinct, price, question, request.profile);
    const decides = by && outlay;
    return { service, ranked: { offer, by: decides }, decides };
  });
  const amount = formatDecimal(value, question.decimals);
  const basis = prices.survey ? 'estimate' : 'tariff';
  return answerOf(offers, question, request, { amount, basis, amountIs: 'value-received' }, null);
}

/**
 * The services that pass the request's filters. Where providers say prices, also those whose pay-out the survey did not record:
 * it may be the one that is asked for, and what the provider says of it must be held against them (layers.ts) before they are
 * left out.
 */
const passing = (prices: PricedCorridor, request: EitherRequest): PricedService[] =>
  prices.services.filter(
    (service) =>
      passes(
        service,
        prices.said && !service.payoutMethod ? { ...request, payoutMethod: undefined } : request,
      ) &&
      (!request.providerType || request.providerType === providerOf(prices, service.provider).type),
  );

/**
 * One price for each service, whatever layers have one; by name where nothing may lead.
 * @param money the amount, the same for all; null where each offer has an outlay of its own
 */
function answerOf(
  offers: readonly Decided[],
  question: Question,
  request: EitherRequest,
  asked: Parameters<typeof comparisonOf>[2],
  money: Rational | null,
): Comparison {
  const { prices, today } = question;
  const isOld = !prices.survey || surveyAge(prices.survey, today).old;
  const ranked = settleLayers(offers, question, money, isOld).filter(
    ({ offer }) => !request.payoutMethod || offer.payoutMethod === request.payoutMethod,
  );
  if (!tooFewSay(prices, today, isOld)) return comparisonOf(question, request, asked, ranked);
  return {
    ...comparisonOf(question, { ...request, sort: 'provider' }, asked, ranked),
    nothingLeads: true,
  };
}

/** The offer with two things that offers.ts never adds: whether the profile can reach it, and promotions in force. */
function wholeOffer(
  distinct: DistinctService,
  price: Price | Parameters<typeof offerOf>[1],
  question: Question,
  profile: AccessProfile | undefined,
): Ranked {
  const { service } = distinct;
  const { offer, by } = offerOf(distinct, price, question);
  const promotions =
    service.tariff && price.priced && offer.cost
      ? promotionsOf(service.tariff, price.at.money, termsOf(service, question))
      : {};
  return { offer: { ...offer, ...(profile && reachOf(service, profile)), ...promotions }, by };
}
