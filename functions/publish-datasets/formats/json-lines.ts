/**
 * JSON Lines: an object a row, with every column in its order, null where a value is not known. Integers are numbers; decimals are text,
 * since most readers would take them for binary floating point and change them.
 */
import type { DatasetRow } from '../../../shared/contracts/datasets/dataset.ts';
import type { TableFormat } from './format.ts';
import { newTextFile } from './text-file.ts';

export const JSON_LINES: TableFormat = {
  id: 'jsonl',
  suffix: '.jsonl',
  mediaType: 'application/jsonl; charset=utf-8',
  newWriter({ columns }, sink) {
    const file = newTextFile(sink);
    const names = Object.entries(columns).map(([name, { is }], at) => ({
      before: `${at === 0 ? '{' : ','}${JSON.stringify(name)}:`,
      // Nothing in these needs an escape, and most of a table is of them.
      plain: is.type === 'decimal' || is.type === 'day' || is.type === 'instant',
    }));
    const line = (row: DatasetRow): string => {
      let text = '';
      for (let at = 0; at < names.length; at += 1) {
        const { before, plain } = names[at] as (typeof names)[number];
        const value = row[at] ?? null;
        text += before + (plain && value !== null ? `"${value}"` : JSON.stringify(value));
      }
      return `${text}}\n`;
    };
    return {
      async add(rows) {
        for (const row of rows) {
          const full = file.write(line(row));
          if (full) await full;
        }
      },
      end: () => file.end(),
    };
  },
};
