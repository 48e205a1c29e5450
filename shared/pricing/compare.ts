/** The comparison: prices every service of a sheet as the question has it, and ranks. Pure and exact; the day is passed in. */
import { surveyAge } from '../corridor/age.ts';
import type { Engine } from './engine.ts';
import type { Comparison, Offer } from './offer.ts';
import { providerOf } from './price-offer.ts';
import type { PricedService, PricedSheet } from './priced-sheet.ts';
import type { Asked, Question } from './question.ts';
import { byRank, type Ranked } from './ranking.ts';
import { checkWords, type EitherRequest } from './request.ts';

/**
 * All offers of the services that pass the request's filters, in rank order (see byRank). Services that cannot be told
 * apart in the answer are one offer with `copies`; the copies of all offers add up to the services. Throws RequestError
 * for a request that cannot be answered, RangeError for a `today` that is no ISO day.
 */
export const compareWith = (
  engine: Engine,
  sheet: PricedSheet,
  request: EitherRequest,
  ask: (asked: Asked, services: readonly PricedService[]) => Question,
): Comparison => {
  checkWords(request);
  const { reading = 'fee-deducted', today, sort = 'cost', profile } = request;
  const age = surveyAge(sheet.survey, today);
  const services = sheet.services.filter((service) => passes(sheet, service, request));
  const question = ask({ sheet, reading, today, profile, engine }, services);
  const ranked = new Map<string, Ranked>();
  const ways = new Map<string, number>();
  for (const service of services) ways.set(wayOf(service), (ways.get(wayOf(service)) ?? 0) + 1);
  for (const service of services) {
    // Most providers have one service of a way, and nothing of it needs to be looked at.
    const way = wayOf(service);
    const alike = ways.get(way) === 1 ? way : lookAt(service, question);
    const twin = ranked.get(alike);
    if (twin) ranked.set(alike, { ...twin, offer: countIn(twin.offer, service) });
    else ranked.set(alike, question.offer(service));
  }
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
    offers: [...ranked.values()].sort(byRank(sort)).map(({ offer }) => offer),
  };
};

const countIn = (offer: Offer, { id }: PricedService): Offer => {
  const [serviceId = id] = [offer.serviceId, id].sort();
  return { ...offer, serviceId, copies: offer.copies + 1 };
};

const passes = (sheet: PricedSheet, service: PricedService, request: EitherRequest): boolean =>
  (request.fundingInstrument ?? service.fundingInstrument) === service.fundingInstrument &&
  (request.accessPoint ?? service.accessPoint) === service.accessPoint &&
  (!request.providerType || request.providerType === providerOf(sheet, service.provider).type);

const wayOf = ({ provider, fundingInstrument, accessPoint }: PricedService): string =>
  `${provider} ${fundingInstrument} ${accessPoint}`;

/** All that a reader can know of a service in this answer: equal for those that cannot be told apart. */
const lookAt = ({ id: _, ...service }: PricedService, { looksAt }: Question): string =>
  JSON.stringify({ ...service, points: service.points.filter(looksAt) });
