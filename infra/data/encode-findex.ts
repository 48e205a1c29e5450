/** Writes shared/catalogue/findex/findex.data.ts from the publisher's file: `node infra/data/encode-findex.ts`. */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { FINDEX_GROUPS, type FindexGroup } from '../../shared/statistics/inclusion-types.ts';
import { readSharedCsv } from './rpw-quotes.ts';
import { allCorridors } from './surveyed-corridors.ts';

const GROUPS: Readonly<Record<string, FindexGroup>> = {
  'all/all': 'all',
  'gender/women': 'women',
  'gender/men': 'men',
  'income/poorest 40%': 'poorest-40',
  'urbanicity/rural': 'rural',
};
const FIELDS = [
  'account_t_d',
  'fiaccount_t_d',
  'mobileaccount_t_d',
  'internet',
  'fin2_t_d',
  'g20_any',
  'inactive_t_d',
] as const;

/** `43.28` percent is 4328: digits only, no float. */
const hundredths = (text: string): string => {
  if (text === '') return '-';
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) throw new Error(`not a percentage with at most two decimals: ${text}`);
  return String(Number(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`));
};

/** The lines, or null where the file is not here. Groups without an account figure have no line. */
export const findexLines = (): string[] | null => {
  const rows = readSharedCsv('inclusion/findex2025_by_group.csv.gz');
  if (!rows) return null;
  const receivers = new Set(allCorridors.map((corridor) => corridor.slice(4)));
  return rows
    .flatMap((row) => {
      const country = row.codewb === 'KSV' ? 'XKX' : (row.codewb ?? '');
      const group = GROUPS[`${row.group}/${row.group2}`];
      const values = FIELDS.map((field) => hundredths(row[field] ?? ''));
      if (!group || !receivers.has(country) || Number(row.year) < 2014) return [];
      if (values[0] === '-' || values[1] === '-') return [];
      const sort = `${country} ${row.year} ${FINDEX_GROUPS.indexOf(group)}`;
      return [{ sort, line: `${country} ${row.year} ${group} ${values.join(' ')}` }];
    })
    .sort((a, b) => (a.sort < b.sort ? -1 : 1))
    .map(({ line }) => line);
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const lines = findexLines();
  if (!lines) {
    console.error("The publisher's file (findex2025_by_group.csv.gz) is not here: nothing to encode.");
    process.exit(1);
  }
  const module = `/**
 * Shares of adults in the countries that receive in a priced corridor (parse.ts), 2014 to 2024.
 * The World Bank, Global Findex Database 2025, CC BY 4.0. Written by infra/data/encode-findex.ts.
 */
export const FINDEX = \`
${lines.join('\n')}
\`;
`;
  writeFileSync(new URL('../../shared/catalogue/findex/findex.data.ts', import.meta.url), module);
  console.log(`${module.length} characters, ${lines.length} lines`);
}
