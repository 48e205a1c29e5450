/** The site's bucket: the files that readers get, each with its own content type and cache rule. */
import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
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
  write(object: SiteObject): Promise<void>;
  /**
   * Replaces the version with this tag; without a tag, writes only if there is no such object. One that has these bytes already
   * counts as written: the answer to this write may have got lost, and then the client has written again.
   * @throws WriteConflict if another write came first.
   */
  replace(object: SiteObject, etag: string | undefined): Promise<void>;
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
  const toInput = ({ key, body, contentType, cacheControl }: SiteObject) => ({
    Bucket: bucket,
    Key: key,
    Body: body,
    ContentType: contentType,
    CacheControl: cacheControl,
  });
  const site: SiteBucket = {
    async read(key) {
      try {
        const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        if (!answer.Body || !answer.ETag) throw new Error(`${key} came without a body or a tag`);
        return { text: await answer.Body.transformToString('utf8'), etag: answer.ETag };
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async write(object) {
      await client.send(new PutObjectCommand(toInput(object)));
    },
    async replace(object, etag) {
      const condition = etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: etag };
      if (await putIf(client, { ...toInput(object), ...condition })) return;
      const stored = await site.read(object.key);
      if (stored?.etag !== tagOf(object)) throw new WriteConflict({ pk: bucket, sk: object.key });
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
  return site;
}
