/** Publishing on the real table engine: complete after every break, one winner of a race, nothing lost, nothing twice. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { takeInBundled } from '../../../functions/collect-fx/bundled.ts';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { listEditions, setEditionState } from '../../../functions/storage/editions.ts';
import { pack } from '../../../functions/storage/encoding.ts';
import { readIndicators } from '../../../functions/storage/indicators.ts';
import {
  EDITIONS,
  EDITIONS_BEHIND,
  indicatorsPartition,
  MANIFEST,
  SUMMARY,
  sheetPartition,
  statisticsPartition,
} from '../../../functions/storage/keys.ts';
import { readEditionsBehind, readManifest } from '../../../functions/storage/manifest.ts';
import {
  readAllPrices,
  readAllStatistics,
  readPrices,
  readStatistics,
  readSummary,
} from '../../../functions/storage/publications.ts';
import { readRates, readReference } from '../../../functions/storage/reference.ts';
import { type Key, type Table, WriteConflict } from '../../../functions/storage/table.ts';
import { type Edition, editionSchema } from '../../../shared/contracts/edition.ts';
import type { CorridorId } from '../../../shared/model/vocabulary.ts';
import { GROUPS } from '../../../shared/statistics/indicator-types.ts';
import { collector } from '../../support/banks.ts';
import { Crash, counting, dyingAt, interruptedAt, Throttled, throttledAt } from '../../support/breaking.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { publisher } from '../../support/publisher.ts';
import { deep } from '../../support/scale.ts';
import { accept, actOf, allCorridors, rowsOf, surveyRef, surveyRows } from '../../support/survey.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

/** What a reader finds: the publication and sheet of each corridor in the manifest; throws if anything is missing. */
async function readAll(table: Table) {
  const manifest = await readManifest(table, 'strong');
  if (!manifest) return undefined;
  const corridors = Object.keys(manifest.corridors) as CorridorId[];
  const sheets = await readAllPrices(table, manifest, corridors);
  const statistics = await readAllStatistics(table, manifest, corridors);
  const summary = await readSummary(table, manifest.summary);
  const indicators = manifest.indicators === null ? null : await readIndicators(table, manifest.indicators);
  expect(indicators?.groups.corridor.map(({ key }) => key) ?? []).toEqual(corridors);
  expect(summary.corridors.map(({ corridor }) => corridor)).toEqual(corridors);
  const reference = manifest.reference && (await readReference(table, manifest.reference.publication));
  if (manifest.reference) await readRates(table, manifest.reference.publication);
  return {
    manifest,
    corridors,
    sheets: corridors.map((id) => sheets.get(id)),
    statistics: corridors.map((id) => statistics.get(id)),
    summary,
    indicators,
    reference,
  };
}

type Batch = 'format' | 'state' | 'acceptedAt' | 'rows' | 'chunks' | 'corridors';
/** What only editions of these kinds have. */
type Layered =
  | Omit<Extract<Edition, { kind: 'said' }>, Batch>
  | Omit<Extract<Edition, { kind: 'seen' }>, Batch>;

const some: CorridorId[] = ['DEU-KGZ', 'DEU-UZB', 'USA-PHL', 'TUR-BGR', 'AGO-NAM'].filter((id) =>
  allCorridors.includes(id as CorridorId),
) as CorridorId[];

