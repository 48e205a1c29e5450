/** Splits a CSV text (RFC 4180) into rows of cells, and tells where its quotes are wrong. Any line breaks, mixed too. */

export interface CsvRow {
  /** From 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Cells of a row, and rows: far more than a feed has. */
const MOST_CELLS = 200;
const MOST_ROWS = 300_000;

export interface CsvRows {
  readonly rows: readonly CsvRow[];
  /** Lines where a quote stands within a cell without quotes, or something follows one that ends, or nothing ends it. */
  readonly wrongQuotes: readonly number[];
  /** Whether there are more than are read. */
  readonly isTooLarge: boolean;
}

/** A cell without quotes, or with them; then what ends it. Empty lines are no rows. */
export function rowsOf(text: string, separator: ',' | ';'): CsvRows {
  const rows: CsvRow[] = [];
  const wrongQuotes: number[] = [];
  const ends = new RegExp(`[${separator}\\r\\n]`, 'g');
  let [at, line, cells, start]: [number, number, string[], number] = [0, 1, [], 1];
  while (at < text.length || cells.length > 0) {
    let cell = '';
    const isQuoted = text[at] === '"';
    const cellLine = line;
    if (isQuoted) {
      const end = endOfQuoted(text, at);
      if (end === null) {
        wrongQuotes.push(cellLine);
        return { rows, wrongQuotes, isTooLarge: false };
      }
      cell = text.slice(at + 1, end - 1).replace(/""/g, '"');
      line += cell.split('\n').length - 1;
      at = end;
    }
    ends.lastIndex = at;
    const end = ends.exec(text)?.index ?? text.length;
    const rest = text.slice(at, end);
    if (rest.includes('"') || (isQuoted && rest !== '')) wrongQuotes.push(cellLine);
    if (cells.length === MOST_CELLS || rows.length === MOST_ROWS)
      return { rows, wrongQuotes, isTooLarge: true };
    cells.push(cell + rest);
    at = end;
    if (text[at] === separator) {
      at++;
      continue;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: start, cells });
    line++;
    [cells, start] = [[], line];
  }
  return { rows, wrongQuotes, isTooLarge: false };
}

/** Behind the cell in quotes that begins here; null where nothing ends it. */
function endOfQuoted(text: string, from: number): number | null {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at + 1;
  }
  return null;
}
