/** Corrections on the real table engine: one entry for each act, with the figures of the publications, wherever a run breaks. */
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { correctEdition } from '../../../functions/collect-prices/correct.ts';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { setEditionState } from '../../../functions/storage/editions.ts';
import { pack } from '../../../functions/storage/encoding.ts';
import { CORRECTIONS } from '../../../functions/storage/keys.ts';
import { openPublication } from '../../../functions/storage/publication.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { listCorrectionsOperation } from '../../../shared/contracts/api.ts';
import type { CorridorId } from '../../../shared/model/vocabulary.ts';
import { above, Crash, counting, dyingAt, interruptedAt, WHEN } from '../../support/breaking.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { gatewayEvent } from '../../support/gateway.ts';
import { publisher } from '../../support/publisher.ts';
import { acceptRound } from '../../support/rounds.ts';
import { checkRows } from '../../support/rows.ts';
import { accept, actOf, rowsOf } from '../../support/survey.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

const later = { acceptedAt: '2026-11-02T00:00:00.000Z' };
const dearer = (...corridors: CorridorId[]) =>
  rowsOf(...corridors).map((row) => ({ ...row, feeBp: row.feeBp + 100 }));

/** Two corridors, and an edition that makes one of them dearer: it is the one that is wrong. */
async function published(): Promise<Table> {
  const table = await engine.newTable();
  await accept(table, 'e1', rowsOf('DEU-KGZ', 'USA-PHL'));
  await accept(table, 'e2', dearer('DEU-KGZ'), later);
  await computeCorridors(publisher(table));
  return table;
}

/** What a reader finds of the publication in force. */
async function read(table: Table) {
  const publication = await openPublication(table, 'strong');
  if (!publication) throw new Error('nothing published');
  const world = (await publication.indicators('world'))?.results[0];
  const summary = await publication.summary();
  const of = (corridor: string) => summary.corridors.find((one) => one.corridor === corridor);
  return {
    manifest: publication.manifest,
    corrections: await publication.corrections(),
    mean200: world?.at200?.mean,
    ofCorridor: (corridor: string) => of(corridor)?.indicators[0].mean,
  };
}

describe('a correction', () => {
  test('is none while nothing is corrected, also when another edition comes', async () => {
    const found = await read(await published());
    expect(found.manifest.corrections).toBeNull();
    expect(found.corrections).toEqual([]);
  });

  test('has what, why and who, and the figures of the publications before and after', async () => {
    const table = await published();
    const before = await read(table);
    const act = actOf('withdrawn');
    await setEditionState(table, 'e2', act);
    expect((await read(table)).corrections).toEqual([]);
    await computeCorridors(publisher(table));
    const after = await read(table);
    expect(after.mean200).not.toBe(before.mean200);
    expect(after.corrections).toMatchObject([
      {
        ...act,
        edition: 'e2',
        source: 'rpw',
        period: '2025-Q3',
        corridorsOfEdition: 1,
        before: { publication: before.manifest.summary, world: { mean200: before.mean200 } },
        after: { publication: after.manifest.summary, world: { mean200: after.mean200 } },
        changed: [
          {
            corridor: 'DEU-KGZ',
            before: { mean200: before.ofCorridor('DEU-KGZ') },
            after: { mean200: after.ofCorridor('DEU-KGZ') },
          },
        ],
      },
    ]);
    const watched = counting({ table });
    expect(await computeCorridors(publisher(watched.table))).toMatchObject({ summary: 'nothing new' });
    expect(watched.writes()).toBe(0);
  });

  test('and its taking back are two entries, the newest first; what was published stays as it was', async () => {
    const table = await published();
    await setEditionState(table, 'e2', actOf('withdrawn'));
    await computeCorridors(publisher(table));
    const first = (await read(table)).corrections;
    await setEditionState(table, 'e2', actOf('accepted'));
    await computeCorridors(publisher(table));
    const both = (await read(table)).corrections;
    expect(both.map(({ did }) => did)).toEqual(['accepted', 'withdrawn']);
    expect(both.slice(1)).toEqual(first);
    expect(both[0]?.after.world).toEqual(both[1]?.before?.world);
  });

  test('that is taken back before it was published changes no figure, and both are told', async () => {
    const table = await published();
    await setEditionState(table, 'e2', actOf('withdrawn'));
    await setEditionState(table, 'e2', actOf('accepted'));
    await computeCorridors(publisher(table));
    const { corrections } = await read(table);
    expect(corrections.map(({ did, changed }) => [did, changed])).toEqual([
      ['accepted', []],
      ['withdrawn', []],
    ]);
  });

  test('of the only edition leaves no figure, which is not 0', async () => {
    const table = await engine.newTable();
    await accept(table, 'e1', rowsOf('DEU-KGZ'));
    await computeCorridors(publisher(table));
    await setEditionState(table, 'e1', actOf('withdrawn'));
    await computeCorridors(publisher(table));
    expect((await read(table)).corrections).toMatchObject([
      { after: { world: null }, changed: [{ corridor: 'DEU-KGZ', before: { services: 8 }, after: null }] },
    ]);
  });

  test('is told once, also when other code computes everything again', async () => {
    const table = await published();
    await setEditionState(table, 'e2', actOf('withdrawn'));
    await computeCorridors(publisher(table));
    const { corrections } = await read(table);
    await computeCorridors(publisher(table, { computedBy: 'code-2' }));
    expect((await read(table)).corrections).toEqual(corrections);
  });

  test('before anything was published has no figures before', async () => {
    const table = await engine.newTable();
    await accept(table, 'e1', rowsOf('DEU-KGZ', 'USA-PHL'));
    await accept(table, 'e2', dearer('DEU-KGZ'), later);
    await setEditionState(table, 'e2', actOf('withdrawn'));
    await computeCorridors(publisher(table));
    expect((await read(table)).corrections).toMatchObject([{ before: null, changed: [] }]);
  });
});

