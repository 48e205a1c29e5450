/** A write that was done, whose answer got lost: the client writes again, and finds its own item or object. */
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setEditionState } from '../../../functions/storage/editions.ts';
import { newEvidenceStore } from '../../../functions/storage/evidence.ts';
import { changeSourceState, readSourceState } from '../../../functions/storage/rate-sources.ts';
import { newSiteBucket, tagOf } from '../../../functions/storage/site-bucket.ts';
import { WriteConflict } from '../../../functions/storage/table.ts';
import { startBucketServer } from '../../../infra/local/engine/bucket-server.ts';
import { openBucket } from '../../../infra/local/engine/bucket-store.ts';
import { type Fault, newMeter } from '../../../infra/local/engine/meter.ts';
import type { Service } from '../../../infra/local/engine/service.ts';
import { temporaryFolder } from '../../infra/support/temporary-folder.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { END_OF_TIME } from '../../support/rates.ts';
import { accept, actOf, surveyRows } from '../../support/survey.ts';

describe('the table', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine();
  });
  afterAll(() => engine.close());

  const always = () => true;
  const item = { pk: 'a', sk: 'b', version: 1, value: new Uint8Array([1]) };

  test('one write is no conflict with itself', async () => {
    const table = await engine.newTable(always);
    await table.put(item, 0);
    await table.put({ ...item, version: 2 }, 1);
    expect(await table.get(item, 'strong')).toEqual({ ...item, version: 2 });
  });

  test('the same item of another writer is one', async () => {
    const table = await engine.newTable(always);
    await table.put(item, 0);
    await expect(table.put(item, 0)).rejects.toThrow(WriteConflict);
    await expect(table.put({ ...item, version: 3 }, 2)).rejects.toThrow(WriteConflict);
  });

  test('an edition that is withdrawn says so', async () => {
    const table = await engine.newTable(always);
    await accept(table, 'e1', surveyRows.slice(0, 3));
    expect(await setEditionState(table, 'e1', actOf('withdrawn'))).toBe('current');
    expect(await setEditionState(table, 'e1', actOf('withdrawn'))).toBe('unchanged');
  });

  test('a failure is counted once', async () => {
    const table = await engine.newTable(always);
    for (const times of [1, 2]) {
      await changeSourceState(table, 'nbk', END_OF_TIME, (state) => ({
        ...state,
        failure: {
          kind: 'SourceUnavailable',
          message: 'down',
          since: '2026-11-20T00:00:00.000Z',
          times: (state.failure?.times ?? 0) + 1,
        },
      }));
      expect((await readSourceState(table, 'nbk', END_OF_TIME)).failure?.times).toBe(times);
    }
  });
});

describe('a bucket', () => {
  let fault: Fault | undefined;
  let service: Service;
  let client: S3Client;
  const store = openBucket(temporaryFolder('lost'), () => new Date());
  beforeAll(async () => {
    // Once: the client's second try is let through.
    const meter = newMeter({
      onWrite: () => {
        const now = fault;
        fault = undefined;
        return now;
      },
    });
    service = await startBucketServer(new Map([['files', store]]), meter, () => true);
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

  const object = (body: string) => ({
    key: 'list',
    body,
    contentType: 'text/plain',
    cacheControl: 'no-cache',
  });

  test.each(['lost', 'throttled'] as const)('a replacement whose first try is %s is done', async (what) => {
    const site = newSiteBucket(client, 'files');
    fault = what;
    await site.write(object(`first ${what}`), (await site.read('list'))?.etag);
    fault = what;
    await site.write(object(`second ${what}`), tagOf(object(`first ${what}`)));
    expect((await site.read('list'))?.text).toBe(`second ${what}`);
    await expect(site.write(object('third'), tagOf(object(`first ${what}`)))).rejects.toThrow(WriteConflict);
    expect(fault).toBeUndefined();
  });

  test.each(['lost', 'throttled'] as const)('evidence whose first try is %s is stored', async (what) => {
    const evidence = newEvidenceStore(client, 'files');
    fault = what;
    const { sha256 } = await evidence.keep(new TextEncoder().encode(what), {
      from: 'cbr',
      contentType: 'text/plain',
    });
    expect(store.get(`sha256/${sha256}`)?.bytes.toString()).toBe(what);
  });
});
