/**
 * After a deployment the table holds what the release before has stored, until the next publication: today's code reads all of
 * it, answers every request from it, and books no fault on a bank for it. fixtures/stored has items as commit d1e7323 stored
 * them, the manifest's format 2, with prices and statistics apart and no record of pay-out or speed; and, for a table that was
 * not published to since, those of the release before that: format 1, with its editions, before prices had layers, and
 * statistics inside of sheets.
 */
import { readFileSync } from 'node:fs';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { collectFx } from '../../../functions/collect-fx/service.ts';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { listEditions } from '../../../functions/storage/editions.ts';
import { unpack } from '../../../functions/storage/encoding.ts';
import { readEditionsBehind } from '../../../functions/storage/manifest.ts';
import { openPublication } from '../../../functions/storage/publication.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { GROUPS, type GroupBy } from '../../../shared/statistics/indicator-types.ts';
import { collector } from '../../support/banks.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { gatewayEvent } from '../../support/gateway.ts';

interface Stored {
  readonly pk: string;
  readonly sk: string;
  readonly version: number;
  readonly value: string;
}
const itemsOf = (format: number): Stored[] =>
  JSON.parse(readFileSync(new URL(`../../fixtures/stored/manifest-${format}.json`, import.meta.url), 'utf8'));
const PUBLICATION = '20260402T100000Z-0a1b2c3d';

/** Groupings that neither release had. */
const NEW_GROUPS: readonly GroupBy[] = ['payoutMethod', 'speed', 'subset'];
const STORED_GROUPS = GROUPS.filter((group) => !NEW_GROUPS.includes(group));

const NOW = '2026-04-02T12:00:00.000Z';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

describe.each([
  { format: 1, editions: null },
  { format: 2, editions: PUBLICATION },
])('format $format', ({ format, editions }) => {
  let table: Table;
  beforeAll(async () => {
    table = await engine.newTable();
    for (const { value, ...item } of itemsOf(format))
      await table.put({ ...item, value: Buffer.from(value, 'base64') });
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
  ])('%s is answered', async (path) => {
    vi.stubEnv('TABLE_NAME', 'unused');
    const { newHandler } = await import('../../../functions/serve-api/handler.ts');
    const handler = newHandler({ table, today: () => '2026-04-02' });
    const answer = await handler(gatewayEvent(path), {} as Context);
    expect(answer.statusCode, answer.body).toBe(200);
  });

  test.each(NEW_GROUPS)('figures by %s are said to come with the next publication', async (group) => {
    vi.stubEnv('TABLE_NAME', 'unused');
    const { newHandler } = await import('../../../functions/serve-api/handler.ts');
    const handler = newHandler({ table, today: () => '2026-04-02' });
    const answer = await handler(gatewayEvent(`/v1/indicators?group=${group}`), {} as Context);
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain(`The figures by ${group} come with the next publication.`);
  });

  test.each(['/v1/rates', '/v1/sources', '/v1/rates/KGS?from=2026-03-01&to=2026-04-01'])(
    '%s is answered',
    async (path) => {
      vi.stubEnv('TABLE_NAME', 'unused');
      const { newHandler } = await import('../../../functions/serve-reference/handler.ts');
      const handler = newHandler({ table, now: () => new Date(NOW), openApi: () => ({}) });
      const answer = await handler(gatewayEvent(path), {} as Context);
      expect(answer.statusCode, answer.body).toBe(200);
    },
  );

  test('no fault is booked on a bank', async () => {
    const { dependencies } = collector(table, NOW);
    const collected = await collectFx(['ecb', 'cbu', 'nbkr-daily'], dependencies);
    expect(collected.map(({ failure }) => failure)).not.toContain('fault');
  });

  test('the next publication is in the form of now, and says the same', async () => {
    const before = await openPublication(table, 'strong');
    await computeCorridors({
      table,
      now: () => new Date(NOW),
      newPublicationId: () => '20260402T120000Z-00000002',
      computedBy: 'the release of now',
      announce: async () => {},
    });
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
