/** Files of releases in the site's bucket: sent from this machine's disk, written once, never replaced. */
import { createReadStream } from 'node:fs';
import { HeadObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { putIf } from './put-if.ts';

/** A file that is whole, with what it was hashed to as it was written. */
export interface FileToSend {
  readonly key: string;
  /** On this machine. */
  readonly path: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly md5: string;
  readonly sha256: string;
  readonly contentType: string;
}

export interface SiteFiles {
  /**
   * Stores a file unless these bytes are there already.
   * @throws Error if other bytes are there: what has been published is not changed
   */
  putOnce(file: FileToSend): Promise<void>;
  /** How many objects there are in each folder under a prefix, by its key with the slash at its end. */
  countByFolder(prefix: string): Promise<Map<string, number>>;
}

/** What has this name never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable';

export const newSiteFiles = (client: S3Client, bucket: string): SiteFiles => ({
  async putOnce({ key, path, bytes, md5, sha256, contentType }) {
    const isNew = await putIf(client, () => ({
      Bucket: bucket,
      Key: key,
      Body: createReadStream(path),
      ContentLength: bytes,
      ContentType: contentType,
      CacheControl: FOR_EVER,
      ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
      IfNoneMatch: '*',
    }));
    if (isNew) return;
    const { ETag } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    if (ETag !== `"${md5}"`) throw new Error(`${key} is there with other bytes`);
  },
  async countByFolder(prefix) {
    const counts = new Map<string, number>();
    const pages = paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix });
    for await (const { Contents = [] } of pages)
      for (const { Key = '' } of Contents) {
        const folder = Key.slice(0, Key.lastIndexOf('/') + 1);
        counts.set(folder, (counts.get(folder) ?? 0) + 1);
      }
    return counts;
  },
});
