/**
 * A bank's rates through the running app: requested from a server on this machine in place of the internet, stored as
 * evidence, published, and shown on the pages; and what the pages say about banks that fail meanwhile.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { CDK_OUT } from '../../infra/build/paths.ts';
import { main as importHistory } from '../../infra/local/import-history.ts';
import { main as replay } from '../../infra/local/replay.ts';
import {
  compareOffersOperation,
  getRateHistoryOperation,
  getRatesOperation,
  listSourcesOperation,
} from '../../shared/contracts/api.ts';
import { type App, startApp } from '../support/app.ts';
import { pretendItIs, pretendTheWorldIs } from '../support/pretend.ts';
import { bundledBulletins } from '../support/rates.ts';

/** The answer of the Central Bank of Uzbekistan for Friday 3 April: its figures of some days before, raised by 1 %. */
function cbuAnswer(): string {
  const bulletin = bundledBulletins.find(({ source }) => source === 'cbu');
  const rows = (bulletin?.rates ?? []).map(({ currency, nominal, rate }) => ({
    Ccy: currency,
    Code: '000',
    Nominal: String(nominal),
    Rate: (Number(rate) * 1.01).toFixed(4),
    Date: '03.04.2026',
  }));
  return JSON.stringify(rows);
}

let world: Server;
let app: App;
const asked: string[] = [];
beforeAll(async () => {
  world = createServer((request, response) => {
    const url = decodeURIComponent((request.url ?? '').slice(1));
    asked.push(url);
    const { host } = new URL(url);
    if (host === 'cbu.uz') response.writeHead(200, { 'content-type': 'application/json' }).end(cbuAnswer());
    else if (host === 'www.cbr.ru') response.writeHead(403).end('no');
    else if (host === 'nbt.tj')
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><html><body>Moved</body></html>');
    else response.writeHead(503).end();
  });
  await new Promise<void>((done) => world.listen(0, '127.0.0.1', done));
  const { port } = world.address() as AddressInfo;
  // Its schedules run only when a test says so. In the afternoon, when pages get the day's second rates.
  app = await startApp({
    schedules: false,
    longestDelaySeconds: 1,
    threadArgs: [
      ...pretendItIs('2026-04-02T16:10:00.000Z'),
      ...pretendTheWorldIs(`http://127.0.0.1:${port}`),
    ],
  });
  // Rates before prices: alone they are not published, so the pages are made once.
  await app.invoke('collect-fx', {});
  await app.invoke('collect-prices', {});
  await app.drained();
}, 120_000);
afterAll(async () => {
  await app.end();
  world.close();
});

const get = async <S extends z.ZodMiniType>(schema: S, path: string): Promise<z.infer<S>> => {
  const response = await fetch(`${app.url}${path}`);
  expect(response.status, path).toBe(200);
  return z.parse(schema, await response.json());
};
/** The functions that answer look for a new publication once a second. */
const seen = () => new Promise((done) => setTimeout(done, 1_000));
const collect = async (...sources: string[]) => {
  const Records = sources.map((source, index) => ({
    messageId: String(index),
    body: JSON.stringify({ source }),
  }));
  const result = await app.invoke('collect-fx', { Records });
  await app.drained();
  await seen();
  return result;
};
const sourceOf = async (id: string) =>
  (await get(listSourcesOperation.answer, '/v1/sources')).sources.find(({ source }) => source === id);

describe('a bank that answers', () => {
  test('is published, with the evidence behind it, and changes what would have arrived', {
    timeout: 60_000,
  }, async () => {
    const before = await get(compareOffersOperation.answer, '/v1/corridors/DEU-AFG/offers?amount=140');
    expect(before.exchange).toMatchObject({ from: 'EUR', to: 'AFN', fixedOn: ['2026-03-31', '2026-03-31'] });
    expect(await sourceOf('cbu')).toMatchObject({ word: 'stale', lastSuccess: null });

    expect(await collect('cbu')).toMatchObject({ batchItemFailures: [] });
    expect(asked).toContain('https://cbu.uz/uz/arkhiv-kursov-valyut/json/all/2026-04-03/');
    const source = await sourceOf('cbu');
    expect(source).toMatchObject({ word: 'quiet', failure: null, newest: { fixedOn: '2026-04-02' } });

    const rates = await get(getRatesOperation.answer, '/v1/rates');
    const afghani = rates.rates.find(({ currency }) => currency === 'AFN');
    expect(afghani).toMatchObject({ fixedOn: '2026-04-02', age: 0, basis: 'one-bank', banks: ['cbu'] });
    expect(rates.bulletins['cbu:2026-04-02']?.evidence).toMatch(/^[0-9a-f]{64}$/);
    const history = await get(getRateHistoryOperation.answer, '/v1/rates/AFN?from=2026-03-30&to=2026-04-02');
    expect(history.rates.map(({ fixedOn }) => fixedOn)).toEqual(['2026-03-31', '2026-04-02']);

    // Two banks that agreed on the euro two days ago outweigh today's one bank; only that bank has the afghani.
    const after = await get(compareOffersOperation.answer, '/v1/corridors/DEU-AFG/offers?amount=140');
    expect(after.exchange).toMatchObject({ fixedOn: ['2026-03-31', '2026-04-02'], basis: 'one-bank' });
    const page = await (await fetch(`${app.url}/en/deu-afg`)).text();
    expect(page).toContain('exchange rate of 31 March 2026, 2 April 2026');
    const sources = await (await fetch(`${app.url}/en/sources`)).text();
    expect(sources).toMatch(/Central Bank of the Republic of Uzbekistan[\s\S]*?Up to date/);
  });

  test('can be parsed again from its evidence while the app runs', async () => {
    const lines: string[] = [];
    const place = { cdkOut: CDK_OUT, dataDir: app.dataDir };
    expect(await replay(['cbu', '2026-04-02'], (line) => lines.push(line), place)).toBe(0);
    expect(lines.join('\n')).toContain('fixed on 2026-04-02, valid on 2026-04-03');
    expect(lines.join('\n')).toMatch(/^ {2}USD 1 12316\.1521$/m);
    lines.length = 0;
    // We did not ask it on that day, but stored evidence covers the day.
    expect(await replay(['nbk', '2026-03-31'], (line) => lines.push(line), place)).toBe(0);
    expect(lines[0]).toMatch(/ bundled$/);
    expect(await replay(['cbu', '2020-01-01'], () => {}, place)).toBe(1);
    expect(await replay(['nobody', '2026-04-02'], () => {}, place)).toBe(1);
  });
});

