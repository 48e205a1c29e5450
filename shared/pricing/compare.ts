/** The comparison: prices every service of a sheet as the question has it, and ranks. Pure and exact; the day is passed in. */
import { surveyAge } from '../model/age.ts';
import { parseDecimal } from '../money/decimal.ts';
import type { Engine } from './engine.ts';
import type { Comparison, Offer } from './offer.ts';
import { type ExactExchange, providerOf } from './price-offer.ts';
import type { PricedCorridor, PricedService } from './priced-sheet.ts';
import type { Asked, Question } from './question.ts';
import { byRank, type Ranked } from './ranking.ts';
import type { EitherRequest } from './request.ts';

/** A reference rate has 10 significant digits: of the smallest, so many after the point. */
const RATE_DECIMALS = 30;

/**
 * All offers of the services that pass the request's filters, in rank order (see byRank). Services that cannot be told
 * apart in the answer are one offer with `copies`; the copies of all offers add up to the services. Throws RequestError
 * for a request that cannot be answered, RangeError for a `today` that is no ISO day.
 */
export const compareWith = (
  engine: Engine,
  sheet: PricedCorridor,
  request: EitherRequest,
  ask: (asked: Asked, services: readonly PricedService[]) => Question,
): Comparison => {
  const { reading = 'fee-deducted', today, sort = 'cost', profile } = request;
  const age = surveyAge(sheet.survey, today);
  const services = sheet.services.filter((service) => passes(sheet, service, request));
  const exchange = exchangeOf(request);
  const question = ask({ sheet, reading, today, profile, engine, exchange }, services);
  const ways = new Map<string, PricedService[]>();
  for (const service of services) {
    const way = `${service.provider} ${service.fundingInstrument} ${service.accessPoint}`;
    const others = ways.get(way);
    if (others) others.push(service);
    else ways.set(way, [service]);
  }
  const ranked = [...ways.values()].flatMap((ofWay) => offersOf(ofWay, question));
  return {
    corridor: sheet.corridor,
    amount: question.amount,
    currency: question.currency,
    basis: question.basis,
    reading,
    amountIs: question.amountIs,
    feeConvention: 'unknown',
    survey: sheet.survey,
    age,
    surveyedAmounts: sheet.amounts,
    ...(exchange && question.basis !== 'nominal' && { exchange: exchange.pair }),
    offers: ranked.sort(byRank(sort)).map(({ offer }) => offer),
  };
};

/** The offers of services of one provider, instrument and access point, most often a single one. */
const offersOf = (services: readonly PricedService[], question: Question): Ranked[] => {
  const [only, ...others] = services;
  if (only && others.length === 0) return [question.offer(only)];
  const ranked = new Map<string, Ranked>();
  for (const service of services) {
    const look = lookOf(service, question);
    const twin = ranked.get(look);
    ranked.set(look, twin ? { ...twin, offer: countIn(twin.offer, service) } : question.offer(service));
  }
  return [...ranked.values()];
};

const countIn = (offer: Offer, { id }: PricedService): Offer => {
  const [serviceId = id] = [offer.serviceId, id].sort();
  return { ...offer, serviceId, copies: offer.copies + 1 };
};

/** The rate, where it leads from the currency of the comparison to another. */
const exchangeOf = ({ exchange, currency }: EitherRequest): ExactExchange | undefined =>
  exchange?.pair.from === currency && exchange.pair.to !== currency
    ? { ...exchange, rate: parseDecimal(exchange.pair.rate, RATE_DECIMALS) }
    : undefined;

const passes = (sheet: PricedCorridor, service: PricedService, request: EitherRequest): boolean =>
  (request.fundingInstrument ?? service.fundingInstrument) === service.fundingInstrument &&
  (request.accessPoint ?? service.accessPoint) === service.accessPoint &&
  (!request.providerType || request.providerType === providerOf(sheet, service.provider).type);

/** All that a reader can know of a service in this answer: equal for those that cannot be told apart. */
const lookOf = ({ id: _, ...service }: PricedService, { looksAt }: Question): string =>
  JSON.stringify({ ...service, points: service.points.filter(looksAt) });
