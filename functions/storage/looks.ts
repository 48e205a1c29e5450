/**
 * Looks: what was asked with a token, one item each, stored before it is answered. Nothing replaces one: each has a key of its own, and is
 * written only where there is none. Of who looked it has the token alone, no address and no person.
 */
import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { pack, unpack } from './encoding.ts';
import { lookPartition, lookSort } from './keys.ts';
import type { SortRange, Table } from './table.ts';

const lookSchema = z.object({
  format: z.literal(1),
  token: z.string(),
  /** ISO 8601 UTC. */
  at: z.string(),
  operation: z.string(),
  /** In place of the path's braces; empty: the path has none, or it was not understood. */
  parameter: z.string(),
  /** Those that were understood. */
  query: z.record(z.string(), z.string()),
  /** 200, or 404 where nothing was shown. */
  status: z.int(),
  /** How many rows were shown; null: it has none. */
  rows: z.nullable(z.int()),
});
export type Look = z.infer<typeof lookSchema>;

/** Stores a look, for good. */
export async function keepLook(table: Table, look: Look): Promise<void> {
  const sk = lookSort(look.at, randomBytes(8).toString('hex'));
  await table.put(
    { pk: lookPartition(look.token), sk, version: 1, value: pack(z.parse(lookSchema, look)) },
    0,
  );
}

/** The looks of a token, the earliest first. */
export async function readLooks(table: Table, token: string, range?: SortRange): Promise<Look[]> {
  const items = await table.query(lookPartition(token), range);
  return items.map(({ value }) => z.parse(lookSchema, unpack(value)));
}
