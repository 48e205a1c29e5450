/**
 * A comparison from its first step to its last but the price: what is asked of which services, and how their offers are put
 * together. offers.ts and both-ways.ts price what stands between.
 */
import type { Exchange } from '../fx/exchange.ts';
import { surveyAge } from '../model/age.ts';
import type { PricePoint } from '../model/corridor-prices.ts';
import type { Reading } from '../model/vocabulary.ts';
import { formatDecimal, parseDecimal } from '../money/decimal.ts';
import type { Rational } from '../money/rational.ts';
import type { Comparison } from './offer.ts';
import { type PricedCorridor, type PricedService, providerOf } from './priced-corridor.ts';
import { byRank, type Ranked } from './ranking.ts';
import type { EitherRequest, OffersRequest } from './request.ts';
import { resolveAmount, type Spot } from './spot.ts';

/** A reference rate has 10 significant digits: of the smallest, so many after the point. */
const RATE_DECIMALS = 30;

/** A reference rate as it came, and exact: units of the currency at home for one of the comparison's. */
export interface ExactExchange extends Exchange {
  readonly rate: Rational;
}

/** What is asked of every service alike. */
export interface Question {
  readonly prices: PricedCorridor;
  readonly reading: Reading;
  /** ISO day whose taxes count. */
  readonly today: string;
  readonly currency: string;
  /** Decimals of the currency. */
  readonly decimals: number;
  /** From the comparison's currency into the one at home; undefined: nothing is said in that. */
  readonly exchange: ExactExchange | undefined;
}

/** The amount as the answer has it. */
type AmountAsked = Pick<Comparison, 'amount' | 'basis' | 'amountIs'>;

/** The question in one currency, whatever its amount. */
export const questionIn = (
  prices: PricedCorridor,
  { reading = 'fee-deducted', today, currency, exchange }: EitherRequest,
  decimals: number,
): Question => ({ prices, reading, today, currency, decimals, exchange: exactIn(currency, exchange) });

/** The rate, where it leads from the currency of the comparison to another. */
const exactIn = (currency: string, exchange: Exchange | undefined): ExactExchange | undefined =>
  exchange?.pair.from === currency && exchange.pair.to !== currency
    ? { ...exchange, rate: parseDecimal(exchange.pair.rate, RATE_DECIMALS) }
    : undefined;

/** The question at one amount, and where that lies among the surveyed ones. Throws RequestError. */
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

/** A service, and how many others cannot be told from it in the answer. It has the first of their ids. */
export interface DistinctService {
  readonly service: PricedService;
  /** Itself included. */
  readonly copies: number;
}

/**
 * The services that pass the request's filters, those that cannot be told apart as one: alike in provider, instrument,
 * access point and the survey points that play a part.
 * @param spot where the amount lies; undefined: every point plays a part
 */
export function distinctServices(
  prices: PricedCorridor,
  request: EitherRequest,
  spot?: Spot,
): DistinctService[] {
  const ways = new Map<string, PricedService[]>();
  for (const service of prices.services) {
    if (!passes(prices, service, request)) continue;
    const way = `${service.provider} ${service.fundingInstrument} ${service.accessPoint}`;
    const others = ways.get(way);
    if (others) others.push(service);
    else ways.set(way, [service]);
  }
  return [...ways.values()].flatMap((services) => distinctOf(services, spot));
}

const passes = (prices: PricedCorridor, service: PricedService, request: EitherRequest): boolean =>
  (request.fundingInstrument ?? service.fundingInstrument) === service.fundingInstrument &&
  (request.accessPoint ?? service.accessPoint) === service.accessPoint &&
  (!request.providerType || request.providerType === providerOf(prices, service.provider).type);

/** Of one provider, instrument and access point, most often a single one. */
function distinctOf(services: readonly PricedService[], spot: Spot | undefined): DistinctService[] {
  const [only, ...others] = services;
  if (only && others.length === 0) return [{ service: only, copies: 1 }];
  const found = new Map<string, DistinctService>();
  for (const service of services) {
    const { id, ...rest } = service;
    const look = JSON.stringify({ ...rest, points: service.points.filter((point) => isSeen(point, spot)) });
    const twin = found.get(look);
    if (!twin) found.set(look, { service, copies: 1 });
    else found.set(look, { service: id < twin.service.id ? service : twin.service, copies: twin.copies + 1 });
  }
  return [...found.values()];
}

const isSeen = ({ denomination }: PricePoint, spot: Spot | undefined): boolean =>
  !spot || !('denomination' in spot) || denomination === spot.denomination;

/** The answer: its offers in rank order (see byRank). Throws a RangeError for a `today` that is no ISO day. */
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
  survey: prices.survey,
  age: surveyAge(prices.survey, today),
  surveyedAmounts: prices.amounts,
  ...(exchange && asked.basis !== 'nominal' && { exchange: exchange.pair }),
  offers: ranked.sort(byRank(sort)).map(({ offer }) => offer),
});