describe('wherever a run breaks', () => {
  // The first write says that the edition's item is about to change, the second is the act.
  test.each([1, 2].flatMap((at) => WHEN.map((when) => [when, at] as const)))(
    '%s write %d: the state and its reason are there, or neither is',
    async (when, at) => {
      const isDone = at === 2 && when === 'after';
      const table = await published();
      const request = { reason: 'A column was shifted.', askedBy: 'source' } as const;
      const now = () => new Date('2026-11-21T00:00:00Z');
      const dying = dyingAt({ table }, at, when);
      await expect(correctEdition('e2', 'withdrawn', request, { table: dying.table, now })).rejects.toThrow(
        Crash,
      );
      await computeCorridors(publisher(table));
      const { corrections, manifest } = await read(table);
      expect(corrections.length).toBe(Number(isDone));
      expect(manifest.version).toBe(isDone ? 2 : 1);
      await correctEdition('e2', 'withdrawn', request, { table, now });
      await computeCorridors(publisher(table));
      expect((await read(table)).corrections).toHaveLength(1);
    },
  );

  test('a publication shows the correction whole or not at all, and the next run puts it right', {
    timeout: 180_000,
  }, async () => {
    const table = await published();
    const before = await read(table);
    await setEditionState(table, 'e2', actOf('withdrawn'));
    const watched = counting({ table: above(table) });
    await computeCorridors(publisher(watched.table));
    const right = await read(watched.table);
    expect(watched.writes()).toBeGreaterThan(5);
    for (let at = 1; at <= watched.writes(); at++) {
      for (const when of WHEN) {
        const own = above(table);
        await expect(computeCorridors(publisher(dyingAt({ table: own }, at, when).table))).rejects.toThrow(
          Crash,
        );
        const between = await read(own);
        // One write commits: the manifest's, which is the last.
        const isDone = at === watched.writes() && when === 'after';
        expect(between.corrections, `${when} write ${at}`).toHaveLength(isDone ? 1 : 0);
        expect(between.manifest.version).toBe(before.manifest.version + Number(isDone));
        await computeCorridors(publisher(own));
        const after = await read(own);
        expect(after.corrections).toHaveLength(1);
        expect(after.corrections[0]?.before).toEqual(right.corrections[0]?.before);
        expect(after.corrections[0]?.changed).toEqual(right.corrections[0]?.changed);
        expect(after.corrections[0]?.after).toEqual({
          publication: after.manifest.summary,
          world: right.corrections[0]?.after.world,
        });
      }
    }
  });

  test('of two publishers one wins, and there is one entry', async () => {
    const table = await published();
    await setEditionState(table, 'e2', actOf('withdrawn'));
    const slow = interruptedAt({ table }, 1, () => computeCorridors(publisher(table)));
    await computeCorridors(publisher(slow.table));
    expect((await read(table)).corrections).toHaveLength(1);
  });

  test('a list that cannot be read holds up no price, and is reported', async () => {
    const table = await published();
    await setEditionState(table, 'e2', actOf('withdrawn'));
    await computeCorridors(publisher(table));
    const { manifest } = await read(table);
    await table.put({ pk: CORRECTIONS, sk: manifest.corrections ?? '', version: 1, value: pack('garbage') });
    await setEditionState(table, 'e2', actOf('accepted'));
    await expect(computeCorridors(publisher(table))).rejects.toThrow();
    const after = (await openPublication(table, 'strong'))?.manifest;
    expect(after).toMatchObject({ version: manifest.version + 1, corrections: manifest.corrections });
  });

  test('an entry that could not be made comes with the next run; the figures before it are not known by then, and not made up', async () => {
    const table = await published();
    await setEditionState(table, 'e2', actOf('withdrawn'));
    await computeCorridors(publisher(table));
    const { manifest } = await read(table);
    const key = { pk: CORRECTIONS, sk: manifest.corrections ?? '' };
    const list = await table.get(key, 'strong');
    if (!list) throw new Error('no list');
    await table.put({ ...list, value: pack('garbage') });
    await setEditionState(table, 'e2', actOf('accepted'));
    // The prices are published some seconds after the act, without its entry.
    const newPublicationId = () => '20261121T000005Z-between1';
    await expect(computeCorridors(publisher(table, { newPublicationId }))).rejects.toThrow();
    await table.put(list);
    await computeCorridors(publisher(table, { newPublicationId: () => '20261121T000105Z-after001' }));
    const [entry, ...others] = (await read(table)).corrections;
    expect(entry).toMatchObject({ did: 'accepted', before: null, changed: [] });
    expect(others.map(({ did }) => did)).toEqual(['withdrawn']);
    const watched = counting({ table });
    await computeCorridors(publisher(watched.table));
    expect(watched.writes()).toBe(0);
  });
});

