/**
 * The official rate that an offer is checked against, or why there is none to check against (docs/method.md, check an offer).
 * Which currencies exist, and whose official rate people cannot get, arrives as an argument.
 */
import { AGREE, PAIR_DIGITS } from '../fx/benchmark-limits.ts';
import type { Basis, BenchmarkRate } from '../fx/benchmark-types.ts';
import { crossRate } from '../fx/cross-rate.ts';
import { exchangeOn } from '../fx/exchange.ts';
import type { RatesInForce } from '../fx/reference.ts';
import { formatSignificant, ratio } from '../fx/significant.ts';
import type { CheckRefusalReason } from '../model/check-words.ts';
import type { Day } from '../model/day.ts';
import { byText } from '../model/order.ts';
import type { CurrencyCode } from '../model/vocabulary.ts';
import { parseDecimal } from '../money/decimal.ts';
import { compare, divide, type Rational, rational } from '../money/rational.ts';

/** Digits after the point of a figure of 12 significant digits. */
const MOST_DECIMALS = 30;

/** Banks nearer to each other than this ratio count as one figure: a check does not measure finer than half a point. */
export const SEEN_APART: Rational = rational(1005, 1000);

/** A rate with all that an answer says of it. */
export interface OfficialRate {
  readonly from: CurrencyCode;
  readonly to: CurrencyCode;
  /** Units of `to` for one of `from`: decimal string of at most 10 significant digits. */
  readonly rate: string;
  /** The lowest and the highest that banks' figures give; absent where they are within half a percent of each other. */
  readonly range?: { readonly low: string; readonly high: string };
  /** The fixing day of either side. */
  readonly fixedOn: readonly [from: Day, to: Day];
  /** Days of the older side. */
  readonly age: number;
  /** Of the weaker side; `one-bank`: one central bank alone stands behind it. */
  readonly basis: Basis;
  /** Ids of the banks behind both sides, sorted. */
  readonly banks: readonly string[];
  /** Decimals of the two currencies. */
  readonly decimals: { readonly from: number; readonly to: number };
}

/** A currency whose official rate people cannot get, from a day to another one, both included. */
export interface UnavailableRate {
  readonly currency: CurrencyCode;
  readonly from: Day;
  /** Null: not ended in what was read. */
  readonly to: Day | null;
  /** What the source says, in English. */
  readonly note: string;
  readonly source: string;
}

/** Why an offer cannot be checked. */
export interface CheckRefusal {
  readonly why: CheckRefusalReason;
  /** The currency that it is about, where it is about one. */
  readonly currency?: CurrencyCode;
  readonly unavailable?: UnavailableRate;
}

/** An offer between two currencies can be checked, or not. */
export type Checkable =
  | { readonly official: OfficialRate; readonly refusal?: undefined }
  | { readonly refusal: CheckRefusal; readonly official?: undefined };

export interface CheckRules {
  /** Decimals of a currency in use; undefined for any other code. */
  readonly decimalsOf: (currency: CurrencyCode) => number | undefined;
  readonly unavailable: readonly UnavailableRate[];
}

/**
 * The rate of two currencies on a day.
 * @param rates undefined: none are published
 */
export function officialRateOn(
  rates: RatesInForce | undefined,
  { from, to }: { readonly from: CurrencyCode; readonly to: CurrencyCode },
  day: Day,
  { decimalsOf, unavailable }: CheckRules,
): Checkable {
  const decimals = { from: decimalsOf(from) ?? -1, to: decimalsOf(to) ?? -1 };
  if (decimals.from < 0) return refuse('unknown-currency', from);
  if (decimals.to < 0) return refuse('unknown-currency', to);
  if (from === to) return refuse('same-currency', from);
  const listed = unavailable.find((one) => [from, to].includes(one.currency) && isIn(one, day));
  if (listed)
    return { refusal: { why: 'rate-not-available', currency: listed.currency, unavailable: listed } };
  const exchange = rates && exchangeOn(rates, { from, to }, decimals.to, day);
  const cross = exchange && crossRate(rates, from, to);
  if (!cross) {
    const absent = [from, to].filter((code) => !rates?.rates.some(({ currency }) => currency === code));
    return refuse('no-rate', absent.length === 1 ? absent[0] : undefined);
  }
  const [low, high] = [
    divide(endOf(cross.from, 'low'), endOf(cross.to, 'high')),
    divide(endOf(cross.from, 'high'), endOf(cross.to, 'low')),
  ];
  if (compare(ratio(low, high), AGREE) > 0) return refuse('banks-apart');
  const { rate, fixedOn, age, basis } = exchange.pair;
  const range = { low: written(low), high: written(high) };
  return {
    official: {
      from,
      to,
      rate,
      ...(compare(ratio(low, high), SEEN_APART) > 0 && { range }),
      fixedOn,
      age,
      basis,
      banks: [...new Set([...cross.from.banks, ...cross.to.banks])].sort(byText),
      decimals,
    },
  };
}

const isIn = ({ from, to }: UnavailableRate, day: Day): boolean => from <= day && (to === null || day <= to);

const refuse = (why: CheckRefusal['why'], currency?: CurrencyCode): Checkable => ({
  refusal: { why, ...(currency !== undefined && { currency }) },
});

/** One end of what banks say of a currency: the figure itself where they say one. */
const endOf = ({ usd, range }: BenchmarkRate, end: 'low' | 'high'): Rational =>
  parseDecimal(range?.[end] ?? usd, MOST_DECIMALS);

const written = (rate: Rational): string => formatSignificant(rate, PAIR_DIGITS);
