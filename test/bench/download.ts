/**
 * The first byte of the largest file of a release, from the app as `npm start` runs it, against a plain static file's: the same bytes from
 * the same disk. Medians of five alternations in one run. Linux only. `node test/bench/download.ts`
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod/mini';
import { type LatestFile, latestFileSchema, releaseSchema } from '../../shared/contracts/datasets/release.ts';
import { startApp } from './app.ts';

const ALTERNATIONS = 5;
const MOST_MS = 100;
/** A release comes some minutes after the first publication. */
const LONGEST_WAIT_MS = 420_000;

const folder = mkdtempSync(join(tmpdir(), 'karvon-download-'));

interface Got {
  readonly firstByteMs: number;
  readonly sha256: string;
}

/** From the request to the first byte of the body, and what came. */
const fetched = (url: string): Promise<Got> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    get(url, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered with ${response.statusCode}`));
      const hash = createHash('sha256');
      let firstByteMs: number | undefined;
      response.on('data', (bytes: Uint8Array) => {
        firstByteMs ??= performance.now() - began;
        hash.update(bytes);
      });
      response.on('end', () => resolve({ firstByteMs: firstByteMs ?? 0, sha256: hash.digest('hex') }));
    }).on('error', reject);
  });

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const app = await startApp(join(folder, 'work'));
const site = `http://localhost:${app.port}`;
try {
  const began = performance.now();
  let latest: LatestFile | undefined;
  while (!latest?.quarter) {
    if (performance.now() - began > LONGEST_WAIT_MS) throw new Error('no release came');
    await setTimeout(5_000);
    const answer = await fetch(`${site}/data/latest.json`);
    if (answer.ok) latest = z.parse(latestFileSchema, await answer.json());
  }
  const description = new URL(`/data/${latest.quarter.path}`, site);
  const release = z.parse(releaseSchema, await (await fetch(description)).json());
  const [largest] = release.tables.flatMap(({ files }) => files).sort((a, b) => b.bytes - a.bytes);
  if (!largest) throw new Error('the release has no file');
  const url = String(new URL(largest.path, description));
  const file = join(folder, largest.path);
  writeFileSync(file, new Uint8Array(await (await fetch(url)).arrayBuffer()));
  const plain = createServer((_, response) => {
    response.writeHead(200, { 'content-length': statSync(file).size });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
  const address = plain.address();
  const bare = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let at = 0; at < ALTERNATIONS; at++)
    for (const [from, times] of [
      [url, ours],
      [bare, theirs],
    ] as const) {
      const { firstByteMs, sha256 } = await fetched(from);
      if (sha256 !== largest.sha256) throw new Error(`${from} gave other bytes than the release says`);
      times.push(firstByteMs);
    }
  plain.close();
  const [mine, bareMs] = [median(ours), median(theirs)];
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const date = new Date().toISOString().slice(0, 10);
  console.log(
    `| ${date} | ${commit} | \`node test/bench/download.ts\` | first byte of the largest file of a release (${largest.path}, ${largest.bytes} B), against the same bytes as a plain static file | ${mine.toFixed(1)} ms, ${bareMs.toFixed(1)} ms |`,
  );
  if (mine - bareMs > MOST_MS) throw new Error(`more than ${MOST_MS} ms later than a plain file`);
} finally {
  await app.end();
  rmSync(folder, { recursive: true, force: true });
}
