/**
 * The evidence store: the bytes of a source's answer, write-once, under their SHA-256, stored before anything is parsed. An
 * observation names its evidence, so that the evidence can be shown and parsed again. Each answer also has a record: when,
 * from where, and the headers that matter.
 */
import { createHash } from 'node:crypto';
import { GetObjectCommand, NoSuchKey, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod/mini';
import { exactly, of } from '../../shared/contracts/exactly.ts';
import { putIf } from './put-if.ts';

export interface Evidence {
  readonly sha256: string;
  /** Whether these bytes were new. */
  readonly stored: boolean;
}

/** One answer of a source. Several answers may have the same bytes. */
export interface AnswerRecord {
  readonly source: string;
  readonly sha256: string;
  /** ISO 8601 UTC. */
  readonly askedAt: string;
  /** The address that was asked, or `bundled` or `import` for bytes from a file. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent for status 200. */
  readonly status?: number;
}

export interface EvidenceStore {
  /** Stores the bytes unless they are stored already. `from`: the source they came from. */
  keep(bytes: Uint8Array, about: { from: string; contentType: string }): Promise<Evidence>;
  /** Records an answer whose bytes are stored. A second call changes nothing. */
  record(answer: AnswerRecord): Promise<void>;
}

/** Reading evidence again; code that collects does not need this part. */
export interface EvidenceArchive {
  /** The answers that a source gave on a UTC day, the earliest first. */
  answersOf(source: string, day: string): Promise<AnswerRecord[]>;
  /** @throws Error if these bytes are not stored. */
  bytesOf(sha256: string): Promise<Uint8Array>;
}

export function newEvidenceStore(client: S3Client, bucket: string): EvidenceStore {
  /** Write-once. @returns whether it was new. */
  const write = (key: string, body: Uint8Array, contentType: string, source: string): Promise<boolean> =>
    putIf(client, {
      Bucket: bucket,
      Key: key,
      Body: body,
      ContentType: contentType,
      Metadata: { source },
      IfNoneMatch: '*',
    });
  return {
    async keep(bytes, about) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const stored = await write(`sha256/${sha256}`, bytes, about.contentType, about.from);
      return { sha256, stored };
    },
    async record(answer) {
      const body = new TextEncoder().encode(JSON.stringify(answer));
      await write(answerKey(answer), body, 'application/json', answer.source);
    },
  };
}

const answerSchema = exactly(
  of<AnswerRecord>,
  z.object({
    source: z.string(),
    sha256: z.string(),
    askedAt: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    status: z.exactOptional(z.int()),
  }),
);

export function newEvidenceArchive(client: S3Client, bucket: string): EvidenceArchive {
  async function read(key: string): Promise<Uint8Array> {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (!Body) throw new Error(`${key} came without a body`);
      return await Body.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) throw new Error(`the evidence has no ${key}`, { cause: error });
      throw error;
    }
  }
  return {
    async answersOf(source, day) {
      const keys: string[] = [];
      const pages = paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: `answers/${source}/${day}` });
      for await (const { Contents = [] } of pages) keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
      return Promise.all(
        keys.map(async (key) => z.parse(answerSchema, JSON.parse(new TextDecoder().decode(await read(key))))),
      );
    },
    bytesOf: (sha256) => read(`sha256/${sha256}`),
  };
}

/** The instant comes first, so that a prefix lists the answers of a day. */
const answerKey = ({ source, askedAt, sha256 }: AnswerRecord): string =>
  `answers/${source}/${askedAt}-${sha256.slice(0, 16)}.json`;
