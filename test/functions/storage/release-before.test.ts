/**
 * After a deployment the table holds what the release before has stored, until the next publication: today's code reads all of
 * it, answers every request from it, and books no fault on a bank for it. fixtures/stored has, as test/support/write-stored.ts writes
 * them, items of commit 046f799, with a provider's feed; and, for tables that were not published to since, those of d1e7323, the
 * manifest's format 2, with prices and statistics apart and no record of pay-out or speed, and those of the release before that:
 * format 1, with its editions, before prices had layers, and statistics inside of sheets.
 */
import { readFileSync } from 'node:fs';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { collectFx } from '../../../functions/collect-fx/service.ts';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { listEditions } from '../../../functions/storage/editions.ts';
import { unpack } from '../../../functions/storage/encoding.ts';
import { readFeedHead } from '../../../functions/storage/feed-heads.ts';
import { readFeed } from '../../../functions/storage/feeds.ts';
import { readEditionsBehind } from '../../../functions/storage/manifest.ts';
import { readParty } from '../../../functions/storage/parties.ts';
import { openPublication } from '../../../functions/storage/publication.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { GROUPS, type GroupBy } from '../../../shared/statistics/indicator-types.ts';
import { collector } from '../../support/banks.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { PROVIDER, provider } from '../../support/feeds.ts';
import { gatewayEvent } from '../../support/gateway.ts';

interface Stored {
  readonly pk: string;
  readonly sk: string;
  readonly version: number;
  readonly value: string;
}
const storedIn = (name: string): Stored[] =>
  JSON.parse(readFileSync(new URL(`../../fixtures/stored/${name}.json`, import.meta.url), 'utf8'));
const itemsOf = (format: number) => storedIn(`manifest-${format}`);
const PUBLICATION = '20260402T100000Z-0a1b2c3d';

/** Groupings that neither release had. */
const NEW_GROUPS: readonly GroupBy[] = ['payoutMethod', 'speed', 'subset'];
const STORED_GROUPS = GROUPS.filter((group) => !NEW_GROUPS.includes(group));

const NOW = '2026-04-02T12:00:00.000Z';
const OF_RATES = ['/v1/rates', '/v1/sources', '/v1/rates/KGS?from=2026-03-01&to=2026-04-01'];

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

async function tableOf(items: readonly Stored[]): Promise<Table> {
  const table = await engine.newTable();
  for (const { value, ...item } of items) await table.put({ ...item, value: Buffer.from(value, 'base64') });
  return table;
}

async function answerOf(table: Table, path: string) {
  vi.stubEnv('TABLE_NAME', 'unused');
  const event = gatewayEvent(path);
  if (/^\/v1\/(rates|sources)/.test(path)) {
    const { newHandler } = await import('../../../functions/serve-reference/handler.ts');
    return newHandler({ table, now: () => new Date(NOW), openApi: () => ({}) })(event, {} as Context);
  }
  const { newHandler } = await import('../../../functions/serve-api/handler.ts');
  return newHandler({ table, today: () => '2026-04-02' })(event, {} as Context);
}

const next = (table: Table) =>
  computeCorridors({
    table,
    now: () => new Date(NOW),
    newPublicationId: () => '20260402T120000Z-00000002',
    computedBy: 'the release of now',
    announce: async () => {},
  });

