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
  count: async (prefix) => [...objects.keys()].filter((key) => key.startsWith(prefix)).length,
});
