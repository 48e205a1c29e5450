/**
 * `period=` in the API: the real rows of 2014 Q1 and Q2 through the workbook's way, beside the bundled round of 2025 Q3. Figures are held
 * against the official averages and against the rows themselves, read by this test alone.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { importWorkbook } from '../../../functions/collect-prices/workbook.ts';
import { publishEarlierRounds } from '../../../functions/compute-corridors/earlier.ts';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { setEditionState } from '../../../functions/storage/editions.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { readSharedCsv } from '../../../infra/data/shared-csv.ts';
import {
  getCorridorIndicatorsOperation,
  getIndicatorsOperation,
} from '../../../shared/contracts/indicator-operations.ts';
import { temporaryFolder } from '../../infra/support/temporary-folder.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { gatewayEvent } from '../../support/gateway.ts';
import { memoryEvidence } from '../../support/memory-stores.ts';
import { checkRows } from '../../support/rows.ts';
import { printed2014, writeRpwWorkbook } from '../../support/rpw-workbook.ts';
import { accept, actOf, rowsOf } from '../../support/survey.ts';

const old = printed2014();
const folder = temporaryFolder('earlier');
let engine: Engine;
let table: Table;
let ask: (path: string) => Promise<{ status: number; body: ReturnType<typeof JSON.parse>; units: number }>;
/** The same from an instance of the function that has read nothing yet. */
let askFresh: typeof ask;
let send: Parameters<typeof checkRows>[1];
let compute: () => Promise<void>;

beforeAll(async () => {
  if (!old) return;
  engine = await startEngine();
  table = await engine.newTable();
  await accept(table, 'e1', rowsOf('DEU-KGZ', 'DEU-UKR', 'GBR-PHL', 'USA-MEX'));
  const evidence = memoryEvidence();
  const path = join(folder, 'old.xlsx');
  await writeRpwWorkbook(path, { old });
  await importWorkbook(path, {
    table,
    evidence,
    files: evidence,
    mustBeWhole: false,
    announce: async () => {},
    now: () => new Date('2026-11-20T00:00:00Z'),
    progress: () => {},
  });
  let ids = 0;
  const dependencies = {
    table,
    now: () => new Date('2026-11-21T00:00:00Z'),
    newPublicationId: () => {
      ids += 1;
      return `20261121T00000${ids}Z-1`;
    },
    computedBy: 'code',
    announce: async () => {},
  };
  compute = async () => {
    await computeCorridors(dependencies);
    await publishEarlierRounds(dependencies);
  };
  await compute();
  vi.stubEnv('TABLE_NAME', 'unused');
  const { newHandler } = await import('../../../functions/serve-api/handler.ts');
  const instance = (): typeof ask => {
    const handler = newHandler({ table, today: () => '2026-11-21' });
    return async (path) => {
      const { statusCode = 0, body, headers } = await handler(gatewayEvent(path), {} as Context);
      return {
        status: statusCode,
        body: JSON.parse(body ?? 'null'),
        units: Number(headers?.['karvon-read-units']),
      };
    };
  };
  ask = instance();
  const whole = newHandler({ table, today: () => '2026-11-21' });
  send = async (path) => whole(gatewayEvent(path), {} as Context);
  askFresh = (path) => instance()(path);
}, 240_000);
afterAll(() => engine?.close());

/** A printed price of a quarter that counts. */
interface Printed {
  readonly corridor: string;
  readonly total: number;
  readonly type: string;
  readonly payout: string;
  readonly speed: string;
}
const printed = (quarter: string, at: 'cc1' | 'cc2' = 'cc1'): Printed[] =>
  (old ?? []).flatMap((row) => {
    const text = (name: string): string => String(row[name] ?? '');
    if (text('period') !== quarter || text('transparent') !== 'yes' || text(`${at} total cost %`) === '')
      return [];
    const code = (name: string): string => (text(name) === 'KSV' ? 'XKX' : text(name));
    return [
      {
        corridor: `${code('source')}-${code('destination')}`,
        total: Number(text(`${at} total cost %`)),
        type: text('firm_type'),
        payout: text('pick-up method'),
        speed: text('speed actual'),
      },
    ];
  });
const mean = (prices: readonly Printed[]): number =>
  prices.reduce((sum, { total }) => sum + total, 0) / prices.length;
const median = (prices: readonly Printed[]): number => {
  const sorted = prices.map(({ total }) => total).sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
};

