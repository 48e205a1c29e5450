/**
 * What adults in receiving countries have, for weights (docs/method.md, inclusion): adults, not remittance families. Shares
 * in hundredths of a percent; no value where none is published for the group. That the groups rural and urban are by
 * residence is inferred; the figures say so.
 */
import type { CountryCode } from '../model/vocabulary.ts';
import { FINDEX_GROUPS, type FindexYear } from '../statistics/inclusion-types.ts';
import { country, integer, oneOf, orNull } from './columns.ts';
import { readCsv } from './csv.ts';
import findexText from './data/findex.csv';

const share = integer(0, 10_000);

export const FINDEX_COLUMNS = {
  country,
  year: integer(2000, 2099),
  group: oneOf(FINDEX_GROUPS),
  // Every figure needs these two.
  account: share,
  bankAccount: share,
  wallet: orNull(share),
  internet: orNull(share),
  debitCard: orNull(share),
  digitalPayment: orNull(share),
  inactiveAccount: orNull(share),
};

/** The surveys of each country, in the file's order. */
export function readFindex(file: string, text: string): ReadonlyMap<CountryCode, readonly FindexYear[]> {
  const byCountry = new Map<CountryCode, Map<number, FindexYear>>();
  const rows = readCsv(file, text, FINDEX_COLUMNS, { key: ['country', 'year', 'group'] });
  for (const { country, year, ...shares } of rows) {
    const years = byCountry.get(country) ?? new Map<number, FindexYear>();
    const groups = years.get(year)?.groups ?? [];
    byCountry.set(country, years.set(year, { country, year, groups: [...groups, shares] }));
  }
  return new Map([...byCountry].map(([country, years]) => [country, [...years.values()]]));
}

const SURVEYS = readFindex('findex.csv', findexText);

/** The surveys of a country that receives in a priced corridor: 2014, 2017, 2021 or 2022, 2024. */
export const findexOf = (country: CountryCode): readonly FindexYear[] => SURVEYS.get(country) ?? [];
