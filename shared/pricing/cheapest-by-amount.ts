/**
 * Finds the cheapest service by amount, at equal outlay. For survey points: at the two surveyed amounts only. For
 * tariffs with bands: over a whole range, with the exact amounts at which the cheapest service changes.
 */
import { type SurveyAge, surveyAge } from '../model/age.ts';
import type { SurveyRef } from '../model/corridor-prices.ts';
import type { CorridorId, CurrencyCode, Denomination } from '../model/vocabulary.ts';
import { formatDecimal } from '../money/decimal.ts';
import { minorFloor, ofMinor } from '../money/round.ts';
import { compareBothWays } from './both-ways.ts';
import type { Offer } from './offer.ts';
import { termsOf } from './price-offer.ts';
import type { PricedCorridor, SurveyedPrices } from './priced-corridor.ts';
import { RequestError } from './request.ts';
import { decimalsOf, parseAmount } from './spot.ts';
import { contenderOf } from './tariff/contender.ts';
import { envelope } from './tariff/envelope.ts';

/** Decimal strings in the send currency, both ends included; the cheapest changes from one span to the next. */
export interface CheapestSpan {
  readonly from: string;
  readonly to: string;
  readonly serviceId: string;
}

export interface CheapestByAmount {
  readonly corridor: CorridorId;
  readonly reading: 'fee-deducted';
  readonly survey: SurveyRef;
  readonly age: SurveyAge;
  /** At each surveyed amount: the cheapest offers, more than one if their written totals are equal; none where nothing leads. */
  readonly at: readonly {
    readonly denomination: Denomination;
    readonly amount: string;
    readonly currency: CurrencyCode;
    readonly cheapest: readonly Offer[];
  }[];
  /** Only for services with tariffs; null if there are none, or no range is known. */
  readonly spans: { readonly currency: CurrencyCode; readonly list: readonly CheapestSpan[] } | null;
}

/** Amounts of money in the send currency, decimal strings. */
export interface AmountRange {
  readonly from: string;
  readonly to: string;
}

/**
 * The cheapest ranked offers of a corridor by amount. Default range: from one surveyed amount to the other. Throws
 * RequestError for a range that is not two amounts in order, RangeError for a `today` that is not an ISO day.
 */
export const cheapestByAmount = (
  prices: SurveyedPrices,
  today: string,
  range: AmountRange | null = surveyedRange(prices),
): CheapestByAmount => ({
  corridor: prices.corridor,
  reading: 'fee-deducted',
  survey: prices.survey,
  age: surveyAge(prices.survey, today),
  at: prices.amounts.map(({ denomination, local }) => {
    const { amount, currency } = local ?? { amount: String(denomination), currency: 'USD' };
    const { offers, nothingLeads } = compareBothWays(prices, { amount, currency, today });
    if (nothingLeads) return { denomination, amount, currency, cheapest: [] };
    const ranked = offers.filter(({ standing }) => standing === 'ranked');
    const cheapest = ranked.filter(({ cost }) => cost?.total === ranked[0]?.cost?.total);
    return { denomination, amount, currency, cheapest };
  }),
  spans: range && spansOf(prices, today, range),
});

const surveyedRange = ({ amounts: [low, high], sendCurrency }: PricedCorridor): AmountRange | null =>
  low.local?.currency === sendCurrency && high.local?.currency === sendCurrency
    ? { from: low.local.amount, to: high.local.amount }
    : null;

function spansOf(
  prices: PricedCorridor,
  today: string,
  { from, to }: AmountRange,
): CheapestByAmount['spans'] {
  const currency = prices.sendCurrency;
  const decimals = decimalsOf(prices, currency);
  const units = (text: string): bigint => minorFloor(parseAmount('amount', text, decimals), decimals);
  const [first, last] = [units(from), units(to)];
  if (first > last) throw new RequestError('amount', 'not-covered', [to, from]);
  const context = { prices, today, reading: 'fee-deducted', currency, decimals } as const;
  const contenders = prices.services.flatMap((service) =>
    service.tariff ? [contenderOf(service.id, service.tariff, termsOf(service, context))] : [],
  );
  if (contenders.length === 0) return null;
  const written = (amount: bigint): string => formatDecimal(ofMinor(amount, decimals), decimals);
  const list = envelope(contenders, first, last).map((span) => ({
    from: written(span.from),
    to: written(span.to),
    serviceId: span.id,
  }));
  return { currency, list };
}
