/**
 * Each format is read back equal, value by value, by tools other than ours: tables of every type of column, with what readers take for
 * something else.
 */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CSV } from '../../../../functions/publish-datasets/formats/csv.ts';
import type { TableFormat } from '../../../../functions/publish-datasets/formats/format.ts';
import { JSON_LINES } from '../../../../functions/publish-datasets/formats/json-lines.ts';
import { PARQUET } from '../../../../functions/publish-datasets/formats/parquet.ts';
import { TABLE_FORMATS_IN_ORDER } from '../../../../functions/publish-datasets/formats/registry.ts';
import { sdmxComponents } from '../../../../functions/publish-datasets/formats/sdmx-components.ts';
import { SDMX_CSV } from '../../../../functions/publish-datasets/formats/sdmx-csv.ts';
import { newXlsxWriter, XLSX } from '../../../../functions/publish-datasets/formats/xlsx.ts';
import type { ColumnType, DatasetValue } from '../../../../shared/contracts/datasets/dataset.ts';
import { TABLE_FORMATS } from '../../../../shared/contracts/datasets/release.ts';
import {
  ABOUT,
  anyTable,
  fileOf,
  type Made,
  type MadeDataset,
  NASTY,
  plain,
  plainRows,
  tableOf,
  withoutExponent,
} from '../../../support/datasets.ts';
import { asTexts, type DuckDb, fromText, openDuckDb, sqlType } from '../../../support/duckdb.ts';
import { scaled } from '../../../support/scale.ts';

/** So that a small table fills several. */
const FOUR_ROWS_A_SHEET: TableFormat = {
  ...XLSX,
  newWriter: (dataset, sink, about) => newXlsxWriter(dataset, sink, about, 4),
};
const RUNS = { numRuns: scaled(60, 2_000) };
let duckdb: DuckDb;
beforeAll(async () => {
  duckdb = await openDuckDb();
});
afterAll(() => duckdb.close());

const namesOf = ({ columns }: MadeDataset): string[] => Object.keys(columns);
const typesOf = ({ columns }: MadeDataset): ColumnType[] => Object.values(columns).map(({ is }) => is);
const structOf = ({ columns }: MadeDataset): string =>
  `{${Object.entries(columns)
    .map(([name, { is }]) => `"${name}": '${sqlType(is)}'`)
    .join(', ')}}`;

/** Values of texts as a reader of text gives them. */
const read = (
  rows: readonly (readonly (string | null)[])[],
  types: readonly ColumnType[],
): DatasetValue[][] =>
  rows.map((row) =>
    row.map((cell, at) => {
      const is = types[at] as ColumnType;
      return plain(fromText(cell, is), is);
    }),
  );

/** What DuckDB reads, as text, from a file that the function names. */
const askDuckDb = async ({ dataset }: Made, from: string, bytes: Buffer): Promise<DatasetValue[][]> =>
  read(await duckdb.ask(`SELECT ${asTexts(dataset)} FROM ${from}`, bytes), typesOf(dataset));

const csvRows = (bytes: Buffer): (string | null)[][] =>
  parse(bytes, { relaxColumnCount: false, skipEmptyLines: false, recordDelimiter: '\r\n' }).map(
    (row: string[]) => row.map((cell) => (cell === '' ? null : cell)),
  );

/** The first sheets' rows, without their headers, and what the last sheet says. */
async function workbookOf(bytes: Buffer, { dataset }: Made) {
  const { sheets } = await readXlsx(bytes);
  const [about, ...tables] = sheets.toReversed();
  const types = typesOf(dataset);
  const rows = tables.toReversed().flatMap((sheet) => {
    expect(sheet.rows[0]).toEqual(namesOf(dataset));
    return sheet.rows.slice(1);
  });
  return {
    about,
    tables: tables.toReversed(),
    rows: rows.map((row) => types.map((is, at) => plain(fromCell(row[at] ?? null, is), is))),
  };
}