describe.each([
  { format: 1, editions: null },
  { format: 2, editions: PUBLICATION },
])('format $format', ({ format, editions }) => {
  let table: Table;
  beforeAll(async () => {
    table = await tableOf(itemsOf(format));
  });

  test('everything that it stored is read', async () => {
    const manifest = itemsOf(format).find(({ pk }) => pk === 'MANIFEST');
    expect(unpack(Buffer.from(manifest?.value ?? '', 'base64'))).toMatchObject({ format });
    const publication = await openPublication(table);
    expect(publication?.manifest).toMatchObject({ version: 1, said: {}, editions });
    expect(Object.keys(publication?.manifest.corridors ?? {})).toContain('DEU-KGZ');
    expect((await publication?.prices('DEU-KGZ'))?.services.length).toBeGreaterThan(5);
    expect((await publication?.statistics('DEU-KGZ'))?.indicators[0].count).toBe(8);
    expect((await publication?.summary())?.corridors.length).toBeGreaterThan(0);
    expect((await publication?.rates())?.rates.length).toBeGreaterThan(50);
    expect((await publication?.reference())?.benchmark.rates.length).toBeGreaterThan(50);
    for (const group of STORED_GROUPS) {
      expect((await publication?.indicators(group))?.results.length, group).toBeGreaterThan(0);
    }
    for (const group of NEW_GROUPS) expect(await publication?.indicators(group), group).toBeNull();
    expect((await publication?.indicators('receiverCountry'))?.results.map(({ key }) => key)).toEqual([
      'KGZ',
      'PHL',
    ]);
    expect(await listEditions(table)).toMatchObject([
      { edition: { kind: 'surveyed', survey: { edition: 'e1' } } },
    ]);
  });

  test.each([
    '/v1/corridors',
    '/v1/corridors/DEU-KGZ',
    '/v1/corridors/DEU-KGZ/offers?amount=200&currency=EUR',
    '/v1/corridors/DEU-KGZ/cheapest-by-amount',
    '/v1/corridors/DEU-KGZ/indicators',
    ...STORED_GROUPS.map((group) => `/v1/indicators?group=${group}`),
    '/v1/providers',
    '/v1/health',
    ...OF_RATES,
  ])('%s is answered', async (path) => {
    const answer = await answerOf(table, path);
    expect(answer.statusCode, answer.body).toBe(200);
  });

  test.each(NEW_GROUPS)('figures by %s are said to come with the next publication', async (group) => {
    const answer = await answerOf(table, `/v1/indicators?group=${group}`);
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain(`The figures by ${group} come with the next publication.`);
  });

  test('no fault is booked on a bank', async () => {
    const { dependencies } = collector(table, NOW);
    const collected = await collectFx(['ecb', 'cbu', 'nbkr-daily'], dependencies);
    expect(collected.map(({ failure }) => failure)).not.toContain('fault');
  });

  test('the next publication is in the form of now, and says the same', async () => {
    const before = await openPublication(table, 'strong');
    await next(table);
    const item = await table.get({ pk: 'MANIFEST', sk: 'MANIFEST' }, 'strong');
    expect(unpack(item?.value ?? new Uint8Array())).toMatchObject({ format: 2, version: 2 });
    const after = await openPublication(table, 'strong');
    expect(after && (await readEditionsBehind(table, after.manifest))).toEqual({ e1: 1 });
    for (const corridor of ['DEU-KGZ', 'USA-PHL'] as const) {
      // Of a provider's type, the catalogue of now has another basis.
      const [now, then] = [await after?.prices(corridor), await before?.prices(corridor)];
      expect({ ...now, providers: {} }).toEqual({ ...then, providers: {} });
      expect(Object.keys(now?.providers ?? {})).toEqual(Object.keys(then?.providers ?? {}));
      const [figures, earlier] = [await after?.statistics(corridor), await before?.statistics(corridor)];
      // Neither release took the three cheapest by provider.
      const { byProvider, ...smart } = figures?.more.smart ?? expect.fail('no statistics');
      expect(byProvider).toBeDefined();
      expect({ ...figures, more: { ...figures?.more, smart } }).toEqual(earlier);
    }
  });
});

describe('with a feed of a provider', () => {
  const feedOf = (table: Table) => readFeedHead(table, PROVIDER);
  let table: Table;
  beforeAll(async () => {
    table = await tableOf(storedIn('with-feeds'));
  });

  test('everything that it stored is read', async () => {
    const publication = await openPublication(table);
    expect(publication?.manifest).toMatchObject({ version: 1, editions: PUBLICATION });
    expect((await publication?.prices('DEU-KGZ'))?.services.length).toBeGreaterThan(5);
    expect((await publication?.statistics('USA-PHL'))?.indicators[0].count).toBeGreaterThan(20);
    expect((await publication?.summary())?.corridors.length).toBeGreaterThan(0);
    expect((await publication?.rates())?.rates.length).toBeGreaterThan(20);
    for (const group of GROUPS)
      expect((await publication?.indicators(group))?.results.length, group).toBeGreaterThan(0);
    expect((await publication?.prices('DEU-TJK'))?.said?.services.map(({ provider: said }) => said)).toEqual([
      PROVIDER,
    ]);
    const [edition] = (await feedOf(table)).head.editions;
    expect((await readFeed(table, edition?.edition ?? '')).services.length).toBe(1);
    expect(await readParty(table, PROVIDER)).toMatchObject({ id: PROVIDER });
  });

  test.each([
    '/v1/corridors',
    '/v1/corridors/DEU-KGZ',
    '/v1/corridors/DEU-KGZ/offers?amount=200&currency=EUR',
    '/v1/corridors/DEU-TJK/offers?amount=200&currency=EUR',
    ...GROUPS.map((group) => `/v1/indicators?group=${group}`),
    ...OF_RATES,
  ])('%s is answered', async (path) => {
    const answer = await answerOf(table, path);
    expect(answer.statusCode, answer.body).toBe(200);
  });

  test('no fault is booked on a bank', async () => {
    const { dependencies } = collector(table, NOW);
    const collected = await collectFx(['ecb', 'cbu', 'nbkr-daily'], dependencies);
    expect(collected.map(({ failure }) => failure)).not.toContain('fault');
  });

  test('the next publication says the same of all corridors, and the provider can take its feed back', async () => {
    const before = await openPublication(table, 'strong');
    await next(table);
    const after = await openPublication(table, 'strong');
    for (const corridor of ['DEU-KGZ', 'USA-PHL'] as const) {
      expect(await after?.prices(corridor)).toEqual(await before?.prices(corridor));
      expect(await after?.statistics(corridor)).toEqual(await before?.statistics(corridor));
    }
    expect(await after?.prices('DEU-TJK')).toEqual(await before?.prices('DEU-TJK'));

    const [{ edition = '' } = {}] = (await feedOf(table)).head.editions;
    // Its key is registered anew; all else is as it was stored.
    const firm = await provider(table);
    firm.setClock(NOW);
    const send = firm.handlerOf(firm.dependencies);
    expect(await send(firm.read('/v1/in/feeds'))).toMatchObject({ status: 200 });
    expect(await send(firm.say('withdrawals', edition))).toMatchObject({ status: 200 });
    expect((await feedOf(table)).head.editions.map(({ edition }) => edition)).not.toContain(edition);
  });
});
