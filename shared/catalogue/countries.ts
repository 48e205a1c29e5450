/**
 * Countries and their legal tender on a day. Names are English; other languages bring their own.
 * Data: data/countries.csv, and in data/earlier-tender.csv the changes of currency since 2020.
 */
import type { CountryCode, CurrencyCode } from '../model/vocabulary.ts';
import { country, currency, day, list, matching, text } from './columns.ts';
import { readCsv } from './csv.ts';
import countriesText from './data/countries.csv';
import earlierText from './data/earlier-tender.csv';

export interface Country {
  readonly code: CountryCode;
  /** The two letters by which Unicode knows its names in other languages: KG. */
  readonly alpha2: string;
  readonly name: string;
  /** Legal tender today, the main currency first; empty where nobody lives. */
  readonly currencies: readonly CurrencyCode[];
}

/** Every country, in the order of its code. */
export const COUNTRIES: readonly Country[] = readCsv(
  'countries.csv',
  countriesText,
  {
    code: country,
    alpha2: matching(/^[A-Z]{2}$/, 'two capital letters like KG'),
    name: text,
    currencies: list(currency),
  },
  { key: ['code'] },
);

/** What was legal tender before `until` (exclusive); of one country, oldest first. */
export const EARLIER_TENDER = readCsv(
  'earlier-tender.csv',
  earlierText,
  { country, until: day, currencies: list(currency) },
  { key: ['country', 'until'] },
);

const byCode: ReadonlyMap<CountryCode, Country> = new Map(COUNTRIES.map((c) => [c.code, c]));

/** The country of an ISO 3166-1 alpha-3 code (Kosovo: XKX), or undefined. */
export const findCountry = (code: string): Country | undefined => byCode.get(code);

/**
 * Currencies that are legal tender in a country on a day, the main one first.
 * @param day ISO day; the euro replaced the lev on 2026-01-01, so Bulgaria's answer depends on it.
 * @throws Error for a code that is not in the catalogue.
 */
export function legalTender(country: CountryCode, day: string): readonly CurrencyCode[] {
  const found = byCode.get(country);
  if (!found) throw new Error(`no country ${country} in the catalogue`);
  const earlier = EARLIER_TENDER.find((tender) => tender.country === country && day < tender.until);
  return earlier?.currencies ?? found.currencies;
}

const TENDER_TODAY: ReadonlySet<CurrencyCode> = new Set(COUNTRIES.flatMap(({ currencies }) => currencies));

/** Whether a currency is legal tender in any country today. */
export const isLegalTender = (currency: CurrencyCode): boolean => TENDER_TODAY.has(currency);

/** Every currency that any country has, or had in one of the dated entries. */
export const currenciesInUse = (): ReadonlySet<CurrencyCode> =>
  new Set([
    ...COUNTRIES.flatMap(({ currencies }) => currencies),
    ...EARLIER_TENDER.flatMap(({ currencies }) => currencies),
  ]);
