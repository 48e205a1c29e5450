/**
 * Finds where an amount lies in a corridor: on a surveyed amount, between the two, or where only tariffs have a price.
 */
import type { Denomination } from '../model/vocabulary.ts';
import { DecimalError, parseDecimal } from '../money/decimal.ts';
import {
  alike,
  compare,
  complement,
  divide,
  isPositive,
  multiply,
  type Rational,
  rational,
  reduce,
  subtract,
} from '../money/rational.ts';
import type { PricedCorridor } from './priced-corridor.ts';
import { RequestError } from './request.ts';

/** Where the amount lies: on a surveyed amount (in money, or nominal: percentages only), or between the two. */
export type Spot =
  | { readonly basis: 'surveyed'; readonly denomination: Denomination; readonly money: Rational }
  | { readonly basis: 'nominal'; readonly denomination: Denomination; readonly money: null }
  | { readonly basis: 'estimate'; readonly money: Rational; readonly low: SpotEnd; readonly high: SpotEnd }
  | { readonly basis: 'tariff'; readonly money: Rational };

/** One of the two surveyed amounts around the money, and the weights of its figures in those at the money. */
export interface SpotEnd {
  readonly money: Rational;
  /** Weight of its margin, which is linear in the amount. */
  readonly ofMargin: Rational;
  /** Weight of its fee as a share of the amount: the fee as money is linear in the amount. */
  readonly ofFee: Rational;
}

/** A surveyed amount in the currency of the survey. */
export interface SurveyedAmount {
  readonly denomination: Denomination;
  readonly money: Rational;
}

export interface ResolvedAmount {
  readonly spot: Spot;
  readonly currency: string;
  readonly decimals: number;
}

const NOMINAL_CURRENCY = 'USD';
const NOMINAL_DECIMALS = 2;

/**
 * The surveyed amounts in a currency, and its decimals: none where only tariffs are in it. Throws RequestError for a currency
 * that neither is in.
 */
export function surveyedIn(
  prices: PricedCorridor,
  currency: string,
): { readonly surveyed: readonly SurveyedAmount[]; readonly decimals: number } {
  const locals = prices.amounts.flatMap(({ denomination, local }) =>
    local?.currency === currency ? [{ denomination, text: local.amount }] : [],
  );
  if (!isInMoney(prices, currency))
    throw new RequestError('currency', 'unknown-currency', acceptedCurrencies(prices));
  const decimals = decimalsOf(prices, currency);
  const surveyed = locals.map(({ denomination, text }) => ({
    denomination,
    money: parseDecimal(text, decimals),
  }));
  return { surveyed, decimals };
}

/** Where money lies among the surveyed amounts, given in rising order. */
export function spotAt(surveyed: readonly SurveyedAmount[], money: Rational): Spot {
  const next = surveyed.findIndex((point) => compare(point.money, money) >= 0);
  const [low, high] = [surveyed[next - 1], surveyed[next]];
  if (high && compare(high.money, money) === 0) return { basis: 'surveyed', ...high };
  if (low && high) return between(low.money, high.money, money);
  return { basis: 'tariff', money };
}

function between(low: Rational, high: Rational, money: Rational): Spot {
  // Short fractions with one denominator each: every service at this spot is computed from them.
  const weight = reduce(divide(subtract(money, low), subtract(high, low)));
  const rest = complement(weight);
  const [feeOfLow, feeOfHigh] = alike(
    divide(multiply(low, rest), money),
    divide(multiply(high, weight), money),
  );
  return {
    basis: 'estimate',
    money,
    low: { money: low, ofMargin: rest, ofFee: feeOfLow },
    high: { money: high, ofMargin: weight, ofFee: feeOfHigh },
  };
}

/**
 * Places the request's amount among the surveyed ones. In the currency of the local amounts: on one of them, between
 * the two, or, if the corridor has tariffs, anywhere. In US dollars, if the local amounts are not in dollars or not
 * known: nominal, exactly 200 or 500. Throws RequestError for everything else.
 */
export function resolveAmount(
  prices: PricedCorridor,
  amount: string,
  currency: string,
  hasTariffs: boolean,
): ResolvedAmount {
  if (!isInMoney(prices, currency) && currency === NOMINAL_CURRENCY) return resolveNominal(prices, amount);
  const { surveyed, decimals } = surveyedIn(prices, currency);
  const spot = spotAt(surveyed, parseAmount('amount', amount, decimals));
  if (spot.basis === 'tariff' && !hasTariffs) {
    throw notCovered(
      prices.amounts.flatMap(({ local }) => (local?.currency === currency ? [local.amount] : [])),
    );
  }
  return { spot, currency, decimals };
}

function resolveNominal(prices: PricedCorridor, amount: string): ResolvedAmount {
  const money = parseAmount('amount', amount, NOMINAL_DECIMALS);
  const denominations = prices.amounts.map(({ denomination }) => denomination);
  const denomination = denominations.find((value) => compare(rational(value), money) === 0);
  if (!denomination) throw notCovered(denominations.map(String));
  return {
    spot: { basis: 'nominal', denomination, money: null },
    currency: NOMINAL_CURRENCY,
    decimals: NOMINAL_DECIMALS,
  };
}

/** Whether prices are in the currency itself: at surveyed amounts, or by tariffs, which are in the send currency. */
const isInMoney = ({ amounts, services, sendCurrency }: PricedCorridor, currency: string): boolean =>
  amounts.some(({ local }) => local?.currency === currency) ||
  (currency === sendCurrency && services.some(({ tariff }) => tariff));

const notCovered = (allowed: readonly string[]): RequestError =>
  new RequestError('amount', 'not-covered', allowed);

/** The currencies that prices are in: that of the local amounts, and that of tariffs. */
export function currenciesInMoney(prices: PricedCorridor): string[] {
  const { amounts, sendCurrency } = prices;
  const named = [...amounts.flatMap(({ local }) => (local ? [local.currency] : [])), sendCurrency];
  return [...new Set(named)].filter((currency) => isInMoney(prices, currency));
}

/** The currencies an amount may be in: those, and nominal US dollars. */
const acceptedCurrencies = (prices: PricedCorridor): string[] => [
  ...new Set([...currenciesInMoney(prices), NOMINAL_CURRENCY]),
];

/** Throws RequestError unless the text is a decimal number above 0 with at most so many decimals. */
export function parseAmount(field: 'amount' | 'receive', text: string, decimals: number): Rational {
  let money: Rational;
  try {
    money = parseDecimal(text, decimals);
  } catch (error) {
    if (!(error instanceof DecimalError)) throw error;
    if (error.code === 'negative') throw new RequestError(field, 'not-positive', []);
    throw new RequestError(field, error.code, error.code === 'too-many-decimals' ? [String(decimals)] : []);
  }
  if (!isPositive(money)) throw new RequestError(field, 'not-positive', []);
  return money;
}

/** ISO 4217 decimals of a currency. Throws a RangeError where the corridor lacks them. */
export function decimalsOf(prices: PricedCorridor, currency: string): number {
  const decimals = prices.decimals[currency];
  if (decimals === undefined)
    throw new RangeError(`the prices of ${prices.corridor} lack the decimals of ${currency}`);
  return decimals;
}
