/**
 * What a table of a release is: its columns, each with type, unit and text, and the rows that it is made of. Every format is written from
 * this (functions/publish-datasets/formats), so none has a column, a type or an explanation of its own. Unlike the texts of operations
 * these are part of what is published, so they are plain strings, which no bundle leaves out.
 */

import { MAY_RUN } from '../../model/csv.ts';
import { isDay, readTime } from '../../model/day.ts';

/** What a cell holds; null: not known, or it does not apply. A decimal is text, exact, with a dot: `1.005`. */
export type DatasetValue = string | number | boolean | null;

/**
 * - `word`: one of a fixed list of words.
 * - `decimal`: at most `scale` digits after the dot, 18 digits in all.
 * - `number`: decimal text of at most 15 significant digits, wherever its dot is, so that a binary number of 64 bits gives it back exactly.
 * - `day`: ISO 8601, `2025-08-18`. `instant`: the same with the time, UTC.
 */
export type ColumnType =
  | { readonly type: 'text' | 'integer' | 'number' | 'day' | 'instant' | 'boolean' }
  | { readonly type: 'word'; readonly words: readonly string[] }
  | { readonly type: 'decimal'; readonly scale: number };

/** The units of figures, by their names in the files. */
export const UNITS = {
  percent: 'Percent of the amount sent',
  share: 'Percent',
  points: 'Percentage points',
  count: 'Number',
  currency: 'The currency that the row names',
  'usd-million': 'US dollars, millions',
  rate: 'Units of the currency for one unit of the base currency',
} as const;
export type Unit = keyof typeof UNITS;

export interface DatasetColumn<Row> {
  readonly is: ColumnType;
  readonly unit?: Unit;
  /** What it says, in English, one or two sentences. */
  readonly text: string;
  /** No cell is null. */
  readonly required?: true;
  readonly cell: (row: Row) => DatasetValue | undefined;
}

export interface Dataset<Row> {
  /** Of files too: `prices.csv`. */
  readonly name: string;
  readonly title: string;
  readonly text: string;
  /** Columns that together no two rows share; they are required. */
  readonly key: readonly string[];
  /** By name, in their order. */
  readonly columns: Readonly<Record<string, DatasetColumn<Row>>>;
}

/** A dataset as the formats know it, whatever its rows are made of. */
export interface AnyDataset extends Omit<Dataset<never>, 'columns'> {
  readonly columns: Readonly<Record<string, Omit<DatasetColumn<never>, 'cell'>>>;
}

/** One row, a value for each column in their order. */
export type DatasetRow = readonly DatasetValue[];

const DIGITS = 18;
const DECIMAL = /^-?\d+(?:\.(\d+))?$/;
/** What XML, and so a workbook, cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_WRITTEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
/** UTF-8 has none. */
const HALF_A_PAIR = /\p{Surrogate}/u;
/** What a cell of a spreadsheet holds, in UTF-16 units. */
const LONGEST_TEXT = 32_767;

/**
 * The values of a row.
 * @throws RangeError that names dataset, column and value, if one is not of its column's type, or is text that a spreadsheet would run
 */
export function valuesOf<Row>({ name, columns }: Dataset<Row>, row: Row): DatasetRow {
  return Object.entries(columns).map(([column, { is, required, cell }]) => {
    const value = cell(row) ?? null;
    const fault = value === null ? required && 'is missing' : faultOf(value, is);
    if (fault) throw new RangeError(`${name}.${column}: ${JSON.stringify(value)} ${fault}`);
    return value;
  });
}

function faultOf(value: string | number | boolean, is: ColumnType): string | undefined {
  switch (is.type) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'is neither true nor false';
    case 'integer':
      return Number.isSafeInteger(value) ? undefined : 'is no integer';
    case 'decimal':
      return isDecimal(value, is.scale)
        ? undefined
        : `is no decimal of at most ${is.scale} digits after the dot`;
    case 'number':
      return isNumber(value) ? undefined : `is no decimal of at most ${SIGNIFICANT} significant digits`;
    case 'word':
      return typeof value === 'string' && is.words.includes(value)
        ? undefined
        : `is none of ${is.words.join(', ')}`;
    case 'day':
      return typeof value === 'string' && isDay(value) ? undefined : 'is no ISO day';
    case 'instant':
      return typeof value === 'string' && readTime(value) !== null ? undefined : 'is no ISO instant in UTC';
    case 'text':
      return typeof value === 'string' ? faultOfText(value) : 'is no text';
  }
}

const SIGNIFICANT = 15;
const isNumber = (value: unknown): boolean =>
  typeof value === 'string' &&
  DECIMAL.test(value) &&
  value.replace(/[-.]/g, '').replace(/^0+/, '').length <= SIGNIFICANT;

/** Every format holds what this lets pass, and gives it back as it was. */
function faultOfText(text: string): string | undefined {
  if (text === '') return 'is empty: what is not known is null';
  if (MAY_RUN.test(text)) return 'begins as a formula of a spreadsheet does';
  if (NOT_WRITTEN.test(text)) return 'has a control character that a workbook cannot hold';
  if (HALF_A_PAIR.test(text)) return 'has half of a surrogate pair';
  return text.length > LONGEST_TEXT ? `is longer than ${LONGEST_TEXT}` : undefined;
}

function isDecimal(value: unknown, scale: number): boolean {
  const match = typeof value === 'string' ? DECIMAL.exec(value) : null;
  if (!match) return false;
  const digits = match[0].replace(/[-.]/g, '').replace(/^0+/, '');
  return (match[1]?.length ?? 0) <= scale && digits.length <= DIGITS;
}