/** Of a cell of a workbook. An integer of more digits than a number holds is text. */
function fromCell(value: unknown, is: ColumnType): DatasetValue {
  if (value === null) return null;
  if (value instanceof Date) {
    expect(is.type).toBe('day');
    return value.toISOString().slice(0, 10);
  }
  if (is.type === 'decimal' || is.type === 'number')
    return typeof value === 'number' ? withoutExponent(value) : String(value);
  if (is.type === 'integer') return Number(value);
  expect(typeof value).toBe(is.type === 'boolean' ? 'boolean' : 'string');
  return value as DatasetValue;
}

describe.each([
  {
    format: CSV,
    by: 'csv-parse',
    rows: (made: Made, bytes: Buffer) => {
      const [header, ...rows] = csvRows(bytes);
      expect(header).toEqual(namesOf(made.dataset));
      return read(rows, typesOf(made.dataset));
    },
  },
  {
    format: CSV,
    by: 'DuckDB',
    rows: (made: Made, bytes: Buffer) =>
      askDuckDb(
        made,
        `read_csv($file, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', new_line = '\\r\\n', nullstr = '', columns = ${structOf(made.dataset)})`,
        bytes,
      ),
  },
  {
    format: JSON_LINES,
    by: 'JSON.parse',
    rows: ({ dataset }: Made, bytes: Buffer) => {
      const lines = bytes.toString().split('\n');
      expect(lines.pop()).toBe('');
      return lines.map((line) => {
        const row = JSON.parse(line);
        expect(Object.keys(row)).toEqual(namesOf(dataset));
        return Object.values(row).map((value, at) =>
          plain(value as DatasetValue, typesOf(dataset)[at] as ColumnType),
        );
      });
    },
  },
  {
    format: JSON_LINES,
    by: 'DuckDB',
    rows: (made: Made, bytes: Buffer) =>
      askDuckDb(
        made,
        `read_json($file, format = 'newline_delimited', columns = ${structOf(made.dataset)})`,
        bytes,
      ),
  },
  {
    format: PARQUET,
    by: 'DuckDB',
    rows: (made: Made, bytes: Buffer) => askDuckDb(made, 'read_parquet($file)', bytes),
  },
  {
    format: XLSX,
    by: "hucre's reader",
    rows: async (made: Made, bytes: Buffer) => (await workbookOf(bytes, made)).rows,
  },
  {
    format: FOUR_ROWS_A_SHEET,
    by: "hucre's reader, over several sheets",
    rows: async (made: Made, bytes: Buffer) => {
      const { tables, rows } = await workbookOf(bytes, made);
      expect(tables).toHaveLength(Math.max(1, Math.ceil(made.rows.length / 3)));
      return rows;
    },
  },
  {
    format: SDMX_CSV,
    by: 'csv-parse',
    rows: ({ dataset }: Made, bytes: Buffer) => {
      const { dimensions, measures, attributes } = sdmxComponents(dataset);
      const [header, ...rows] = csvRows(bytes);
      const inFile = [...dimensions, ...measures, ...attributes];
      expect(header).toEqual(['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...inFile.map(({ id }) => id)]);
      return rows.map((row) => {
        expect(row.slice(0, 3)).toEqual(['dataflow', 'KARVON:MADE_ROWS(1.0.0)', 'R']);
        const cells: (string | null)[] = [];
        inFile.forEach(({ id, at }, place) => {
          const cell = row[3 + place] ?? null;
          const isMeasure = measures.some((measure) => measure.id === id);
          expect(isMeasure && cell === null).toBe(false);
          cells[at] = isMeasure && cell === 'NaN' ? null : cell;
        });
        return read([cells], typesOf(dataset))[0];
      });
    },
  },
])('$format.id, by $by', ({ format, rows }) => {
  it('has any table as it was', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable(12), async (made) => {
        expect(await rows(made, await fileOf(format, made))).toEqual(plainRows(made));
      }),
      RUNS,
    );
  });
  it('has each text that readers take for something else', async () => {
    const made = tableOf({ type: 'text' }, [...NASTY, null, ...NASTY.toReversed()]);
    expect(await rows(made, await fileOf(format, made))).toEqual(plainRows(made));
  });
  it('has a table without a row', async () => {
    const made = tableOf({ type: 'decimal', scale: 2 }, []);
    expect(await rows(made, await fileOf(format, made))).toEqual([]);
  });
});

