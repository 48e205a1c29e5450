/**
 * The one reader of the catalogue's data files (data/*.csv): CSV by RFC 4180 with commas, a header line of column names,
 * one line for each record, UTF-8, LF. A value with a comma or a quote is put in quotes, and a quote in it is doubled; no
 * value has a line break. The kinds of values are in columns.ts.
 */

/** A kind of values: how to read one, and what to say of one that is not of the kind. */
export interface Column<T> {
  readonly expected: string;
  /** The value; undefined where the text is not of this kind. */
  readonly read: (text: string) => T | undefined;
}

export type Columns = Readonly<Record<string, Column<unknown>>>;

/** A row that the columns give. */
export type RowOf<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never;
};

export interface RowRules<C extends Columns> {
  /** No two rows have the same values in these columns. */
  readonly key?: readonly (keyof C & string)[];
  /** What must hold between the values of a row: where it does not, the column to change and what would be right. */
  readonly check?: (
    row: RowOf<C>,
  ) => { readonly column: keyof C & string; readonly expected: string } | undefined;
}

const MOST_SHOWN = 60;
const LF_ALONE = 'a line that ends with LF alone';

/** A data file that cannot be read: where, what was found, and what would be right. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
  readonly file: string;
  /** From 1, which is the header. */
  readonly line: number;
  /** A column's name; `header`, `line` or `end` where no single column is at fault. */
  readonly column: string;
  /** At most 60 characters of it. */
  readonly found: string;
  readonly expected: string;
  constructor(file: string, line: number, column: string, found: string, expected: string) {
    const shown = found.slice(0, MOST_SHOWN);
    super(`${file} line ${line}, ${column}: found ${JSON.stringify(shown)}, expected ${expected}`);
    this.file = file;
    this.line = line;
    this.column = column;
    this.found = shown;
    this.expected = expected;
  }
}

/** One value and what ends it. */
const VALUE = /(?:"([^"]*(?:""[^"]*)*)"|([^",]*))(,|$)/y;

/** The values of one line, or undefined where quotes are not closed or begin inside a value. */
function valuesOf(line: string): string[] | undefined {
  if (!line.includes('"')) return line.split(',');
  const values: string[] = [];
  VALUE.lastIndex = 0;
  for (;;) {
    const match = VALUE.exec(line);
    if (!match) return undefined;
    values.push(match[1] === undefined ? (match[2] ?? '') : match[1].replace(/""/g, '"'));
    if (match[3] === '') return values;
  }
}

/**
 * The rows of a CSV text, in its order.
 * @param file its name, for errors
 * @param columns each column's kind by its name, in the order of the header
 * @throws CsvError for anything that is not of the form, the columns or the rules
 */
export function readCsv<C extends Columns>(
  file: string,
  text: string,
  columns: C,
  { key = [], check }: RowRules<C> = {},
): RowOf<C>[] {
  const kinds = Object.entries(columns);
  const names = kinds.map(([name]) => name);
  const [header = '', ...lines] = text.split('\n');
  const lineCount = lines.length + 1;
  // Neither is seen in an error that shows two headers.
  if (header.startsWith('\uFEFF')) throw new CsvError(file, 1, 'header', header, 'no byte order mark');
  if (header.includes('\r')) throw new CsvError(file, 1, 'header', header, LF_ALONE);
  if (header !== names.join(',')) throw new CsvError(file, 1, 'header', header, names.join(','));
  if (lines.pop() !== '') throw new CsvError(file, lineCount, 'end', '', 'a line break after the last line');
  const keyAt = key.map((name) => names.indexOf(name));
  const keys = new Set<string>();
  // Files are sorted, so a value is often the same as in the line before, and is read once.
  const before = kinds.map(([name, kind]) => ({ name, kind, found: '', value: kind.read('') }));
  const readLine = (line: string, number: number): RowOf<C> => {
    const refuse = (column: string, found: string, expected: string): CsvError =>
      new CsvError(file, number, column, found, expected);
    if (line.includes('\r')) throw refuse('line', line, LF_ALONE);
    const values = valuesOf(line);
    if (!values) throw refuse('line', line, 'quotes around whole values, and quotes inside them doubled');
    if (values.length !== names.length) {
      const column = names[values.length] ?? 'line';
      throw refuse(column, line, `${names.length} values, not ${values.length}`);
    }
    const read: Record<string, unknown> = {};
    for (let at = 0; at < values.length; at += 1) {
      const found = values[at] ?? '';
      const last = before[at];
      if (!last) continue;
      if (found !== last.found) {
        last.found = found;
        last.value = last.kind.read(found);
      }
      if (last.value === undefined) throw refuse(last.name, found, last.kind.expected);
      read[last.name] = last.value;
    }
    // Each name of the columns has its value now.
    const row = read as RowOf<C>;
    const wrong = check?.(row);
    if (wrong) throw refuse(wrong.column, values[names.indexOf(wrong.column)] ?? '', wrong.expected);
    if (keyAt.length > 0) {
      const own = keyAt.map((at) => values[at]).join(',');
      if (keys.has(own)) throw refuse(key.join(' and '), own, 'each of them once');
      keys.add(own);
    }
    return row;
  };
  return lines.map((line, index) => readLine(line, index + 2));
}
