/** Stores whose writes go wrong, and a table on which each way can be tried from the same state. */
import type { EvidenceStore } from '../../functions/storage/evidence.ts';
import type { EvidenceFiles } from '../../functions/storage/evidence-files.ts';
import type { SiteBucket } from '../../functions/storage/site-bucket.ts';
import type { SiteFiles } from '../../functions/storage/site-files.ts';
import { type Table, type TableItem, WriteConflict } from '../../functions/storage/table.ts';
import { type MemoryBucket, memoryBucket } from './memory-stores.ts';

/** The process dies here. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** What the client throws once it has tried often enough. */
export class Throttled extends Error {
  override readonly name = 'ThrottlingException';
}

interface Stores {
  readonly table?: Table;
  readonly bucket?: SiteBucket;
  readonly evidence?: EvidenceStore;
  readonly files?: EvidenceFiles | SiteFiles;
}

/** What happens at a write instead. @param n its number, from 1, over all stores */
type Happening = <Result>(write: () => Promise<Result>, n: number) => Promise<Result>;

/** The same stores, but this happens at each write. */
function disturbed<Given extends Stores>(stores: Given, happening: Happening): Given & { writes(): number } {
  let writes = 0;
  const at =
    <A extends unknown[], R>(write: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> => {
      writes += 1;
      return happening(() => write(...args), writes);
    };
  const { table, bucket, evidence, files } = stores;
  return {
    ...stores,
    ...(table && { table: { ...table, put: at(table.put) } }),
    ...(bucket && { bucket: { ...bucket, write: at(bucket.write), remove: at(bucket.remove) } }),
    ...(evidence && { evidence: { ...evidence, keep: at(evidence.keep), record: at(evidence.record) } }),
    ...(files && {
      files:
        'putOnce' in files
          ? { ...files, putOnce: at(files.putOnce) }
          : { ...files, keepFile: at(files.keepFile) },
    }),
    writes: () => writes,
  };
}

export type When = 'before' | 'after';
export const WHEN: readonly When[] = ['before', 'after'];

/**
 * The process dies at one of its writes: just before the store gets the write, or just after it, before the answer comes. After that
 * it writes nothing more.
 */
export const dyingAt = <Given extends Stores>(stores: Given, at: number, when: When) =>
  disturbed(stores, async (write, n) => {
    if (n > at || (n === at && when === 'before')) throw new Crash();
    const result = await write();
    if (n === at) throw new Crash();
    return result;
  });

/** Counts what is written. */
export const counting = <Given extends Stores>(stores: Given) => disturbed(stores, (write) => write());

/** Something happens just before one of the writes. If it throws, the write is not done, and the process goes on. */
export const interruptedAt = <Given extends Stores>(
  stores: Given,
  at: number,
  happening: () => Promise<unknown>,
) =>
  disturbed(stores, async (write, n) => {
    if (n === at) await happening();
    return write();
  });

/** One of the writes is refused because the store is too busy. */
export const throttledAt = <Given extends Stores>(stores: Given, at: number) =>
  interruptedAt(stores, at, async () => {
    throw new Throttled();
  });

/**
 * The answer to one of the writes gets lost, and the client writes again. Not for a table: that knows its own write only below this
 * (engine.ts).
 */
export const losingAnswerAt = <Given extends Omit<Stores, 'table'>>(stores: Given, at: number) =>
  disturbed(stores, async (write, n) => {
    if (n === at) await write();
    return write();
  });

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
