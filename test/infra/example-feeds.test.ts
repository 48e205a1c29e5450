/** `npm start -- --example-feeds`: a firm that is none says prices, over the route of all firms; once, however often it starts. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { main as admin } from '../../infra/admin/main.ts';
import { main as feed } from '../../infra/feed/main.ts';
import { sendExampleFeeds } from '../../infra/local/example-feeds.ts';
import { isExample } from '../../shared/feeds/feed.ts';
import { type App, startApp } from '../support/app.ts';
import { publishedData } from '../support/published-app.ts';

/** A day on which the bundled rates are in date. */
const DAY = '2026-04-24';

let app: App;
afterAll(() => app.end());

async function start(dataDir: string): Promise<string> {
  app = await startApp({ dataDir, asOnDay: DAY, schedules: false });
  const lines: string[] = [];
  await sendExampleFeeds({ dataDir, url: app.url, day: DAY, log: (line) => lines.push(line) });
  return lines.join('\n');
}

const read = async (path: string) => JSON.parse(await (await fetch(app.url + path)).text());

async function status(dataDir: string) {
  const lines: string[] = [];
  const key = ['--key', join(dataDir, 'keys', 'example-remit.pem'), '--keyid', 'example-remit/k1'];
  // The clock of the command is that of the app.
  const now = () => new Date(`${DAY}${new Date().toISOString().slice(10)}`);
  const args = ['status', '--to', app.url, ...key, '--json'];
  expect(await feed(args, (line) => lines.push(line), { now }), lines.join('\n')).toBe(0);
  return JSON.parse(lines.join('\n'));
}

async function registered(dataDir: string): Promise<string> {
  const lines: string[] = [];
  await admin(['party', 'list'], (line) => lines.push(line), { dataDir });
  return lines.join('\n');
}

test('it says prices of a surveyed corridor and of two that nobody surveys, valid from the day of the app', async () => {
  const dataDir = await publishedData(DAY);
  expect(await start(dataDir)).toMatch(
    /^example feed +Example Remit, which is no real firm, in DEU-KGZ, RUS-TJK, KAZ-UZB \(\d+ ms\)$/,
  );
  await app.invoke('compute-corridors', {});
  for (const corridor of ['DEU-KGZ', 'RUS-TJK', 'KAZ-UZB']) {
    const offers = await read(`/v1/corridors/${corridor}/offers?amount=5000`);
    expect(JSON.stringify(offers), corridor).toContain('"example-remit"');
  }
  const { current } = await status(dataDir);
  expect(current).toMatchObject([
    { validFrom: DAY, validUntil: '2026-05-24', services: 6, held: 0, key: 'example-remit/k1' },
  ]);
  expect(isExample(current[0].edition)).toBe(true);

  await app.close();
  expect(await start(dataDir)).toMatch(/^example feed +Example Remit/);
  expect(await status(dataDir)).toMatchObject({
    current: [{ edition: current[0].edition }],
    history: [{ edition: current[0].edition }],
  });
  expect((await registered(dataDir)).match(/^ {2}key .*$/gm)).toHaveLength(1);

  // Its key is lost: another one is made, and the one before signs nothing any more.
  await app.close();
  rmSync(join(dataDir, 'keys'), { recursive: true });
  await start(dataDir);
  expect((await registered(dataDir)).match(/^ {2}key .*$/gm)).toEqual([
    expect.stringMatching(/example-remit\/k1 .* revoked /),
    expect.stringMatching(/example-remit\/k2 .* until it is ended/),
  ]);
}, 180_000);

test('it does not speak for a firm that somebody registered under that name', async () => {
  await app.end();
  app = await startApp({ schedules: false });
  const firm = [
    '--name',
    'Example Remit',
    '--type',
    'bank',
    '--domain',
    'example.org',
    '--by',
    'A',
    '--by',
    'B',
  ];
  const licences = ['DEU', 'TJK'].flatMap((country) => [
    '--licence',
    `${country} 1 https://register.example/1`,
  ]);
  await admin(['party', 'add', 'example-remit', ...firm, ...licences], () => {}, app);
  const lines: string[] = [];
  await sendExampleFeeds({
    dataDir: app.dataDir,
    url: app.url,
    day: undefined,
    log: (line) => lines.push(line),
  });
  expect(lines.join()).toMatch(/registered with other licences, so nothing is sent/);
});

test('a deployment registers no such firm', async () => {
  process.env.TABLE_NAME = 'a-deployment';
  try {
    const lines: string[] = [];
    const firm = [
      '--name',
      'Example Remit',
      '--type',
      'bank',
      '--domain',
      'example.org',
      '--by',
      'A',
      '--by',
      'B',
    ];
    expect(await admin(['party', 'add', 'example-remit', ...firm], (line) => lines.push(line))).toBe(1);
    expect(lines.join()).toMatch(/example-remit is an example by its name/);
  } finally {
    delete process.env.TABLE_NAME;
  }
});