describe('banks that fail', () => {
  test('are asked by schedule and queue, each with its own failure; a bank that answers is still collected', {
    timeout: 120_000,
  }, async () => {
    expect(await app.invoke('request-fx', {})).toMatchObject({
      summary: expect.stringContaining('15 of 16'),
    });
    // The requests of one run are received together, a moment later.
    await expect
      .poll(
        async () =>
          (await get(listSourcesOperation.answer, '/v1/sources')).sources.map((one) => one.lastAsked),
        {
          timeout: 60_000,
          interval: 200,
        },
      )
      .not.toContain(null);
    await app.drained();
    expect(await sourceOf('cbr')).toMatchObject({
      failure: { kind: 'SourceBlocked' },
      notBefore: expect.any(String),
    });
    expect(await sourceOf('nbt')).toMatchObject({ failure: { kind: 'SourceChanged' } });
    expect(await sourceOf('nbk')).toMatchObject({ failure: { kind: 'SourceUnavailable' } });
    expect(await sourceOf('cbu')).toMatchObject({ failure: null });

    const times = asked.filter((url) => url.includes('cbr.ru')).length;
    expect(times).toBe(1);
    await collect('cbr');
    expect(asked.filter((url) => url.includes('cbr.ru'))).toHaveLength(times);
    // What the next scheduled minute would do: a failure alone wakes no function.
    await app.invoke('compute-corridors', {});
    await app.drained();
    const page = await (await fetch(`${app.url}/en/sources`)).text();
    expect(page).toContain('It does not let us ask, and is left alone.');
    expect(page).toContain('It answers in a form that we do not take for its rates.');
    expect(page).toContain('It cannot be reached.');
  });
});

test('a history is refused while the app runs, and imported once it has ended', {
  timeout: 60_000,
}, async () => {
  const place = { cdkOut: CDK_OUT, dataDir: app.dataDir };
  const lines: string[] = [];
  const say = (line: string) => lines.push(line);
  const file = new URL('../fixtures/fx/ecb-hist.csv', import.meta.url).pathname;
  expect(await importHistory(['ecb', file], say, place)).toBe(1);
  expect(lines[0]).toMatch(/in use by process/);
  await app.close();
  expect(await importHistory(['ecb', file], say, place)).toBe(0);
  expect(lines.at(-1)).toMatch(/days of ecb, [1-9]\d* of them new/);
  // Packed like the ECB's file.
  expect(await importHistory(['ecb', file.replace(/csv$/, 'zip')], say, place)).toBe(0);
  expect(lines.at(-1)).toMatch(/, 0 of them new/);
  expect(await importHistory(['cbr', file], say, place)).toBe(1);
  expect(await importHistory(['ecb', `${file}.gone`], say, place)).toBe(1);
  expect(lines.at(-1)).toMatch(/^There is no file /);
  const wrong = new URL('../fixtures/fx/ecb.xml', import.meta.url).pathname;
  expect(await importHistory(['ecb', wrong], say, place)).toBe(1);
  expect(lines.at(-2)).toMatch(/ecb\.xml was not taken in: SourceChanged: /);
  expect(lines.at(-1)).toMatch(/^Nothing of it was stored as a rate/);
  const nowhere = { ...place, dataDir: `${app.dataDir}/nowhere` };
  expect(await importHistory(['ecb', file], say, nowhere)).toBe(1);
  expect(await replay(['cbu', '2026-04-02'], say, nowhere)).toBe(1);
  expect(lines.at(-1)).toMatch(/run npm start first/);
});
