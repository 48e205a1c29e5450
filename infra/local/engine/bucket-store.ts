/**
 * Buckets as folders: one file for each object with its headers and bytes. A rename replaces both at once, so a process that
 * is killed at any moment leaves either the old object or the new one, complete.
 * File: 4 bytes length of the head (big endian), the head as JSON, the bytes.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const headSchema = z.object({
  /** Quoted MD5 of the bytes, like in S3. */
  etag: z.string(),
  lastModified: z.string(),
  /** content-type, cache-control and similar headers; names in lower case. */
  headers: z.record(z.string(), z.string()),
});
export type ObjectHead = z.infer<typeof headSchema>;

export interface StoredObject {
  readonly head: ObjectHead;
  readonly bytes: Buffer;
}

export interface BucketStore {
  /** Undefined also for a key that is too long for any object here. */
  get(key: string): StoredObject | undefined;
  put(key: string, bytes: Buffer, headers: Readonly<Record<string, string>>): ObjectHead;
  delete(key: string): void;
  /** All keys with this prefix, in the order of their UTF-8 bytes. */
  keys(prefix: string): string[];
}

/** A key that cannot become a file name here. S3 allows 1,024 bytes; the limit here is that of a file name. */
export class KeyTooLong extends Error {
  override readonly name = 'KeyTooLong';
}

const LONGEST_NAME = 240;
const UNFINISHED = '~';

/** Reads the objects of a bucket while another process may write to it. */
export function readBucket(directory: string): BucketStore {
  const refuse = () => {
    throw new Error('this bucket is open for reading only');
  };
  return { ...readerOf(directory), put: refuse, delete: refuse };
}

/** @param now gives the date stored as an object's last change */
export function openBucket(directory: string, now: () => Date): BucketStore {
  mkdirSync(directory, { recursive: true });
  // The file that a killed process was writing; it never got its final name.
  for (const file of readdirSync(directory)) if (file.startsWith(UNFINISHED)) rmSync(join(directory, file));
  return {
    ...readerOf(directory),

    put(key, bytes, headers) {
      const head: ObjectHead = {
        etag: `"${createHash('md5').update(bytes).digest('hex')}"`,
        lastModified: now().toISOString(),
        headers: { ...headers },
      };
      const json = Buffer.from(JSON.stringify(head));
      const length = Buffer.alloc(4);
      length.writeUInt32BE(json.length);
      const unfinished = join(directory, `${UNFINISHED}${randomUUID()}`);
      const target = fileOf(directory, key);
      writeFileSync(unfinished, Buffer.concat([length, json, bytes]));
      renameSync(unfinished, target);
      return head;
    },

    delete(key) {
      rmSync(fileOf(directory, key), { force: true });
    },
  };
}

/** Slashes are escaped too: `en` and `en/deu-kgz` can both be objects, and dots in a name cannot lead to another folder. */
function fileOf(directory: string, key: string): string {
  const name = `k${encodeURIComponent(key)}`;
  if (name.length > LONGEST_NAME)
    throw new KeyTooLong(`key of ${name.length} characters when escaped: ${key}`);
  return join(directory, name);
}

const readerOf = (directory: string): Pick<BucketStore, 'get' | 'keys'> => ({
  get(key) {
    let file: Buffer;
    try {
      file = readFileSync(fileOf(directory, key));
    } catch (error) {
      if (isMissing(error) || error instanceof KeyTooLong) return undefined;
      throw error;
    }
    const start = 4 + file.readUInt32BE(0);
    return {
      head: headSchema.parse(JSON.parse(file.toString('utf8', 4, start))),
      bytes: file.subarray(start),
    };
  },

  keys(prefix) {
    const found: string[] = [];
    for (const file of readdirSync(directory)) {
      if (file.startsWith(UNFINISHED)) continue;
      const key = decodeURIComponent(file.slice(1));
      if (key.startsWith(prefix)) found.push(key);
    }
    return found.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  },
});

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
