/** docs/data-files.md: its queries give the rows, and it has every format and document that there is. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, expect, test } from 'vitest';
import { TABLE_FORMATS_IN_ORDER } from '../../functions/publish-datasets/formats/registry.ts';
import { valuesOf } from '../../shared/contracts/datasets/dataset.ts';
import { fileOf, madeDataset } from '../support/datasets.ts';

const text = readFileSync(fileURLToPath(new URL('../../docs/data-files.md', import.meta.url)), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'karvon-data-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DATASET = madeDataset(
  {
    row: { is: { type: 'integer' }, required: true, text: 'Its number.', cell: ([row]) => row },
    value: { is: { type: 'decimal', scale: 3 }, text: 'A figure.', cell: ([, value]) => value },
    note: { is: { type: 'text' }, text: 'A note.', cell: ([, , note]) => note },
  },
  ['row'],
);
const ROWS = [
  [1, '1.005', 'NA'],
  [2, null, 'a, "b"\r\nв'],
  [3, '-0.1', null],
].map((row) => valuesOf(DATASET, row));

const queries = (/```sql\n([^`]*)```/.exec(text)?.[1] ?? '').trim().split('\n');

test.each(queries)('%s', async (query) => {
  for (const format of TABLE_FORMATS_IN_ORDER)
    writeFileSync(
      join(folder, `prices${format.suffix}`),
      await fileOf(format, { dataset: DATASET, rows: ROWS }),
    );
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const rows = await connection.runAndReadAll(query.replace("'prices.", `'${folder}/prices.`));
  expect(rows.getRowsJson()).toEqual([
    ['1', '1.005', 'NA'],
    ['2', null, 'a, "b"\r\nв'],
    ['3', '-0.100', null],
  ]);
  connection.closeSync();
  instance.closeSync();
});

test('it has three queries and every format', () => {
  expect(queries).toHaveLength(3);
  for (const { suffix } of TABLE_FORMATS_IN_ORDER) expect(text).toContain(`\`prices${suffix}\``);
});
