/**
 * KNOMAD's bilateral flows as a data file. It names countries its own way; names of countries without a corridor are left as
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
  'Iran, Islamic Rep.': 'IRN',
  'Korea, Rep.': 'KOR',
  'Kyrgyz Republic': 'KGZ',
  'Lao PDR': 'LAO',
  'Russian Federation': 'RUS',
  'Slovak Republic': 'SVK',
  'Syrian Arab Republic': 'SYR',
  Turkey: 'TUR',
  'West Bank and Gaza': 'PSE',
  'Yemen, Rep.': 'YEM',
};

const codes = new Map([
  ...COUNTRIES.map(({ name, code }) => [name, code] as const),
  ...Object.entries(KNOMAD_NAMES),
]);

/** The code of a country as KNOMAD names it; its name, where no country of the catalogue is called so. */
export const countryCode = (name = ''): string => codes.get(name) ?? name;

/** An estimate: money sent in 2021, USD million with three decimals. */
export interface Flow {
  readonly corridor: string;
  readonly usdMillion: string;
}

/** Every estimate, between countries of whatever name, in the order of the corridors; null: the file is not here. */
export function knomadFlows(): Flow[] | null {
  const rows = readSharedCsv('flows/knomad_bilateral_2021_long.csv.gz');
  if (!rows) return null;
  return rows
    .map((row) => ({
      corridor: `${countryCode(row.sending_country)}-${countryCode(row.receiving_country)}`,
      usdMillion: Number(row.usd_million).toFixed(3),
    }))
    .sort((a, b) => byText(a.corridor, b.corridor));
}

/** The estimate of each corridor that has a price; null: the file is not here. */
export function flowsText(): string | null {
  const flows = knomadFlows();
  const priced = new Set<string>(allCorridors);
  return (
    flows &&
    csvText(
      FLOW_COLUMNS,
      flows.filter(({ corridor }) => priced.has(corridor)),
    )
  );
}
