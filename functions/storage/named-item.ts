/** Reads items whose name was just read elsewhere: what a manifest names was stored before the manifest. */
import { unpack } from './encoding.ts';
import type { Key, Table } from './table.ts';

/**
 * The value of a named item. An eventually consistent read costs half, but may miss an item that was just stored: then the
 * item is read again, strongly consistent. Undefined if there is no such item.
 */
export async function findNamed(table: Table, key: Key): Promise<unknown> {
  const item = (await table.get(key, 'eventual')) ?? (await table.get(key, 'strong'));
  return item && unpack(item.value);
}

/**
 * The same for an item that must exist.
 * @param what names it in the error: `summary`
 * @throws Error if it is missing: then no manifest should name its publication.
 */
export async function readNamed(table: Table, key: Key, what: string): Promise<unknown> {
  const value = await findNamed(table, key);
  if (value === undefined) throw new Error(`publication ${key.sk} has no ${what}`);
  return value;
}
