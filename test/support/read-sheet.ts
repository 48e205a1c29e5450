/** The first sheet of a workbook of a table, as hucre's reader streams it. */
import { readFileSync } from 'node:fs';
import { streamXlsxRows } from 'hucre/xlsx';
import type { AnyDataset, DatasetValue } from '../../shared/contracts/datasets/dataset.ts';

/** The values of each row, without the header; days as text. */
export async function* readSheet(path: string, { columns }: AnyDataset): AsyncGenerator<DatasetValue[]> {
  const width = Object.keys(columns).length;
  let first = true;
  for await (const { values } of streamXlsxRows(new Uint8Array(readFileSync(path)))) {
    if (!first)
      yield Array.from({ length: width }, (_, at) => {
        const value: unknown = values[at] ?? null;
        return value instanceof Date ? value.toISOString().slice(0, 10) : (value as DatasetValue);
      });
    first = false;
  }
}
