/**
 * `/v1/indicators/{id}/lineage`: over the bundled round and the real rounds of 2014, on the real table engine. For every published group the
 * figures are made again from the rows that are answered.
 */
import { join } from 'node:path';
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { importWorkbook } from '../../../functions/collect-prices/workbook.ts';
import { publishEarlierRounds } from '../../../functions/compute-corridors/earlier.ts';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { setEditionState } from '../../../functions/storage/editions.ts';
import type { Table } from '../../../functions/storage/table.ts';
import type { Measure } from '../../../shared/contracts/datasets/indicators.ts';
import {
  getIndicatorLineageOperation,
  type LineageRow,
} from '../../../shared/contracts/lineage-operations.ts';
import { GROUPS } from '../../../shared/statistics/indicator-types.ts';
import { temporaryFolder } from '../../infra/support/temporary-folder.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { gatewayEvent } from '../../support/gateway.ts';
import { figureFrom } from '../../support/lineage.ts';
import { memoryEvidence } from '../../support/memory-stores.ts';
import { checkRows } from '../../support/rows.ts';
import { printed2014, writeRpwWorkbook } from '../../support/rpw-workbook.ts';
import { accept, actOf, rowsOf, surveyRows } from '../../support/survey.ts';

const old = printed2014();
const folder = temporaryFolder('lineage');
let engine: Engine;
let table: Table;
let compute: () => Promise<void>;
let newInstance: (of?: Table) => (path: string) => Promise<APIGatewayProxyStructuredResultV2>;
let send: ReturnType<typeof newInstance>;

beforeAll(async () => {
  engine = await startEngine();
  table = await engine.newTable();
  // A first edition of the period, which the second one replaces.
  await accept(table, 'first', rowsOf('DEU-KGZ'), { acceptedAt: '2026-10-01T00:00:00.000Z' });
  await accept(table, 'whole', surveyRows);
  if (old) {
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
  }
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
  newInstance = (of = table) => {
    const handler = newHandler({ table: of, today: () => '2026-11-21' });
    return (path) => handler(gatewayEvent(path), {} as Context);
  };
  send = newInstance();
}, 240_000);
afterAll(() => engine?.close());

async function ask(path: string, by = send) {
  const { statusCode, body, headers } = await by(path);
  return {
    status: statusCode,
    body: JSON.parse(body ?? 'null'),
    units: Number(headers?.['karvon-read-units']),
  };
}
const lineage = (id: string, query = '') => ask(`/v1/indicators/${id}/lineage${query}`);
/** All rows of an answer, over its pages. */
const wholeOf = async (id: string): Promise<LineageRow[]> => {
  const { body } = await send(`/v1/indicators/${id}/lineage?format=jsonl`);
  return (body ?? '')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
};
const namedRow = ({ provider, ...row }: LineageRow) => ({ ...row, provider: provider.id });

test('a figure has its value, method, code, editions with evidence, and its rows', async () => {
  const { status, body } = await lineage('2025-Q3.corridor.DEU-KGZ.mean_200');
  expect(status).toBe(200);
  expect(z.safeParse(getIndicatorLineageOperation.answer, body).error).toBeUndefined();
  expect(body).toMatchObject({
    id: '2025-Q3.corridor.DEU-KGZ.mean_200',
    value: '9.848',
    unit: 'percent',
    round: 'newest',
    period: '2025-Q3',
    group: 'corridor',
    key: 'DEU-KGZ',
    measure: 'mean_200',
    amount: 200,
    method: { address: '/en/method#mean' },
    code: { file: 'shared/statistics/distribution.ts', computedBy: 'code' },
    facts: [],
    page: 1,
    total: 32,
    counts: {
      rows: 32,
      counted: 8,
      leftOut: [
        { why: 'other-edition', rows: 16 },
        { why: 'other-amount', rows: 8 },
      ],
    },
  });
  expect(body.editions).toMatchObject([
    { edition: 'first', rows: 16, counted: 0, leftOut: 16, state: 'accepted', from: 'bundled' },
    {
      edition: 'whole',
      rows: 12940,
      counted: 8,
      leftOut: 8,
      evidence: 'e'.repeat(64),
      acceptedAt: '2026-11-01T00:00:00.000Z',
      publisher: 'The World Bank',
    },
  ]);
  // By number they are the rows of the survey.
  for (const { edition, number, provider, fee, corridor } of body.rows) {
    if (edition !== 'whole') continue;
    const row = surveyRows[number - 1] ?? expect.fail(`no row ${number}`);
    expect([provider.id, fee, corridor]).toEqual([
      row.provider,
      (row.feeBp / 100).toFixed(2),
      `${row.sender}-${row.receiver}`,
    ]);
  }
});

