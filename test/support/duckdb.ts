/** Tables of files as DuckDB reads them: as text, so that nothing passes through binary floating point. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { AnyDataset, ColumnType, DatasetValue } from '../../shared/contracts/datasets/dataset.ts';
import { withoutExponent } from './datasets.ts';

export const sqlType = (is: ColumnType): string =>
  ({
    text: 'VARCHAR',
    word: 'VARCHAR',
    integer: 'BIGINT',
    number: 'DOUBLE',
    day: 'DATE',
    instant: 'TIMESTAMPTZ',
    boolean: 'BOOLEAN',
    decimal: `DECIMAL(18, ${is.type === 'decimal' ? is.scale : 0})`,
  })[is.type];

export interface DuckDb {
  /** Rows of a query that names the file as `$file`. */
  ask(sql: string, bytes: Uint8Array): Promise<(string | null)[][]>;
  close(): void;
}

export async function openDuckDb(): Promise<DuckDb> {
  const folder = mkdtempSync(join(tmpdir(), 'karvon-duckdb-'));
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    autoinstall_known_extensions: 'false',
  });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  let files = 0;
  return {
    async ask(sql, bytes) {
      files += 1;
      const path = join(folder, `${files}`);
      writeFileSync(path, bytes);
      const reader = await connection.runAndReadAll(sql.replaceAll('$file', `'${path}'`));
      rmSync(path);
      return reader.getRowsJson() as (string | null)[][];
    },
    close() {
      connection.closeSync();
      instance.closeSync();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Every column as text: a moment to the millisecond. */
export const asTexts = ({ columns }: AnyDataset): string =>
  Object.entries(columns)
    .map(([name, { is }]) =>
      is.type === 'instant' ? `strftime("${name}", '%Y-%m-%dT%H:%M:%S.%gZ')` : `"${name}"::VARCHAR`,
    )
    .join(', ');

/** What DuckDB said of a cell, as the value that it stands for. */
export function fromText(text: string | null, is: ColumnType): DatasetValue {
  if (text === null) return null;
  if (is.type === 'integer') return Number(text);
  if (is.type === 'number') return withoutExponent(Number(text));
  return is.type === 'boolean' ? text === 'true' : text;
}
