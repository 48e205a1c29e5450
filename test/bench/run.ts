/**
 * `npm run bench`: measures the running app and prints the lines for docs/measurements.md. Not part of `npm test`:
 * a time means something only on a machine without other work.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import autocannon from 'autocannon';
import { buildApp } from '../../infra/build/build-app.ts';
import { FUNCTIONS_BUILD } from '../../infra/build/paths.ts';
import { type App, startApp } from '../support/app.ts';
import { allCorridors } from '../support/survey.ts';
import { ALTERNATIONS, alternate, timed } from './measure.ts';

const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim();
const date = new Date().toISOString().slice(0, 10);
const print = (what: string, figure: string) =>
  console.log(`| ${date} | ${commit} | \`npm run bench\` | ${what} | ${figure} |`);

const OFFERS = '/v1/corridors/DEU-KGZ/offers?amount=140';

/** Answers every request with the same bytes. */
async function bareServer(body: Buffer, headers: Record<string, string>): Promise<Server & { url: string }> {
  const server = createServer((_, response) => response.writeHead(200, headers).end(body));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return Object.assign(server, { url: `http://127.0.0.1:${address.port}` });
}

async function benchOffers(app: App): Promise<void> {
  const answer = await fetch(`${app.url}${OFFERS}`);
  const body = Buffer.from(await answer.arrayBuffer());
  const bare = await bareServer(body, { 'content-type': 'application/json' });
  const same = Buffer.from(await (await fetch(`${bare.url}/`)).arrayBuffer());
  if (!same.equals(body)) throw new Error('the baseline returns other bytes');
  const load = async (url: string) => {
    const { requests, latency, non2xx } = await autocannon({ url, connections: 8, duration: 3 });
    if (non2xx > 0) throw new Error(`${non2xx} answers of ${url} were no success`);
    return { perSecond: requests.average, p50: latency.p50 };
  };
  const latencies: number[] = [];
  const { ours, baseline } = await alternate(
    async () => {
      const { perSecond, p50 } = await load(`${app.url}${OFFERS}`);
      latencies.push(p50);
      return perSecond;
    },
    async () => (await load(`${bare.url}/`)).perSecond,
  );
  bare.close();
  print(
    `offers of DEU-KGZ, whole path, 8 connections, against a bare server of the same ${body.byteLength} bytes`,
    `${Math.round(ours)} requests/s (p50 ${latencies.sort((a, b) => a - b)[Math.floor(ALTERNATIONS / 2)]} ms), bare ${Math.round(baseline)}`,
  );
}

async function benchBundles(): Promise<void> {
  const environment = {
    ...process.env,
    AWS_REGION: 'eu-central-1',
    TABLE_NAME: 'karvon',
    EVIDENCE_BUCKET: 'evidence',
    SITE_BUCKET: 'site',
    EDITIONS_QUEUE_URL: 'https://queue.invalid/1/editions',
    PUBLICATIONS_QUEUE_URL: 'https://queue.invalid/1/publications',
    RELEASES_QUEUE_URL: 'https://queue.invalid/1/releases',
    RATES_QUEUE_URL: 'https://queue.invalid/1/publications',
    ROUNDS_QUEUE_URL: 'https://queue.invalid/1/rounds',
  };
  const startOf = (code: string) => () =>
    timed(async () => {
      const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
        env: environment,
      });
      if (status !== 0) throw new Error(String(stderr));
    });
  for (const entry of readdirSync(FUNCTIONS_BUILD, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const file = join(FUNCTIONS_BUILD, entry.name, 'index.mjs');
    const { ours, baseline } = await alternate(startOf(`await import(${JSON.stringify(file)})`), startOf(''));
    print(
      `bundle of ${entry.name}: size, and start beyond that of Node itself`,
      `${(statSync(file).size / 1024).toFixed(0)} KiB, ${(ours - baseline).toFixed(0)} ms (${ours.toFixed(0)} - ${baseline.toFixed(0)})`,
    );
  }
}

/** An object without its head, which contains the date of writing: 4 bytes of length, the head, the bytes. */
const bodyOf = (file: Buffer): Buffer => file.subarray(4 + file.readUInt32BE(0));

/** Renders and writes every page and file through the app, against only writing the same objects to disk. */
async function benchPublishing(app: App): Promise<void> {
  const site = Object.values(app.functions).find(({ SITE_BUCKET }) => SITE_BUCKET)?.SITE_BUCKET ?? '';
  const store = join(app.dataDir, 'buckets', site);
  const read = (folder: string) =>
    new Map(
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((file) => file.isFile())
        .map((file) => join(file.parentPath, file.name))
        .map((path) => [path.slice(folder.length), readFileSync(path)]),
    );
  const objects = read(store);
  const scratch = mkdtempSync(join(tmpdir(), 'karvon-bench-'));
  let pages = '';
  const { ours, baseline } = await alternate(
    async () => {
      // Without the file that lists what is published, everything is published again.
      for (const path of objects.keys()) if (path.includes('manifest')) rmSync(join(store, path));
      return timed(async () => {
        const { summary } = (await app.invoke('publish-pages', {})) as { summary: string };
        pages = summary;
      });
    },
    () =>
      timed(async () => {
        for (const [path, bytes] of objects) {
          mkdirSync(dirname(join(scratch, path)), { recursive: true });
          writeFileSync(join(scratch, path), bytes);
        }
      }),
  );
  const copied = read(scratch);
  for (const [path, bytes] of read(store)) {
    if (!path.includes('manifest') && !bodyOf(copied.get(path) ?? Buffer.alloc(4)).equals(bodyOf(bytes)))
      throw new Error(`the baseline wrote another ${path}`);
  }
  rmSync(scratch, { recursive: true });
  print(
    `publishing all pages and data files (${pages}), against a bare writing of the same ${objects.size} objects`,
    `${Math.round(ours)} ms, bare ${Math.round(baseline)} ms`,
  );
}

function largestPage(pages: Map<string, Buffer>): void {
  const sizes = [...pages].map(([corridor, html]) => {
    const brotli = brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
    return { corridor, raw: html.byteLength, brotli: brotli.byteLength };
  });
  const largest = sizes.sort((a, b) => b.brotli - a.brotli)[0];
  if (!largest) throw new Error('no pages');
  print(
    'HTML of the largest of all 348 corridor pages, Brotli 5',
    `${largest.brotli} B (${largest.corridor}, ${largest.raw} B plain)`,
  );
}

await buildApp();
// As on another day no bank is asked, whose failure would change a file between two measurements.
const app = await startApp({ asOnDay: '2026-04-24', throttled: false });
try {
  await benchOffers(app);
  await benchBundles();
  await benchPublishing(app);
  const pages = new Map<string, Buffer>();
  for (const corridor of allCorridors) {
    const answer = await fetch(`${app.url}/en/${corridor.toLowerCase()}`, {
      headers: { 'accept-encoding': 'identity' },
    });
    pages.set(corridor, Buffer.from(await answer.arrayBuffer()));
  }
  largestPage(pages);
} finally {
  await app.end();
}
