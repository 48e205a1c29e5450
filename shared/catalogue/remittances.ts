/**
 * What comes into a country in a year, and its share of the economy: estimates of KNOMAD and the World Bank, and the World
 * Development Indicators. A year that a publisher gives as 0 is not known; so is a share that is not among the data that we have.
 */
import { groupBy } from '../model/group-by.ts';
import type { CountryCode } from '../model/vocabulary.ts';
import { country, decimalWith, integer, orNull } from './columns.ts';
import { readCsv } from './csv.ts';
import remittancesText from './data/remittances.csv';

export interface RemittanceYear {
  readonly year: number;
  /** Decimal strings; null: not known. */
  readonly usdMillion: string | null;
  /** Percent of GDP. */
  readonly gdpShare: string | null;
}

export const REMITTANCE_COLUMNS = {
  country,
  year: integer(2000, 2099),
  usdMillion: orNull(decimalWith(1)),
  gdpShare: orNull(decimalWith(2)),
};

const BY_COUNTRY = groupBy(
  readCsv('remittances.csv', remittancesText, REMITTANCE_COLUMNS, { key: ['country', 'year'] }),
  (line) => line.country,
);

/** The years of a country that receives through a corridor with a page, in their order; none: nothing is known. */
export const remittancesOf = (code: CountryCode): readonly RemittanceYear[] => BY_COUNTRY.get(code) ?? [];

export const REMITTANCE_SOURCE =
  'KNOMAD / World Bank, inward remittance flows (2023: estimate); share of GDP: KNOMAD for 2023, World Bank, World Development Indicators (BX.TRF.PWKR.DT.GD.ZS) for KAZ, KGZ, TJK, UZB';
