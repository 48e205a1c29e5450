/**
 * `npm run replay -- SOURCE DATE`: parses a bank's stored answers again with today's code, from this machine's evidence,
 * whether `npm start` runs or not; with EVIDENCE_BUCKET in the environment, from a deployment's bucket. `npm run replay -- rpw QUARTER`
 * reads the survey's stored workbooks again.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { type Replayed, replay } from '../../functions/collect-fx/replay.ts';
import { type ReplayedRound, replayRound } from '../../functions/collect-prices/replay.ts';
import { newEvidenceArchive } from '../../functions/storage/evidence.ts';
import { fetchEvidenceFile } from '../../functions/storage/evidence-files.ts';
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
  const isRound = source === 'rpw' && /^\d{4}-Q[1-4]$/.test(day);
  const isBank = /^\d{4}-\d\d-\d\d$/.test(day) && RATE_SOURCE_ENTRIES.some(({ id }) => id === source);
  if (more.length > 0 || !(isRound || isBank)) {
    write('Usage: npm run replay -- SOURCE DATE, as in: npm run replay -- cbr 2026-04-24');
    write(`SOURCE is one of ${RATE_SOURCE_ENTRIES.map(({ id }) => id).join(', ')}; DATE is YYYY-MM-DD.`);
    write('or the survey and a quarter: npm run replay -- rpw 2025-Q3');
    return 1;
  }
  if (!process.env.EVIDENCE_BUCKET && !existsSync(dataDir)) {
    write('There is no evidence on this machine yet: run npm start first.');
    return 1;
  }
  const { client, bucket, close } = await evidence({ cdkOut, dataDir });
  try {
    if (isRound) {
      const fetchFile = (sha256: string, path: string) => fetchEvidenceFile(client, bucket, sha256, path);
      const rounds = await replayRound(newEvidenceArchive(client, bucket), fetchFile, day);
      if (rounds.length === 0) write('no workbook of rpw is stored: the bundled round is none');
      for (const one of rounds) for (const line of roundLinesOf(one, day)) write(line);
      return rounds.some(({ reading }) => reading !== null && !('failure' in reading)) ? 0 : 1;
    }
    const found = await replay(newEvidenceArchive(client, bucket), source, day);
    if (found.length === 0) write(`no answer of ${source} was asked for on ${day}, or tells of that day`);
    for (const one of found) for (const line of linesOf(one)) write(line);
    return found.length === 0 || found.some(({ reading }) => 'failure' in reading) ? 1 : 0;
  } finally {
    await close();
  }
}

function roundLinesOf({ answer, reading }: ReplayedRound, period: string): string[] {
  const head = [`${answer.askedAt} ${answer.url}`, `evidence ${answer.sha256}`];
  if (reading === null) return [...head, `it has no ${period}`];
  if ('failure' in reading) return [...head, `cannot be read: ${reading.failure}`];
  const { services, prices, corridors, heldBack, edition, leftOut, notRecorded } = reading;
  return [
    ...head,
    `${period}: ${services} services, ${prices} prices in ${corridors} corridors, ${heldBack} prices held back; edition ${edition}`,
    ...leftOut.map(({ what, count, firstAt }) => `left out ${count} with ${what}, the first: ${firstAt}`),
    ...notRecorded.map(
      ({ what, count, firstAt }) => `not recorded of ${count}: ${what}, the first: ${firstAt}`,
    ),
  ];
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
