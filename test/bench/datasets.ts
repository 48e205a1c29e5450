/**
 * `node --import ./infra/build/csv-modules.mjs test/bench/datasets.ts`: a history as large as the public one, 253,960 made rows of 30
 * columns, as a file of each format, all written at once from one pass over the rows, with their checksums: time and most memory of a
 * process of its own. Then all files are read back, by DuckDB and by hucre's reader, and every value compared. Linux only.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AboutRelease, Sink, TableWriter } from '../../functions/publish-datasets/formats/format.ts';
import { TABLE_FORMATS_IN_ORDER } from '../../functions/publish-datasets/formats/registry.ts';
import { sdmxComponents } from '../../functions/publish-datasets/formats/sdmx-components.ts';
import type { ColumnType, Dataset, DatasetRow, Unit } from '../../shared/contracts/datasets/dataset.ts';
import { valuesOf } from '../../shared/contracts/datasets/dataset.ts';

const ROWS = 253_960;
const BATCH = 500;
const MOST_SECONDS = 90;
const MOST_MB = 500;

const word = (...words: string[]): ColumnType => ({ type: 'word', words });
const decimal = (scale: number): ColumnType => ({ type: 'decimal', scale });
const text: ColumnType = { type: 'text' };
const country = (at: number, seed: number): string =>
  String.fromCharCode(65 + ((at * seed) % 26), 65 + ((at * 5) % 26), 65 + ((at * 11 + seed) % 26));
/** Digits that come in no order: the same each time. */
const mixed = (at: number, seed: number): number => (Math.imul(at + seed, 2_654_435_761) >>> 0) % 1_000_000;
const figure = (at: number, seed: number, scale: number): string =>
  `${mixed(at, seed) % 90}.${String(mixed(at, seed + 1))
    .padStart(6, '0')
    .slice(0, scale)}`;
const day = (at: number): string => new Date(Date.UTC(2011, 0, 1 + (at % 5_400))).toISOString().slice(0, 10);

const FUNDING = ['cash', 'bank-account', 'debit-card', 'credit-card', 'mobile-money'];
const PLACES = ['agent', 'branch', 'internet', 'mobile-app', 'call-centre', 'post-office', 'atm'];
const SPEEDS = ['less-than-one-hour', 'same-day', 'next-day', 'two-days', 'three-to-five-days'];
const TYPES = ['bank', 'money-transfer-operator', 'post-office', 'mobile-operator', 'credit-union'];
const STANDINGS = ['accepted', 'quarantined', 'withdrawn'];

type Made = {
  readonly is: ColumnType;
  readonly of: (at: number) => ReturnType<DatasetRow['at']>;
  readonly unit?: Unit;
};
const one = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
const COLUMNS: Readonly<Record<string, Made>> = {
  row: { is: { type: 'integer' }, of: (at) => at },
  period: { is: text, of: (at) => `${2011 + (at % 15)}-Q${1 + (at % 4)}` },
  corridor: { is: text, of: (at) => `${country(at, 3)}-${country(at, 7)}` },
  sender: { is: text, of: (at) => country(at, 3) },
  receiver: { is: text, of: (at) => country(at, 7) },
  provider: { is: text, of: (at) => `Provider ${at % 900}, "made" & Co` },
  provider_type: { is: word(...TYPES), of: (at) => one(TYPES, at) },
  funding_instrument: { is: word(...FUNDING), of: (at) => one(FUNDING, at >> 2) },
  access_point: { is: word(...PLACES), of: (at) => (at % 3 === 0 ? null : one(PLACES, at >> 1)) },
  payout_method: { is: word(...FUNDING), of: (at) => one(FUNDING, at >> 3) },
  speed: { is: word(...SPEEDS), of: (at) => one(SPEEDS, at >> 1) },
  currency: { is: text, of: (at) => country(at, 3) },
  receiver_currency: { is: text, of: (at) => country(at, 9) },
  amount_200: { is: decimal(2), unit: 'currency', of: (at) => `${150 + (at % 60)}.5` },
  fee_200: { is: decimal(2), unit: 'currency', of: (at) => figure(at, 1, 2) },
  margin_200: { is: decimal(4), unit: 'percent', of: (at) => (at % 9 === 0 ? null : `-${figure(at, 2, 4)}`) },
  total_200: { is: decimal(6), unit: 'percent', of: (at) => figure(at, 3, 6) },
  amount_500: { is: decimal(2), unit: 'currency', of: (at) => `${400 + (at % 150)}` },
  fee_500: { is: decimal(2), unit: 'currency', of: (at) => figure(at, 4, 2) },
  margin_500: { is: decimal(4), unit: 'percent', of: (at) => (at % 9 === 0 ? null : figure(at, 5, 4)) },
  total_500: { is: decimal(6), unit: 'percent', of: (at) => (at % 4 === 0 ? null : figure(at, 6, 6)) },
  rate_used: { is: decimal(10), unit: 'rate', of: (at) => figure(at, 7, 6) },
  rate_reference: { is: decimal(10), unit: 'rate', of: (at) => (at % 2 === 0 ? null : figure(at, 8, 6)) },
  observed_on: { is: { type: 'day' }, of: day },
  accepted_at: {
    is: { type: 'instant' },
    of: (at) => `${day(at)}T${String(at % 24).padStart(2, '0')}:00:00Z`,
  },
  transparent: { is: { type: 'boolean' }, of: (at) => (at % 6 === 0 ? null : at % 2 === 0) },
  standing: { is: word(...STANDINGS), of: (at) => (at % 50 === 0 ? 'quarantined' : 'accepted') },
  edition: { is: text, of: (at) => `rpw-${2011 + (at % 15)}-Q${1 + (at % 4)}-0123456789abcdef` },
  source_row: { is: { type: 'integer' }, unit: 'count', of: (at) => at + 2 },
  note: {
    is: text,
    of: (at) => (at % 5 === 0 ? `Made note ${at % 400}: Заметка, с запятой; "и кавычками"\nи строкой` : null),
  },
};

