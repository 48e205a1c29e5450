/**
 * Whether the site's bucket is whole: one item, written before the first object of a publishing run and again after its last.
 * While it says that a run began, what is in the bucket can be of several publications, and no listing of it is to be trusted.
 * It is in the table because everything in the bucket is public, and each write there costs four times as much.
 */
import * as z from 'zod/mini';
import { pack, unpack } from './encoding.ts';
import { PUBLISHING } from './keys.ts';
import type { Table } from './table.ts';

const KEY = { pk: PUBLISHING, sk: PUBLISHING };
const stateSchema = z.object({ isWhole: z.boolean() });

export interface Publishing {
  /** The number of the item; 0: nothing was ever published. */
  readonly version: number;
  /** Every run so far ended: each object is what it was to be. */
  readonly isWhole: boolean;
}

export async function readPublishing(table: Table): Promise<Publishing> {
  const item = await table.get(KEY, 'strong');
  if (!item) return { version: 0, isWhole: true };
  return { version: item.version, ...z.parse(stateSchema, unpack(item.value)) };
}

/**
 * Says that a run begins, or ends.
 * @returns what is now stored. @throws WriteConflict if another run said so since `before` was read
 */
export async function sayPublishing(table: Table, before: Publishing, isWhole: boolean): Promise<Publishing> {
  const version = before.version + 1;
  await table.put({ ...KEY, version, value: pack({ isWhole }) }, before.version);
  return { version, isWhole };
}
