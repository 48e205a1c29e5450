/**
 * Memory of the whole app on one machine, as `npm start` runs it: a minute after it is ready, at the first start and at the next, and
 * after ten minutes of load. Linux only. `node test/bench/memory.ts [seconds of load]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startApp } from './app.ts';

const AFTER_MS = 60_000;
const LOAD_MS = 1000 * Number(process.argv[2] ?? 600);
const CONNECTIONS = 64;
const MOST_MB = 400;
/** After the load, times what is allowed before it. */
const MOST_GROWTH = 1.5;

/** Pages, data files, and what is computed for each request. */
const PATHS = [
  '/en',
  '/ru/deu-kgz',
  '/en/usa-phl',
  '/data/corridors/DEU-KGZ.json',
  '/v1/corridors',
  '/v1/corridors/USA-PHL',
  '/v1/corridors/DEU-KGZ/offers?amount=150',
  '/v1/corridors/USA-MEX/offers?amount=333',
  '/v1/indicators',
  '/v1/check?from=RUB&to=TJS&paid=10000&received=1100',
  '/v1/rates',
  '/v1/rates/KGS?from=2026-04-01&to=2026-05-22',
  '/v1/sources',
];

const workFolder = mkdtempSync(join(tmpdir(), 'karvon-memory-'));
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

/** @returns the answer's status; 0: the connection broke */
const ask = (port: number, path: string) =>
  new Promise<number>((resolve) => {
    request({ host: '127.0.0.1', port, path, agent }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    })
      .once('error', () => resolve(0))
      .end();
  });

/** Asks for everything in turn, over many connections, until the time is over. @returns how many answers had each status */
async function load(port: number): Promise<Map<number, number>> {
  const statuses = new Map<number, number>();
  const until = performance.now() + LOAD_MS;
  let next = 0;
  const caller = async () => {
    while (performance.now() < until) {
      next += 1;
      const status = await ask(port, PATHS[next % PATHS.length] ?? '/');
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, caller));
  return statuses;
}

const rest = async () => {
  const app = await startApp(workFolder);
  await setTimeout(AFTER_MS);
  return { app, mb: app.residentMb() };
};

try {
  const first = await rest();
  await first.app.end();
  const next = await rest();
  const statuses = await load(next.app.port);
  const loaded = next.app.residentMb();
  await next.app.end();
  const whole = (mb: number) => `${Math.round(mb)} MB`;
  const answers = [...statuses].map(([status, count]) => `${count} x ${status}`).join(', ');
  console.log(
    `resident a minute after ready: first start ${whole(first.mb)}, next ${whole(next.mb)}; ` +
      `after ${LOAD_MS / 1000} s of load (${answers}) ${whole(loaded)}`,
  );
  for (const mb of [first.mb, next.mb])
    if (mb > MOST_MB) throw new Error(`${whole(mb)} a minute after ready, and ${MOST_MB} MB are allowed`);
  if (loaded > MOST_GROWTH * MOST_MB)
    throw new Error(`${whole(loaded)} after the load, and ${whole(MOST_GROWTH * MOST_MB)} are allowed`);
  const wrong = [...statuses.keys()].filter((status) => ![200, 429].includes(status));
  if (wrong.length > 0) throw new Error(`answers with status ${wrong.join(', ')}`);
} finally {
  agent.destroy();
  rmSync(workFolder, { recursive: true, force: true });
}
