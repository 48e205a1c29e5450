/** Figures of earlier rounds on the real table engine: computed once, whole or not at all, and never at a publication of prices. */
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { publishEarlierRounds } from '../../../functions/compute-corridors/earlier.ts';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import {
  readEarlierCorridor,
  readEarlierGroup,
  readEarlierPeriods,
  readEarlierRounds,
} from '../../../functions/storage/earlier-rounds.ts';
import { readEarlierWork, willWriteEdition } from '../../../functions/storage/earlier-work.ts';
import { setEditionState } from '../../../functions/storage/editions.ts';
import { pack } from '../../../functions/storage/encoding.ts';
import { EARLIER } from '../../../functions/storage/keys.ts';
import { readHeldManifest, readManifest, replaceManifest } from '../../../functions/storage/manifest.ts';
import { openPublication } from '../../../functions/storage/publication.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { GROUPS } from '../../../shared/statistics/indicator-types.ts';
import { Crash, counting, dyingAt, interruptedAt, WHEN } from '../../support/breaking.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { publisher } from '../../support/publisher.ts';
import { acceptRound, dearer } from '../../support/rounds.ts';
import { actOf, rowsOf } from '../../support/survey.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

const NEWEST = '2025-Q3';
const now = rowsOf('DEU-KGZ', 'DEU-TJK');

/** The newest round published, one nearly as new, and one that is long past. */
async function threeRounds(): Promise<Table> {
  const table = await engine.newTable();
  await acceptRound(table, NEWEST, now);
  await acceptRound(table, '2025-Q1', dearer(rowsOf('DEU-KGZ'), 100), { newest: NEWEST });
  await acceptRound(table, '2014-Q2', dearer(rowsOf('DEU-TJK', 'USA-MEX'), 200), { newest: NEWEST });
  await computeCorridors(publisher(table));
  return table;
}

/** What readers find, whole: every figure that the list names is there. */
async function held(table: Table) {
  const manifest = await readManifest(table, 'strong');
  if (!manifest || manifest.earlier === null) return {};
  const rounds = await readEarlierRounds(table, manifest.earlier);
  const periods = await readEarlierPeriods(table, manifest.earlier);
  const found: Record<string, { edition: string; mean: string | undefined; corridors: string[] }> = {};
  for (const [period, { edition, publication }] of Object.entries(rounds)) {
    for (const group of GROUPS) await readEarlierGroup(table, period, publication, group);
    const world = await readEarlierGroup(table, period, publication, 'world');
    const corridors = [...periods].flatMap(([corridor, own]) => (own.includes(period) ? corridor : []));
    for (const corridor of corridors)
      expect((await readEarlierCorridor(table, period, publication, corridor)).period).toBe(period);
    found[period] = { edition, mean: world.results[0]?.at200?.mean, corridors };
  }
  return found;
}
const periodsOf = async (table: Table) => Object.keys(await held(table)).sort();

