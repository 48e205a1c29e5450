/**
 * One feed, one answer: whoever checks it finds the same, for the example of every rule. Here the command line, which reads what the
 * site has published, and the function, by a dry run over the whole app. Another place that checks is one more side.
 */
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main as admin } from '../../infra/admin/main.ts';
import { main as feedCommand } from '../../infra/feed/main.ts';
import type { FeedInput } from '../../shared/feeds/check-feed.ts';
import { brokenBy } from '../../shared/feeds/example.ts';
import type { FeedReport } from '../../shared/feeds/report.ts';
import { RULES } from '../../shared/feeds/rules.ts';
import { addDays, type Day, daysBetween, isDay } from '../../shared/model/day.ts';
import { temporaryFolder } from '../infra/support/temporary-folder.ts';
import { EXAMPLES } from '../shared/feeds/examples.ts';
import type { App } from '../support/app.ts';
import { startPublishedApp } from '../support/published-app.ts';
import { signed, type TestKey } from '../support/signing.ts';

/** A day on which the bundled rates are in date. */
const DAY = '2026-04-24';
const folder = temporaryFolder('findings');

/** Somewhere a feed is checked. */
interface Side {
  readonly name: string;
  reportOn(input: FeedInput): Promise<FeedReport>;
}

let app: App;
let key: TestKey;
/** The app's rates over those of the example's world. */
let scales: Readonly<Record<string, number>>;
const now = () => new Date(`${DAY}${new Date().toISOString().slice(10)}`);

const COMMAND: Side = {
  name: 'the command',
  async reportOn({ bytes, contentType }) {
    const file = join(folder, contentType === 'text/csv' ? 'feed.csv' : 'feed.json');
    writeFileSync(file, bytes);
    const lines: string[] = [];
    const known = [
      '--provider',
      'example-remit',
      '--licensed',
      'DEU,TJK',
      '--before',
      join(folder, 'before.json'),
      '--before-answer',
      join(folder, 'before-answer.json'),
    ];
    const code = await feedCommand(
      ['check', file, '--json', '--against', app.url, ...known],
      (line) => lines.push(line),
      { now, tell: () => {} },
    );
    const { against, ...report } = JSON.parse(lines.join('\n'));
    expect(against.url).toBe(app.url);
    const { error, doubt } = report.counts;
    expect(code).toBe(error > 0 ? 2 : doubt > 0 ? 1 : 0);
    return report;
  },
};

const ROUTE: Side = {
  name: 'the route',
  async reportOn({ bytes, contentType }) {
    const text = Buffer.from(bytes);
    // What is not UTF-8 does not survive as a text.
    const isText = Buffer.from(text.toString('utf8')).equals(text);
    const { body } = await post('/v1/in/feeds?dry-run=true', {
      body: isText ? text : gzipSync(text),
      contentType: isText ? contentType : 'application/gzip',
    });
    return body.report;
  },
};

const SIDES: readonly Side[] = [COMMAND, ROUTE];