test('as CSV and JSON Lines it has the same rows, all of them or those that are wanted', async () => {
  const path = '/v1/indicators/2025-Q3.corridor.DEU-KGZ.mean_200/lineage?only=counted';
  const rows = await checkRows(getIndicatorLineageOperation, send, path);
  expect(rows).toHaveLength(8);
  expect(rows[0]).toMatchObject({
    edition: 'whole',
    amount_usd: '200',
    counted: 'true',
    left_out: '',
    figure: '2025-Q3.corridor.DEU-KGZ.mean_200',
  });
  const others = await lineage('2025-Q3.corridor.DEU-KGZ.mean_200', '?only=left-out&pageSize=5&page=2');
  expect(others.body).toMatchObject({ total: 24, page: 2, pageSize: 5, counts: { rows: 32 } });
  expect(others.body.rows.every(({ counted }: LineageRow) => !counted)).toBe(true);
});

test('a margin of 0.00 between two currencies stands as published, and is marked as not recorded', async () => {
  const path = '/v1/indicators/2025-Q3.corridor.DEU-XKX.mean_200/lineage?only=counted';
  const own = await checkRows(getIndicatorLineageOperation, send, path);
  // Germany and Kosovo have one currency: nothing is lost in a rate, and that is known.
  expect(own.filter(({ margin_pct }) => margin_pct === '0.00').length).toBeGreaterThan(0);
  expect(own.every(({ margin_recorded }) => margin_recorded === 'true')).toBe(true);
  const { body } = await lineage('2025-Q3.world.world.mean_200', '?only=counted&pageSize=500');
  const without = body.rows.filter(({ marginRecorded }: LineageRow) => !marginRecorded);
  expect(without.length).toBeGreaterThan(0);
  expect(without.every(({ margin, fee, total }: LineageRow) => margin === '0.00' && fee === total)).toBe(
    true,
  );
  const { corridor } = without[0];
  const rows = await checkRows(
    getIndicatorLineageOperation,
    send,
    `/v1/indicators/2025-Q3.corridor.${corridor}.mean_200/lineage?only=counted`,
  );
  expect(
    rows.map(({ margin_pct, margin_recorded }) => [margin_pct === '0.00', margin_recorded]),
  ).toContainEqual([true, 'false']);
});

test('facts of others are named where they enter', async () => {
  const factsOf = async (id: string) =>
    (await lineage(id)).body.facts.map(({ fact, source }: Record<string, string>) => `${fact}: ${source}`);
  expect(await factsOf('2025-Q3.world.world.weighted_mean_200')).toEqual([
    'flows: KNOMAD / World Bank, bilateral remittance estimates for 2021: a model’s, not records',
  ]);
  expect(
    (await factsOf('2025-Q3.region.south-asia.saving_usd_million')).map((one: string) => one.split(':')[0]),
  ).toEqual(['regions', 'flows']);
  expect((await factsOf('2025-Q3.providerType.bank.mean_200'))[0]).toMatch(/^provider-types: /);
  const low = await lineage('2025-Q3.world.world.mean_200_without_low_value_senders');
  expect(low.body.facts[0].values).toContain('TUR');
  expect((await lineage('2025-Q3.world.world.published_mean_200')).body).toMatchObject({
    value: '6.36',
    counts: { counted: 0 },
    facts: [{ fact: 'published-figures', file: 'shared/catalogue/data/published-figures.csv' }],
  });
});

