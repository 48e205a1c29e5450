/** AWS's answers that the local engine never gives: half a batch, a lost race, a refusal. */
import { BatchGetItemCommand, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import 'aws-sdk-client-mock-vitest/extend';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { newEvidenceStore } from '../../../functions/storage/evidence.ts';
import { newSiteBucket, tagOf } from '../../../functions/storage/site-bucket.ts';
import { newTable, WriteConflict } from '../../../functions/storage/table.ts';

const dynamo = mockClient(DynamoDBClient);
const s3 = mockClient(S3Client);
beforeEach(() => {
  dynamo.reset();
  s3.reset();
});
// Other files use the real clients.
afterAll(() => {
  dynamo.restore();
  s3.restore();
});

const refusal = (status: number, name: string) =>
  new S3ServiceException({ name, $fault: 'client', $metadata: { httpStatusCode: status }, message: name });

describe('the table', () => {
  const table = newTable(new DynamoDBClient({ region: 'eu-central-1' }), 'karvon');
  const key = (sk: string) => ({ pk: { S: 'p' }, sk: { S: sk } });
  const item = (sk: string) => ({ ...key(sk), version: { N: '1' }, value: { B: new Uint8Array([1]) } });

  test('requests the rest of an incomplete batch until it has all', async () => {
    dynamo
      .on(BatchGetItemCommand)
      .resolvesOnce({
        Responses: { karvon: [item('1')] },
        UnprocessedKeys: { karvon: { Keys: [key('2'), key('3')] } },
      })
      .resolvesOnce({
        Responses: { karvon: [] },
        UnprocessedKeys: { karvon: { Keys: [key('2'), key('3')] } },
      })
      .resolves({ Responses: { karvon: [item('2'), item('3')] } });
    const items = await table.getMany(['1', '2', '3'].map((sk) => ({ pk: 'p', sk })));
    expect(items.map(({ sk }) => sk)).toEqual(['1', '2', '3']);
    expect(dynamo).toHaveReceivedCommandTimes(BatchGetItemCommand, 3);
  });

  test('an item of another form is an error that names it', async () => {
    dynamo.on(GetItemCommand).resolves({ Item: { ...key('1'), version: { N: '1' }, value: { S: 'text' } } });
    await expect(table.get({ pk: 'p', sk: '1' }, 'strong')).rejects.toThrow('another shape: p / 1');
  });
});

describe('the evidence store', () => {
  const evidence = newEvidenceStore(new S3Client({ region: 'eu-central-1' }), 'evidence');
  const keep = () =>
    evidence.keep(new TextEncoder().encode('seen'), { from: 'rpw', contentType: 'text/plain' });

  test('writes once, under the hash, and only if nothing is there', async () => {
    s3.on(PutObjectCommand).resolves({});
    const { sha256, stored } = await keep();
    expect(stored).toBe(true);
    expect(s3).toHaveReceivedCommandWith(PutObjectCommand, { Key: `sha256/${sha256}`, IfNoneMatch: '*' });
  });

  test('stored bytes are kept', async () => {
    s3.on(PutObjectCommand).rejects(refusal(412, 'PreconditionFailed'));
    expect(await keep()).toMatchObject({ stored: false });
  });

  test('any other refusal is an error', async () => {
    s3.on(PutObjectCommand).rejects(refusal(403, 'AccessDenied'));
    await expect(keep()).rejects.toThrow('AccessDenied');
  });
});

describe('the site bucket', () => {
  const bucket = newSiteBucket(new S3Client({ region: 'eu-central-1' }), 'site');
  const object = { key: 'en', body: 'x', contentType: 'text/html', cacheControl: 'no-cache' };

  test('a missing object is undefined, a refused one an error', async () => {
    s3.on(GetObjectCommand).rejectsOnce(new NoSuchKey({ $metadata: {}, message: 'none' }));
    expect(await bucket.read('en')).toBeUndefined();
    s3.on(GetObjectCommand).rejects(refusal(403, 'AccessDenied'));
    await expect(bucket.read('en')).rejects.toThrow('AccessDenied');
  });

  test.each([
    [412, 'PreconditionFailed'],
    [404, 'NoSuchKey'],
  ])('a replacement that lost its race (%d) is a conflict', async (status, name) => {
    s3.on(PutObjectCommand).rejects(refusal(status, name));
    s3.on(GetObjectCommand).rejects(new NoSuchKey({ $metadata: {}, message: 'none' }));
    await expect(bucket.write(object, '"1"')).rejects.toThrow(WriteConflict);
    expect(s3).toHaveReceivedCommandWith(PutObjectCommand, { Key: 'en', IfMatch: '"1"' });
  });

  test('a write that met another (409) is tried again, but not for ever', async () => {
    const busy = refusal(409, 'ConditionalRequestConflict');
    s3.on(PutObjectCommand).rejectsOnce(busy).rejectsOnce(busy).resolves({});
    await bucket.write(object, '"1"');
    expect(s3).toHaveReceivedCommandTimes(PutObjectCommand, 3);
    s3.reset();
    s3.on(PutObjectCommand).rejects(busy);
    await expect(bucket.write(object, '"1"')).rejects.toThrow('ConditionalRequestConflict');
    expect(s3).toHaveReceivedCommandTimes(PutObjectCommand, 5);
  });

  test('a bucket that is gone is an error, not a conflict', async () => {
    s3.on(PutObjectCommand).rejects(refusal(404, 'NoSuchBucket'));
    await expect(bucket.write(object, undefined)).rejects.toThrow('NoSuchBucket');
  });

  test('its own write, sent again because the answer was lost, is none', async () => {
    s3.on(PutObjectCommand).rejects(refusal(412, 'PreconditionFailed'));
    const Body = { transformToString: async () => 'x' } as GetObjectCommandOutput['Body'];
    s3.on(GetObjectCommand).resolves({ ETag: tagOf(object), ...(Body && { Body }) });
    await bucket.write(object, '"1"');
    expect(s3).toHaveReceivedCommandTimes(PutObjectCommand, 1);
  });

  test('a first version is written only if there is none', async () => {
    s3.on(PutObjectCommand).resolves({});
    await bucket.write(object, undefined);
    expect(s3).toHaveReceivedCommandWith(PutObjectCommand, { IfNoneMatch: '*', CacheControl: 'no-cache' });
    s3.on(PutObjectCommand).rejects(refusal(500, 'InternalError'));
    await expect(bucket.write(object, undefined)).rejects.toThrow('InternalError');
  });
});
