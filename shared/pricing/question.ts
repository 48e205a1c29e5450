/**
 * The steps of a comparison before and after pricing: reads the question, finds the services, and builds the answer from
 * their offers. offers.ts and both-ways.ts do the pricing between.
 */
import type { Exchange } from '../fx/exchange.ts';
import { surveyAge } from '../model/age.ts';
import type { PricePoint } from '../model/corridor-prices.ts';
import { groupBy } from '../model/group-by.ts';
import type { Reading } from '../model/vocabulary.ts';
import { formatDecimal, parseDecimal } from '../money/decimal.ts';
import type { Rational } from '../money/rational.ts';
import type { Comparison } from './offer.ts';
import type { PricedCorridor, PricedService } from './priced-corridor.ts';
import { byRank, type Ranked } from './ranking.ts';
import type { EitherRequest, OffersRequest } from './request.ts';
import { resolveAmount, type Spot } from './spot.ts';

/** Digits after the point of a reference rate: enough for 10 significant digits of the smallest rate. */
const RATE_DECIMALS = 30;

/** A reference rate as given, and exact: units of the recipient's currency for one of the comparison's. */
export interface ExactExchange extends Exchange {
  readonly rate: Rational;
}

/** The question that every service answers. */
export interface Question {
  readonly prices: PricedCorridor;
  readonly reading: Reading;
  /** ISO day whose taxes count. */
  readonly today: string;
  readonly currency: string;
  /** Decimals of the currency. */
  readonly decimals: number;
  /** From the comparison's currency into the recipient's; undefined: no amount in the recipient's currency. */
  readonly exchange: ExactExchange | undefined;
}

/** The amount as written in the answer. */
type AmountAsked = Pick<Comparison, 'amount' | 'basis' | 'amountIs'>;

/** The question in one currency, whatever its amount. */
export const questionIn = (
  prices: PricedCorridor,
  { reading = 'fee-deducted', today, currency, exchange }: EitherRequest,
  decimals: number,
): Question => ({ prices, reading, today, currency, decimals, exchange: exactIn(currency, exchange) });

/** The rate, if it converts the currency of the comparison into another. */
const exactIn = (currency: string, exchange: Exchange | undefined): ExactExchange | undefined =>
  exchange?.pair.from === currency && exchange.pair.to !== currency
    ? { ...exchange, rate: parseDecimal(exchange.pair.rate, RATE_DECIMALS) }
    : undefined;

/** The question at one amount, and its place among the surveyed amounts. Throws RequestError. */
export function questionAt(
  prices: PricedCorridor,
  request: OffersRequest,
): { readonly question: Question; readonly spot: Spot; readonly asked: AmountAsked } {
  const hasTariffs = prices.services.some(({ tariff }) => tariff);
  const { spot, decimals } = resolveAmount(prices, request.amount, request.currency, hasTariffs);
  const question = questionIn(prices, request, decimals);
  const amount = spot.money ? formatDecimal(spot.money, decimals) : String(spot.denomination);
  const amountIs = question.reading === 'fee-deducted' ? 'outlay' : 'principal';
  return { question, spot, asked: { amount, basis: spot.basis, amountIs } };
}

const FILTERS = ['fundingInstrument', 'accessPoint', 'payoutMethod'] as const;

/** Whether a service passes the request's filters of these fields: what is not recorded passes only where nothing is asked. */
export const passes = (
  service: PricedService,
  request: Pick<EitherRequest, (typeof FILTERS)[number]>,
): boolean => FILTERS.every((field) => (request[field] ?? service[field]) === service[field]);

/** A service, and how many are equal to it in the answer. Of their ids it has the first. */
export interface DistinctService {
  readonly service: PricedService;
  /** Including the service itself. */
  readonly copies: number;
}

/**
 * Each group of equal services as one: equal in provider, instrument, access point, pay-out, speed and the survey points that
 * count at this spot. The day on which the survey asked does not count.
 * @param spot where the amount lies; undefined: every point counts
 */
export function distinctServices(services: readonly PricedService[], spot?: Spot): DistinctService[] {
  const ways = groupBy(
    services,
    ({ provider, fundingInstrument, accessPoint }) => `${provider} ${fundingInstrument} ${accessPoint}`,
  );
  return [...ways.values()].flatMap((alike) => distinctOf(alike, spot));
}

/** The distinct services of one provider, instrument and access point: most often one. */
function distinctOf(services: readonly PricedService[], spot: Spot | undefined): DistinctService[] {
  const [only, ...others] = services;
  if (only && others.length === 0) return [{ service: only, copies: 1 }];
  const found = new Map<string, DistinctService>();
  for (const service of services) {
    const { id, collectedOn: _, ...rest } = service;
    const look = JSON.stringify({ ...rest, points: service.points.filter((point) => isSeen(point, spot)) });
    const twin = found.get(look);
    if (!twin) found.set(look, { service, copies: 1 });
    else found.set(look, { service: id < twin.service.id ? service : twin.service, copies: twin.copies + 1 });
  }
  return [...found.values()];
}

const isSeen = ({ denomination }: PricePoint, spot: Spot | undefined): boolean =>
  !spot || !('denomination' in spot) || denomination === spot.denomination;

/** The answer: its offers in rank order (see byRank). Throws a RangeError for a `today` that is not an ISO day. */
export const comparisonOf = (
  { prices, reading, today, currency, exchange }: Question,
  { sort = 'cost' }: EitherRequest,
  asked: AmountAsked,
  ranked: Ranked[],
): Comparison => ({
  corridor: prices.corridor,
  amount: asked.amount,
  currency,
  basis: asked.basis,
  reading,
  amountIs: asked.amountIs,
  feeConvention: 'unknown',
  ...(prices.survey && { survey: prices.survey, age: surveyAge(prices.survey, today) }),
  surveyedAmounts: prices.survey ? prices.amounts : [],
  ...(exchange && asked.basis !== 'nominal' && { exchange: exchange.pair }),
  offers: ranked.sort(byRank(sort)).map(({ offer }) => offer),
});