describe('a publication', () => {
  test('contains every corridor of the edition, and a second run writes nothing', async () => {
    const table = await engine.newTable();
    await accept(table, 'e1', surveyRows);
    await computeCorridors(publisher(table));
    const first = await readAll(table);
    expect(first?.corridors).toEqual(allCorridors);
    const watched = counting({ table });
    expect(await computeCorridors(publisher(watched.table))).toMatchObject({ summary: 'nothing new' });
    expect(watched.writes()).toBe(0);
  });

  test('a list of editions that cannot be read is reported, stops nothing, and is stored again', async () => {
    const table = await engine.newTable();
    await accept(table, 'e1', rowsOf(...some));
    await computeCorridors(publisher(table));
    const before = await readAll(table);
    const key = { pk: EDITIONS_BEHIND, sk: before?.manifest.editions ?? '' };
    const item = await table.get(key, 'strong');
    if (!item) throw new Error('no list');
    await table.put({ ...item, value: pack('garbage') });
    await accept(table, 'e2', rowsOf('DEU-KGZ').slice(1), { acceptedAt: '2026-11-02T00:00:00.000Z' });
    await expect(computeCorridors(publisher(table))).rejects.toThrow();
    const after = await readAll(table);
    expect(after?.manifest.version).toBe(2);
    expect(after && (await readEditionsBehind(table, after.manifest))).toEqual({ e1: 1, e2: 1 });
    expect(await computeCorridors(publisher(table))).toMatchObject({ summary: 'nothing new' });
  });

  test('touches only the corridors of a new edition', async () => {
    const table = await engine.newTable();
    await accept(table, 'e1', rowsOf(...some));
    await computeCorridors(publisher(table));
    const before = await readAll(table);
    const raised = rowsOf('DEU-KGZ').map((row) => ({ ...row, feeBp: row.feeBp + 1 }));
    await accept(table, 'e2', raised, { acceptedAt: '2026-11-02T00:00:00.000Z' });
    await computeCorridors(publisher(table));
    const after = await readAll(table);
    for (const id of some) {
      const same = after?.manifest.corridors[id] === before?.manifest.corridors[id];
      expect(same, id).toBe(id !== 'DEU-KGZ');
    }
    expect(
      (await readPrices(table, 'DEU-KGZ', after?.manifest.corridors['DEU-KGZ'] ?? '')).survey.edition,
    ).toBe('e2');
  });

  test.each<Layered>([
    {
      kind: 'said',
      edition: 'feed-1',
      provider: 'acme',
      validFrom: '2026-11-01',
      validTo: '2026-11-30',
      evidence: 'f'.repeat(64),
    },
    { kind: 'seen', edition: 'visits-1', firstDay: '2026-11-01', lastDay: '2026-11-30' },
  ])(
    'an edition of another layer ($kind) changes nothing that is made of a survey, and is not looked at twice',
    async (layer) => {
      const table = await engine.newTable();
      await accept(table, 'e1', rowsOf(...some));
      await computeCorridors(publisher(table));
      const before = await readAll(table);
      // One corridor of it is surveyed, the other is not.
      const edition: Edition = {
        ...{ format: 1, state: 'accepted', acceptedAt: '2026-11-02T00:00:00.000Z', rows: 0, chunks: 0 },
        corridors: ['DEU-KGZ', 'RUS-TJK'],
        ...layer,
      };
      await table.put({ pk: EDITIONS, sk: layer.edition, version: 1, value: pack(edition) });
      await computeCorridors(publisher(table));
      const after = await readAll(table);
      expect({ ...after, manifest: null }).toEqual({ ...before, manifest: null });
      expect(after?.manifest.corridors).toEqual(before?.manifest.corridors);
      expect(after && (await readEditionsBehind(table, after.manifest))).toEqual({
        e1: 1,
        [layer.edition]: 1,
      });
      expect(await computeCorridors(publisher(table))).toMatchObject({ summary: 'nothing new' });
      await setEditionState(table, layer.edition, actOf('withdrawn'));
      expect((await listEditions(table)).map((one) => one.edition.state).sort()).toEqual([
        'accepted',
        'withdrawn',
      ]);
    },
  );

  test('an edition without what its kind needs is none', () => {
    const batch = { format: 1, state: 'accepted', acceptedAt: '', rows: 0, chunks: 0, corridors: [] };
    const survey = surveyRef('e1');
    const of = (given: object) => z.safeParse(editionSchema, { ...batch, ...given }).data;
    expect(of({ survey })).toEqual({ ...batch, kind: 'surveyed', survey });
    expect(of({ kind: 'surveyed' })).toBeUndefined();
    expect(of({})).toBeUndefined();
    expect(of({ kind: 'said', edition: 'x', survey })).toBeUndefined();
    expect(of({ kind: 'seen', survey })).toBeUndefined();
    const visits = { kind: 'seen', edition: 'x', firstDay: '2026-11-01', lastDay: '2026-11-02' };
    expect(of({ ...visits, survey })).toEqual({ ...batch, ...visits });
  });

  test('withdrawing a correction restores the round before it; withdrawing the only round removes the price', async () => {
    const table = await engine.newTable();
    await accept(table, 'e1', rowsOf(...some));
    await accept(table, 'e2', rowsOf('DEU-KGZ'), { acceptedAt: '2026-11-02T00:00:00.000Z' });
    await computeCorridors(publisher(table));
    await setEditionState(table, 'e2', actOf('withdrawn'));
    await computeCorridors(publisher(table));
    const back = await readAll(table);
    expect(back?.sheets.map((sheet) => sheet?.survey.edition)).toEqual(back?.corridors.map(() => 'e1'));
    await setEditionState(table, 'e1', actOf('withdrawn'));
    await computeCorridors(publisher(table));
    expect((await readAll(table))?.corridors).toEqual([]);
  });

  test('a corridor without a price that can be compared at one of the amounts holds up no other, and has none', async () => {
    const table = await engine.newTable();
    const doubtful = rowsOf('DEU-KGZ').map((row) =>
      row.denomination === 500 ? { ...row, standing: 'quarantined' as const } : row,
    );
    await accept(table, 'e1', [...doubtful, ...rowsOf('USA-PHL')]);
    await computeCorridors(publisher(table));
    expect((await readAll(table))?.corridors).toEqual(['USA-PHL']);
  });

  test('a newer round makes an old one history also where it has no price itself; withdrawn, it gives it back', async () => {
    const table = await engine.newTable();
    const published = async () => Object.keys((await readManifest(table, 'strong'))?.corridors ?? {});
    await accept(table, 'old', rowsOf('DEU-KGZ'), { period: '2023-Q4' });
    await accept(table, 'e1', rowsOf('USA-PHL'));
    await computeCorridors(publisher(table));
    expect(await published()).toEqual(['DEU-KGZ', 'USA-PHL']);
    const later = { period: '2026-Q1', acceptedAt: '2026-11-02T00:00:00.000Z' };
    await accept(table, 'e2', rowsOf('USA-PHL'), later);
    await computeCorridors(publisher(table));
    expect(await published()).toEqual(['USA-PHL']);
    await setEditionState(table, 'e2', actOf('withdrawn'));
    await computeCorridors(publisher(table));
    expect(await published()).toEqual(['DEU-KGZ', 'USA-PHL']);
  });

  test('other code computes everything again and publishes only what differs', async () => {
    const table = await engine.newTable();
    await accept(table, 'e1', rowsOf(...some));
    await computeCorridors(publisher(table));
    const before = await readAll(table);
    const watched = counting({ table });
    await computeCorridors(publisher(watched.table, { computedBy: 'code-2' }));
    const after = await readAll(table);
    expect(watched.writes()).toBe(1);
    expect(after?.manifest.corridors).toEqual(before?.manifest.corridors);
    expect(after?.manifest).toMatchObject({ version: 2, computedBy: 'code-2' });
  });

  test.each([
    ['a sheet', sheetPartition('DEU-KGZ')],
    ['the statistics', statisticsPartition('DEU-KGZ')],
    ['the summary', SUMMARY],
    ['the indicators', indicatorsPartition('region')],
    ['the manifest', MANIFEST],
  ])('%s in the form of other code is replaced, and stops nothing', async (_, pk) => {
    const table = await engine.newTable();
    await accept(table, 'e1', rowsOf(...some));
    await computeCorridors(publisher(table));
    const before = await readAll(table);
    for (const item of await table.query(pk)) await table.put({ ...item, value: pack({ format: 0 }) });
    await computeCorridors(publisher(table, { computedBy: 'code-2' }));
    const after = await readAll(table);
    expect(after?.sheets).toEqual(before?.sheets);
    expect(after?.statistics).toEqual(before?.statistics);
    expect(after?.summary).toEqual(before?.summary);
    expect(after?.indicators).toEqual(before?.indicators);
    expect(after?.manifest.version).toBe(2);
  });

  test('sheets that still hold the statistics are read, and the next publication gives these items of their own', async () => {
    const real = await engine.newTable();
    await accept(real, 'e1', rowsOf(...some));
    await computeCorridors(publisher(real));
    const whole = await readAll(real);
    const publication = whole?.manifest.corridors['DEU-KGZ'] ?? '';
    // As the release before stored it: one item with both, and none of statistics.
    for (const [at, prices] of (whole?.sheets ?? []).entries()) {
      const { corridor, indicators, more, series, inclusion } = whole?.statistics[at] ?? {};
      const sheet = { ...prices, indicators, more, ...(series?.length && { series }), inclusion };
      const pk = sheetPartition(corridor ?? 'X-Y');
      await real.put({ pk, sk: publication, version: 1, value: pack(sheet) });
    }
    const isGone = ({ pk, sk }: Key) => pk.startsWith('STATISTICS#') && sk === publication;
    const table: Table = {
      ...real,
      get: async (key, consistency) => (isGone(key) ? undefined : real.get(key, consistency)),
      getMany: async (keys) => real.getMany(keys.filter((key) => !isGone(key))),
    };
    expect((await readAll(table))?.statistics).toEqual(whole?.statistics);
    expect(await readStatistics(table, 'DEU-KGZ', publication)).toEqual(
      whole?.statistics[whole.corridors.indexOf('DEU-KGZ')],
    );

    await computeCorridors(publisher(table, { computedBy: 'code-2' }));
    const after = await readAll(real);
    expect(after?.statistics).toEqual(whole?.statistics);
    expect(after?.manifest.corridors['DEU-KGZ']).not.toBe(publication);
    const keys = (after?.corridors ?? []).map((id) => ({
      pk: statisticsPartition(id),
      sk: after?.manifest.corridors[id] ?? '',
    }));
    expect(await real.getMany(keys)).toHaveLength(keys.length);
  });

  test('statistics that are missing or damaged are an error that names them', async () => {
    const table = await engine.newTable();
    await accept(table, 'e1', rowsOf(...some));
    await computeCorridors(publisher(table));
    const publication = (await readAll(table))?.manifest.corridors['DEU-KGZ'] ?? '';
    const without: Table = {
      ...table,
      get: async (key, how) => (key.pk.startsWith('STATISTICS#') ? undefined : table.get(key, how)),
    };
    await expect(readStatistics(without, 'DEU-KGZ', publication)).rejects.toThrow(
      `publication ${publication} has no statistics of DEU-KGZ`,
    );
    const key = { pk: statisticsPartition('DEU-KGZ'), sk: publication };
    await table.put({ ...key, version: 1, value: pack({ format: 0 }) });
    await expect(readAll(table)).rejects.toThrow('format');
  });

  test('an edition with a chunk missing is not published', async () => {
    const table = await engine.newTable();
    await accept(table, 'e1', rowsOf(...some));
    const damaged: Table = { ...table, query: async (pk) => (pk === 'EDITION#e1' ? [] : table.query(pk)) };
    await expect(computeCorridors(publisher(damaged))).rejects.toThrow('its item says');
    expect(await readAll(table)).toBeUndefined();
  });
});

