/** The kinds of values in the catalogue's data files, for readCsv. Only `orNull` and `list` take an empty value. */
import { isDay } from '../model/day.ts';
import { type CorridorId, corridorId } from '../model/vocabulary.ts';
import type { Column } from './csv.ts';

/** Text of a form. */
export const matching = (form: RegExp, expected: string): Column<string> => ({
  expected,
  read: (text) => (form.test(text) ? text : undefined),
});

/** Any text on one line. */
export const text = matching(/^\S(?:.{0,298}\S)?$/, 'a text without blanks at its ends');

/** A whole number between two others, both included. */
export const integer = (least: number, most: number): Column<number> => ({
  expected: `a whole number from ${least} to ${most}, without a plus or leading noughts`,
  read: (text) => {
    if (!/^(?:0|-?[1-9]\d{0,9})$/.test(text)) return undefined;
    const value = Number(text);
    return value >= least && value <= most ? value : undefined;
  },
});

/** A number of at least zero, kept as the digits that stand there. */
export const decimal = matching(/^(?:0|[1-9]\d{0,14})(?:\.\d{1,14})?$/, 'digits like 12.50');

/** The same with a number of decimals. */
export const decimalWith = (decimals: number): Column<string> =>
  matching(new RegExp(`^(?:0|[1-9]\\d{0,8})\\.\\d{${decimals}}$`), `digits with ${decimals} decimals`);

/** One of a closed list of words. */
export const oneOf = <const T extends string>(words: readonly T[]): Column<T> => ({
  expected: `one of ${words.join(', ')}`,
  read: (text) => words.find((word) => word === text),
});

/** Nothing, which is null, or a value. */
export const orNull = <T>(kind: Column<T>): Column<T | null> => ({
  expected: `${kind.expected}, or nothing`,
  read: (text) => (text === '' ? null : kind.read(text)),
});

/** Values with a blank between them; none is an empty list. */
export const list = <T>(kind: Column<T>): Column<readonly T[]> => ({
  expected: `${kind.expected}; between two of them one blank`,
  read: (text) => {
    if (text === '') return [];
    if (!text.includes(' ')) {
      const only = kind.read(text);
      return only === undefined ? undefined : [only];
    }
    const values: T[] = [];
    for (const part of text.split(' ')) {
      const value = kind.read(part);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values;
  },
});

/** A value in a list, or `-` for none. */
export const orDash = <T>(kind: Column<T>): Column<T | null> => ({
  expected: `${kind.expected}, or -`,
  read: (text) => (text === '-' ? null : kind.read(text)),
});

/** Of a page. */
export const address = matching(/^https?:\/\/[^\s,"]{1,200}$/, 'an address like https://example.org');

/** An id: small letters, digits and hyphens. */
export const id = matching(/^[a-z0-9][a-z0-9-]{0,79}$/, 'small letters, digits and hyphens');
export const country = matching(/^[A-Z]{3}$/, 'a code of ISO 3166-1 like KGZ');
export const currency = matching(/^[A-Z]{3}$/, 'a code of ISO 4217 like KGS');
export const quarter = matching(/^\d{4}-Q[1-4]$/, 'a quarter like 2025-Q3');
export const day: Column<string> = {
  expected: 'a day of the calendar like 2026-04-24',
  read: (text) => (isDay(text) ? text : undefined),
};
export const corridor: Column<CorridorId> = {
  expected: 'two country codes like DEU-KGZ',
  read: (text) =>
    /^[A-Z]{3}-[A-Z]{3}$/.test(text) ? corridorId(text.slice(0, 3), text.slice(4)) : undefined,
};
