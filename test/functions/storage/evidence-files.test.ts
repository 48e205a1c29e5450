/** Files as evidence, over the real client: under their hash, once, and back as they were. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchEvidenceFile, newEvidenceFiles } from '../../../functions/storage/evidence-files.ts';
import { startBucketServer } from '../../../infra/local/engine/bucket-server.ts';
import { openBucket } from '../../../infra/local/engine/bucket-store.ts';
import { newMeter } from '../../../infra/local/engine/meter.ts';
import type { Service } from '../../../infra/local/engine/service.ts';
import { temporaryFolder } from '../../infra/support/temporary-folder.ts';

const folder = temporaryFolder('evidence-files');
const store = openBucket(join(folder, 'bucket'), () => new Date());
let [server, client]: [Service | undefined, S3Client | undefined] = [undefined, undefined];
beforeAll(async () => {
  server = await startBucketServer(new Map([['files', store]]), newMeter(), () => true);
  client = new S3Client({
    endpoint: server.origin,
    region: 'eu-central-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});
afterAll(async () => {
  client?.destroy();
  await server?.close();
});

const bytes = Buffer.alloc(3_000_000, 'prices ');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const path = join(folder, 'workbook.xlsx');
writeFileSync(path, bytes);
const about = { from: 'rpw', contentType: 'application/zip' };

function files() {
  if (!client) throw new Error('the server has not started');
  return { files: newEvidenceFiles(client, 'files'), client };
}

test('a file is stored once, under its hash, and comes back as it was', async () => {
  const { files: kept, client: own } = files();
  expect(await kept.keepFile(path, about)).toEqual({ sha256, stored: true });
  expect(await kept.keepFile(path, about)).toEqual({ sha256, stored: false });
  expect(store.get(`sha256/${sha256}`)?.head.headers).toMatchObject({ 'content-type': 'application/zip' });
  const back = join(folder, 'back.xlsx');
  await fetchEvidenceFile(own, 'files', sha256, back);
  expect(readFileSync(back).equals(bytes)).toBe(true);
});

test('what is not stored is an error', async () => {
  const { client: own } = files();
  await expect(fetchEvidenceFile(own, 'files', 'f'.repeat(64), join(folder, 'none'))).rejects.toThrow(
    `the evidence has no ${'f'.repeat(64)}`,
  );
});
