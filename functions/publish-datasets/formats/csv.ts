/**
 * CSV as RFC 4180 has it: UTF-8 without a byte order mark, a comma, CR LF, a header. An empty cell is null, and there is no empty text.
 * Decimals have a dot; days and moments are ISO 8601; booleans are `true` and `false`. No text begins as a formula does (dataset.ts),
 * so nothing stands before it that a reader would have to take away.
 */
import type { DatasetRow, DatasetValue } from '../../../shared/contracts/datasets/dataset.ts';
import type { TableFormat } from './format.ts';
import { newTextFile } from './text-file.ts';

/** Spaces at either end are part of a cell, but not all readers know. */
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

export function csvCell(value: DatasetValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  return NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function csvLine(row: DatasetRow): string {
  let line = '';
  for (let at = 0; at < row.length; at += 1) line += (at === 0 ? '' : ',') + csvCell(row[at] ?? null);
  return `${line}\r\n`;
}

export const CSV: TableFormat = {
  id: 'csv',
  suffix: '.csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  newWriter({ columns }, sink) {
    const file = newTextFile(sink, csvLine(Object.keys(columns)));
    return {
      async add(rows) {
        for (const row of rows) {
          const full = file.write(csvLine(row));
          if (full) await full;
        }
      },
      end: () => file.end(),
    };
  },
};
