/**
 * The rows of a sheet, one after the other: each with its number, and its cells by their place. The range that a sheet declares is not
 * believed: rows and cells that are not there are not made.
 */
import { SourceChanged } from '../errors.ts';
import { LONGEST_TEXT, unescaped } from './shared-strings.ts';
import { parseXml } from './xml-stream.ts';

export interface SheetRow {
  /** From 1, as people see it. */
  readonly number: number;
  /** By column, from 0. A figure is the shortest decimal of the number that the cell holds; not given or empty: no value. */
  readonly cells: readonly (string | undefined)[];
}

const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** Places that are made for a row before its cells come: those of a sheet that has far more could fill the memory with nothing. */
const MOST_AT_ONCE = 64;

/** `A` is 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64;
    // A name of many letters is no number at all, whose letters `columnName` would look for without an end.
    if (letter < 1 || letter > 26 || column > MOST_COLUMNS) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** The letters of a column, as people see it: 0 is `A`. */
export function columnName(column: number): string {
  let name = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
}

/** The number that digits alone stand for; NaN for anything else. Faster than `Number`, for a sheet's ten million cells. */
function wholeIn(text: string): number {
  let whole = text === '' ? Number.NaN : 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    whole = digit >= 0 && digit <= 9 ? whole * 10 + digit : Number.NaN;
  }
  return whole;
}

/** Digits that stand for themselves: so few that no other number is as near. */
const PLAIN = /^-?(?:0|[1-9]\d{0,8})(?:\.\d{1,6})?$/;
/** As XML Schema writes a double: JavaScript would take 0x10 too. */
const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;
const MOST_DECIMALS = 15;

const TRUTH: ReadonlyMap<string, string> = new Map([
  ['1', 'TRUE'],
  ['true', 'TRUE'],
  ['0', 'FALSE'],
  ['false', 'FALSE'],
]);

/**
 * A cell's number as a decimal. Cells hold binary numbers, and a file may print them with all their noise: 2.3799999999999999 is 2.38.
 * What is no number stays as it is, so that whoever reads the cell can say so.
 */
function figure(text: string): string {
  if (PLAIN.test(text)) return text;
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) return text;
  const shortest = String(value);
  if (!shortest.includes('e')) return shortest;
  return Math.abs(value) < 1
    ? value.toFixed(MOST_DECIMALS).replace(/0+$/, '').replace(/\.$/, '').replace(/^-0$/, '0')
    : text;
}

/** The columns that are wanted, from 0, told by the first row of a sheet. */
export type WantedColumns = (header: SheetRow) => readonly number[];

/**
 * Gives the rows as they come, those of one piece of the file together: a turn of the event loop for each row would take longer than
 * the row.
 * @param sheet its name, for errors
 * @param wantedIn of other columns no cell is made, or looked at, once a row has one that is wanted and not blank: a row that has none at all
 *   is given whole, so that its reader can tell it from an empty one. Not given: all are wanted
 * @throws SourceChanged for another format
 */
export async function* readSheetRows(
  sheet: string,
  bytes: AsyncIterable<Buffer>,
  shared: readonly string[],
  wantedIn?: WantedColumns,
): AsyncGenerator<readonly SheetRow[], void, undefined> {
  let rows: SheetRow[] = [];
  let [number, column, type, text] = [0, -1, '', ''];
  let cells: (string | undefined)[] = [];
  let [inRow, inCell, inline, phonetic] = [false, false, 0, 0];
  /** By column; undefined: in the first row. */
  let wanted: readonly boolean[] | undefined;
  let width = 0;
  /** Whether the row has a cell that is wanted, and whether this cell is made. */
  let [hasWanted, isMade] = [false, true];
  /** Whether the cell has a value before this one. */
  let isSecond = false;
  const wrong = (what: string): SourceChanged =>
    new SourceChanged(`sheet "${sheet}", row ${number}, column ${columnName(Math.max(0, column))}: ${what}`);

  function contentOf(): string {
    if (type === 's') {
      const found = shared[wholeIn(text)] ?? shared[wholeIn(text.trim())];
      if (found === undefined)
        throw wrong(
          `found the shared text ${JSON.stringify(text.slice(0, 20))}, expected one of ${shared.length}`,
        );
      return found;
    }
    if (type === 'b') {
      const truth = TRUTH.get(text.trim().toLowerCase());
      if (truth === undefined) throw wrong(`found ${JSON.stringify(text.slice(0, 20))}, expected 0 or 1`);
      return truth;
    }
    return type === '' || type === 'n' ? figure(text) : unescaped(text);
  }

  const parsing = parseXml(`sheet "${sheet}"`, bytes, {
    open(tag, attributes) {
      if (tag === 'c') {
        inCell = inRow;
        if (!inCell) return false;
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
        if (column < 0 || column >= MOST_COLUMNS) throw wrong('expected a cell that is named like AB12');
        text = '';
        isMade = !hasWanted || wanted?.[column] === true;
        if (isMade) type = attributes.t ?? '';
        return false;
      }
      if (tag === 'v') {
        isSecond = text !== '';
        return inCell && isMade;
      }
      if (tag === 't') return inCell && isMade && inline > 0 && phonetic === 0;
      if (tag === 'row') {
        inRow = true;
        const given = attributes.r;
        const next = given === undefined ? number + 1 : Number(given);
        if (!Number.isInteger(next) || next <= number || next > MOST_ROWS)
          throw wrong(`then row ${JSON.stringify(given?.slice(0, 20))}, expected a row after it`);
        [number, column, cells, hasWanted] = [next, -1, new Array(width), false];
      } else if (tag === 'is') {
        isSecond = text !== '';
        inline += 1;
      } else if (tag === 'rPh') phonetic += 1;
      return false;
    },
    text(part) {
      if (isSecond) throw wrong('a second value in one cell');
      text += part;
      if (text.length > LONGEST_TEXT) throw wrong('a text that is longer than a cell may hold');
    },
    close(tag) {
      if (tag === 'c') {
        const isCell = inCell;
        inCell = false;
        if (!isCell || text === '') return;
        if (cells[column] !== undefined) throw wrong('a second cell of that place');
        const content = contentOf();
        cells[column] = content;
        if (!hasWanted && wanted?.[column]) hasWanted = content.trim() !== '';
        text = '';
      } else if (tag === 'row') {
        inRow = false;
        rows.push({ number, cells });
        if (wantedIn && !wanted) {
          const places = wantedIn({ number, cells });
          wanted = Array.from(cells, (_, place) => places.includes(place));
          width = Math.min(wanted.length, MOST_AT_ONCE);
        }
      } else if (tag === 'is') inline -= 1;
      else if (tag === 'rPh') phonetic -= 1;
    },
  });
  for await (const _ of parsing) {
    const complete = rows;
    rows = [];
    if (complete.length > 0) yield complete;
  }
}
