/** One service at one amount as an offer: its cost in the reading, its standing, its figures as decimal strings. */
import type { Sheet, SheetService } from '../corridor/sheet.ts';
import type { Reading } from '../corridor/vocabulary.ts';
import { formatDecimal, formatPercent } from '../money/decimal.ts';
import { add, least, most, multiply, ONE, type Rational, subtract } from '../money/rational.ts';
import { type Cost, type Fact, readCost, unknown } from './cost.ts';
import type { Offer, OfferCost, OfferPart } from './offer.ts';
import type { Ranked } from './ranking.ts';
import type { PriceAt, SurveyPrice } from './survey-price.ts';
import { scaleTax, taxShare } from './tax.ts';

/** Percentages have the survey's own decimals: its fees and margins are known to no more. */
const PERCENT_DECIMALS = 2;

export interface OfferContext {
  readonly sheet: Sheet;
  readonly reading: Reading;
  /** ISO day whose taxes count. */
  readonly today: string;
  readonly currency: string;
  /** Decimals of the currency. */
  readonly decimals: number;
}

/** Makes the offer of one service from its survey price. Throws a RangeError where the sheet lacks its provider. */
export const offerOf = (service: SheetService, price: SurveyPrice, context: OfferContext): Ranked => {
  const base = {
    serviceId: service.id,
    provider: providerOf(context.sheet, service.provider),
    fundingInstrument: service.fundingInstrument,
    accessPoint: service.accessPoint,
    flags: price.flags,
    copies: 1,
  };
  const none = { status: null, cost: null, valueReceived: null };
  if (!price.priced) {
    return { offer: { ...base, ...none, standing: 'not-priced', reason: price.reason }, total: null };
  }
  const cost = costOf(price.at, service, context);
  const { status } = price;
  if (!cost.feasible) {
    return { offer: { ...base, ...none, status, standing: 'infeasible', reason: cost.reason }, total: null };
  }
  const written = { ...base, status, cost: writeCost(cost, price.at.money, context) };
  const [doubt] = price.flags;
  if (doubt) {
    return {
      offer: { ...written, standing: 'unconfirmed', reason: doubt, valueReceived: null },
      total: null,
    };
  }
  const ends = price.ends.map((end) => costOf(end, service, context));
  return {
    offer: {
      ...written,
      cost: { ...written.cost, range: rangeOf([cost, ...ends]) },
      standing: 'ranked',
      reason: null,
      valueReceived: writeMoney(cost.arrives, price.at.money, context),
    },
    total: cost.total,
  };
};

/** Throws a RangeError where the sheet lacks the provider. */
export const providerOf = (sheet: Sheet, id: string): Offer['provider'] => {
  const provider = sheet.providers[id];
  if (!provider) throw new RangeError(`the sheet ${sheet.corridor} lacks the provider ${id}`);
  return { id, name: provider.name, type: provider.type };
};

/** The survey records no pay-out fee; taxes are those in force on the day, on what is left of the amount or on all of it. */
const costOf = (price: PriceAt, service: SheetService, context: OfferContext): Cost =>
  readCost(context.reading, {
    fee: price.fee,
    margin: price.margin,
    tax: taxOf(price, service, context),
    payOutFee: unknown('not-recorded'),
  });

const taxOf = ({ money, fee }: PriceAt, service: SheetService, context: OfferContext): Fact => {
  const { sheet, reading, today: day, currency } = context;
  const deducted = reading === 'fee-deducted';
  const base = deducted && fee.known ? subtract(ONE, fee.value) : ONE;
  const tax = taxShare({
    rules: sheet.taxes,
    day,
    fundingInstrument: service.fundingInstrument,
    taken: deducted ? 'within' : 'on-top',
    amount: money && { value: multiply(money, base), currency },
  });
  return scaleTax(tax, base);
};

type FeasibleCost = Extract<Cost, { feasible: true }>;

const writeCost = (cost: FeasibleCost, money: Rational | null, context: OfferContext): OfferCost => {
  let taken: Rational | null = null;
  const parts = cost.parts.map((part): OfferPart => {
    if (!part.known) return part;
    taken = taken ? add(taken, part.ofAmount) : part.ofAmount;
    const percent = formatPercent(part.share, PERCENT_DECIMALS);
    return { part: part.part, known: true, percent, amount: writeMoney(part.ofAmount, money, context) };
  });
  return {
    total: cost.total && formatPercent(cost.total, PERCENT_DECIMALS),
    amount: writeMoney(taken, money, context),
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

/** Least and most of an estimate's total and those at its two ends; null for a surveyed price, or where an end has no total. */
const rangeOf = (costs: readonly Cost[]): OfferCost['range'] => {
  const totals = costs.flatMap((cost) => (cost.feasible ? (cost.total ?? []) : []));
  if (totals.length < 3) return null;
  return {
    min: formatPercent(totals.reduce(least), PERCENT_DECIMALS),
    max: formatPercent(totals.reduce(most), PERCENT_DECIMALS),
  };
};
