/**
 * KNOMAD's bilateral flows as a data file. It names countries its own way; names of countries without a price are left as
 * they are.
 */
import { COUNTRIES } from '../../shared/catalogue/countries.ts';
import { FLOW_COLUMNS } from '../../shared/catalogue/flows.ts';
import { byText } from '../../shared/model/order.ts';
import { csvText } from './csv-text.ts';
import { readSharedCsv } from './shared-csv.ts';
import { allCorridors } from './surveyed-corridors.ts';

/** Names in KNOMAD's file that are not the catalogue's. */
const KNOMAD_NAMES: Readonly<Record<string, string>> = {
  "Cote d'Ivoire": 'CIV',
  'Congo, Dem. Rep.': 'COD',
  'Czech Republic': 'CZE',
  'Egypt, Arab Rep.': 'EGY',
  'Gambia, The': 'GMB',
  'Korea, Rep.': 'KOR',
  'Kyrgyz Republic': 'KGZ',
  'Lao PDR': 'LAO',
  'Russian Federation': 'RUS',
  'Syrian Arab Republic': 'SYR',
  Turkey: 'TUR',
  'West Bank and Gaza': 'PSE',
  'Yemen, Rep.': 'YEM',
};

const codes = new Map([
  ...COUNTRIES.map(({ name, code }) => [name, code] as const),
  ...Object.entries(KNOMAD_NAMES),
]);

/** USD million with three decimals for each corridor that has a price, by corridor; null: the file is not here. */
export function flowsText(): string | null {
  const rows = readSharedCsv('flows/knomad_bilateral_2021_long.csv.gz');
  if (!rows) return null;
  const priced = new Set<string>(allCorridors);
  const named = (name = ''): string => codes.get(name) ?? name;
  const flows = rows
    .map((row) => ({
      corridor: `${named(row.sending_country)}-${named(row.receiving_country)}`,
      usdMillion: Number(row.usd_million).toFixed(3),
    }))
    .filter(({ corridor }) => priced.has(corridor))
    .sort((a, b) => byText(a.corridor, b.corridor));
  return csvText(FLOW_COLUMNS, flows);
}
