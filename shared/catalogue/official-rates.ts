/**
 * What the catalogue adds to a reference rate before an offer is checked against it: the currencies, and the dated list of those
 * whose official rate people cannot get. A person keeps the list; whether a line is in date, the day decides.
 */
import type { RatesInForce } from '../fx/reference.ts';
import type { Day } from '../model/day.ts';
import type { CurrencyCode } from '../model/vocabulary.ts';
import {
  type Checkable,
  type CheckRules,
  officialRateOn,
  type UnavailableRate,
} from '../pricing/official-rate.ts';
import { address, currency, day, orNull, text } from './columns.ts';
import { readCsv } from './csv.ts';
import { findCurrency } from './currencies.ts';
import unavailableText from './data/official-rate-unavailable.csv';

/** In the order of their currencies. */
export const UNAVAILABLE_RATES: readonly UnavailableRate[] = readCsv(
  'official-rate-unavailable.csv',
  unavailableText,
  { currency, from: day, to: orNull(day), note: text, source: address, readOn: day },
  {
    key: ['currency', 'from'],
    check: ({ from, to }) =>
      to === null || from <= to ? undefined : { column: 'to', expected: 'a day not before the first one' },
  },
).map(({ readOn: _, ...line }) => line);

const RULES: CheckRules = {
  decimalsOf: (code) => findCurrency(code)?.decimals,
  unavailable: UNAVAILABLE_RATES,
};

/** The rate that an offer between two currencies is checked against on a day, or why there is none. */
export const officialRateOf = (
  rates: RatesInForce | undefined,
  currencies: { readonly from: CurrencyCode; readonly to: CurrencyCode },
  on: Day,
): Checkable => officialRateOn(rates, currencies, on, RULES);