test('the API lists them, with the formats and pages of every list', async () => {
  const table = await published();
  vi.stubEnv('TABLE_NAME', 'unused');
  const { newHandler } = await import('../../../functions/serve-api/handler.ts');
  const ask = (path: string): Promise<APIGatewayProxyStructuredResultV2> =>
    newHandler({ table, today: () => '2026-11-21' })(gatewayEvent(path), {} as Context);
  expect(JSON.parse((await ask('/v1/corrections')).body ?? '')).toMatchObject({ total: 0, corrections: [] });
  await setEditionState(table, 'e2', actOf('withdrawn', { reason: '=A column, which was "shifted".' }));
  await computeCorridors(publisher(table));
  await setEditionState(table, 'e2', actOf('accepted'));
  await computeCorridors(publisher(table));
  const [first, second] = await checkRows(listCorrectionsOperation, ask, '/v1/corrections?pageSize=2');
  expect(first).toMatchObject({ did: 'accepted', corridors_changed: 'DEU-KGZ' });
  expect(second).toMatchObject({ asked_by_role: 'source', reason: '\'=A column, which was "shifted".' });
  // How many prices differ is not known where those before are damaged: null, and empty in CSV.
  await acceptRound(table, '2025-Q3', rowsOf('USA-PHL'), {
    id: 'e3',
    acceptedAt: '2026-11-03T00:00:00.000Z',
    replacing: async () => ({
      ...actOf('accepted'),
      did: 'replaced',
      replaces: { edition: 'e2', rows: null },
    }),
  });
  await computeCorridors(publisher(table));
  const [unknown] = await checkRows(listCorrectionsOperation, ask, '/v1/corrections?pageSize=1');
  expect(unknown).toMatchObject({ replaces: 'e2', rows_added: '', rows_removed: '', rows_changed: '' });
  const one = await ask('/v1/corrections?pageSize=1');
  expect(one.headers?.link).toBe('</v1/corrections?pageSize=1&page=2>; rel="next"');
});
