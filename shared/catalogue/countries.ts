/**
 * Countries and their legal tender on a day. Names are English; other locales bring their own.
 * Data: countries.data.ts, and the changes of currency since 2020 below.
 */
import type { CountryCode, CurrencyCode } from '../model/vocabulary.ts';
import { COUNTRY_LINES } from './countries.data.ts';

export interface Country {
  readonly code: CountryCode;
  readonly name: string;
  /** Legal tender today, the main currency first; empty where nobody lives. */
  readonly currencies: readonly CurrencyCode[];
}

/** What was legal tender before `until` (an ISO day, exclusive), oldest first. */
interface EarlierTender {
  readonly until: string;
  readonly currencies: readonly CurrencyCode[];
}

const EARLIER: Readonly<Record<CountryCode, readonly EarlierTender[]>> = {
  HRV: [{ until: '2023-01-01', currencies: ['HRK'] }],
  BGR: [{ until: '2026-01-01', currencies: ['BGN'] }],
  ZWE: [{ until: '2024-04-08', currencies: ['ZWL', 'USD'] }],
  SLE: [{ until: '2022-07-01', currencies: ['SLL'] }],
  CUW: [{ until: '2025-03-31', currencies: ['ANG'] }],
  SXM: [{ until: '2025-03-31', currencies: ['ANG'] }],
};

const parseLine = (line: string): Country => {
  const match = /^([A-Z]{3}) (.+?) (-|[A-Z]{3}(?: [A-Z]{3})*)$/.exec(line);
  if (!match?.[1] || !match[2] || !match[3]) throw new Error(`countries.data.ts: cannot read "${line}"`);
  return { code: match[1], name: match[2], currencies: match[3] === '-' ? [] : match[3].split(' ') };
};

/** Every country, in the order of its code. */
export const COUNTRIES: readonly Country[] = COUNTRY_LINES.trim().split('\n').map(parseLine);

const byCode: ReadonlyMap<CountryCode, Country> = new Map(COUNTRIES.map((c) => [c.code, c]));

/** The country of an ISO 3166-1 alpha-3 code (Kosovo: XKX), or undefined. */
export const findCountry = (code: string): Country | undefined => byCode.get(code);

/**
 * Currencies that are legal tender in a country on a day, the main one first.
 * @param day ISO day; the euro replaced the lev on 2026-01-01, so Bulgaria's answer depends on it.
 * @throws Error for a code that is not in the catalogue.
 */
export const legalTender = (country: CountryCode, day: string): readonly CurrencyCode[] => {
  const found = byCode.get(country);
  if (!found) throw new Error(`no country ${country} in the catalogue`);
  return EARLIER[country]?.find((e) => day < e.until)?.currencies ?? found.currencies;
};

/** Every currency that any country has, or had in one of the dated entries. */
export const currenciesInUse = (): ReadonlySet<CurrencyCode> =>
  new Set([
    ...COUNTRIES.flatMap((c) => c.currencies),
    ...Object.values(EARLIER).flatMap((list) => list.flatMap((e) => e.currencies)),
  ]);
