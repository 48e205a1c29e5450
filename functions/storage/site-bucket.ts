/** The site's bucket: the files that readers get, each with its own content type and cache rule. */
import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { putIf } from './put-if.ts';
import { WriteConflict } from './table.ts';

export interface SiteObject {
  /** The URL's path without its leading slash. */
  readonly key: string;
  readonly body: string | Uint8Array;
  readonly contentType: string;
  readonly cacheControl: string;
}

export interface ListedObject {
  /** What tagOf gives for its bytes. */
  readonly tag: string;
  /** When it was written, in milliseconds by the bucket's own clock, which S3 rounds down to seconds. */
  readonly writtenAt: number;
}

export interface SiteBucket {
  /** An object's text and the tag of this version; undefined if there is no such object. */
  read(key: string): Promise<{ text: string; etag: string } | undefined>;
  /**
   * Replaces the version with this tag; without a tag, writes only if there is no such object. One that has these bytes already
   * counts as written: the answer to this write may have got lost, and then the client has written again.
   * @throws WriteConflict if another write came first.
   */
  write(object: SiteObject, tag: string | undefined): Promise<void>;
  /** Every object by its key. */
  list(): Promise<Map<string, ListedObject>>;
  /** Deletes an object; a missing object is no error. */
  remove(key: string): Promise<void>;
}

/**
 * The tag that S3 gives to an object with this body, if it is written at once and encrypted with S3's own keys, as ours are. With
 * other keys the tags would differ, and every object would be written each time.
 */
export const tagOf = ({ body }: Pick<SiteObject, 'body'>): string =>
  `"${createHash('md5').update(body).digest('hex')}"`;

export function newSiteBucket(client: S3Client, bucket: string): SiteBucket {
  const read: SiteBucket['read'] = async (key) => {
    try {
      const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (!answer.Body || !answer.ETag) throw new Error(`${key} came without a body or a tag`);
      return { text: await answer.Body.transformToString('utf8'), etag: answer.ETag };
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  };
  return {
    read,
    async write(object, tag) {
      const { key, body, contentType, cacheControl } = object;
      const condition = tag === undefined ? { IfNoneMatch: '*' } : { IfMatch: tag };
      const head = { Bucket: bucket, Key: key, ContentType: contentType, CacheControl: cacheControl };
      // Checksum, signature and socket would each encode a text for themselves.
      if (await putIf(client, { ...head, Body: Buffer.from(body), ...condition })) return;
      if ((await read(key))?.etag !== tagOf(object)) throw new WriteConflict({ pk: bucket, sk: key });
    },
    async list() {
      const listed = new Map<string, ListedObject>();
      const pages = paginateListObjectsV2({ client }, { Bucket: bucket });
      for await (const { Contents = [] } of pages)
        for (const { Key, ETag = '', LastModified } of Contents)
          if (Key !== undefined)
            listed.set(Key, { tag: ETag, writtenAt: LastModified?.getTime() ?? Infinity });
      return listed;
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}
