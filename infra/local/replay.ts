/**
 * `npm run replay -- SOURCE DATE`: parses a bank's stored answers again with today's code, from this machine's evidence,
 * whether `npm start` runs or not; with EVIDENCE_BUCKET in the environment, from a deployment's bucket.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { type Replayed, replay } from '../../functions/collect-fx/replay.ts';
import { newEvidenceArchive } from '../../functions/storage/evidence.ts';
import { RATE_SOURCE_ENTRIES } from '../../shared/catalogue/rate-sources.ts';
import { CDK_OUT, WORK } from '../build/paths.ts';
import { startBucketServer } from './engine/bucket-server.ts';
import { readBucket } from './engine/bucket-store.ts';
import { newMeter } from './engine/meter.ts';
import { readModel } from './template/model.ts';

/** Where the synthesized app and its data are. */
interface Place {
  readonly cdkOut: string;
  readonly dataDir: string;
}

/** Writes lines about what it found. @returns the exit code: 1 if nothing was found or something cannot be read */
export async function main(
  args: readonly string[],
  write: (line: string) => void,
  { cdkOut, dataDir }: Place = { cdkOut: CDK_OUT, dataDir: join(WORK, 'data') },
): Promise<number> {
  const [source = '', day = '', ...more] = args;
  if (
    more.length > 0 ||
    !/^\d{4}-\d\d-\d\d$/.test(day) ||
    !RATE_SOURCE_ENTRIES.some(({ id }) => id === source)
  ) {
    write('Usage: npm run replay -- SOURCE DATE, as in: npm run replay -- cbr 2026-04-24');
    write(`SOURCE is one of ${RATE_SOURCE_ENTRIES.map(({ id }) => id).join(', ')}; DATE is YYYY-MM-DD.`);
    return 1;
  }
  if (!process.env.EVIDENCE_BUCKET && !existsSync(dataDir)) {
    write('There is no evidence on this machine yet: run npm start first.');
    return 1;
  }
  const { client, bucket, close } = await evidence({ cdkOut, dataDir });
  try {
    const found = await replay(newEvidenceArchive(client, bucket), source, day);
    if (found.length === 0) write(`no answer of ${source} was asked for on ${day}, or tells of that day`);
    for (const one of found) for (const line of linesOf(one)) write(line);
    return found.length === 0 || found.some(({ reading }) => 'failure' in reading) ? 1 : 0;
  } finally {
    await close();
  }
}

function linesOf({ answer, reading }: Replayed): string[] {
  const head = [`${answer.askedAt} ${answer.url}`, `evidence ${answer.sha256}`];
  if ('failure' in reading) return [...head, `cannot be read: ${reading.failure}`];
  const bulletins = reading.bulletins.flatMap(({ currency, direction, fixedOn, validOn, rates }) => [
    `${rates.length} rates in ${currency}, ${direction}, fixed on ${fixedOn}, valid on ${validOn}`,
    ...rates.map(
      ({ currency: foreign, nominal, rate, selling }) =>
        `  ${foreign} ${nominal} ${rate}${selling === undefined ? '' : ` ${selling}`}`,
    ),
  ]);
  return [...head, ...bulletins, ...reading.rejected.map(({ message }) => `left out: ${message}`)];
}

/** The evidence of a deployment or of this machine. The latter is read as files, since a running app locks its stores. */
async function evidence({
  cdkOut,
  dataDir,
}: Place): Promise<{ client: S3Client; bucket: string; close: () => Promise<void> }> {
  const deployed = process.env.EVIDENCE_BUCKET;
  if (deployed) return { client: new S3Client({}), bucket: deployed, close: async () => {} };
  const place = { region: 'eu-central-1', account: '000000000000', queueOrigin: 'http://localhost' };
  const bucket = readModel(cdkOut, place).functions.flatMap(
    ({ environment }) => environment.EVIDENCE_BUCKET ?? [],
  )[0];
  if (bucket === undefined) throw new Error('the template names no bucket of evidence');
  const store = readBucket(join(dataDir, 'buckets', bucket));
  const server = await startBucketServer(new Map([[bucket, store]]), newMeter(), () => true);
  const client = new S3Client({
    endpoint: server.origin,
    region: place.region,
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return {
    client,
    bucket,
    close: async () => {
      client.destroy();
      await server.close();
    },
  };
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2), console.log);
