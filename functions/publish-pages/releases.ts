/** The releases that publish-datasets has listed, for the page that shows them. */
import * as z from 'zod/mini';
import {
  type ListedRelease,
  RELEASES_KEY,
  releasesFileSchema,
} from '../../shared/contracts/datasets/release.ts';
import type { SiteBucket } from '../storage/site-bucket.ts';

/** The tag is that of the list; undefined: there is none. One that this code cannot read is shown as none, and stays as it is. */
export async function readReleases(
  bucket: Pick<SiteBucket, 'read'>,
): Promise<{ readonly releases: readonly ListedRelease[]; readonly tag: string | undefined }> {
  const list = await bucket.read(RELEASES_KEY);
  if (!list) return { releases: [], tag: undefined };
  try {
    return { releases: z.parse(releasesFileSchema, JSON.parse(list.text)).releases, tag: list.etag };
  } catch {
    return { releases: [], tag: list.etag };
  }
}
