/**
 * Writes shared/catalogue/flows.data.ts from the publisher's file: `node infra/data/encode-flows.ts`.
 * KNOMAD names countries its own way; names of countries without a price are left as they are.
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { COUNTRIES } from '../../shared/catalogue/countries.ts';
import { readSharedCsv } from './rpw-quotes.ts';
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

/** Corridor to USD million with three decimals, of the corridors that have a price, in their order; null: no file here. */
export const knomadFlows = (): [corridor: string, usdMillion: string][] | null => {
  const rows = readSharedCsv('flows/knomad_bilateral_2021_long.csv.gz');
  if (!rows) return null;
  const priced = new Set<string>(allCorridors);
  const named = (name = ''): string => codes.get(name) ?? name;
  return rows
    .map((row): [string, string] => [
      `${named(row.sending_country)}-${named(row.receiving_country)}`,
      Number(row.usd_million).toFixed(3),
    ])
    .filter(([corridor]) => priced.has(corridor))
    .sort(([a], [b]) => (a < b ? -1 : 1));
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const flows = knomadFlows();
  if (!flows) {
    console.error("The publisher's file (knomad_bilateral_2021_long.csv.gz) is not here: nothing to encode.");
    process.exit(1);
  }
  const lines = flows.map(([corridor, million]) => `${corridor} ${million}`);
  const module = `/**
 * Bilateral remittance estimates for 2021, USD million, of the corridors that have a price: a model's, not records.
 * KNOMAD / World Bank, bilateral remittance matrix 2021. Written by infra/data/encode-flows.ts.
 */
export const FLOWS_2021 = \`
${lines.join('\n')}
\`;
`;
  writeFileSync(new URL('../../shared/catalogue/flows.data.ts', import.meta.url), module);
  console.log(
    `${flows.length} flows; without one: ${allCorridors.filter((id) => !flows.some(([f]) => f === id)).join(' ')}`,
  );
}
