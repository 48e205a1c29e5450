/**
 * CSV as we write it (RFC 4180): lines end in CR LF, no byte-order mark, what is not known is an empty cell. Text that a spreadsheet
 * would run as a formula gets an apostrophe before it. So does text that begins with apostrophes and then as a formula does: whoever
 * reads takes one off again and has each text as it was. A number stays a number, also a negative one.
 */

export type CsvCell = string | number | boolean | null | undefined;

/** What a spreadsheet takes for the beginning of a formula, apart from full-width signs. */
export const BEGINS_FORMULA = /^[=+\-@\t\r]/;
/** All that some spreadsheet may run: full-width signs, and what a line break or tab is before, too. */
export const MAY_RUN = /^[=+\-@\t\r\n＝＋－＠]/;
const NEEDS_APOSTROPHE = /^'*[=+\-@\t\r\n＝＋－＠]/;
const IS_NUMBER = /^-\d+(\.\d+)?$/;

/** Each line of cells, the first as a rule the names of the columns. */
export const csvText = (lines: readonly (readonly CsvCell[])[]): string =>
  lines.map((cells) => `${cells.map(written).join(',')}\r\n`).join('');

function written(cell: CsvCell): string {
  const text = String(cell ?? '');
  const safe = NEEDS_APOSTROPHE.test(text) && !IS_NUMBER.test(text) ? `'${text}` : text;
  // Where a comma is the decimal sign, a spreadsheet takes a semicolon for the end of a cell.
  return /[",;\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
