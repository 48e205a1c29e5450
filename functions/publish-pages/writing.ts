/** Writes objects to the site's bucket, many at once, and only what is not there yet. */
import { newPending } from '../pending.ts';
import { type SiteBucket, type SiteObject, tagOf } from '../storage/site-bucket.ts';

const WRITES_AT_ONCE = 32;

export interface Writing {
  /** Writes one while more are prepared. */
  add(object: SiteObject): Promise<void>;
  settled(): Promise<void>;
  all(objects: readonly SiteObject[]): Promise<void>;
  /** How many objects were written so far. */
  written(): number;
}

/** @param there the tags of what is there, by key */
export function newWriting(bucket: SiteBucket, there: ReadonlyMap<string, string>): Writing {
  const pending = newPending(WRITES_AT_ONCE);
  let written = 0;
  const writing: Writing = {
    async add(object) {
      if (there.get(object.key) === tagOf(object)) return;
      written += 1;
      await pending.add(() => bucket.write(object));
    },
    settled: pending.settled,
    async all(objects) {
      for (const object of objects) await writing.add(object);
      await pending.settled();
    },
    written: () => written,
  };
  return writing;
}