test('an edition that a clock accepted years ahead is corrected by the next one', async () => {
  const table = await engine.newTable();
  await accept(table, 'ahead', rowsOf('DEU-KGZ'), { acceptedAt: '2031-01-01T00:00:00.000Z' });
  await accept(table, 'next', rowsOf('DEU-KGZ').slice(1), { acceptedAt: '2026-11-02T00:00:00.000Z' });
  await computeCorridors(publisher(table));
  expect((await readAll(table))?.sheets.map((sheet) => sheet?.survey.edition)).toEqual(['next']);
  // And it does not accept the first one again at every look.
  await accept(table, 'next', rowsOf('DEU-KGZ').slice(1), { acceptedAt: '2026-11-03T00:00:00.000Z' });
  expect((await listEditions(table)).map(({ version }) => version)).toEqual([1, 1]);
});

describe('broken at each of its writes', () => {
  const corridors = deep ? allCorridors.slice(0, 60) : some.slice(0, 2);

  test.each(['before', 'after'] as const)(
    'just %s it reaches the table: always one whole publication',
    async (when) => {
      const rows = rowsOf(...corridors);
      const changed = rows.map((row) => ({ ...row, feeBp: row.feeBp + 7 }));
      const prepare = async () => {
        const table = await engine.newTable();
        await accept(table, 'e1', rows);
        await computeCorridors(publisher(table));
        await accept(table, 'e2', changed, { acceptedAt: '2026-11-02T00:00:00.000Z' });
        await takeInBundled(collector(table, '2026-11-21T00:00:00.000Z', []).dependencies);
        return table;
      };

      const unbroken = await prepare();
      const before = await readAll(unbroken);
      const counted = counting({ table: unbroken });
      await computeCorridors(publisher(counted.table));
      const goal = await readAll(unbroken);
      // Prices and statistics of each corridor, summary, indicators, reference rates in two items, editions, manifest.
      expect(counted.writes()).toBe(2 * corridors.length + 1 + GROUPS.length + 2 + 1 + 1);
      expect(goal?.reference).not.toEqual(before?.reference);
      expect(goal?.sheets).not.toEqual(before?.sheets);

      const table = await prepare();
      for (let write = 1; write <= counted.writes(); write++) {
        await expect(computeCorridors(publisher(dyingAt({ table }, write, when).table))).rejects.toThrow(
          Crash,
        );
        const seen = await readAll(table);
        const committed = when === 'after' && write === counted.writes();
        expect(seen?.sheets, `after write ${write}`).toEqual(committed ? goal?.sheets : before?.sheets);
        expect(seen?.statistics).toEqual(committed ? goal?.statistics : before?.statistics);
        expect(seen?.summary).toEqual(committed ? goal?.summary : before?.summary);
        expect(seen?.indicators).toEqual(committed ? goal?.indicators : before?.indicators);
        expect(seen?.reference).toEqual(committed ? goal?.reference : before?.reference);
      }
      await computeCorridors(publisher(table));
      const restarted = await readAll(table);
      expect(restarted?.sheets).toEqual(goal?.sheets);
      expect(restarted?.statistics).toEqual(goal?.statistics);
      expect(restarted?.summary).toEqual(goal?.summary);
      expect(restarted?.reference).toEqual(goal?.reference);
      expect(restarted?.manifest.version).toBe(2);
    },
  );

  test('an edition that breaks before its item is written has no effect; the next try accepts it', async () => {
    const table = await engine.newTable();
    const counted = counting({ table: await engine.newTable() });
    await accept(counted.table, 'e1', rowsOf(...some));
    for (let write = 1; write <= counted.writes(); write++) {
      const dying = dyingAt({ table }, write, 'before');
      await expect(accept(dying.table, 'e1', rowsOf(...some))).rejects.toThrow(Crash);
      expect(await computeCorridors(publisher(table))).toMatchObject({ summary: 'nothing new' });
    }
    await accept(table, 'e1', rowsOf(...some));
    await computeCorridors(publisher(table));
    expect((await readAll(table))?.corridors).toEqual([...some].sort());
  });
});