async function post(target: string, { body, contentType }: { body: Uint8Array; contentType: string }) {
  // Five requests a second are a party's share.
  await setTimeout(200);
  const { host: authority } = new URL(app.url);
  const request = signed({ authority, key, now: now(), target, body, contentType });
  const given = Object.entries(request.headers).filter(
    (each): each is [string, string] => each[1] !== undefined,
  );
  const response = await fetch(app.url + target, {
    method: 'POST',
    headers: Object.fromEntries(given),
    body: new Uint8Array(body),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

/** When the example was made. */
const MADE: Day = '2026-11-30';
const RATES = /(?<![\d.])(11\.0235|11\.3|9\.5|0\.0907|1\.12|1\.13)(?![\d.])/g;

/** A feed of the example's world in that of the app: its days as many days from that of the app, its rates as far from the reference. */
function moved(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const inTime = text.replace(
    /(\d{4}-\d\d-\d\d)(T06:00:00Z)?/g,
    (all, day: Day, time: string | undefined) => {
      if (!isDay(day)) return all;
      const days = daysBetween(MADE, day);
      // What was made is, and what is ahead stays ahead, at any time of the day.
      return addDays(DAY, days) + (time === undefined ? '' : days > 0 ? 'T23:00:00Z' : 'T00:00:00Z');
    },
  );
  const inMarket = inTime.replace(RATES, (rate) => {
    const scale = scales[rate.startsWith('1.1') ? 'EUR-USD' : 'EUR-TJS'] ?? Number.NaN;
    return (Number(rate) * (rate.startsWith('0') ? 1 / scale : scale)).toFixed(6);
  });
  return Buffer.from(inMarket, 'latin1');
}

beforeAll(async () => {
  app = await startPublishedApp(DAY);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  key = { keyId: 'example-remit/k1', privateKey, publicKey: '' };
  const file = join(folder, 'public.pem');
  writeFileSync(file, publicKey.export({ type: 'spki', format: 'pem' }));
  const by = ['--by', 'Anna', '--by', 'Boris'];
  const firm = ['--name', 'Example Remit', '--type', 'money-transfer-operator', '--domain', 'example.org'];
  const licences = ['DEU', 'TJK'].flatMap((country) => [
    '--licence',
    `${country} 1 https://register.example/1`,
  ]);
  for (const args of [
    ['add', 'example-remit', ...firm, ...licences],
    ['key', 'example-remit', '--public', file],
  ])
    expect(await admin(['party', ...args, ...by], () => {}, { dataDir: app.dataDir, now })).toBe(0);

  const rate = async (to: string): Promise<number> => {
    const answer = await fetch(`${app.url}/v1/rates?base=EUR&currencies=${to}`);
    const { rates }: { rates: { rate: string }[] } = JSON.parse(await answer.text());
    return Number(rates[0]?.rate);
  };
  scales = { 'EUR-TJS': (await rate('TJS')) / 11.03, 'EUR-USD': (await rate('USD')) / 1.15 };

  // The feed before, as in the example's world, in force since today.
  const before = EXAMPLES.json
    .replace('"publishedAt": "2026-11-30', '"publishedAt": "2026-11-29')
    .replace('"validFrom": "2026-12-01"', '"validFrom": "2026-11-30"')
    .replace('"keptDays": 30', '"keptDays": 14');
  const body = moved(Buffer.from(before));
  writeFileSync(join(folder, 'before.json'), body);
  const answer = await post('/v1/in/feeds', { body, contentType: 'application/json' });
  writeFileSync(join(folder, 'before-answer.json'), JSON.stringify(answer.body));
  expect(answer, JSON.stringify(answer.body.report)).toMatchObject({
    status: 200,
    body: { state: 'in-force', held: 0 },
  });
}, 300_000);
afterAll(() => app.end());

/** An instant of the check itself differs from side to side. */
const told = ({ findings, ...report }: Pick<FeedReport, 'findings'>) => ({
  ...report,
  findings: findings.map(({ allowed, ...finding }) => ({
    ...finding,
    allowed: allowed?.replace(/^until 2026-04-24T.*Z$/, 'until it is received') ?? null,
  })),
});

describe('the same is found by every side', () => {
  test.each(['json', 'csv'] as const)('of the example in %s: nothing', async (file) => {
    const contentType = file === 'json' ? 'application/json' : 'text/csv';
    for (const side of SIDES) {
      const { findings } = await side.reportOn({ bytes: moved(Buffer.from(EXAMPLES[file])), contentType });
      expect(findings, side.name).toEqual([]);
    }
  });

  test.each(RULES)('of the example of $id', async ({ id, example }) => {
    const broken = brokenBy(example, EXAMPLES[example.file]);
    const input = { ...broken, bytes: moved(broken.bytes) };
    const reports = await Promise.all(
      SIDES.map(async (side) => ({ side, report: await side.reportOn(input) })),
    );
    const [first, ...others] = reports.map(({ report }) => told(report));
    for (const report of others) expect(report).toEqual(first);
    const found = reports.filter(({ report }) => report.findings.some(({ rule }) => rule === id));
    expect(found.map(({ side }) => side)).toEqual(SIDES);
  });
});