test.each([
  ['2025-Q3.corridor.DEU-KGZ', 'not a period, what it is grouped by'],
  ['2025-Q3.corridor.DEU-KGZ.mean_200.more', 'not a period'],
  ['x', 'not a period'],
  ['2025-Q3.corridors.DEU-KGZ.mean_200', 'It is not said what it is grouped by.', 'senderCountry'],
  ['2025-Q3.corridor.DEU-KGZ.mean_300', 'It names no measure.', 'median_500'],
  ['2025-Q5.corridor.DEU-KGZ.mean_200', 'It does not begin with a quarter that is held.', '2025-Q3'],
  ['1999-Q1.corridor.DEU-KGZ.mean_200', 'Nothing is held of 1999-Q1.', '2025-Q3'],
  ['2025-Q3.corridor.DEU-KGX.mean_200', 'The quarter has no DEU-KGX by corridor.', 'DEU-KGZ'],
  ['2025-Q3.receiverCountry.ATA.mean_200', 'The quarter has no ATA by receiverCountry.', 'KGZ'],
  ['2025-Q3.providerType.bank.weighted_mean_200', 'weighted_mean_200 is not known of it.', 'mean_200'],
  ['2025-Q3.world.constructor.mean_200', 'The quarter has no constructor by world.', 'world'],
  ['2025-Q3.world.%3Cb%3E.mean_200', 'not a period'],
])('%s is no figure: the answer says why, and what there is', async (id, detail, allowed?: string) => {
  const { status, body } = await lineage(id);
  expect(status).toBe(404);
  expect(body.errors.map((error: { field: string }) => error.field)).toContain('id');
  const said = body.errors.find((error: { detail: string }) => error.detail.includes(detail));
  expect(said, JSON.stringify(body)).toBeDefined();
  if (allowed) expect(said.allowed).toContain(allowed);
});

test.each(['?only=some', '?pageSize=501', '?fields=nothing', '?format=xlsx', '?else=1'])(
  '%s is refused, naming the parameter',
  async (query) => {
    const { status, body } = await lineage('2025-Q3.world.world.mean_200', query);
    expect(status).toBe(400);
    expect(query).toContain(body.errors[0].field);
  },
);

test('the largest answers stay below what a function may send, and cost what docs/cost.md says', async () => {
  const by = newInstance();
  const first = await ask('/v1/indicators/2025-Q3.world.world.mean_200/lineage', by);
  const again = await ask('/v1/indicators/2025-Q3.region.south-asia.mean_200/lineage', by);
  console.log(`read units: ${first.units} at first, ${again.units} of another figure of the round`);
  expect(first.units).toBeLessThanOrEqual(16);
  expect(again.units).toBeLessThanOrEqual(1);
  for (const format of ['csv', 'jsonl']) {
    const { body } = await by(`/v1/indicators/2025-Q3.world.world.mean_200/lineage?format=${format}`);
    console.log(`${format}: ${body?.length} characters`);
    expect(Buffer.byteLength(body ?? '')).toBeLessThan(5.5 * 2 ** 20);
  }
});

