/**
 * What a comparison is asked for: checks the request against a sheet, and finds what the survey says at its amount.
 * A refusal names the field, what was wrong and what is allowed.
 */
import type { Sheet } from '../corridor/sheet.ts';
import {
  ACCESS_POINTS,
  type AccessPoint,
  type Denomination,
  FUNDING_INSTRUMENTS,
  type FundingInstrument,
  PROVIDER_TYPES,
  type ProviderType,
  READINGS,
  type Reading,
} from '../corridor/vocabulary.ts';
import { DecimalError, type DecimalFault, parseDecimal } from '../money/decimal.ts';
import { compare, isPositive, type Rational, rational } from '../money/rational.ts';

export interface OffersRequest {
  /** Decimal string: `140`, `199.99`. */
  readonly amount: string;
  /** The currency the survey's local amounts are in, or USD for its two nominal amounts. */
  readonly currency: string;
  /** `fee-deducted` when not given. */
  readonly reading?: Reading | undefined;
  readonly fundingInstrument?: FundingInstrument | undefined;
  readonly accessPoint?: AccessPoint | undefined;
  readonly providerType?: ProviderType | undefined;
  /** Within a standing: by cost (not given), or by the provider's name. */
  readonly sort?: Sort | undefined;
  /** ISO day: which taxes are in force, and how old the survey is. */
  readonly today: string;
}

const SORTS = ['cost', 'provider'] as const;
export type Sort = (typeof SORTS)[number];

export type RequestField = Exclude<keyof OffersRequest, 'today'>;
export type RequestFault =
  | Exclude<DecimalFault, 'negative'>
  | 'not-positive'
  | 'unknown-currency'
  | 'not-covered'
  | 'unknown-value';

/** A request that cannot be answered. `allowed` lists what can: amounts, currencies, words, or the number of decimals. */
export class RequestError extends Error {
  readonly field: RequestField;
  readonly code: RequestFault;
  readonly allowed: readonly string[];
  constructor(field: RequestField, code: RequestFault, allowed: readonly string[]) {
    super(`${field}: ${code}`);
    this.name = 'RequestError';
    this.field = field;
    this.code = code;
    this.allowed = allowed;
  }
}

/** Where the amount lies: on a surveyed one (in money, or nominal: percentages only), or between the two. */
export type Spot =
  | { readonly basis: 'surveyed'; readonly denomination: Denomination; readonly money: Rational }
  | { readonly basis: 'nominal'; readonly denomination: Denomination; readonly money: null }
  | { readonly basis: 'estimate'; readonly money: Rational; readonly low: Rational; readonly high: Rational };

export interface ResolvedAmount {
  readonly spot: Spot;
  readonly currency: string;
  readonly decimals: number;
}

const NOMINAL_CURRENCY = 'USD';
const NOMINAL_DECIMALS = 2;

/** Throws RequestError for a filter, reading or sort outside the closed lists (they come from a URL). */
export const checkWords = (request: OffersRequest): void => {
  checkWord('reading', request.reading, READINGS);
  checkWord('fundingInstrument', request.fundingInstrument, FUNDING_INSTRUMENTS);
  checkWord('accessPoint', request.accessPoint, ACCESS_POINTS);
  checkWord('providerType', request.providerType, PROVIDER_TYPES);
  checkWord('sort', request.sort, SORTS);
};

const checkWord = (field: RequestField, word: string | undefined, allowed: readonly string[]): void => {
  if (word !== undefined && !allowed.includes(word)) throw new RequestError(field, 'unknown-value', allowed);
};

/**
 * Places the request's amount on the sheet.
 * In the currency of the local amounts: on one of them, or between the two. In US dollars where the local amounts are not
 * in dollars or not known: nominal, exactly 200 or 500. Throws RequestError for everything else.
 */
export const resolveAmount = (sheet: Sheet, { amount, currency }: OffersRequest): ResolvedAmount => {
  const locals = sheet.amounts.flatMap(({ denomination, local }) =>
    local?.currency === currency ? [{ denomination, text: local.amount }] : [],
  );
  if (locals.length === 0) {
    if (currency === NOMINAL_CURRENCY) return resolveNominal(sheet, amount);
    throw new RequestError('currency', 'unknown-currency', acceptedCurrencies(sheet));
  }
  const decimals = decimalsOf(sheet, currency);
  const money = parseAmount(amount, decimals);
  const surveyed = locals.map(({ denomination, text }) => ({
    denomination,
    money: parseDecimal(text, decimals),
  }));
  const next = surveyed.findIndex((point) => compare(point.money, money) >= 0);
  const [low, high] = [surveyed[next - 1], surveyed[next]];
  if (high && compare(high.money, money) === 0) {
    return { spot: { basis: 'surveyed', ...high }, currency, decimals };
  }
  if (low && high) {
    return { spot: { basis: 'estimate', money, low: low.money, high: high.money }, currency, decimals };
  }
  throw notCovered(locals.map(({ text }) => text));
};

const resolveNominal = (sheet: Sheet, amount: string): ResolvedAmount => {
  const money = parseAmount(amount, NOMINAL_DECIMALS);
  const denominations = sheet.amounts.map(({ denomination }) => denomination);
  const denomination = denominations.find((value) => compare(rational(value), money) === 0);
  if (!denomination) throw notCovered(denominations.map(String));
  return {
    spot: { basis: 'nominal', denomination, money: null },
    currency: NOMINAL_CURRENCY,
    decimals: NOMINAL_DECIMALS,
  };
};

const notCovered = (allowed: readonly string[]): RequestError =>
  new RequestError('amount', 'not-covered', allowed);

/** The currencies that an amount may be given in: that of the local amounts, and nominal US dollars. */
const acceptedCurrencies = (sheet: Sheet): string[] => [
  ...new Set([...sheet.amounts.flatMap(({ local }) => (local ? [local.currency] : [])), NOMINAL_CURRENCY]),
];

const parseAmount = (text: string, decimals: number): Rational => {
  let money: Rational;
  try {
    money = parseDecimal(text, decimals);
  } catch (error) {
    if (!(error instanceof DecimalError)) throw error;
    if (error.code === 'negative') throw new RequestError('amount', 'not-positive', []);
    throw new RequestError(
      'amount',
      error.code,
      error.code === 'too-many-decimals' ? [String(decimals)] : [],
    );
  }
  if (!isPositive(money)) throw new RequestError('amount', 'not-positive', []);
  return money;
};

const decimalsOf = (sheet: Sheet, currency: string): number => {
  const decimals = sheet.decimals[currency];
  if (decimals === undefined)
    throw new RangeError(`the sheet ${sheet.corridor} lacks the decimals of ${currency}`);
  return decimals;
};
