/** One service at one amount as an offer: its cost in the reading, its standing, its figures as decimal strings. */

import type { Exchange } from '../fx/exchange.ts';
import type { AccessProfile } from '../model/access-profile.ts';
import type { CorridorPrices } from '../model/corridor-prices.ts';
import type { Reading } from '../model/vocabulary.ts';
import { formatAbout, formatDecimal, formatPercent } from '../money/decimal.ts';
import { least, most, multiply, type Rational } from '../money/rational.ts';
import type { Cost, FeasibleCost } from './cost.ts';
import type { Engine } from './engine.ts';
import type { Offer, OfferCost, OfferPart, StandingReason } from './offer.ts';
import type { Price } from './price.ts';
import type { PricedCorridor, PricedService } from './priced-sheet.ts';
import type { Ranked } from './ranking.ts';
import { costOn, type Terms } from './tariff-cost.ts';

/** Percentages have the survey's own decimals: its fees and margins are known to no more. */
const PERCENT_DECIMALS = 2;

/** A reference rate as it came, and exact: units of the currency at home for one of the comparison's. */
export interface ExactExchange extends Exchange {
  readonly rate: Rational;
}

export interface OfferContext {
  readonly sheet: PricedCorridor;
  readonly reading: Reading;
  /** ISO day whose taxes count. */
  readonly today: string;
  readonly currency: string;
  /** Decimals of the currency. */
  readonly decimals: number;
  readonly profile: AccessProfile | undefined;
  /** From the comparison's currency into the one at home. */
  readonly exchange: ExactExchange | undefined;
  readonly engine: Engine;
}

/** What a service is priced on. */
export const termsOf = (
  service: PricedService,
  { sheet, today: day, reading, currency, decimals }: Omit<OfferContext, 'profile' | 'engine' | 'exchange'>,
): Terms => ({
  reading,
  currency,
  decimals,
  day,
  fundingInstrument: service.fundingInstrument,
  payoutMethod: service.payoutMethod ?? null,
  taxes: sheet.taxes,
  rates: sheet.rates ?? null,
});

/** Makes the offer of one service from its price. Throws a RangeError where the sheet lacks its provider. */
export const offerOf = (
  service: PricedService,
  price: Price | { readonly priced: false; readonly reason: StandingReason; readonly flags: Offer['flags'] },
  context: OfferContext,
): Ranked => {
  const terms = termsOf(service, context);
  const base = {
    serviceId: service.id,
    provider: providerOf(context.sheet, service.provider),
    fundingInstrument: service.fundingInstrument,
    accessPoint: service.accessPoint,
    flags: price.flags,
    copies: 1,
    ...(context.profile && context.engine.reachOf?.(service, context.profile)),
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
    ...(service.tariff && context.engine.promotionsOf?.(service.tariff, price.at.money, terms)),
    status,
    cost: writeCost(cost, price.at.money, context),
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
      valueReceived: writeMoney(cost.arrives, price.at.money, context),
      // A tariff has a rate of its own, which is not carried from a survey's day to another.
      ...(context.exchange &&
        status !== 'tariff' && { arrivesAbout: atHome(cost.arrives, price.at.money, context.exchange) }),
    },
    by: cost.total,
  };
};

/** Throws a RangeError where the sheet lacks the provider. */
export const providerOf = (sheet: CorridorPrices, id: string): Offer['provider'] => {
  const provider = sheet.providers[id];
  if (!provider) throw new RangeError(`the sheet ${sheet.corridor} lacks the provider ${id}`);
  return { id, name: provider.name, type: provider.type };
};

const writeCost = (cost: FeasibleCost, money: Rational | null, context: OfferContext): OfferCost => {
  const parts = cost.parts.map((part): OfferPart => {
    if (!part.known) return part;
    const percent = formatPercent(part.share, PERCENT_DECIMALS);
    return { part: part.part, known: true, percent, amount: writeMoney(part.ofAmount, money, context) };
  });
  return {
    total: cost.total && formatPercent(cost.total, PERCENT_DECIMALS),
    amount: writeMoney(cost.taken, money, context),
    complete: cost.complete,
    parts,
    range: null,
    paid: writeMoney(cost.paid, money, context),
  };
};

const writeMoney = (
  share: Rational | null,
  money: Rational | null,
  { decimals }: OfferContext,
): string | null => share && money && formatDecimal(multiply(share, money), decimals);

/** In the currency at home, rounded once, there, to what a survey of some months ago can bear. */
const atHome = (
  share: Rational | null,
  money: Rational | null,
  { rate, decimals }: ExactExchange,
): string | null => share && money && formatAbout(multiply(multiply(share, money), rate), decimals);

/** Least and most of an estimate's total and those at its two ends; null for a surveyed price, or where an end has no total. */
const rangeOf = (total: Rational | null, ends: readonly Cost[]): OfferCost['range'] => {
  if (!total || ends.length === 0) return null;
  let [min, max] = [total, total];
  for (const end of ends) {
    if (!end.feasible || !end.total) return null;
    [min, max] = [least(min, end.total), most(max, end.total)];
  }
  return { min: formatPercent(min, PERCENT_DECIMALS), max: formatPercent(max, PERCENT_DECIMALS) };
};
