/**
 * Reads JSON with its numbers as the text that was sent: `5.5390` keeps its last zero, and nothing becomes a float.
 */
import { SourceChanged } from '../errors.ts';
import type { FieldNames, Row } from './figures.ts';
import { decodeText } from './text.ts';

export type JsonItem = Readonly<Record<string, unknown>>;

const hasSource = (value: unknown): value is { readonly source: string } =>
  typeof value === 'object' && value !== null && 'source' in value && typeof value.source === 'string';

/** JSON.parse also gives a reviver the text of a number (ECMAScript 2026, in Node since 22). */
const keepDigits = (_key: string, value: unknown, ...rest: readonly unknown[]): unknown =>
  typeof value === 'number' && hasSource(rest[0]) ? rest[0].source : value;

/** The same document with its numbers as text; undefined if a search for numbers cannot do that safely. */
function withTextForNumbers(text: string): unknown {
  try {
    // Takes a fifth of the reviver's time. If `: 5` is inside a string, the added quotation mark ends that string before a
    // digit, which JSON does not allow: then parsing fails and the reviver reads the text. It never reads a wrong value.
    return JSON.parse(text.replace(/:(\s*)(-?\d[\d.eE+-]*)/g, ':$1"$2"'));
  } catch {
    return undefined;
  }
}

/** The objects of a list. @throws SourceChanged for any other value. */
export function listOf(value: unknown, what: string): JsonItem[] {
  if (!Array.isArray(value)) throw new SourceChanged(`expected a list of ${what}, found ${kindOf(value)}`);
  return value.map((item: unknown) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item))
      throw new SourceChanged(`expected objects as ${what}, found ${kindOf(item)}`);
    return { ...item };
  });
}

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'a list' : value === null || value === undefined ? 'nothing' : `a ${typeof value}`;

/** The answer as a list of objects, with every number as text. @throws SourceChanged */
export function parseJsonList(bytes: Uint8Array, what: string): JsonItem[] {
  const text = decodeText(bytes, 'utf-8');
  let value: unknown;
  try {
    value = withTextForNumbers(text) ?? JSON.parse(text, keepDigits);
  } catch (cause) {
    throw new SourceChanged('expected JSON, found what cannot be read', { cause });
  }
  return listOf(value, what);
}

/** The text of a field; undefined if there is none. */
export function fieldOf(item: JsonItem, name: string): string | undefined {
  const value = Object.hasOwn(item, name) ? item[name] : undefined;
  return typeof value === 'string' ? value.trim() : undefined;
}

const optional = (item: JsonItem, name: string | undefined): string | undefined =>
  name === undefined ? undefined : fieldOf(item, name);

/** The rows of objects with these field names. */
export const rowsOf = (items: readonly JsonItem[], names: FieldNames): Row[] =>
  items.map((item) => ({
    currency: fieldOf(item, names.currency),
    nominal: optional(item, names.nominal),
    rate: fieldOf(item, names.rate),
    perUnit: optional(item, names.perUnit),
  }));

/** The value of a field that is the same in every object. @throws SourceChanged if values differ or there are none. */
export function theOne(items: readonly JsonItem[], name: string): string | undefined {
  if (items.length === 0) throw new SourceChanged('expected rates, found none');
  const values = new Set(items.map((item) => fieldOf(item, name)));
  if (values.size > 1) throw new SourceChanged(`expected one ${name}, found ${values.size}`);
  return fieldOf(items[0] ?? {}, name);
}
