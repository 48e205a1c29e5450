/**
 * Buckets as folders: one file for each object with its headers and bytes. A rename replaces both at once, so a process that
 * is killed at any moment leaves either the old object or the new one, complete.
 * File: 4 bytes length of the head (big endian), the head as JSON, the bytes. Head and bytes have a hash, which is checked at
 * every read: a damaged object is none, so whoever publishes writes it again.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { md5 } from './damage.ts';
import { newWriteReport } from './write-report.ts';

const headSchema = z.object({
  /** Quoted MD5 of the bytes, like in S3. */
  etag: z.string(),
  lastModified: z.string(),
  /** content-type, cache-control and similar headers; names in lower case. */
  headers: z.record(z.string(), z.string()),
});
export type ObjectHead = z.infer<typeof headSchema>;

/** The head with its own hash, which objects of earlier releases lack. */
const storedHeadSchema = headSchema.extend({ check: z.string().optional() });
const checkOf = (head: ObjectHead): string => md5(JSON.stringify(head));
const etagOf = (bytes: Uint8Array): string => `"${md5(bytes)}"`;

export interface StoredObject {
  readonly head: ObjectHead;
  readonly bytes: Buffer;
}

export interface BucketStore {
  /** Undefined also for a damaged object, and for a key that is too long for any object here. */
  get(key: string): StoredObject | undefined;
  put(key: string, bytes: Buffer, headers: Readonly<Record<string, string>>): ObjectHead;
  delete(key: string): void;
  /** The keys of all objects with this prefix, damaged ones too, in the order of their UTF-8 bytes. */
  keys(prefix: string): string[];
}

/** A key that cannot become a file name here. S3 allows 1,024 bytes; the limit here is that of a file name. */
export class KeyTooLong extends Error {
  override readonly name = 'KeyTooLong';
}

const LONGEST_NAME = 240;
/** The first letters of the names of files: objects, those that were damaged, and those that are being written. */
const OBJECT = 'k';
const DAMAGED = 'damaged-';
const UNFINISHED = '~';
/** The keys that were there when the listing was written last. */
const LISTED = 'listed';

export interface BucketOptions {
  /**
   * The key of the object that says what is published here, if there is one: it goes with any object that is damaged or missing, so
   * that whoever publishes writes everything again.
   */
  readonly listing?: string | undefined;
  /** Receives a line for each object that is damaged, when the disk refuses a write, and when it takes one again. */
  readonly report?: (line: string) => void;
}

/** Reads the objects of a bucket while another process may write to it. */
export function readBucket(directory: string): BucketStore {
  const refuse = () => {
    throw new Error('this bucket is open for reading only');
  };
  const get = (key: string) => {
    const found = read(directory, key);
    return found === 'damaged' ? undefined : found;
  };
  return { get, keys: (prefix) => keysIn(directory, prefix), put: refuse, delete: refuse };
}

/**
 * Checks every object that is there.
 * @param now gives the date stored as an object's last change
 * @throws the system's error if the folder cannot be used
 */
export function openBucket(
  directory: string,
  now: () => Date,
  { listing, report = () => {} }: BucketOptions = {},
): BucketStore {
  mkdirSync(directory, { recursive: true });
  // The file that a killed process was writing; it never got its final name.
  for (const file of readdirSync(directory)) if (file.startsWith(UNFINISHED)) rmSync(join(directory, file));
  const listed = join(directory, LISTED);
  const writing = newWriteReport(directory, report);

  const bucket: BucketStore = {
    get(key) {
      const found = read(directory, key);
      if (found !== 'damaged') return found;
      const file = fileOf(directory, key);
      // Its bytes may still tell something; it is no object any more.
      const aside = join(directory, `${DAMAGED}${basename(file)}`);
      rmSync(aside, { recursive: true, force: true });
      renameSync(file, aside);
      doubt(`${file} is damaged`);
      return undefined;
    },

    keys: (prefix) => keysIn(directory, prefix),

    put(key, bytes, headers) {
      const head = { etag: etagOf(bytes), lastModified: now().toISOString(), headers: { ...headers } };
      const json = Buffer.from(JSON.stringify({ ...head, check: checkOf(head) }));
      const length = Buffer.alloc(4);
      length.writeUInt32BE(json.length);
      const target = fileOf(directory, key);
      try {
        if (key === listing) replaceFile(directory, listed, JSON.stringify(bucket.keys('')));
        replaceFile(directory, target, Buffer.concat([length, json, bytes]));
      } catch (error) {
        writing.failed(error);
        throw error;
      }
      writing.done();
      return head;
    },

    delete(key) {
      rmSync(fileOf(directory, key), { recursive: true, force: true });
    },
  };

  function doubt(what: string): void {
    report(`${what}: left out until it is written again`);
    if (listing !== undefined) bucket.delete(listing);
  }

  for (const key of bucket.keys('')) bucket.get(key);
  if (listing !== undefined && bucket.get(listing)) {
    const missing = keysListed(listed).find((key) => !existsSync(fileOf(directory, key)));
    if (missing !== undefined) doubt(`${fileOf(directory, missing)} is missing`);
  }
  return bucket;
}

/** Both at once: all of the file, or what was there before. */
function replaceFile(directory: string, target: string, data: string | Uint8Array): void {
  const unfinished = join(directory, `${UNFINISHED}${randomUUID()}`);
  try {
    writeFileSync(unfinished, data);
    renameSync(unfinished, target);
  } catch (error) {
    // On a full disk every such file would take more of the room.
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** Slashes are escaped too: `en` and `en/deu-kgz` can both be objects, and dots in a name cannot lead to another folder. */
function fileOf(directory: string, key: string): string {
  const name = `${OBJECT}${encodeURIComponent(key)}`;
  if (name.length > LONGEST_NAME)
    throw new KeyTooLong(`key of ${name.length} characters when escaped: ${key}`);
  return join(directory, name);
}

function read(directory: string, key: string): StoredObject | 'damaged' | undefined {
  let file: Buffer;
  try {
    file = readFileSync(fileOf(directory, key));
  } catch (error) {
    if (error instanceof KeyTooLong || codeOf(error) === 'ENOENT') return undefined;
    if (codeOf(error) === 'EISDIR') return 'damaged';
    throw error;
  }
  try {
    const start = 4 + file.readUInt32BE(0);
    const { check, ...head } = storedHeadSchema.parse(JSON.parse(file.toString('utf8', 4, start)));
    const bytes = file.subarray(start);
    const isWhole = head.etag === etagOf(bytes) && (check === undefined || check === checkOf(head));
    return isWhole ? { head, bytes } : 'damaged';
  } catch {
    return 'damaged';
  }
}

function keysIn(directory: string, prefix: string): string[] {
  const keys = readdirSync(directory).flatMap((name) => keyOf(name) ?? []);
  return keys
    .filter((key) => key.startsWith(prefix))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** Undefined for a file that is no object. */
function keyOf(name: string): string | undefined {
  if (!name.startsWith(OBJECT)) return undefined;
  try {
    return decodeURIComponent(name.slice(OBJECT.length));
  } catch {
    return undefined;
  }
}

/** What was there when the listing was written last; nothing, if that cannot be read. */
function keysListed(file: string): readonly string[] {
  try {
    return z.array(z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