/** What readers find, apart from the names and versions of publications. */
const figuresIn = async (table: Table) => {
  const { sheets, statistics, summary, indicators, reference } = (await readAll(table)) ?? {};
  return { sheets, statistics, summary, indicators, reference };
};

describe('an edition and its publication, at each of their writes', () => {
  const rows = rowsOf(...some.slice(0, 2));
  const run = async (table: Table) => {
    await accept(table, 'e1', rows);
    await computeCorridors(publisher(table));
  };
  const unbroken = async () => {
    const table = await engine.newTable();
    const counted = counting({ table });
    await run(counted.table);
    return { goal: await figuresIn(table), writes: counted.writes() };
  };

  test('an answer that gets lost changes nothing', async () => {
    const { goal, writes } = await unbroken();
    for (let write = 1; write <= writes; write++) {
      const table = await engine.newTable((n) => n === write);
      await run(table);
      expect(await figuresIn(table), `write ${write}`).toEqual(goal);
      expect((await listEditions(table)).map(({ version }) => version)).toEqual([1]);
      expect((await readManifest(table, 'strong'))?.version).toBe(1);
    }
  });

  test('throttling fails the run, and the next one completes it', async () => {
    const { goal, writes } = await unbroken();
    for (let write = 1; write <= writes; write++) {
      const table = await engine.newTable();
      await expect(run(throttledAt({ table }, write).table), `write ${write}`).rejects.toThrow(Throttled);
      expect(await readAll(table)).toBeUndefined();
      await run(table);
      expect(await figuresIn(table), `after write ${write}`).toEqual(goal);
    }
  });

  test('a whole second run in between leaves one publication', async () => {
    const { goal, writes } = await unbroken();
    for (let write = 1; write <= writes; write++) {
      const table = await engine.newTable();
      await run(interruptedAt({ table }, write, () => run(table)).table);
      expect(await figuresIn(table), `before write ${write}`).toEqual(goal);
      expect((await readManifest(table, 'strong'))?.version, `before write ${write}`).toBe(1);
    }
  });
});

