/** The published files and the evidence that a release is held against: of this machine, of a folder, or of a site. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { rpw } from '../../functions/sources/prices/rpw.ts';
import { type BucketStore, readBucket } from '../local/engine/bucket-store.ts';
import { Complaint } from '../local/options.ts';
import { messagesOf } from '../local/refusal.ts';
import { readModel } from '../local/template/model.ts';

/** A file by its key, `data/releases.json`; undefined: there is none. */
export type Published = (key: string) => Promise<Uint8Array | undefined>;
/** @throws Complaint if these bytes are not there */
export type Evidence = (sha256: string) => Promise<Uint8Array>;

export interface Place {
  readonly cdkOut: string;
  readonly dataDir: string;
}

const TIMEOUT_MS = 60_000;
/** Bytes: no file of a release is near it. */
const LARGEST = 1_000_000_000;

export function publishedFrom(from: string | undefined, place: Place): Published {
  if (from === undefined) {
    const bucket = localBucket('SITE_BUCKET', place);
    return async (key) => bucket.get(key)?.bytes;
  }
  if (/^https?:\/\//.test(from)) return (key) => fetched(new URL(`/${key}`, from));
  if (!existsSync(from) || !statSync(from).isDirectory())
    throw new Complaint(
      `--from ${from} is no folder and no address: give one that has data/releases.json in it.`,
    );
  return async (key) => {
    const path = join(from, key);
    return existsSync(path) ? readFileSync(path) : undefined;
  };
}

async function fetched(url: URL): Promise<Uint8Array | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`answered with ${response.status}`);
    if (Number(response.headers.get('content-length') ?? 0) > LARGEST) throw new Error('is too large');
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new Complaint(`${url} cannot be read: ${messagesOf(error).replaceAll('\n', ', ')}`);
  }
}

/** Without a folder, this machine's evidence, if there is any. What comes with the code is its own evidence. */
export function evidenceFrom(folder: string | undefined, place: Place): Evidence {
  if (folder !== undefined && (!existsSync(folder) || !statSync(folder).isDirectory()))
    throw new Complaint(
      `--evidence ${folder} is no folder: give one with the files that releases name by SHA-256.`,
    );
  // Hashed once, however many editions a release has.
  const files = folder === undefined ? undefined : filesByHash(folder);
  return async (sha256) => {
    const path = files?.get(sha256);
    const found = path !== undefined ? readFileSync(path) : files ? undefined : ofThisMachine(place, sha256);
    const bytes = found ?? (await rpw.fetch());
    if (hashOf(bytes) === sha256) return bytes;
    throw new Complaint(
      `The evidence ${sha256} is not there. Give a folder that has it with --evidence: a file of any name, found by its SHA-256.`,
    );
  };
}

function ofThisMachine(place: Place, sha256: string): Uint8Array | undefined {
  return existsSync(place.dataDir) && existsSync(place.cdkOut)
    ? localBucket('EVIDENCE_BUCKET', place).get(`sha256/${sha256}`)?.bytes
    : undefined;
}

const filesByHash = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [hashOf(readFileSync(path)), path]),
  );

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Read as files, since a running app locks its stores. */
function localBucket(variable: string, { cdkOut, dataDir }: Place): BucketStore {
  if (!existsSync(dataDir) || !existsSync(cdkOut))
    throw new Complaint(
      'Nothing is published on this machine yet: run npm start first, or name a site or a folder with --from.',
    );
  const local = { region: 'eu-central-1', account: '000000000000', queueOrigin: 'http://localhost' };
  const [name] = readModel(cdkOut, local).functions.flatMap(({ environment }) => environment[variable] ?? []);
  if (name === undefined) throw new Error(`the template names no ${variable}`);
  return readBucket(join(dataDir, 'buckets', name));
}
