/**
 * Currencies: ISO 4217 code, English name, and the decimals of the smallest unit as ISO 4217 lists them. Those that
 * countries.ts uses are in data/currencies.csv. Those that were legal tender on any day since 1999, the year of the first
 * rates, and are so no more are in data/former-currencies.csv: banks' histories have rates in them.
 */
import type { CurrencyCode } from '../model/vocabulary.ts';
import { currency, oneOf, text } from './columns.ts';
import { type Column, readCsv } from './csv.ts';
import currenciesText from './data/currencies.csv';
import formerText from './data/former-currencies.csv';

export interface Currency {
  readonly code: CurrencyCode;
  readonly name: string;
  readonly decimals: 0 | 2 | 3;
}

const DECIMALS = [0, 2, 3] as const;
const decimals: Column<Currency['decimals']> = {
  expected: '0, 2 or 3',
  read: (text) => DECIMALS.find((known) => String(known) === text),
};

/** Every currency in use, in the order of its code. */
export const CURRENCIES: readonly Currency[] = readCsv(
  'currencies.csv',
  currenciesText,
  { code: currency, name: text, decimals },
  { key: ['code'] },
);

const FORMER: ReadonlySet<CurrencyCode> = new Set(
  readCsv(
    'former-currencies.csv',
    formerText,
    { code: currency, replacedBy: oneOf(['euro', 'new-currency', 'dollar']) },
    { key: ['code'] },
  ).map(({ code }) => code),
);

const byCode: ReadonlyMap<CurrencyCode, Currency> = new Map(CURRENCIES.map((c) => [c.code, c]));

/** Whether an ISO 4217 code is that of a currency in use, or of a former one. */
export const isCurrency = (code: string): boolean => byCode.has(code) || FORMER.has(code);

/** The currency in use of an ISO 4217 code, or undefined. */
export const findCurrency = (code: string): Currency | undefined => byCode.get(code);