describe('two publishers at once', () => {
  test('one wins, the loser recomputes, nothing is lost', async () => {
    const table = await engine.newTable();
    await accept(table, 'e1', rowsOf(...some));
    let conflicts = 0;
    let overtaken = false;
    // The slow one has written its sheets when a new edition arrives and a fast one publishes both editions.
    const slow: Table = {
      ...table,
      put: async (item, ifVersion) => {
        if (item.pk === 'MANIFEST' && !overtaken) {
          overtaken = true;
          await accept(table, 'e2', rowsOf('DEU-KGZ').slice(1), { acceptedAt: '2026-11-02T00:00:00.000Z' });
          await computeCorridors(publisher(table));
        }
        await table.put(item, ifVersion).catch((error: unknown) => {
          if (error instanceof WriteConflict) conflicts += 1;
          throw error;
        });
      },
    };
    await computeCorridors(publisher(slow));
    const seen = await readAll(table);
    expect(conflicts).toBe(1);
    expect(seen?.manifest.version).toBe(1);
    expect(seen && (await readEditionsBehind(table, seen.manifest))).toEqual({ e1: 1, e2: 1 });
    expect(seen?.sheets.map((sheet) => sheet?.survey.edition).sort()).toEqual(
      ['e1', 'e1', 'e1', 'e1', 'e2'].slice(-some.length),
    );
  });

  test('many at once leave one complete publication', async () => {
    const table = await engine.newTable();
    await accept(table, 'e1', rowsOf(...some));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => computeCorridors(publisher(table))),
    );
    expect(outcomes.every(({ status }) => status === 'fulfilled')).toBe(true);
    expect((await readAll(table))?.corridors).toEqual([...some].sort());
  });
});