describe.skipIf(!old)('the real rounds of 2014', () => {
  test.each(['2014-Q1', '2014-Q2'])(
    '%s: every group has its figures from the rows that are named',
    async (period) => {
      const measures: readonly Measure[] = [
        'count_200',
        'mean_200',
        'median_200',
        'mean_500',
        'trimmed_mean_200',
      ];
      let [groups, figures] = [0, 0];
      for (const group of GROUPS) {
        const { body } = await ask(`/v1/indicators?period=${period}&group=${group}`);
        for (const { key, at200, at500, officialLike, coverage } of body.results) {
          groups += 1;
          // Of the many corridors one measure each: the others take the same rows.
          const own = group === 'corridor' ? measures.slice(1, 2) : measures;
          const published: Partial<Record<Measure, unknown>> = {
            count_200: at200?.count,
            mean_200: at200?.mean,
            median_200: at200?.median,
            mean_500: at500?.mean,
            trimmed_mean_200: at200?.trimmedMean,
            official_like_mean_200: officialLike.at200?.mean,
            providers: coverage.providers,
          };
          for (const measure of [...own, 'official_like_mean_200', 'providers'] as const) {
            if (group === 'corridor' && measure !== 'mean_200') continue;
            if (published[measure] === undefined) continue;
            const rows = await wholeOf(`${period}.${group}.${key}.${measure}`);
            expect([key, measure, figureFrom(measure, rows.map(namedRow))]).toEqual([
              key,
              measure,
              published[measure],
            ]);
            figures += 1;
          }
        }
      }
      expect(groups).toBeGreaterThan(300);
      expect(figures).toBeGreaterThan(600);
    },
    240_000,
  );

  test('a price whose rate was not disclosed is left out as a fee alone', async () => {
    const { body } = await lineage('2014-Q2.world.world.mean_200');
    const { body: round } = await ask('/v1/indicators?period=2014-Q2');
    expect(body.code).toEqual({ file: 'shared/statistics/distribution.ts', computedBy: null });
    expect(body.round).toBe('earlier');
    const counts = Object.fromEntries(
      body.counts.leftOut.map(({ why, rows }: { why: string; rows: number }) => [why, rows]),
    );
    expect(counts['fee-only']).toBe(round.prices.rateNotDisclosed);
    const all = await wholeOf('2014-Q2.world.world.mean_200');
    const undisclosed = all.filter(({ leftOut }) => leftOut === 'fee-only');
    expect(undisclosed).toHaveLength(round.prices.rateNotDisclosed);
    expect(undisclosed.every(({ margin, marginRecorded }) => margin === null && !marginRecorded)).toBe(true);
    expect(all.every(({ margin, marginRecorded }) => marginRecorded || ['0.00', null].includes(margin))).toBe(
      true,
    );
    expect(body.counts.counted).toBe(round.results[0].at200.count);
    expect(body.editions[0]).toMatchObject({ from: 'workbook', rows: body.counts.rows });
    const official = await lineage('2014-Q2.world.world.official_like_mean_200');
    expect(official.body.facts[0].values).toEqual(['RUS']);
  });
});

test('while an edition has changed and nothing is computed from it yet, no rows are named', async () => {
  await setEditionState(table, 'whole', actOf('withdrawn'));
  const fresh = newInstance();
  const { status, body } = await ask('/v1/indicators/2025-Q3.corridor.DEU-UZB.mean_200/lineage', fresh).then(
    async (known) =>
      known.status === 404 ? ask('/v1/indicators/2025-Q3.world.world.mean_200/lineage', fresh) : known,
  );
  expect([status, body.detail]).toEqual([
    503,
    'An edition behind the figure has changed, and it is computed again.',
  ]);
  await compute();
  const after = await ask('/v1/indicators/2025-Q3.world.world.mean_200/lineage', newInstance());
  expect(after.body).toMatchObject({ counts: { rows: 16, counted: 8 } });
  expect(after.body.editions).toMatchObject([
    { edition: 'first', counted: 8, corrections: [] },
    {
      edition: 'whole',
      state: 'withdrawn',
      counted: 0,
      leftOut: 0,
      corrections: [expect.stringMatching(/^20261121T/)],
    },
  ]);
  // The entry itself is not read: one that is damaged withholds no lineage.
  const damaged: Table = {
    ...table,
    get: (key, consistency) => {
      if (key.pk === 'CORRECTION') throw new Error('damaged');
      return table.get(key, consistency);
    },
  };
  const without = await ask('/v1/indicators/2025-Q3.world.world.mean_200/lineage', newInstance(damaged));
  expect(without.body).toEqual(after.body);
});
