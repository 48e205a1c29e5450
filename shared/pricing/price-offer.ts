/**
 * Turns the price of a service at one amount into an offer: its cost in the reading, its standing, its figures as
 * decimal strings.
 */

import { formatAbout, formatDecimal, formatPercent } from '../money/decimal.ts';
import { least, most, multiply, type Rational } from '../money/rational.ts';
import type { Cost, FeasibleCost } from './cost.ts';
import type { Offer, OfferCost, OfferPart, StandingReason } from './offer.ts';
import type { Price } from './price.ts';
import { type PricedService, providerOf } from './priced-corridor.ts';
import type { DistinctService, ExactExchange, Question } from './question.ts';
import type { Ranked } from './ranking.ts';
import { costOn, type Terms } from './tariff-cost.ts';

/** Percentages have the survey's own decimals: its fees and margins are known to no more. */
const PERCENT_DECIMALS = 2;

/** What the price of a service depends on. */
export const termsOf = (
  service: PricedService,
  { prices, today: day, reading, currency, decimals }: Omit<Question, 'exchange'>,
): Terms => ({
  reading,
  currency,
  decimals,
  day,
  fundingInstrument: service.fundingInstrument,
  payoutMethod: service.payoutMethod ?? null,
  taxes: prices.taxes,
  rates: prices.rates ?? null,
});

/**
 * Makes the offer of a service and its copies from its price. Throws a RangeError where the corridor lacks its
 * provider.
 */
export function offerOf(
  { service, copies }: DistinctService,
  price: Price | { readonly priced: false; readonly reason: StandingReason; readonly flags: Offer['flags'] },
  question: Question,
): Ranked {
  const terms = termsOf(service, question);
  const base = {
    serviceId: service.id,
    provider: providerOf(question.prices, service.provider),
    fundingInstrument: service.fundingInstrument,
    accessPoint: service.accessPoint,
    ...(service.payoutMethod && { payoutMethod: service.payoutMethod }),
    ...(service.speed && { speed: service.speed }),
    flags: price.flags,
    copies,
    ...(service.tariff && { feeConvention: service.tariff.feeConvention }),
  };
  const none = { status: null, cost: null, valueReceived: null };
  if (!price.priced) {
    return { offer: { ...base, ...none, standing: 'not-priced', reason: price.reason }, by: null };
  }
  const costOf = costOn(terms);
  const cost = costOf(price.at);
  const { status } = price;
  if (!cost.feasible) {
    return { offer: { ...base, ...none, status, standing: 'infeasible', reason: cost.reason }, by: null };
  }
  const written = {
    ...base,
    status,
    cost: writeCost(cost, price.at.money, question),
  };
  const doubt = price.flags[0] ?? (price.at.margin.known ? null : price.at.margin.why);
  if (doubt) {
    return { offer: { ...written, standing: 'unconfirmed', reason: doubt, valueReceived: null }, by: null };
  }
  const ends = price.ends.map(costOf);
  return {
    offer: {
      ...written,
      cost: { ...written.cost, range: rangeOf(cost.total, ends) },
      standing: 'ranked',
      reason: null,
      valueReceived: writeMoney(cost.arrives, price.at.money, question),
      // Of a tariff its own rate is in it: what arrives is a share of the reference rate.
      ...(question.exchange &&
        (service.tariff?.payoutCurrency ?? question.exchange.pair.to) === question.exchange.pair.to && {
          arrivesAbout: atHome(cost.arrives, price.at.money, question.exchange),
        }),
    },
    by: cost.total,
  };
}

function writeCost(cost: FeasibleCost, money: Rational | null, question: Question): OfferCost {
  const parts = cost.parts.map((part): OfferPart => {
    if (!part.known) return part;
    const percent = formatPercent(part.share, PERCENT_DECIMALS);
    return { part: part.part, known: true, percent, amount: writeMoney(part.ofAmount, money, question) };
  });
  return {
    total: cost.total && formatPercent(cost.total, PERCENT_DECIMALS),
    amount: writeMoney(cost.taken, money, question),
    complete: cost.complete,
    parts,
    range: null,
    paid: writeMoney(cost.paid, money, question),
  };
}

const writeMoney = (share: Rational | null, money: Rational | null, { decimals }: Question): string | null =>
  share && money && formatDecimal(multiply(share, money), decimals);

/** In the recipient's currency, rounded once, to as many digits as a survey some months old supports. */
const atHome = (
  share: Rational | null,
  money: Rational | null,
  { rate, decimals }: ExactExchange,
): string | null => share && money && formatAbout(multiply(multiply(share, money), rate), decimals);

/**
 * Least and most of an estimate's total and the totals at its two ends; null for a surveyed price, or if an end has no
 * total.
 */
function rangeOf(total: Rational | null, ends: readonly Cost[]): OfferCost['range'] {
  if (!total || ends.length === 0) return null;
  let [min, max] = [total, total];
  for (const end of ends) {
    if (!end.feasible || !end.total) return null;
    [min, max] = [least(min, end.total), most(max, end.total)];
  }
  return { min: formatPercent(min, PERCENT_DECIMALS), max: formatPercent(max, PERCENT_DECIMALS) };
}
