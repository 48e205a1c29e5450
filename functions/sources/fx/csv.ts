/**
 * CSV as banks publish it and as spreadsheets save it (RFC 4180): commas, semicolons or tabs, any line end, quoted cells,
 * a first line `sep=;`. Errors give the line of the file on which a record begins.
 */
import { SourceChanged } from '../errors.ts';

export interface CsvRecord {
  /** From 1. */
  readonly line: number;
  /** Without quotes and surrounding spaces. */
  readonly fields: readonly string[];
}

/** A cell, quoted or plain, and the mark that ends it. */
const cellOf = (separator: string): RegExp =>
  new RegExp(`(?:"([^"]*(?:""[^"]*)*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n?|\\n|$)`, 'y');

/** A note for spreadsheets (`sep=;`), which may pad it like any other line. */
const SEPARATOR_LINE = /^"?sep=([,;\t])"?[,;\t]*(?:\r\n?|\n|$)/i;

/** The records that are not blank. @throws SourceChanged that names the unreadable line. */
export function readBankCsv(text: string): CsvRecord[] {
  const note = SEPARATOR_LINE.exec(text);
  const separator = note?.[1] ?? /[,;\t]/.exec(text)?.[0] ?? ',';
  const cell = cellOf(separator);
  cell.lastIndex = note?.[0].length ?? 0;
  const records: CsvRecord[] = [];
  let line = note ? 2 : 1;
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