describe('earlier rounds', () => {
  test('are all but the newest, each of one period, and a second run reads one item and writes nothing', async () => {
    const table = await threeRounds();
    const before = await readManifest(table, 'strong');
    const announced: number[] = [];
    const announce = async (version: number) => void announced.push(version);
    expect(await publishEarlierRounds(publisher(table, { announce }))).toMatch(
      /figures of 2 earlier rounds$/,
    );
    expect(await held(table)).toMatchObject({
      '2014-Q2': { edition: 'rpw:2014-Q2:made', corridors: ['DEU-TJK', 'USA-MEX'] },
      '2025-Q1': { edition: 'rpw:2025-Q1:made', corridors: ['DEU-KGZ'] },
    });
    const after = await readManifest(table, 'strong');
    expect(announced).toEqual([2]);
    // Nothing of what families see is another.
    expect({ ...after, version: 1, earlier: null }).toEqual(before);

    const watched = counting({ table });
    table.takeReadUnits();
    expect(await publishEarlierRounds(publisher(watched.table))).toBeNull();
    expect([watched.writes(), table.takeReadUnits()]).toEqual([0, 0.5]);
  });

  test('that were the newest come with the next round; one that is withdrawn goes, and comes back', async () => {
    const table = await threeRounds();
    await publishEarlierRounds(publisher(table));
    await acceptRound(table, '2025-Q4', dearer(now, 50));
    await computeCorridors(publisher(table));
    await publishEarlierRounds(publisher(table));
    expect(await periodsOf(table)).toEqual(['2014-Q2', '2025-Q1', '2025-Q3']);
    await setEditionState(table, 'rpw:2014-Q2:made', actOf('withdrawn'));
    await publishEarlierRounds(publisher(table));
    expect(await periodsOf(table)).toEqual(['2025-Q1', '2025-Q3']);
    await setEditionState(table, 'rpw:2014-Q2:made', actOf('accepted'));
    // The newest that is withdrawn makes the one before it the newest again.
    await setEditionState(table, 'rpw:2025-Q4:made', actOf('withdrawn'));
    await computeCorridors(publisher(table));
    await publishEarlierRounds(publisher(table));
    expect(await periodsOf(table)).toEqual(['2014-Q2', '2025-Q1']);
    const publication = await openPublication(table, 'strong');
    expect((await publication?.indicators('world'))?.period).toBe('2025-Q3');
  });

  test('that are corrected have the figures of the edition accepted last', async () => {
    const table = await threeRounds();
    await publishEarlierRounds(publisher(table));
    const before = await held(table);
    await acceptRound(table, '2014-Q2', dearer(rowsOf('DEU-TJK'), 300), {
      newest: NEWEST,
      id: 'rpw:2014-Q2:corrected',
      acceptedAt: '2026-11-02T00:00:00.000Z',
    });
    await publishEarlierRounds(publisher(table));
    const after = await held(table);
    expect(after['2014-Q2']).toMatchObject({ edition: 'rpw:2014-Q2:corrected', corridors: ['DEU-TJK'] });
    expect(after['2025-Q1']).toEqual(before['2025-Q1']);
  });

  test('of other code are computed again, and stored only where they differ', async () => {
    const table = await threeRounds();
    await publishEarlierRounds(publisher(table));
    const manifest = await readManifest(table, 'strong');
    const watched = counting({ table });
    expect(await publishEarlierRounds(publisher(watched.table, { computedBy: 'code-2' }))).toBeNull();
    // Which code computed them.
    expect(watched.writes()).toBe(1);
    expect(await readManifest(table, 'strong')).toEqual(manifest);
    expect((await readEarlierWork(table, 'strong')).computedBy).toBe('code-2');
    expect(await publishEarlierRounds(publisher(table, { computedBy: 'code-2' }))).toBeNull();
  });

  test('wait for the first publication', async () => {
    const table = await engine.newTable();
    await acceptRound(table, '2014-Q2', now, { newest: NEWEST });
    expect(await publishEarlierRounds(publisher(table))).toBeNull();
    await acceptRound(table, NEWEST, now);
    await computeCorridors(publisher(table));
    await publishEarlierRounds(publisher(table));
    expect(await periodsOf(table)).toEqual(['2014-Q2']);
  });

  test('stay where they are when prices are published', async () => {
    const table = await threeRounds();
    await publishEarlierRounds(publisher(table));
    const before = await held(table);
    await acceptRound(table, NEWEST, dearer(now, 10), {
      id: 'rpw:2025-Q3:corrected',
      acceptedAt: '2026-11-03T00:00:00.000Z',
    });
    await computeCorridors(publisher(table));
    expect(await held(table)).toEqual(before);
  });
});