describe.skipIf(!old)('the rounds of 2014 through the API', () => {
  test('give 449 of 449 official corridor averages to a hundredth of a point', async () => {
    const official = readSharedCsv('rpw/corridor-quarters-official-2011q1-2020q3.csv.gz') ?? [];
    const own = new Map<string, string>();
    for (const period of ['2014-Q1', '2014-Q2']) {
      const { status, body } = await ask(`/v1/indicators?period=${period}&group=corridor`);
      expect(status).toBe(200);
      expect(z.safeParse(getIndicatorsOperation.answer, body).error).toBeUndefined();
      for (const { key, at200 } of body.results) own.set(`${key} ${period}`, at200?.mean);
    }
    const differences = official.flatMap((row) => {
      const receiver = row.destination_code === 'KSV' ? 'XKX' : row.destination_code;
      const period = `${row.quarter?.slice(0, 4)}-${row.quarter?.slice(4)}`;
      const given = own.get(`${row.source_code}-${receiver} ${period}`);
      return given ? [Math.abs(Number(given) - Number(row.avg_total_cost_pct_usd200))] : [];
    });
    expect(differences).toHaveLength(449);
    expect(Math.max(...differences)).toBeLessThanOrEqual(0.01);
  });

  test.each([
    ['2014-Q1', '2014_1Q'],
    ['2014-Q2', '2014_2Q'],
  ])(
    '%s: the world, with Russia and as the World Bank had it then without, at both amounts',
    async (period, quarter) => {
      const { body } = await ask(`/v1/indicators?period=${period}`);
      expect(body).toMatchObject({
        computable: true,
        round: 'earlier',
        period,
        group: 'world',
        officialLikeLeavesOut: ['RUS'],
        regionsOfThen: false,
        publishedAt: '2026-11-21T00:00:02Z',
      });
      expect(body.edition).toMatch(new RegExp(`^rpw:${period}:`));
      const [world] = body.results;
      for (const [amount, at] of [
        ['at200', 'cc1'],
        ['at500', 'cc2'],
      ] as const) {
        const all = printed(quarter, at);
        const without = all.filter(({ corridor }) => !corridor.startsWith('RUS-'));
        expect(all.length - without.length).toBeGreaterThan(50);
        expect(world[amount].count).toBe(all.length);
        expect(Number(world[amount].mean)).toBeCloseTo(mean(all), 2);
        expect(Number(world[amount].median)).toBeCloseTo(median(all), 2);
        expect(world.officialLike[amount].count).toBe(without.length);
        expect(Number(world.officialLike[amount].mean)).toBeCloseTo(mean(without), 2);
      }
    },
  );

  test('docs/method.md has the figures of 2014 Q2', async () => {
    const { body } = await ask('/v1/indicators?period=2014-Q2');
    const [{ at200, officialLike }] = body.results;
    const said = [at200, officialLike.at200].map(
      ({ mean: of, count }) => `${of} over ${Number(count).toLocaleString('en')}`,
    );
    const method = readFileSync(new URL('../../../docs/method.md', import.meta.url), 'utf8').replace(
      /\s+/g,
      ' ',
    );
    expect(method).toContain(`${said[0]} prices, and ${said[1]} without Russia`);
  });

  test('as CSV it has the figures that a round has, and its own mean', async () => {
    const [row] = await checkRows(getIndicatorsOperation, send, '/v1/indicators?period=2014-Q2');
    expect(row).toMatchObject({
      period: '2014-Q2',
      mean_200: '7.898',
      official_like_mean_200: '8.141',
      weighted_mean_200: '',
    });
  });

  test('by type, pay-out and speed the figures are those of the printed rows', async () => {
    const all = printed('2014_2Q');
    const groupOf = async (group: string, key: string) => {
      const { body } = await ask(`/v1/indicators?period=2014-Q2&group=${group}`);
      return body.results.find((one: { key: string }) => one.key === key);
    };
    for (const [group, key, is] of [
      ['providerType', 'bank', ({ type }: Printed) => /^bank/i.test(type)],
      ['payoutMethod', 'cash-pickup', ({ payout }: Printed) => /cash/i.test(payout)],
      ['speed', 'within-an-hour', ({ speed }: Printed) => speed === 'Less than one hour'],
    ] as const) {
      const expected = all.filter(is);
      const { at200 } = await groupOf(group, key);
      expect(at200.count, key).toBe(expected.length);
      expect(Number(at200.mean), key).toBeCloseTo(mean(expected), 2);
      expect(Number(at200.median), key).toBeCloseTo(median(expected), 2);
    }
    const { body } = await ask('/v1/indicators?period=2014-Q2&group=fundingInstrument');
    expect(body.recorded.payoutMethod).toBe(body.prices.counted);
    const counted = body.results.map(({ at200 }: { at200: { count: number } | null }) => at200?.count ?? 0);
    // A product such as "Online service" says nothing of how one pays.
    expect(counted.reduce((a: number, b: number) => a + b, 0)).toBeLessThanOrEqual(all.length);
  });

  test('a corridor has its own, with the published averages beside, and every source apart in the series', async () => {
    const { status, body } = await ask('/v1/corridors/GBR-PHL/indicators?period=2014-Q2');
    expect(status).toBe(200);
    expect(z.safeParse(getCorridorIndicatorsOperation.answer, body).error).toBeUndefined();
    const own = printed('2014_2Q').filter(({ corridor }) => corridor === 'GBR-PHL');
    expect(body).toMatchObject({
      computable: true,
      round: 'earlier',
      period: '2014-Q2',
      inOfficialLike: true,
    });
    expect(body.at200.count).toBe(own.length);
    expect(Number(body.at200.mean)).toBeCloseTo(mean(own), 2);
    expect(Number(body.at200.median)).toBeCloseTo(median(own), 2);
    const counts = (parts: { at200: { count: number } | null }[]) =>
      parts.reduce((sum, { at200 }) => sum + (at200?.count ?? 0), 0);
    for (const way of ['providerType', 'payoutMethod', 'speed'])
      expect(counts(body.by[way]), way).toBe(own.length);
    expect(body.averages.map(({ source }: { source: string }) => source)).toEqual(['official']);
    expect(Number(body.averages[0].average)).toBeCloseTo(mean(own), 2);
    expect(body.series).toContainEqual({ source: 'service-rows', from: '2014-Q1', to: '2014-Q2' });
    expect(body.series).toContainEqual({ source: 'service-rows', from: '2025-Q3', to: '2025-Q3' });
    const { body: newest } = await ask('/v1/corridors/GBR-PHL/indicators');
    expect(newest).toMatchObject({ computable: true, round: 'newest', period: '2025-Q3' });
    expect(newest.breaks).toEqual(body.breaks);
  });

  test('a corridor of Russia says that it is not in the official-like mean; it has no price now and no offer', async () => {
    const { body } = await ask('/v1/corridors/RUS-UZB/indicators?period=2014-Q1');
    expect(body).toMatchObject({ computable: true, round: 'earlier', inOfficialLike: false });
    expect((await ask('/v1/corridors/RUS-UZB/offers?amount=200')).status).toBe(404);
    expect((await ask('/v1/corridors/RUS-UZB')).body.priced).toBe(false);
    // Without a quarter the newest that anything is known of.
    expect((await ask('/v1/corridors/RUS-UZB/indicators')).body.computable).toBe(false);
  });

  test('what is not held is not found, with what is', async () => {
    const { status, body } = await ask('/v1/indicators?period=2015-Q1');
    expect(status).toBe(404);
    expect(body.errors).toEqual([
      { field: 'period', detail: expect.any(String), allowed: ['2014-Q1', '2014-Q2', '2025-Q3'] },
    ]);
    const corridor = await ask('/v1/corridors/RUS-UZB/indicators?period=2024-Q4');
    expect(corridor.status).toBe(404);
    expect(corridor.body.errors[0].allowed).toContain('2014-Q1 to 2014-Q2 (service-rows)');
    for (const path of ['offers?amount=140&', 'cheapest-by-amount?', 'check?paid=140&received=1&'])
      expect((await ask(`/v1/corridors/DEU-KGZ/${path}period=2014-Q1`)).status, path).toBe(400);
  });

  test('costs few read units, and a comparison what it did', async () => {
    const units: Record<string, number> = {};
    for (const path of [
      '/v1/indicators?period=2014-Q1',
      '/v1/indicators?period=2014-Q1&group=corridor',
      '/v1/corridors/GBR-PHL/indicators?period=2014-Q1',
    ])
      units[path] = (await askFresh(path)).units;
    console.log('read units of an instance that has read nothing yet', units);
    expect(Math.max(...Object.values(units))).toBeLessThanOrEqual(6);
    // The manifest, and the disputes, which it does not name.
    expect((await ask('/v1/indicators?period=2014-Q1')).units).toBeLessThanOrEqual(1);
    expect((await askFresh('/v1/corridors/DEU-KGZ/offers?amount=140')).units).toBeLessThanOrEqual(2);
  });

  test('are there where no price is in force', async () => {
    await setEditionState(table, 'e1', actOf('withdrawn'));
    await compute();
    expect((await askFresh('/v1/indicators')).status).toBe(503);
    expect((await askFresh('/v1/indicators?period=2014-Q2')).body).toMatchObject({
      round: 'earlier',
      results: [{ at200: { mean: '7.898' } }],
    });
  });
});