describe('parquet', () => {
  it('is the same to hyparquet, whose decimals are binary floating point', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable(12), async (made) => {
        const file = await fileOf(PARQUET, made);
        const types = typesOf(made.dataset);
        const rows = await parquetReadObjects({ file: new Uint8Array(file).buffer });
        const found = rows.map((row) =>
          Object.values(row).map((value, at) => {
            const is = types[at] as ColumnType;
            if (value === undefined || value === null) return null;
            if (value instanceof Date)
              return value.toISOString().slice(0, is.type === 'day' ? 10 : undefined);
            if (is.type === 'number') return plain(withoutExponent(Number(value)), is);
            return typeof value === 'bigint' ? Number(value) : value;
          }),
        );
        const wanted = plainRows(made);
        expect(found.length).toBe(wanted.length);
        found.forEach((row, number) => {
          row.forEach((value, at) => {
            const want = wanted[number]?.[at];
            if (types[at]?.type === 'decimal' && want !== null)
              expect(Math.abs(Number(value) - Number(want))).toBeLessThanOrEqual(
                1e-15 * Math.abs(Number(want)),
              );
            else expect(value).toEqual(want);
          });
        });
      }),
      RUNS,
    );
  });

  it('says of each column its type, and of the file what it is', async () => {
    const made = tableOf({ type: 'decimal', scale: 3 }, ['1.005']);
    const file = await fileOf(PARQUET, made);
    expect(
      await duckdb.ask(
        'SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet($file))',
        file,
      ),
    ).toEqual([
      ['row', 'BIGINT'],
      ['value', 'DECIMAL(18,3)'],
    ]);
    const said = await duckdb.ask(
      'SELECT key::VARCHAR, value::VARCHAR FROM parquet_kv_metadata($file)',
      file,
    );
    expect(Object.fromEntries(said)).toMatchObject({
      citation: ABOUT.citation,
      licence: ABOUT.licence.url,
      method_version: ABOUT.methodVersion,
    });
  });

  it('writes groups of a bounded number of rows', async () => {
    const made = tableOf(
      { type: 'integer' },
      Array.from({ length: 60_000 }, (_, at) => at % 7),
    );
    const file = await fileOf(PARQUET, made, [1, 24_998, 2, 30_000]);
    const groups = await duckdb.ask(
      'SELECT DISTINCT row_group_id::VARCHAR, row_group_num_rows::VARCHAR FROM parquet_metadata($file) ORDER BY 1',
      file,
    );
    expect(groups).toEqual([
      ['0', '25000'],
      ['1', '25000'],
      ['2', '10000'],
    ]);
    expect(await duckdb.ask('SELECT sum(value)::VARCHAR FROM read_parquet($file)', file)).toEqual([
      [String(made.rows.reduce((sum, [, value]) => sum + Number(value), 0))],
    ]);
  });
});

describe('a decimal', () => {
  const EXACT = [
    '1.005',
    '0.1',
    '-0.000001',
    '123456789012.345678',
    '999999999999.999999',
    '-999999999999.999999',
  ];

  it.each(EXACT)('%s is the same in every format', async (value) => {
    const made = tableOf({ type: 'decimal', scale: 6 }, [value]);
    const inParquet = await askDuckDb(made, 'read_parquet($file)', await fileOf(PARQUET, made));
    const { rows: inWorkbook } = await workbookOf(await fileOf(XLSX, made), made);
    const texts = [CSV, JSON_LINES, SDMX_CSV].map(async (format) => (await fileOf(format, made)).toString());
    for (const text of await Promise.all(texts)) expect(text).toContain(value);
    expect([inParquet, inWorkbook]).toEqual([plainRows(made), plainRows(made)]);
  });

  it('is a number in a workbook if it has at most 15 digits, else text', async () => {
    const values = ['123456789012.345', '123456789012.3456', '-0.00001', '100', '0.100', '1234567890123456'];
    const made = tableOf({ type: 'decimal', scale: 5 }, values);
    const { sheets } = await readXlsx(await fileOf(XLSX, made));
    expect(sheets[0]?.rows.slice(1).map((row) => row[1])).toEqual([
      123456789012.345,
      '123456789012.3456',
      -0.00001,
      100,
      0.1,
      '1234567890123456',
    ]);
  });
});

