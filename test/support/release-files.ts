/** An in-memory twin of the files of releases, with the same interface and the same refusals, beside a bucket's texts. */
import { readFileSync } from 'node:fs';
import { tagOf } from '../../functions/storage/site-bucket.ts';
import type { SiteFiles } from '../../functions/storage/site-files.ts';
import type { MemoryBucket } from './memory-stores.ts';

export const memoryFiles = ({ objects, put }: MemoryBucket): SiteFiles => ({
  async putOnce({ key, path, contentType, md5 }) {
    const there = objects.get(key);
    if (there && tagOf(there) !== `"${md5}"`) throw new Error(`${key} is there with other bytes`);
    if (!there) put({ key, body: readFileSync(path), contentType, cacheControl: 'immutable' });
  },
  countByFolder: async (prefix) => {
    const counts = new Map<string, number>();
    for (const key of objects.keys())
      if (key.startsWith(prefix)) {
        const folder = key.slice(0, key.lastIndexOf('/') + 1);
        counts.set(folder, (counts.get(folder) ?? 0) + 1);
      }
    return counts;
  },
});
