/** Stores that break at a chosen write, and a table on which every break can be tried from the same state. */
import type { SiteBucket } from '../../functions/storage/site-bucket.ts';
import { type Table, type TableItem, WriteConflict } from '../../functions/storage/table.ts';
import { Crash } from './engine.ts';
import { type MemoryBucket, memoryBucket } from './memory-stores.ts';

export type When = 'before' | 'after';
export const WHEN: readonly When[] = ['before', 'after'];

/**
 * The same table and bucket, but the process dies at one of its writes to either: just before the store gets the write, or
 * just after it. After that it writes nothing more.
 */
export function dyingAt<Stores extends { readonly table: Table; readonly bucket: SiteBucket }>(
  stores: Stores,
  at: number,
  when: When,
): Stores & { writes(): number } {
  let writes = 0;
  const dying =
    <A extends unknown[]>(write: (...args: A) => Promise<void>) =>
    async (...args: A) => {
      writes += 1;
      if (writes > at || (writes === at && when === 'before')) throw new Crash();
      await write(...args);
      if (writes === at) throw new Crash();
    };
  const { table, bucket } = stores;
  return {
    ...stores,
    table: { ...table, put: dying(table.put) },
    bucket: {
      ...bucket,
      write: dying(bucket.write),
      remove: dying(bucket.remove),
    },
    writes: () => writes,
  };
}

/** A table whose writes stay here: the one below is not changed. */
export function above(table: Table): Table {
  const own = new Map<string, TableItem>();
  const find = ({ pk, sk }: { pk: string; sk: string }) => own.get(`${pk} ${sk}`);
  return {
    ...table,
    get: async (key, consistency) => find(key) ?? table.get(key, consistency),
    async put(item, ifVersion) {
      const there = find(item) ?? (await table.get(item, 'strong'));
      if (ifVersion !== undefined && (there?.version ?? 0) !== ifVersion) throw new WriteConflict(item);
      own.set(`${item.pk} ${item.sk}`, item);
    },
  };
}

/** Another bucket with the same objects, written in the same order. */
export function copyOf({ objects }: MemoryBucket): MemoryBucket {
  const copy = memoryBucket();
  const inOrder = [...objects.values()].sort((a, b) => a.version - b.version);
  for (const { version: _, ...object } of inOrder) copy.put(object);
  return copy;
}

/** The objects of a bucket by key, without when they were written, and since when pages have their rates. */
export const contentsOf = ({ objects }: MemoryBucket) =>
  new Map(
    [...objects].map(([key, { version: _, body, ...head }]) => [
      key,
      { ...head, body: String(body).replace(/"since":"[^"]*"/, '') },
    ]),
  );