describe('a workbook', () => {
  it('shows days as dates from March 1900 on', async () => {
    const made = tableOf({ type: 'day' }, ['1900-02-28', '1900-03-01', '2025-08-18']);
    const { sheets } = await readXlsx(await fileOf(XLSX, made));
    expect(sheets[0]?.rows.slice(1).map((row) => row[1])).toEqual([
      '1900-02-28',
      new Date('1900-03-01'),
      new Date('2025-08-18'),
    ]);
  });

  it('has a last sheet with the columns, the licence and how to cite it', async () => {
    const made = tableOf({ type: 'word', words: ['a', 'b'] }, ['a']);
    const { about, tables } = await workbookOf(await fileOf(XLSX, made), made);
    expect([tables.map(({ name }) => name), about?.name]).toEqual([['made-rows'], 'About this table']);
    const said = about?.rows.map((row) => row.filter((cell) => cell !== null)) ?? [];
    expect(said).toContainEqual(['Citation', ABOUT.citation]);
    expect(said).toContainEqual(['Licence', `${ABOUT.licence.id} ${ABOUT.licence.url}`]);
    expect(said).toContainEqual(['Made from', ABOUT.attribution]);
    expect(said).toContainEqual([
      'value',
      made.dataset.columns.value?.text,
      'word',
      'a, b',
      'not known, or does not apply',
    ]);
    expect(said.map(([name]) => name)).toEqual(expect.arrayContaining(namesOf(made.dataset)));
  });

  it('is read as a stream too', async () => {
    const made = tableOf({ type: 'text' }, NASTY);
    const file = await fileOf(XLSX, made);
    const rows: unknown[] = [];
    for await (const { values } of streamXlsxRows(new Uint8Array(file))) rows.push(values[1]);
    expect(rows).toEqual(['value', ...NASTY]);
  });
});

it('writes every format that a release may have, once', () => {
  expect(TABLE_FORMATS_IN_ORDER.map(({ id }) => id)).toEqual(TABLE_FORMATS);
  expect(new Set(TABLE_FORMATS_IN_ORDER.map(({ suffix }) => suffix)).size).toBe(TABLE_FORMATS.length);
});

describe.each(TABLE_FORMATS_IN_ORDER)('$id', (format) => {
  it('has the same bytes whatever the batches', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable(30), fc.array(fc.nat({ max: 9 })), async (made, batches) => {
        expect((await fileOf(format, made, batches)).equals(await fileOf(format, made))).toBe(true);
      }),
      RUNS,
    );
  });
  it('has passed most of a large table on before its end, so that none is ever whole in memory', async () => {
    const { dataset, rows } = tableOf(
      { type: 'text' },
      Array.from(
        { length: 60_000 },
        (_, at) => `${at} ${NASTY[at % NASTY.length]} ${Math.imul(at, 2_654_435_761)}`,
      ),
    );
    let passed = 0;
    const count = async (bytes: Uint8Array): Promise<void> => {
      passed += bytes.length;
    };
    const writer = format.newWriter(dataset, { write: count }, ABOUT);
    for (let from = 0; from < rows.length; from += 500) await writer.add(rows.slice(from, from + 500));
    const before = passed;
    await writer.end();
    expect(before / passed).toBeGreaterThan(0.7);
  });
  it('has the same bytes whatever the batches, in a file of many pieces', async () => {
    const made = tableOf(
      { type: 'text' },
      Array.from({ length: 30_000 }, (_, at) => `${NASTY[at % NASTY.length]}${at}`),
    );
    const whole = await fileOf(format, made);
    expect((await fileOf(format, made, [1, 7, 9_999, 0, 12_000])).equals(whole)).toBe(true);
    expect(whole.length).toBeGreaterThan(300_000);
  });
});