const DATASET: Dataset<number> = {
  name: 'prices',
  title: 'Made prices',
  text: 'Rows that were made for a measurement.',
  key: ['row'],
  columns: Object.fromEntries(
    Object.entries(COLUMNS).map(([name, { is, of, unit }]) => [
      name,
      {
        is,
        text: `Made ${name}.`,
        cell: of,
        ...(unit ? { unit } : {}),
        ...(name === 'row' ? { required: true } : {}),
      },
    ]),
  ),
};

const ABOUT: AboutRelease = {
  period: '2025-Q3',
  title: 'Made release',
  methodVersion: '1',
  issued: '2025-12-01T10:00:00Z',
  licence: { id: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  citation: 'Made rows.',
  attribution: 'Nobody.',
};

const pathIn = (folder: string, suffix: string): string => join(folder, `prices${suffix}`);

/** In the process that is measured: writes all files, and says what it took. */
async function write(folder: string): Promise<void> {
  const started = performance.now();
  const took = new Map<string, number>();
  const files = await Promise.all(
    TABLE_FORMATS_IN_ORDER.map(async (format) => {
      const file = await open(pathIn(folder, format.suffix), 'w');
      const hash = createHash('sha256');
      const sink: Sink = {
        async write(bytes) {
          hash.update(bytes);
          await file.writeFile(bytes);
        },
      };
      return { id: format.id, file, writer: format.newWriter(DATASET, sink, ABOUT) };
    }),
  );
  const each = async (act: (writer: TableWriter) => Promise<void>) => {
    for (const { id, writer } of files) {
      const begin = performance.now();
      await act(writer);
      took.set(id, (took.get(id) ?? 0) + performance.now() - begin);
    }
  };
  for (let from = 0; from < ROWS; from += BATCH) {
    const rows: DatasetRow[] = [];
    for (let at = from; at < Math.min(from + BATCH, ROWS); at += 1) rows.push(valuesOf(DATASET, at));
    await each((writer) => writer.add(rows));
  }
  await each((writer) => writer.end());
  for (const { file } of files) await file.close();
  console.log(
    JSON.stringify({
      seconds: (performance.now() - started) / 1000,
      mb: process.resourceUsage().maxRSS / 1024,
      formats: [...took].map(([id, ms]) => [id, ms / 1000]),
    }),
  );
}

/** Every value of every file is that of the CSV, and those are of the rows as they were made. */
async function compare(folder: string): Promise<void> {
  // Not at the top: they would count as memory of the process that is measured.
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const { sqlType } = await import('../support/duckdb.ts');
  const { readSheet } = await import('../support/read-sheet.ts');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run("SET TimeZone = 'UTC'");
  const ask = async (sql: string): Promise<unknown[][]> =>
    (await connection.runAndReadAll(sql)).getRowsJson();
  const file = (suffix: string): string => `'${pathIn(folder, suffix)}'`;
  const columns = (entries: readonly (readonly [string, string])[]): string =>
    `{${entries.map(([name, type]) => `"${name}": '${type}'`).join(', ')}}`;
  const types = Object.entries(DATASET.columns).map(([name, { is }]) => [name, sqlType(is)] as const);
  const csv = `auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', new_line = '\\r\\n', parallel = false`;
  const parts = sdmxComponents(DATASET);
  const inSdmx = [
    ...parts.dimensions,
    ...(parts.time ? [parts.time] : []),
    ...parts.measures,
    ...parts.attributes,
  ];
  const asMeasured = ({ id, name, column }: (typeof inSdmx)[number]): string =>
    parts.measures.some((measure) => measure.id === id)
      ? `nullif("${id}", 'NaN')::${sqlType(column.is)} AS "${name}"`
      : `"${id}"::${sqlType(column.is)} AS "${name}"`;
  const sdmxTypes = ['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...inSdmx.map(({ id }) => id)].map(
    (id) => [id, 'VARCHAR'] as const,
  );
  const tables = {
    csv: `SELECT * FROM read_csv(${file('.csv')}, ${csv}, columns = ${columns(types)})`,
    jsonl: `SELECT * FROM read_json(${file('.jsonl')}, format = 'newline_delimited', columns = ${columns(types)})`,
    parquet: `SELECT * FROM read_parquet(${file('.parquet')})`,
    sdmx: `SELECT ${inSdmx
      .toSorted((a, b) => a.at - b.at)
      .map(asMeasured)
      .join(', ')} FROM read_csv(${file('.sdmx.csv')}, ${csv}, columns = ${columns(sdmxTypes)})`,
  };
  for (const [name, sql] of Object.entries(tables)) {
    const [[rows] = []] = await ask(`SELECT count(*)::VARCHAR FROM (${sql})`);
    if (rows !== String(ROWS)) throw new Error(`${name}: ${rows} rows`);
    const [[other] = []] = await ask(`SELECT count(*)::VARCHAR FROM ((${sql}) EXCEPT (${tables.csv}))`);
    if (other !== '0') throw new Error(`${name}: ${other} rows differ from the CSV`);
  }
  const made = await connection.runAndReadAll(`${tables.csv} ORDER BY row LIMIT 2000 OFFSET 100000`);
  made.getRowsJson().forEach((row, number) => {
    valuesOf(DATASET, 100_000 + number).forEach((value, at) => {
      const [read, is] = [row[at], Object.values(DATASET.columns)[at]?.is.type];
      const same =
        is === 'decimal' && value !== null
          ? Number(read) === Number(value)
          : is === 'instant'
            ? String(read).replace(' ', 'T').slice(0, 19) === String(value).slice(0, 19)
            : String(read) === String(value);
      if (!same) throw new Error(`row ${number}, column ${at}: ${JSON.stringify([read, value])}`);
    });
  });
  let rows = 0;
  for await (const row of readSheet(pathIn(folder, '.xlsx'), DATASET)) {
    const wanted = valuesOf(DATASET, rows);
    wanted.forEach((value, at) => {
      const read = row[at] ?? null;
      const same =
        value === null || read === null
          ? value === read
          : typeof read === 'number'
            ? read === Number(value)
            : read === value;
      if (!same) throw new Error(`workbook, row ${rows}, column ${at}: ${JSON.stringify([read, value])}`);
    });
    rows += 1;
  }
  if (rows !== ROWS) throw new Error(`workbook: ${rows} rows`);
}

const [, , folderOfChild] = process.argv;
if (folderOfChild !== undefined) await write(folderOfChild);
else {
  const folder = mkdtempSync(join(tmpdir(), 'karvon-datasets-'));
  try {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['--import', './infra/build/csv-modules.mjs', import.meta.filename, folder],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
    const { seconds, mb, formats } = JSON.parse(stdout) as {
      seconds: number;
      mb: number;
      formats: [string, number][];
    };
    const sizes = new Map(
      TABLE_FORMATS_IN_ORDER.map(({ id, suffix }) => [id, statSync(pathIn(folder, suffix)).size / 1e6]),
    );
    await compare(folder);
    const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim();
    const each = formats
      .map(
        ([id, took]) =>
          `${id} ${took.toFixed(1)} s, ${[...sizes].find(([name]) => name === id)?.[1].toFixed(0)} MB`,
      )
      .join('; ');
    console.log(
      `| ${new Date().toISOString().slice(0, 10)} | ${commit} | \`test/bench/datasets.ts\` | ${ROWS} made rows of ${Object.keys(COLUMNS).length} columns as files, ` +
        `all five formats from one pass, every value read back equal: time, most memory (limits ${MOST_SECONDS} s, ${MOST_MB} MB); each format's part and size | ` +
        `${seconds.toFixed(1)} s, ${Math.round(mb)} MB; ${each} |`,
    );
    if (seconds > MOST_SECONDS) throw new Error(`${seconds.toFixed(1)} s, and ${MOST_SECONDS} are allowed`);
    if (mb > MOST_MB) throw new Error(`${Math.round(mb)} MB, and ${MOST_MB} are allowed`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
