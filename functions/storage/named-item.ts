/** Items that something names which was read a moment before: what a manifest names was stored before the manifest. */
import { unpack } from './encoding.ts';
import type { Key, Table } from './table.ts';

/**
 * The value of a named item. An eventually consistent read costs half, and may miss what was stored a moment ago: then it
 * is read again, strongly consistent. Undefined where there is no such item.
 */
export async function findNamed(table: Table, key: Key): Promise<unknown> {
  const item = (await table.get(key, 'eventual')) ?? (await table.get(key, 'strong'));
  return item && unpack(item.value);
}

/**
 * The same of an item that has to be there.
 * @param what names it in the error: `summary`
 * @throws Error if it is not: its publication would not be named.
 */
export async function readNamed(table: Table, key: Key, what: string): Promise<unknown> {
  const value = await findNamed(table, key);
  if (value === undefined) throw new Error(`publication ${key.sk} has no ${what}`);
  return value;
}
