/**
 * What can be put right in a file without asking what was meant: windows-1251 to UTF-8, semicolons between cells to commas, decimal
 * commas to points. Every change is listed, for a person to look at before the changed file is used.
 */
import { rowsOf } from './csv-rows.ts';
import { CSV_COLUMNS } from './read-csv.ts';
import { scanJson } from './scan-json.ts';

export type ConversionKind = 'windows-1251' | 'semicolons' | 'decimal-commas';

export interface Change {
  /** Line of the file as it was, from 1. */
  readonly line: number;
  /** The column, or the JSON Pointer; null: the line as a whole. */
  readonly place: string | null;
  readonly from: string;
  readonly to: string;
  /** It may have meant something else: `1,234` is one and a bit, or a thousand and more. */
  readonly isDoubtful: boolean;
}

export interface Conversion {
  readonly kind: ConversionKind;
  readonly count: number;
  /** The doubtful ones first; at most MOST_LISTED. */
  readonly changes: readonly Change[];
}

export interface Converted {
  readonly text: string;
  /** Empty: nothing is to be changed. */
  readonly conversions: readonly Conversion[];
}

export const MOST_LISTED = 50;
/** Characters of a line that a change shows. */
const MOST_OF_LINE = 120;

/** Of every engine that this runs in, though not of the language. */
declare class TextDecoder {
  constructor(label: string, options?: { readonly fatal?: boolean });
  decode(bytes: Uint8Array): string;
}

/** What a decimal comma is meant as, a decimal with a point; null for anything else, right or wrong. */
export function decimalOf(cell: string): { readonly decimal: string; readonly isDoubtful: boolean } | null {
  const groups = /^(\d{1,3}(?:[. \u00a0\u202f]\d{3})+),(\d+)$/.exec(cell);
  if (groups) return { decimal: `${groups[1]?.replace(/\D/g, '')}.${groups[2]}`, isDoubtful: false };
  const plain = /^(\d+),(\d+)$/.exec(cell);
  if (!plain) return null;
  const [, whole = '', rest = ''] = plain;
  return { decimal: `${whole}.${rest}`, isDoubtful: /^[1-9]\d{0,2}$/.test(whole) && rest.length === 3 };
}

/** The bytes as a text, and what was changed; null: what can be put right so does not make a text of them. */
export function convertFeed(
  bytes: Uint8Array,
  contentType: 'application/json' | 'text/csv',
): Converted | null {
  const read = asText(bytes);
  if (!read) return null;
  const rest = contentType === 'text/csv' ? convertCsv(read.text) : convertJson(read.text);
  return { text: rest.text, conversions: [...read.conversions, ...rest.conversions] };
}

function asText(bytes: Uint8Array): Converted | null {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), conversions: [] };
  } catch {
    const text = new TextDecoder('windows-1251').decode(bytes);
    if (NO_TEXT.some((sign) => text.includes(sign))) return null;
    const before = new TextDecoder('utf-8').decode(bytes).split('\n');
    const changes = text.split('\n').flatMap((to, index) => {
      const from = before[index] ?? '';
      const place = null;
      return to === from
        ? []
        : [{ line: index + 1, place, from: short(from), to: short(to), isDoubtful: false }];
    });
    return { text, conversions: listed('windows-1251', changes) };
  }
}

/** No letter of that table; and no file of text has a zero. */
const NO_TEXT = ['\u0098', '\u0000'];

const short = (line: string): string => line.trim().slice(0, MOST_OF_LINE);

function listed(kind: ConversionKind, changes: readonly Change[]): Conversion[] {
  if (changes.length === 0) return [];
  const inOrder = [...changes].sort((a, b) => Number(b.isDoubtful) - Number(a.isDoubtful));
  return [{ kind, count: changes.length, changes: inOrder.slice(0, MOST_LISTED) }];
}

/** Columns of money, percentages and rates, and the names of these in JSON. */
const DECIMAL_COLUMNS: ReadonlySet<string> = new Set([
  'above',
  'upTo',
  'feeFixed',
  'feePercent',
  'feeMinimum',
  'feeMaximum',
  'rate',
  'marginPercent',
  'payoutFeeFixed',
  'payoutFeePercent',
  'payoutFeeMaximum',
  'limitLeast',
  'limitPerTransfer',
  'limitPerDay',
  'limitPerMonth',
  'limitPayout',
] satisfies (keyof typeof CSV_COLUMNS)[]);
const DECIMAL_FIELDS: ReadonlySet<string> = new Set([
  ...Object.entries(CSV_COLUMNS).flatMap(([name, { field }]) =>
    DECIMAL_COLUMNS.has(name) ? [field.replace(/^.*\//, '')] : [],
  ),
  'cap',
]);

function convertCsv(text: string): Converted {
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const isSemicolon = header.split(';').length > header.split(',').length;
  const { rows, wrongQuotes, isTooLarge } = rowsOf(text, isSemicolon ? ';' : ',');
  // What its cells are is not certain then.
  if (wrongQuotes.length > 0 || isTooLarge) return { text, conversions: [] };
  const names = rows[0]?.cells.map((name) => name.replace(/^\uFEFF/, '')) ?? [];
  const commas: Change[] = [];
  const converted = rows.map(({ line, cells }) =>
    cells.map((cell, at) => {
      const place = names[at] ?? '';
      const meant = DECIMAL_COLUMNS.has(place) ? decimalOf(cell) : null;
      if (!meant) return cell;
      commas.push({ line, place, from: cell, to: meant.decimal, isDoubtful: meant.isDoubtful });
      return meant.decimal;
    }),
  );
  if (!isSemicolon && commas.length === 0) return { text, conversions: [] };
  const written = converted.map((cells) => cells.map(quoted).join(','));
  const before = text.split(/\r\n|\r|\n/);
  const separators = rows.map(({ line }, index) => ({
    line,
    place: null,
    from: short(before[line - 1] ?? ''),
    to: short(written[index] ?? ''),
    isDoubtful: false,
  }));
  return {
    text: `${written.join('\r\n')}\r\n`,
    conversions: [
      ...listed('semicolons', isSemicolon ? separators : []),
      ...listed('decimal-commas', commas),
    ],
  };
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);

/** Changes the texts of decimal fields where they stand; the rest of the file stays as it is, so that lines stay the same. */
function convertJson(text: string): Converted {
  const places: { readonly pointer: string; readonly offset: number; readonly sent: string }[] = [];
  const stop = scanJson(text, {
    value: (pointer, offset) => {
      if (text[offset] !== '"' || !DECIMAL_FIELDS.has(pointer.slice(pointer.lastIndexOf('/') + 1))) return;
      const sent = text.slice(offset + 1, text.indexOf('"', offset + 1));
      if (decimalOf(sent)) places.push({ pointer, offset, sent });
    },
  });
  if (stop || places.length === 0) return { text, conversions: [] };
  const changes: Change[] = [];
  let [converted, at, line] = ['', 0, 1];
  for (const { pointer, offset, sent } of places) {
    const { decimal, isDoubtful } = decimalOf(sent) ?? { decimal: sent, isDoubtful: false };
    const between = text.slice(at, offset);
    line += between.split('\n').length - 1;
    converted += `${between}"${decimal}"`;
    at = offset + sent.length + 2;
    changes.push({ line, place: pointer, from: sent, to: decimal, isDoubtful });
  }
  return { text: converted + text.slice(at), conversions: listed('decimal-commas', changes) };
}
