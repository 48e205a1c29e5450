/**
 * Rows of a round that the catalogue cannot price yet, beside the edition of those that it can: in chunks of their own, named by what is
 * in them, then one item that says which chunks count. They are stored before the edition is accepted, and so no reader comes to
 * them before. An edition stays the same where only what was held back is another: then that one item is replaced.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { editionRowSchema } from '../../shared/contracts/edition.ts';
import type { RoundRow } from '../../shared/pricing/survey.ts';
import { toChunks } from './editions.ts';
import { pack, unpack } from './encoding.ts';
import { HELD_BACK_SORT, heldBackChunkSort, heldBackPartition } from './keys.ts';
import type { Table } from './table.ts';

/** A row and the first thing in it that the catalogue does not know: `country QQQ`, `currency QQD of DEU`. */
export interface HeldRow {
  readonly row: RoundRow;
  readonly unknown: string;
}

/** What was held back of a round, from which bytes, and since when it is known; ISO 8601 UTC. */
export interface HeldBack {
  readonly evidence: string;
  readonly at: string;
  readonly rows: readonly HeldRow[];
}

const headSchema = z.object({
  /** A hash of the rows, which their chunks are named by. */
  set: z.string(),
  chunks: z.int(),
  rows: z.int(),
  evidence: z.string(),
  at: z.string(),
});
const heldRowsSchema = z.array(z.object({ row: editionRowSchema, unknown: z.string() }));

async function readHead(table: Table, edition: string) {
  const item = await table.get({ pk: heldBackPartition(edition), sk: HELD_BACK_SORT }, 'strong');
  return item && z.parse(headSchema, unpack(item.value));
}

/**
 * Stores what was held back. Called again with the same rows it changes nothing.
 * @param heldBack as the catalogue sorted them (known-rows.ts)
 * @param evidence keeps the bytes that the rows are from, and gives their SHA-256; asked only where something is stored
 */
export async function keepHeldBack(
  table: Table,
  edition: string,
  heldBack: readonly { readonly unknown: string; readonly rows: readonly RoundRow[] }[],
  { evidence, at }: { readonly evidence: () => Promise<string>; readonly at: string },
): Promise<void> {
  const rows = heldBack.flatMap(({ unknown, rows: of }) => of.map((row): HeldRow => ({ row, unknown })));
  const before = await readHead(table, edition);
  if (!before && rows.length === 0) return;
  const set = createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16);
  if (before?.set === set) return;
  const sha256 = await evidence();
  const pk = heldBackPartition(edition);
  const chunks = rows.length === 0 ? [] : toChunks(rows);
  for (const [index, value] of chunks.entries())
    await table.put({ pk, sk: heldBackChunkSort(set, index), version: 1, value });
  const head = { set, chunks: chunks.length, rows: rows.length, evidence: sha256, at };
  await table.put({ pk, sk: HELD_BACK_SORT, version: 1, value: pack(z.parse(headSchema, head)) });
}

/**
 * What was held back of an edition; undefined: nothing, or nobody looked since such rows are kept.
 * @throws Error if fewer rows are stored than were held back: then they are damaged
 */
export async function readHeldBack(table: Table, edition: string): Promise<HeldBack | undefined> {
  const head = await readHead(table, edition);
  if (!head) return undefined;
  const range = {
    from: heldBackChunkSort(head.set, 0),
    to: heldBackChunkSort(head.set, Math.max(head.chunks - 1, 0)),
  };
  const items = head.chunks === 0 ? [] : await table.query(heldBackPartition(edition), range);
  const rows = items.flatMap(({ value }) => z.parse(heldRowsSchema, unpack(value)));
  if (rows.length !== head.rows)
    throw new Error(
      `edition ${edition} has ${rows.length} rows that were held back, and ${head.rows} were stored`,
    );
  return { evidence: head.evidence, at: head.at, rows };
}

/** The editions of these beside which rows are held that came from these bytes. */
export async function heldBackFrom(
  table: Table,
  editions: readonly string[],
  sha256: string,
): Promise<ReadonlySet<string>> {
  const items = await table.getMany(
    editions.map((edition) => ({ pk: heldBackPartition(edition), sk: HELD_BACK_SORT })),
  );
  const found = items.filter(({ value }) => z.parse(headSchema, unpack(value)).evidence === sha256);
  const partitions = new Set(found.map(({ pk }) => pk));
  return new Set(editions.filter((edition) => partitions.has(heldBackPartition(edition))));
}
