/**
 * CSV as banks give it and spreadsheets save it again (RFC 4180): commas, semicolons or tabs, any line end, quoted cells,
 * a first line `sep=;`. Records are numbered by the line of the file that they begin in, for errors.
 */
import { SourceChanged } from '../errors.ts';

export interface CsvRecord {
  /** From 1. */
  readonly line: number;
  /** Without quotes, and without blanks around them. */
  readonly fields: readonly string[];
}

/** A cell, quoted or plain, and what ends it. */
const cellOf = (separator: string): RegExp =>
  new RegExp(`(?:"([^"]*(?:""[^"]*)*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n?|\\n|$)`, 'y');

/** A note to spreadsheets, which may pad it like any other line. */
const SEPARATOR_LINE = /^"?sep=([,;\t])"?[,;\t]*(?:\r\n?|\n|$)/i;

/** Records that hold anything; blank ones are left out. @throws SourceChanged naming the line that cannot be read. */
export function readCsv(text: string): CsvRecord[] {
  const said = SEPARATOR_LINE.exec(text);
  const separator = said?.[1] ?? /[,;\t]/.exec(text)?.[0] ?? ',';
  const cell = cellOf(separator);
  cell.lastIndex = said?.[0].length ?? 0;
  const records: CsvRecord[] = [];
  let line = said ? 2 : 1;
  let begun = line;
  let fields: string[] = [];
  for (;;) {
    const found = cell.exec(text);
    if (!found) throw new SourceChanged(`line ${line}: expected quotes around a whole cell, found others`);
    const [, quoted, plain = '', end = ''] = found;
    fields.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    line += quoted?.match(/\r\n?|\n/g)?.length ?? 0;
    if (end === separator) continue;
    if (fields.some((field) => field !== '')) records.push({ line: begun, fields });
    if (end === '') return records;
    line += 1;
    begun = line;
    fields = [];
  }
}
