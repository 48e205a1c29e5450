/** Writes objects to the site's bucket, many at once, and only what is not there yet. */
import { newPending } from '../pending.ts';
import type { Lease } from '../storage/publishing-lease.ts';
import { type ListedObject, type SiteBucket, type SiteObject, tagOf } from '../storage/site-bucket.ts';
import { DATA_MANIFEST } from './data-files.ts';

const WRITES_AT_ONCE = 32;

export interface Writing {
  /** Writes one while more are prepared. @param isAnew it is written whatever is there */
  add(object: SiteObject, isAnew?: boolean): Promise<void>;
  settled(): Promise<void>;
  all(objects: readonly SiteObject[]): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
  /** How many objects were written so far. */
  written(): number;
}

/**
 * Whether an object is among those listed as it is to be. A list has bytes' tags and no headers, so nothing is taken for right
 * that was written after `data/manifest.json`, the last write of a run that ended: by a run of other code that broke, or by hand.
 */
export function isAmong(there: ReadonlyMap<string, ListedObject>): (object: SiteObject) => boolean {
  const endedAt = there.get(DATA_MANIFEST)?.writtenAt ?? Number.NEGATIVE_INFINITY;
  return (object) => {
    const found = there.get(object.key);
    return found !== undefined && found.tag === tagOf(object) && found.writtenAt <= endedAt;
  };
}

/**
 * @param there what is in the bucket: it replaces that, and nothing that another run wrote since
 * @param isThere whether an object is there as it is to be
 */
export function newWriting(
  bucket: SiteBucket,
  lease: Pick<Lease, 'keep'>,
  there: ReadonlyMap<string, ListedObject>,
  isThere: (object: SiteObject) => boolean,
): Writing {
  const pending = newPending(WRITES_AT_ONCE);
  let written = 0;
  const writing: Writing = {
    async add(object, isAnew = false) {
      await lease.keep();
      if (!isAnew && isThere(object)) return;
      written += 1;
      await pending.add(() => bucket.write(object, there.get(object.key)?.tag));
    },
    settled: pending.settled,
    async all(objects) {
      try {
        for (const object of objects) await writing.add(object);
      } finally {
        await pending.settled();
      }
    },
    async remove(keys) {
      try {
        for (const key of keys) {
          await lease.keep();
          await pending.add(() => bucket.remove(key));
        }
      } finally {
        await pending.settled();
      }
    },
    written: () => written,
  };
  return writing;
}
