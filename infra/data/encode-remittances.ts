/**
 * What comes into countries in a year as a data file: KNOMAD's estimates from 2015 on, with its share of GDP for 2023, and the World
 * Development Indicators' shares of four countries. KNOMAD writes 0 where nothing was reported: not known.
 */
import { REMITTANCE_COLUMNS } from '../../shared/catalogue/remittances.ts';
import { UNPRICED } from '../../shared/catalogue/unpriced.ts';
import { byText } from '../../shared/model/order.ts';
import { endsOf } from '../../shared/model/vocabulary.ts';
import { csvText } from './csv-text.ts';
import { countryCode } from './encode-flows.ts';
import { readSharedCsv } from './shared-csv.ts';
import { allCorridors } from './surveyed-corridors.ts';

const FIRST_YEAR = 2015;

/** A figure with so many decimals; null: nothing, or 0. */
function written(text: string | undefined, decimals: number): string | null {
  const value = Number(text);
  return Number.isFinite(value) && value > 0 ? value.toFixed(decimals) : null;
}

/** Null where the files are not here. */
export function remittancesText(): string | null {
  const flows = readSharedCsv('flows/knomad_inward_flows_2000_2023e.csv.gz');
  const shares = readSharedCsv('flows/wdi_remit_pct_gdp_KAZ_KGZ_TJK_UZB_2008_2024.csv');
  if (!flows || !shares) return null;
  const receivers = new Set(
    [...allCorridors, ...UNPRICED.map(({ corridor }) => corridor)].map(
      (corridor) => endsOf(corridor).receiver,
    ),
  );
  const found = new Map<string, { usdMillion: string | null; gdpShare: string | null }>();
  const at = (country: string, year: string) => {
    const key = `${country} ${year}`;
    const line = found.get(key) ?? { usdMillion: null, gdpShare: null };
    found.set(key, line);
    return line;
  };
  for (const { country: name = '', year_or_measure: measure = '', value } of flows) {
    const country = countryCode(name);
    const [year] = /\d{4}/.exec(measure) ?? [];
    if (!receivers.has(country) || year === undefined || Number(year) < FIRST_YEAR) continue;
    if (measure.startsWith('%')) at(country, year).gdpShare = written(value, 2);
    else at(country, year).usdMillion = written(value, 1);
  }
  // The World Development Indicators are of later, and count over KNOMAD's share of the same year.
  for (const { iso3c: country = '', year = '', remit_gdp: share } of shares)
    if (Number(year) >= FIRST_YEAR) at(country, year).gdpShare = written(share, 2);
  return csvText(
    REMITTANCE_COLUMNS,
    [...found]
      .filter(([, { usdMillion, gdpShare }]) => usdMillion !== null || gdpShare !== null)
      .sort(([a], [b]) => byText(a, b))
      .map(([key, line]) => ({ country: key.slice(0, 3), year: Number(key.slice(4)), ...line })),
  );
}
