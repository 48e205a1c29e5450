/** The survey's next round by itself, through the real HTTP client: what is new is taken in, and a server that misbehaves gives nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pauseOf } from '../../../functions/collect-prices/due.ts';
import {
  isRoundDue,
  type NextRoundDependencies,
  takeInNextRound,
} from '../../../functions/collect-prices/next-round.ts';
import { importWorkbook } from '../../../functions/collect-prices/workbook.ts';
import { newHttpClient } from '../../../functions/sources/http-client.ts';
import { editionInForce, setEditionState } from '../../../functions/storage/editions.ts';
import { changePriceSource, readPriceSource } from '../../../functions/storage/price-sources.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { priceSourceNeverAsked } from '../../../shared/contracts/price-source.ts';
import { temporaryFolder } from '../../infra/support/temporary-folder.ts';
import { type BadServer, startBadServer } from '../../support/bad-server.ts';
import { Crash, counting, dyingAt, WHEN } from '../../support/breaking.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { memoryEvidence } from '../../support/memory-stores.ts';
import { acceptRound } from '../../support/rounds.ts';
import { printedServices, writeRpwWorkbook } from '../../support/rpw-workbook.ts';
import { actOf, rowsOf } from '../../support/survey.ts';

const folder = temporaryFolder('next-round');
const first = join(folder, 'first.xlsx');
const second = join(folder, 'second.xlsx');
const other = join(folder, 'other.xlsx');
let served = first;

let engine: Engine;
let server: BadServer;
beforeAll(async () => {
  engine = await startEngine();
  const held = printedServices(rowsOf('DEU-KGZ'), '2025_3Q');
  await writeRpwWorkbook(first, { now: held });
  await writeRpwWorkbook(other, { now: held.slice(1) });
  // The same prices again as of a later quarter: made, to be a round that is new.
  const later = printedServices(rowsOf('DEU-KGZ', 'DEU-TJK'), '2026_1Q', () => null);
  await writeRpwWorkbook(second, { now: [...held, ...later] });
  server = await startBadServer({
    files: {
      '/catalogue': () => Buffer.from('{"its":"own form"}'),
      '/workbook': () => readFileSync(served),
      '/half': () => readFileSync(first).subarray(0, 2_000),
      '/no-workbook': () => readFileSync(new URL('../../fixtures/fx/ecb-hist.zip', import.meta.url)),
    },
  });
});
afterAll(async () => {
  await server.close();
  await engine.close();
});

const NOW = '2026-11-23T06:00:00.000Z';
const TOO_LARGE = ['/bomb', '/huge', '/endless'];

interface World {
  readonly table?: Table;
  readonly instant?: string;
  readonly catalogue?: string;
  readonly file?: string;
  readonly modifiedOn?: string;
}

async function world({
  table,
  instant = NOW,
  catalogue = '/catalogue',
  file = '/workbook',
  modifiedOn = '2026-05-06',
}: World = {}) {
  const evidence = memoryEvidence();
  const announced: string[] = [];
  const client = newHttpClient({
    now: () => new Date(instant),
    random: () => 0,
    sleep: async () => {},
    timeoutMs: [catalogue, file].some((path) => TOO_LARGE.includes(path)) ? 10_000 : 400,
    attempts: 2,
    mayAlsoAsk: ({ protocol, hostname }) => protocol === 'http:' && hostname === '127.0.0.1',
  });
  const dependencies = {
    table: table ?? (await engine.newTable()),
    evidence,
    files: evidence,
    client,
    fileClient: { download: (ask, path) => client.download({ ...ask, maxBytes: 300_000 }, path) },
    catalogue: {
      ask: { url: `${server.url}${catalogue}`, maxBytes: 300_000 },
      newest: () => ({ url: `${server.url}${file}`, modifiedOn }),
    },
    announce: async (edition: string) => {
      announced.push(edition);
    },
    now: () => new Date(instant),
    progress: () => {},
  } satisfies NextRoundDependencies;
  return { dependencies, table: dependencies.table, evidence, announced };
}

const left = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('karvon-round-'));
const stateOf = (table: Table) => readPriceSource(table, 'rpw');

describe('the next round', () => {
  test('is taken in, and asked for again a week later; the same is not fetched twice', async () => {
    served = first;
    const { dependencies, table, announced, evidence } = await world();
    expect(await takeInNextRound(dependencies)).toEqual({
      summary: 'rpw: 1 quarters in its workbook, 1 of them new or changed',
      failed: false,
    });
    expect(announced).toHaveLength(1);
    const state = await stateOf(table);
    expect(state).toMatchObject({
      lastAsked: NOW,
      lastSuccess: NOW,
      lastChange: NOW,
      failure: null,
      notBefore: null,
    });
    // The catalogue's answer and the file, each with its record.
    expect(evidence.answers.map(({ url, sha256 }) => [url, evidence.kept.has(sha256)])).toEqual([
      [`${server.url}/catalogue`, true],
      [`${server.url}/workbook`, true],
    ]);
    expect((await editionInForce(table, { source: 'rpw', period: '2025-Q3' }))?.survey.evidence).toBe(
      state.taken?.sha256,
    );
    expect(left()).toEqual([]);

    const tomorrow = await world({ table, instant: '2026-11-24T06:00:00.000Z' });
    expect(await isRoundDue(tomorrow.dependencies)).toBe(false);
    expect((await takeInNextRound(tomorrow.dependencies)).summary).toBe(
      'rpw was not asked: it was asked on 2026-11-23',
    );
    const nextWeek = await world({ table, instant: '2026-11-30T06:00:00.000Z' });
    const asked = server.asked.filter(({ path }) => path === '/workbook').length;
    expect((await takeInNextRound(nextWeek.dependencies)).summary).toBe('rpw: no newer workbook');
    expect(server.asked.filter(({ path }) => path === '/workbook')).toHaveLength(asked);
    expect(nextWeek.announced).toEqual([]);

    // Another date in the catalogue, and the same bytes.
    const touched = await world({ table, instant: '2026-12-07T06:00:00.000Z', modifiedOn: '2026-12-01' });
    expect((await takeInNextRound(touched.dependencies)).summary).toBe('rpw: the same workbook again');
    expect(await stateOf(table)).toMatchObject({ lastChange: NOW, taken: { modifiedOn: '2026-12-01' } });

    served = second;
    const newer = await world({ table, instant: '2026-12-14T06:00:00.000Z', modifiedOn: '2026-12-10' });
    expect((await takeInNextRound(newer.dependencies)).summary).toBe(
      'rpw: 2 quarters in its workbook, 1 of them new or changed',
    );
    expect((await editionInForce(table, { source: 'rpw', period: '2026-Q1' }))?.corridors).toEqual([
      'DEU-KGZ',
      'DEU-TJK',
    ]);
    served = first;
  });

  test('that has other rows of a quarter is not said to be what the source asked for: its file is another, no more is known', async () => {
    served = first;
    const { dependencies, table } = await world();
    await takeInNextRound(dependencies);
    served = other;
    const later = await world({ table, instant: '2026-12-14T06:00:00.000Z', modifiedOn: '2026-12-10' });
    await takeInNextRound(later.dependencies);
    served = first;
    expect((await editionInForce(table, { source: 'rpw', period: '2025-Q3' }))?.acts).toMatchObject([
      {
        did: 'replaced',
        at: '2026-12-14T06:00:00.000Z',
        askedBy: { role: 'operator', organisation: null },
        reason: 'Another file of the source, or a newer release of the software, gives other rows.',
        replaces: { rows: { added: 0, changed: 0 } },
      },
    ]);
  });

  test.each(WHEN)('that breaks just %s any write is whole after the next run', async (when) => {
    served = second;
    const goal = await world();
    const counted = counting(goal.dependencies);
    await takeInNextRound(counted);
    // Two answers, each with its record, of each quarter its rows, that it comes, and its item, and the state.
    expect(counted.writes()).toBe(4 + 3 * 2 + 1);
    for (let write = 1; write <= counted.writes(); write += 1) {
      const { dependencies, table } = await world();
      await expect(takeInNextRound(dyingAt(dependencies, write, when))).rejects.toThrow(Crash);
      const again = await world({ table, instant: '2026-11-24T07:00:00.000Z' });
      await takeInNextRound(again.dependencies);
      for (const period of ['2025-Q3', '2026-Q1'])
        expect(
          await editionInForce(table, { source: 'rpw', period }),
          `${period} after write ${write}`,
        ).toMatchObject({
          rows: (await editionInForce(goal.table, { source: 'rpw', period }))?.rows,
        });
      expect(left()).toEqual([]);
    }
    served = first;
  });
});

const UNAVAILABLE = [
  '/slow-headers',
  '/drip',
  '/cut-off',
  '/cut-off-chunked',
  '/reset',
  '/status/500',
  '/much-later',
];
const BLOCKED = ['/status/401', '/status/403', '/too-many', '/captcha'];
const CHANGED = [
  '/round',
  '/moved',
  '/status/204',
  '/status/404',
  '/empty',
  '/wrong-encoding',
  '/page',
  '/good',
  ...TOO_LARGE,
];

describe.each([
  ...UNAVAILABLE.map((path) => [path, 'SourceUnavailable'] as const),
  ...BLOCKED.map((path) => [path, 'SourceBlocked'] as const),
  ...CHANGED.map((path) => [path, 'SourceChanged'] as const),
])('%s', (path, kind) => {
  test.each(['catalogue', 'file'] as const)(
    `in the place of the %s is ${kind}, and nothing is taken`,
    async (which) => {
      const { dependencies, table, announced } = await world({ [which]: path });
      const before = process.memoryUsage().rss;
      expect((await takeInNextRound(dependencies)).failed).toBe(true);
      expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(300);
      const state = await stateOf(table);
      expect(state).toMatchObject({
        lastAsked: NOW,
        lastSuccess: null,
        taken: null,
        failure: { kind, since: NOW, times: 1 },
      });
      expect(state.notBefore === null).toBe(kind !== 'SourceBlocked');
      expect([await table.query('EDITIONS'), await table.query('EDITIONS#PAST'), announced]).toEqual([
        [],
        [],
        [],
      ]);
      expect(left()).toEqual([]);
      // The next day it is asked again, unless it blocks us.
      const tomorrow = await world({ table, instant: '2026-11-24T05:00:00.000Z' });
      expect(await isRoundDue(tomorrow.dependencies)).toBe(kind !== 'SourceBlocked');
    },
  );
});

test.each([
  ['/half', /expected a whole zip archive/],
  ['/no-workbook', /expected a workbook/],
])('%s in the place of the file is SourceChanged, and kept as evidence', async (file, message) => {
  const { dependencies, table, evidence } = await world({ file });
  await takeInNextRound(dependencies);
  expect((await stateOf(table)).failure).toMatchObject({
    kind: 'SourceChanged',
    message: expect.stringMatching(message),
  });
  expect(evidence.answers).toHaveLength(2);
  expect(await table.query('EDITIONS')).toEqual([]);
});

describe('a workbook that was refused', () => {
  const day = (at: string) => `2026-11-${at}T06:00:00.000Z`;
  const fetches = (answers: readonly { url: string }[]) =>
    answers.filter(({ url }) => url.endsWith('/half')).length;

  test('is not fetched each day again, but each week, or once another is listed; the failure stays', async () => {
    const { dependencies, table } = await world({ file: '/half' });
    await takeInNextRound(dependencies);
    const failure = (await stateOf(table)).failure;
    for (const [at, modifiedOn, count] of [
      ['24', '2026-05-06', 0],
      ['29', '2026-05-06', 0],
      ['30', '2026-05-06', 1],
      ['30', '2026-11-29', 1],
    ] as const) {
      const later = await world({ table, file: '/half', modifiedOn, instant: day(at) });
      // Twice on one day: as if the first did not take place.
      if (modifiedOn !== '2026-05-06')
        await changePriceSource(table, 'rpw', (state) => ({ ...state, lastAsked: day('29') }));
      expect((await takeInNextRound(later.dependencies)).failed, at).toBe(true);
      expect(fetches(later.evidence.answers), `${at} ${modifiedOn}`).toBe(count);
      expect((await stateOf(table)).failure?.since).toBe(failure?.since);
    }
  });

  test('and then imported by hand, is no failure any more, and is not fetched again', async () => {
    const { dependencies, table } = await world({ file: '/half' });
    await takeInNextRound(dependencies);
    // One that has not the newest quarter repairs nothing.
    await acceptRound(table, '2025-Q4', rowsOf('DEU-KGZ'));
    await importWorkbook(first, dependencies);
    expect((await stateOf(table)).failure).not.toBeNull();
    await setEditionState(table, 'rpw:2025-Q4:made', actOf('withdrawn'));
    expect(await importWorkbook(first, dependencies)).toBe('1 quarters of rpw, 0 of them new or changed');
    const state = await stateOf(table);
    expect(state).toMatchObject({ failure: null, refused: null, taken: { modifiedOn: '2026-05-06' } });
    const later = await world({ table, file: '/half', instant: '2026-12-23T06:00:00.000Z' });
    expect(await takeInNextRound(later.dependencies)).toEqual({
      summary: 'rpw: no newer workbook',
      failed: false,
    });
    expect(fetches(later.evidence.answers)).toBe(0);
  });

  test('stays a failure where its message comes twice', async () => {
    const { dependencies, table } = await world({ file: '/half' });
    await takeInNextRound(dependencies);
    const before = await stateOf(table);
    expect(await takeInNextRound(dependencies)).toEqual({
      summary: 'rpw was not asked: it was asked on 2026-11-23',
      failed: true,
    });
    expect(await stateOf(table)).toEqual(before);
  });
});

test('our own fault is recorded, and rises', async () => {
  const { dependencies, table } = await world();
  const broken = {
    ...dependencies,
    files: { keepFile: () => Promise.reject(new Error('no room on the disk')) },
  };
  await expect(takeInNextRound(broken)).rejects.toThrow('no room on the disk');
  expect((await stateOf(table)).failure).toMatchObject({ kind: 'fault', message: 'Something failed here.' });
});

describe('when it is asked', () => {
  const asked = { ...priceSourceNeverAsked('rpw'), lastAsked: '2026-11-01T06:00:00.000Z' };
  const failure = { kind: 'SourceUnavailable', message: 'down', since: asked.lastAsked, times: 1 } as const;
  test.each([
    ['never asked', priceSourceNeverAsked('rpw'), '2025-Q3', '2026-11-01T06:00:00.000Z', null],
    ['a week later, once the next quarter is over', asked, '2025-Q3', '2026-11-08T05:00:00.000Z', null],
    ['not after six days', asked, '2025-Q3', '2026-11-07T06:00:00.000Z', 'it was asked on 2026-11-01'],
    ['a month later, before the next quarter is over', asked, '2026-Q3', '2026-12-01T06:00:00.000Z', null],
    ['not after a week then', asked, '2026-Q3', '2026-11-08T06:00:00.000Z', 'it was asked on 2026-11-01'],
    ['the next day, after it failed', { ...asked, failure }, '2026-Q3', '2026-11-02T06:00:00.000Z', null],
    [
      'not while it blocks us',
      { ...asked, failure, notBefore: '2026-11-03T06:00:00.000Z' },
      '2025-Q3',
      '2026-11-02T07:00:00.000Z',
      'it blocked us, and is left alone until 2026-11-03T06:00:00.000Z',
    ],
    [
      'after a clock that was ahead',
      { ...asked, lastAsked: '2031-01-01T00:00:00.000Z' },
      '2025-Q3',
      '2026-11-08T05:00:00.000Z',
      null,
    ],
    [
      'although a clock that was ahead recorded a block',
      { ...asked, failure, notBefore: '2031-01-01T00:00:00.000Z' },
      '2025-Q3',
      '2026-11-08T05:00:00.000Z',
      null,
    ],
    [
      'some hours before a block of a day ends, as the daily run comes',
      { ...asked, failure, notBefore: '2026-11-02T06:00:45.000Z' },
      '2025-Q3',
      '2026-11-02T06:00:00.000Z',
      null,
    ],
    ['with nothing held', asked, undefined, '2026-11-08T05:00:00.000Z', null],
  ])('%s', (_, state, newest, instant, pause) => expect(pauseOf(state, newest, instant)).toBe(pause));
});
