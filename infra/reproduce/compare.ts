/** Compares a published file with the one that was made again: which row of it differs, and in what. */
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre';
import { parquetReadObjects } from 'hyparquet';
import type { TableFormatId } from '../../shared/contracts/datasets/release.ts';
import { canonical } from '../../shared/model/canonical.ts';

/** Cells by the names of columns. */
type Cells = Readonly<Record<string, unknown>>;

/** The most rows that are named of one file. */
const MOST_NAMED = 5;

/**
 * What differs, in words: the rows that do by their numbers, from 1, without the head of the table.
 * @param published its bytes as they were found; @param made those that were made again, which differ
 */
export async function differencesOf(
  format: TableFormatId | undefined,
  published: Uint8Array,
  made: Uint8Array,
): Promise<string[]> {
  if (format === undefined) return linesThatDiffer(published, made);
  let found: Cells[];
  try {
    found = await READERS[format](published);
  } catch (error) {
    return [`cannot be read any more: ${error instanceof Error ? error.message : String(error)}`];
  }
  const right = await READERS[format](made);
  const differences: string[] = [];
  let count = 0;
  for (let at = 0; at < Math.max(found.length, right.length); at++) {
    const [is, should] = [found[at], right[at]];
    if (is && should && text(is) === text(should)) continue;
    count += 1;
    if (count <= MOST_NAMED) differences.push(`row ${at + 1}: ${differenceOf(is, should)}`);
  }
  if (count > MOST_NAMED) differences.push(`and ${count - MOST_NAMED} rows more`);
  return count === 0 ? ['the same rows in other bytes'] : differences;
}

function differenceOf(is: Cells | undefined, should: Cells | undefined): string {
  if (!is) return 'it is missing';
  if (!should) return 'it does not belong there';
  const names = [...new Set([...Object.keys(is), ...Object.keys(should)])];
  const other = names.filter((name) => text(is[name]) !== text(should[name]));
  return other.map((name) => `${name} is ${text(is[name])} and should be ${text(should[name])}`).join('; ');
}

/** Numbers of any size and days too. */
const text = (value: unknown): string =>
  canonical(
    typeof value === 'object' && value !== null && !(value instanceof Date)
      ? Object.fromEntries(Object.entries(value).map(([name, cell]) => [name, plain(cell)]))
      : plain(value),
  ) ?? 'nothing';
const plain = (cell: unknown): unknown =>
  typeof cell === 'bigint' ? `${cell}` : cell instanceof Date ? cell.toISOString() : cell;

const READERS: Readonly<Record<TableFormatId, (bytes: Uint8Array) => Promise<Cells[]> | Cells[]>> = {
  csv: (bytes) => parse(decoded(bytes), { columns: true }) as Cells[],
  'sdmx-csv': (bytes) => parse(decoded(bytes), { columns: true }) as Cells[],
  jsonl: (bytes) =>
    decoded(bytes)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Cells),
  xlsx: async (bytes) => {
    const [head = [], ...rows] = (await readXlsx(bytes)).sheets[0]?.rows ?? [];
    return rows.map((row) => Object.fromEntries(head.map((name, at) => [String(name), row[at] ?? null])));
  },
  parquet: async (bytes) => (await parquetReadObjects({ file: new Uint8Array(bytes).buffer })) as Cells[],
};

/** The rows of a published table. @throws Error if the file is damaged */
export const readTable = async (format: TableFormatId, bytes: Uint8Array): Promise<readonly Cells[]> =>
  await READERS[format](bytes);

const decoded = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

function linesThatDiffer(published: Uint8Array, made: Uint8Array): string[] {
  const [is, should] = [published, made].map((bytes) => new TextDecoder().decode(bytes).split('\n'));
  const at = (is ?? []).findIndex((line, index) => line !== should?.[index]);
  const line = at === -1 ? (is?.length ?? 0) : at;
  return [`line ${line + 1}: is ${shown(is?.[line])} and should be ${shown(should?.[line])}`];
}
const SHOWN = 120;
const shown = (line: string | undefined): string =>
  line === undefined ? 'missing' : `"${line.trim().slice(0, SHOWN)}"`;