describe('whatever breaks', () => {
  test('at any write: the rounds are the ones before or all of them, and the next run has all', {
    timeout: 180_000,
  }, async () => {
    const whole = await threeRounds();
    const watched = counting({ table: whole });
    await publishEarlierRounds(publisher(watched.table));
    const complete = await held(whole);
    for (const when of WHEN)
      for (let at = 1; at <= watched.writes(); at += 1) {
        const table = await threeRounds();
        const dying = dyingAt({ table }, at, when);
        await expect(publishEarlierRounds(publisher(dying.table))).rejects.toThrow(Crash);
        expect([{}, complete], `${when} write ${at}`).toContainEqual(await held(table));
        await publishEarlierRounds(publisher(table));
        expect(await held(table), `${when} write ${at}`).toEqual(complete);
      }
  });

  test('a publication of prices meanwhile is kept, with the rounds', async () => {
    const table = await threeRounds();
    const count = counting({ table: await threeRounds() });
    await publishEarlierRounds(publisher(count.table));
    await acceptRound(table, NEWEST, dearer(now, 10), {
      id: 'rpw:2025-Q3:corrected',
      acceptedAt: '2026-11-03T00:00:00.000Z',
    });
    // The manifest is the last write but one.
    const racing = interruptedAt({ table }, count.writes() - 1, () => computeCorridors(publisher(table)));
    await publishEarlierRounds(publisher(racing.table));
    expect(await periodsOf(table)).toEqual(['2014-Q2', '2025-Q1']);
    const manifest = await readManifest(table, 'strong');
    expect(manifest?.version).toBe(3);
    expect(await computeCorridors(publisher(table))).toMatchObject({ summary: 'nothing new' });
  });

  test('an edition that is announced and not yet there is looked for until it is, and not for ever', async () => {
    const table = await threeRounds();
    await publishEarlierRounds(publisher(table));
    await willWriteEdition(table, 'rpw:2016-Q1:made', 1);
    for (let run = 1; run < 3; run += 1) await publishEarlierRounds(publisher(table));
    expect((await readEarlierWork(table, 'strong')).pending).toEqual([
      { edition: 'rpw:2016-Q1:made', version: 1, missed: 2 },
    ]);
    await acceptRound(table, '2016-Q1', rowsOf('DEU-KGZ'), { newest: NEWEST });
    await publishEarlierRounds(publisher(table));
    expect(await periodsOf(table)).toContain('2016-Q1');
    expect((await readEarlierWork(table, 'strong')).pending).toEqual([]);
    await willWriteEdition(table, 'never', 1);
    for (let run = 0; run <= 61; run += 1) await publishEarlierRounds(publisher(table));
    expect((await readEarlierWork(table, 'strong')).pending).toEqual([]);
  });

  test('a manifest that code of the release before wrote names no list: the next run makes it again', async () => {
    const table = await threeRounds();
    await publishEarlierRounds(publisher(table));
    const complete = await periodsOf(table);
    const { version, manifest } = await readHeldManifest(table, 'strong');
    if (!manifest) throw new Error('no manifest');
    await replaceManifest(table, { ...manifest, version: version + 1, earlier: null });
    const { earlier } = await computeCorridors(publisher(table));
    expect(await publishEarlierRounds(publisher(table), earlier)).toMatch(/figures of 2 earlier rounds$/);
    expect(await periodsOf(table)).toEqual(complete);
    const named = await computeCorridors(publisher(table));
    expect(await publishEarlierRounds(publisher(table), named.earlier)).toBeNull();
  });

  test('without a round that prices are of, past ones stay what they are', async () => {
    const table = await threeRounds();
    for (const period of [NEWEST, '2025-Q1'])
      await setEditionState(table, `rpw:${period}:made`, actOf('withdrawn'));
    await computeCorridors(publisher(table));
    await publishEarlierRounds(publisher(table));
    expect(await periodsOf(table)).toEqual(['2014-Q2']);
  });

  test('one that fails says nothing of prices: the run succeeds, counts it, and logs why', async () => {
    const table = await threeRounds();
    await table.put({ pk: 'EDITION#rpw:2014-Q2:made', sk: 'CHUNK#0000', version: 1, value: pack([]) });
    vi.stubEnv('TABLE_NAME', 'unused');
    vi.stubEnv('PUBLICATIONS_QUEUE_URL', 'http://127.0.0.1/unused');
    vi.stubEnv('RELEASES_QUEUE_URL', 'http://127.0.0.1/unused');
    const { newHandler } = await import('../../../functions/compute-corridors/handler.ts');
    const logged = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    expect(await newHandler(publisher(table))({}, {} as Context)).toMatchObject({
      figures: { publishedHoursAgo: 0, failedEarlierRounds: 1 },
    });
    expect(logged.mock.calls.flat().join()).toContain('2014-Q2');
    logged.mockRestore();
    expect(await periodsOf(table)).toEqual(['2025-Q1']);
  });

  test('a run that another one overtakes does not say that no round failed', async () => {
    const table = await threeRounds();
    await table.put({ pk: 'EDITION#rpw:2014-Q2:made', sk: 'CHUNK#0000', version: 1, value: pack([]) });
    vi.stubEnv('TABLE_NAME', 'unused');
    vi.stubEnv('PUBLICATIONS_QUEUE_URL', 'http://127.0.0.1/unused');
    vi.stubEnv('RELEASES_QUEUE_URL', 'http://127.0.0.1/unused');
    const { newHandler } = await import('../../../functions/compute-corridors/handler.ts');
    // The other one publishes the rounds that can be computed just before this one stores its list.
    let isOvertaken = false;
    const racing: Table = {
      ...table,
      put: async (item, ifVersion) => {
        if (item.pk === EARLIER && !isOvertaken) {
          isOvertaken = true;
          await expect(publishEarlierRounds(publisher(table))).rejects.toThrow('some earlier rounds');
        }
        await table.put(item, ifVersion);
      },
    };
    const { summary, figures } = await newHandler(publisher(racing))({}, {} as Context);
    expect(isOvertaken).toBe(true);
    expect(summary).toContain('another run publishes earlier rounds');
    expect(figures).toEqual({ publishedHoursAgo: 0 });
  });

  test('one damaged round holds up no other, is reported each time, and comes once it is whole', async () => {
    const table = await threeRounds();
    const key = { pk: 'EDITION#rpw:2014-Q2:made', sk: 'CHUNK#0000' };
    const chunk = await table.get(key, 'strong');
    if (!chunk) throw new Error('no chunk');
    await table.put({ ...chunk, value: pack([]) });
    for (let run = 0; run < 2; run += 1)
      await expect(publishEarlierRounds(publisher(table))).rejects.toThrow('some earlier rounds');
    expect(await periodsOf(table)).toEqual(['2025-Q1']);
    await table.put(chunk);
    await publishEarlierRounds(publisher(table));
    expect(await periodsOf(table)).toEqual(['2014-Q2', '2025-Q1']);
  });
});
