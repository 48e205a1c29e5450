/** The bucket server as the unmodified SDK sees it. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBucketServer } from '../../infra/local/engine/bucket-server.ts';
import { type BucketStore, openBucket } from '../../infra/local/engine/bucket-store.ts';
import { newMeter } from '../../infra/local/engine/meter.ts';
import type { Service } from '../../infra/local/engine/service.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const Bucket = 'files';
const directory = temporaryFolder('bucket');
const meter = newMeter({
  onWrite: (_, __, operation) => (operation === 'DeleteObject' ? 'refused' : undefined),
});
let store: BucketStore;
let service: Service;
let client: S3Client;

beforeAll(async () => {
  store = openBucket(directory, () => new Date('2026-11-21T12:00:00Z'));
  service = await startBucketServer(
    new Map([[Bucket, store]]),
    meter,
    (accessKey, action) => accessKey === 'a' || (accessKey === 'reader' && action === 's3:GetObject'),
  );
  client = new S3Client({
    endpoint: service.origin,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
});
afterAll(async () => {
  client.destroy();
  await service.close();
});

const put = (Key: string, Body: string | Buffer, more = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const read = async (Key: string) => {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
};
const statusOf = (sent: Promise<unknown>) =>
  sent.then(
    () => 200,
    (error: { $metadata?: { httpStatusCode?: number } }) => error.$metadata?.httpStatusCode,
  );

describe('bucket server', () => {
  it('refuses what a role does not allow, and does not tell what is missing', async () => {
    const reader = new S3Client({
      endpoint: service.origin,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'reader', secretAccessKey: 'b' },
    });
    await put('seen', 'x');
    expect(await statusOf(reader.send(new GetObjectCommand({ Bucket, Key: 'seen' })))).toBe(200);
    expect(await statusOf(reader.send(new GetObjectCommand({ Bucket, Key: 'missing' })))).toBe(403);
    expect(await statusOf(reader.send(new PutObjectCommand({ Bucket, Key: 'seen', Body: 'y' })))).toBe(403);
    reader.destroy();
  });

  it('returns bytes and headers', async () => {
    await put('page', 'hällo', {
      ContentType: 'text/html',
      CacheControl: 'max-age=1',
      Metadata: { made: 'here' },
    });
    const answer = await client.send(new GetObjectCommand({ Bucket, Key: 'page' }));
    expect(await answer.Body?.transformToString()).toBe('hällo');
    expect(answer).toMatchObject({
      ContentType: 'text/html',
      CacheControl: 'max-age=1',
      Metadata: { made: 'here' },
    });
    expect(answer.LastModified?.toISOString()).toBe('2026-11-21T12:00:00.000Z');
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'page' }));
    expect(head).toMatchObject({ ContentLength: 6, ETag: answer.ETag, ContentType: 'text/html' });
  });

  it('stores any bytes under any key', async () => {
    const key = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((text) => !/[\ud800-\udfff]/.test(text) && !/^\.{1,2}$/.test(text));
    await fc.assert(
      fc.asyncProperty(key, fc.uint8Array({ maxLength: 3000 }), async (Key, bytes) => {
        store.put(Key, Buffer.from(bytes), {});
        expect(store.get(Key)?.bytes.equals(Buffer.from(bytes))).toBe(true);
        expect(store.keys(Key)).toContain(Key);
      }),
      { numRuns: 50 },
    );
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 256));
    await put('deep/päge & more+1%.bin', bytes);
    expect((await read('deep/päge & more+1%.bin')).equals(bytes)).toBe(true);
  });

  it('stores an object `a` beside an object `a/b`', async () => {
    await put('en', 'list');
    await put('en/deu-kgz', 'page');
    await put('..', 'dots');
    expect(String(await read('en'))).toBe('list');
    expect(String(await read('en/deu-kgz'))).toBe('page');
    expect(readdirSync(join(directory, '..')).some((name) => name === 'k..')).toBe(false);
  });

  it('writes once under If-None-Match: *, even if two write at once', async () => {
    const statuses = await Promise.all(
      ['one', 'two', 'three'].map((body) => statusOf(put('evidence', body, { IfNoneMatch: '*' }))),
    );
    expect(statuses.toSorted()).toEqual([200, 412, 412]);
    const first = String(await read('evidence'));
    expect(await statusOf(put('evidence', 'later', { IfNoneMatch: '*' }))).toBe(412);
    expect(String(await read('evidence'))).toBe(first);
  });

  it('replaces on If-Match only an unchanged object', async () => {
    const { ETag } = await put('state', '1');
    expect(await statusOf(put('state', '2', { IfMatch: ETag }))).toBe(200);
    expect(await statusOf(put('state', '3', { IfMatch: ETag }))).toBe(412);
    expect(await statusOf(put('not-there', '3', { IfMatch: ETag }))).toBe(404);
    expect(String(await read('state'))).toBe('2');
  });

  it('answers 404 for what is missing', async () => {
    expect(await statusOf(read('nothing'))).toBe(404);
    expect(await statusOf(client.send(new GetObjectCommand({ Bucket: 'other', Key: 'x' })))).toBe(404);
    expect(await statusOf(client.send(new HeadObjectCommand({ Bucket, Key: 'nothing' })))).toBe(404);
  });

  it('answers a range of bytes, cut off at the end, as S3 does, and several at once with the whole', async () => {
    await put('ranged', 'abcdefghij');
    const part = (Range: string) => client.send(new GetObjectCommand({ Bucket, Key: 'ranged', Range }));
    const { Body, ContentRange, ContentLength } = await part('bytes=2-4');
    expect(await Body?.transformToString()).toBe('cde');
    expect([ContentRange, ContentLength]).toEqual(['bytes 2-4/10', 3]);
    expect(await (await part('bytes=8-99')).Body?.transformToString()).toBe('ij');
    expect((await part('bytes=8-99')).ContentRange).toBe('bytes 8-9/10');
    expect(await statusOf(part('bytes=10-12'))).toBe(416);
    const textOf = async (Range: string) => (await part(Range)).Body?.transformToString();
    expect([await textOf('bytes=-3'), await textOf('bytes=3-')]).toEqual(['hij', 'defghij']);
    expect(await textOf('bytes=0-1,4-5')).toBe('abcdefghij');
  });

  it('lists by prefix in the order of bytes, page by page', async () => {
    for (const name of ['b', 'a', 'ä', 'a/1']) await put(`list/${name}`, name);
    const keys: string[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({
          Bucket,
          Prefix: 'list/',
          MaxKeys: 3,
          ...(ContinuationToken && { ContinuationToken }),
        }),
      );
      keys.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
    expect(keys).toEqual(['list/a', 'list/a/1', 'list/b', 'list/ä']);
  });

  it('refuses a body that does not match its checksum', async () => {
    const response = await fetch(`${service.origin}/${Bucket}/broken`, {
      method: 'PUT',
      body: 'abc',
      headers: { 'x-amz-checksum-crc32': 'AAAAAA==', authorization: 'AWS4-HMAC-SHA256 Credential=a/x' },
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('BadDigest');
    expect(store.get('broken')).toBeUndefined();
  });

  it('refuses an unknown operation by name', async () => {
    const response = await fetch(`${service.origin}/${Bucket}/x?uploads`, { method: 'POST' });
    expect(response.status).toBe(501);
    expect(await response.text()).toContain('POST');
  });

  it('counts writes and refuses those chosen by a test, without retry', async () => {
    await put('kept', 'kept');
    const before = meter.stats().bucketWrites;
    expect(await statusOf(client.send(new DeleteObjectCommand({ Bucket, Key: 'kept' })))).toBe(403);
    expect(meter.stats().bucketWrites).toBe(before + 1);
    expect(String(await read('kept'))).toBe('kept');
  });

  it('deletes what a killed process was writing', () => {
    const folder = join(temporaryFolder('bucket'), 'killed');
    mkdirSync(folder);
    writeFileSync(join(folder, '~half'), 'half');
    const reopened = openBucket(folder, () => new Date());
    expect(readdirSync(folder)).toEqual([]);
    expect(reopened.keys('')).toEqual([]);
  });
});
