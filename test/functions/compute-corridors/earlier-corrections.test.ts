/** Corrections of earlier rounds on the real table engine: told with the figures of those rounds, wherever a run breaks. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishEarlierRounds } from '../../../functions/compute-corridors/earlier.ts';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { readEarlierWork } from '../../../functions/storage/earlier-work.ts';
import { setEditionState } from '../../../functions/storage/editions.ts';
import { pack } from '../../../functions/storage/encoding.ts';
import { CORRECTIONS, earlierPartition } from '../../../functions/storage/keys.ts';
import { openPublication } from '../../../functions/storage/publication.ts';
import type { Table } from '../../../functions/storage/table.ts';
import type { CorrectionAct } from '../../../shared/model/correction.ts';
import { above, Crash, counting, dyingAt, interruptedAt, WHEN } from '../../support/breaking.ts';
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
/** One round nearly as new as the newest, and one that is long past. */
const ROUNDS = ['2025-Q1', '2014-Q2'] as const;
const editionOf = (period: string) => `rpw:${period}:made`;

async function published(): Promise<Table> {
  const table = await engine.newTable();
  await acceptRound(table, NEWEST, rowsOf('DEU-KGZ', 'DEU-TJK'));
  await acceptRound(table, '2025-Q1', dearer(rowsOf('DEU-KGZ', 'DEU-TJK'), 100), { newest: NEWEST });
  await acceptRound(table, '2014-Q2', dearer(rowsOf('DEU-TJK', 'USA-MEX'), 200), { newest: NEWEST });
  await publish(table);
  return table;
}
/** As a run each minute. */
async function publish(table: Table): Promise<void> {
  await computeCorridors(publisher(table));
  await publishEarlierRounds(publisher(table));
}

async function read(table: Table) {
  const publication = await openPublication(table, 'strong');
  if (!publication) throw new Error('nothing published');
  const rounds = await publication.earlierRounds();
  return {
    manifest: publication.manifest,
    corrections: await publication.corrections(),
    rounds,
    worldOf: async (period: string) =>
      rounds[period] && (await publication.earlierGroup(period, 'world')).results[0]?.at200?.mean,
  };
}

/** Other rows of a round, as a workbook would bring them. */
async function replace(table: Table, period: string, id: string, replaced: string): Promise<CorrectionAct> {
  const act: CorrectionAct = {
    ...actOf('accepted'),
    did: 'replaced',
    replaces: { edition: replaced, rows: { added: 0, removed: 30, changed: 20 } },
  };
  await acceptRound(table, period, dearer(rowsOf('DEU-TJK'), 300), {
    newest: NEWEST,
    id,
    acceptedAt: '2026-11-20T00:00:00.000Z',
    replacing: async () => act,
  });
  return act;
}

describe('a correction of an earlier round', () => {
  test.each(ROUNDS)(
    'of %s has the figures of that round before and after, and not those of the newest',
    async (period) => {
      const table = await published();
      const before = await read(table);
      const mean = await before.worldOf(period);
      const round = before.rounds[period]?.publication;
      const act = actOf('withdrawn');
      await setEditionState(table, editionOf(period), act);
      await computeCorridors(publisher(table));
      expect((await read(table)).corrections).toEqual([]);
      expect(await publishEarlierRounds(publisher(table))).toContain('1 corrections of earlier rounds');
      const gone = await read(table);
      expect(gone.corrections).toMatchObject([
        {
          ...act,
          edition: editionOf(period),
          period,
          corridorsOfEdition: 2,
          before: { publication: round, world: { period, mean200: mean } },
          after: { publication: gone.manifest.earlier, world: null },
          changed: [
            { before: { period }, after: null },
            { before: { period }, after: null },
          ],
        },
      ]);
      await setEditionState(table, editionOf(period), actOf('accepted'));
      await publish(table);
      const back = await read(table);
      expect(back.corrections.map(({ did }) => did)).toEqual(['accepted', 'withdrawn']);
      expect(back.corrections[0]).toMatchObject({
        before: { publication: gone.manifest.earlier, world: null },
        after: { world: { period, mean200: mean } },
        changed: [{ before: null }, { before: null }],
      });
      expect(back.corrections[1]).toEqual(gone.corrections[0]);
    },
  );

  test('that was given again says what it replaces, with the corridors that are gone too', async () => {
    const table = await published();
    const before = await (await read(table)).worldOf('2014-Q2');
    const act = await replace(table, '2014-Q2', 'rpw:2014-Q2:again', editionOf('2014-Q2'));
    await publish(table);
    const { corrections, worldOf } = await read(table);
    expect(corrections).toMatchObject([
      {
        ...act,
        edition: 'rpw:2014-Q2:again',
        before: { world: { mean200: before } },
        after: { world: { mean200: await worldOf('2014-Q2') } },
        changed: [
          { corridor: 'DEU-TJK', before: { period: '2014-Q2' }, after: { period: '2014-Q2' } },
          { corridor: 'USA-MEX', after: null },
        ],
      },
    ]);
  });

  test('of the newest one that is given again is told with its publication', async () => {
    const table = await published();
    const act = await replace(table, NEWEST, 'rpw:2025-Q3:again', editionOf(NEWEST));
    await publish(table);
    const { corrections, manifest } = await read(table);
    expect(corrections).toMatchObject([
      {
        ...act,
        before: { world: { period: NEWEST } },
        after: { publication: manifest.summary, world: { period: NEWEST } },
        changed: [{ corridor: 'DEU-TJK' }],
      },
    ]);
  });

  test('of an edition that does not count changes no figure, and is told', async () => {
    const table = await published();
    await replace(table, '2014-Q2', 'rpw:2014-Q2:again', editionOf('2014-Q2'));
    await publish(table);
    const { rounds } = await read(table);
    await setEditionState(table, editionOf('2014-Q2'), actOf('withdrawn'));
    await publish(table);
    const after = await read(table);
    expect(after.rounds).toEqual(rounds);
    expect(after.corrections[0]).toMatchObject({ did: 'withdrawn', changed: [] });
    expect(after.corrections[0]?.before).toEqual(after.corrections[0]?.after);
  });

  test('is told once, costs a run with nothing to do one item, and stays when other code computes everything again', async () => {
    const table = await published();
    await setEditionState(table, editionOf('2014-Q2'), actOf('withdrawn'));
    await publish(table);
    const { corrections } = await read(table);
    const watched = counting({ table });
    table.takeReadUnits();
    expect(await publishEarlierRounds(publisher(watched.table))).toBeNull();
    expect([watched.writes(), table.takeReadUnits()]).toEqual([0, 0.5]);
    await computeCorridors(publisher(table, { computedBy: 'code-2' }));
    await publishEarlierRounds(publisher(table, { computedBy: 'code-2' }));
    expect((await read(table)).corrections).toEqual(corrections);
  });

  test('that a release before published without an entry has one, and no figures made up', async () => {
    const table = await published();
    // As published a minute after the act.
    const act = actOf('withdrawn', { at: '2026-11-20T23:59:00.000Z' });
    await setEditionState(table, editionOf('2014-Q2'), act);
    await publish(table);
    const { manifest, corrections } = await read(table);
    expect(corrections[0]?.before).not.toBeNull();
    const { version } = manifest;
    const { replaceManifest } = await import('../../../functions/storage/manifest.ts');
    await replaceManifest(table, { ...manifest, version: version + 1, corrections: null });
    await publishEarlierRounds(publisher(table, { computedBy: 'code-2' }));
    expect((await read(table)).corrections).toMatchObject([{ id: act.id, before: null, changed: [] }]);
  });
});

describe('whatever breaks', () => {
  test('at any write: rounds and entry are those before or both new, and the next run has the same entry', {
    timeout: 240_000,
  }, async () => {
    const table = await published();
    await setEditionState(table, editionOf('2025-Q1'), actOf('withdrawn'));
    await replace(table, '2014-Q2', 'rpw:2014-Q2:again', editionOf('2014-Q2'));
    await computeCorridors(publisher(table));
    const before = await read(table);
    const watched = counting({ table: above(table) });
    await publishEarlierRounds(publisher(watched.table));
    const right = await read(watched.table);
    expect(right.corrections).toHaveLength(2);
    expect(watched.writes()).toBeGreaterThan(6);
    const figures = (found: Awaited<ReturnType<typeof read>>) =>
      found.corrections.map(({ id, before: was, after, changed }) => [id, was, after.world, changed]);
    for (let at = 1; at <= watched.writes(); at += 1) {
      for (const when of WHEN) {
        const own = above(table);
        const dying = dyingAt({ table: own }, at, when);
        await expect(publishEarlierRounds(publisher(dying.table))).rejects.toThrow(Crash);
        const between = await read(own);
        // The manifest is the last write but one; the last says that nothing is left.
        const isDone = at === watched.writes() || (at === watched.writes() - 1 && when === 'after');
        expect(between.corrections.length, `${when} write ${at}`).toBe(isDone ? 2 : 0);
        expect(between.rounds, `${when} write ${at}`).toEqual(
          isDone ? expect.not.objectContaining({ '2025-Q1': expect.anything() }) : before.rounds,
        );
        await publish(own);
        expect(figures(await read(own)), `${when} write ${at}`).toEqual(figures(right));
      }
    }
  });

  test('a correction of the newest round that is published meanwhile is kept, and each is told once', async () => {
    const table = await published();
    await setEditionState(table, editionOf('2014-Q2'), actOf('withdrawn'));
    const count = counting({ table: above(table) });
    await publishEarlierRounds(publisher(count.table));
    const meanwhile = async () => {
      await setEditionState(table, editionOf(NEWEST), actOf('withdrawn'));
      await computeCorridors(publisher(table));
    };
    await publishEarlierRounds(publisher(interruptedAt({ table }, count.writes() - 1, meanwhile).table));
    const { corrections } = await read(table);
    expect(corrections.map(({ period }) => period)).toEqual([NEWEST, '2014-Q2']);
    // Newest first, though the newer one came first.
    expect(corrections.map(({ id }) => id)).toEqual(
      corrections
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
  });

  test('a list of corrections that cannot be read holds up no figure, is reported, and the entry comes once it can', async () => {
    const table = await published();
    await setEditionState(table, editionOf('2025-Q1'), actOf('withdrawn'));
    await publish(table);
    const { manifest } = await read(table);
    const list = await table.get({ pk: CORRECTIONS, sk: manifest.corrections ?? '' }, 'strong');
    if (!list) throw new Error('no list');
    await table.put({ ...list, value: pack('garbage') });
    await setEditionState(table, editionOf('2014-Q2'), actOf('withdrawn'));
    await expect(publishEarlierRounds(publisher(table))).rejects.toThrow('some earlier rounds');
    expect((await readEarlierWork(table, 'strong')).isMore).toBe(true);
    expect(
      Object.keys((await openPublication(table, 'strong').then((one) => one?.earlierRounds())) ?? {}),
    ).toEqual([]);
    await table.put(list);
    await publish(table);
    const { corrections } = await read(table);
    expect(corrections.map(({ period }) => period)).toEqual(['2014-Q2', '2025-Q1']);
    expect((await readEarlierWork(table, 'strong')).isMore).toBe(false);
  });
});

/** A table that does not answer for the items of some partitions. */
const busyFor = (table: Table, isBusy: (pk: string) => boolean): Table => ({
  ...table,
  get: async (key, consistency) => {
    if (isBusy(key.pk)) throw new Error(`busy: ${key.pk}`);
    return await table.get(key, consistency);
  },
  query: async (pk, range) => {
    if (isBusy(pk)) throw new Error(`busy: ${pk}`);
    return await table.query(pk, range);
  },
});

describe('a round that a newer one follows in the same run in which it is corrected', () => {
  /** One workbook brings both. */
  async function both(table: Table): Promise<CorrectionAct> {
    await acceptRound(table, '2025-Q4', dearer(rowsOf('DEU-KGZ', 'DEU-TJK'), 50));
    return await replace(table, NEWEST, 'rpw:2025-Q3:again', editionOf(NEWEST));
  }
  const worldOf = async (table: Table) => {
    const publication = await openPublication(table, 'strong');
    return (await publication?.indicators('world'))?.results[0]?.at200?.mean;
  };

  test('has the figures that were published of it as the newest, and its own of now', async () => {
    const table = await published();
    const before = await read(table);
    const mean = await worldOf(table);
    const act = await both(table);
    await publish(table);
    const after = await read(table);
    expect(after.corrections).toMatchObject([
      {
        ...act,
        period: NEWEST,
        before: { publication: before.manifest.summary, world: { period: NEWEST, mean200: mean } },
        after: {
          publication: after.manifest.earlier,
          world: { period: NEWEST, mean200: await after.worldOf(NEWEST) },
        },
        changed: [
          { corridor: 'DEU-KGZ', before: { period: NEWEST }, after: null },
          { corridor: 'DEU-TJK', before: { period: NEWEST }, after: { period: NEWEST } },
        ],
      },
    ]);
    expect(after.corrections[0]?.after.world?.mean200).not.toBe(mean);
    // What was noted is no more than until its figures are listed.
    expect(await readEarlierWork(table, 'strong')).not.toHaveProperty('newestBefore');
  });

  test('has them too where it is withdrawn, where the run had published already, and where something of it cannot be read at first', async () => {
    const gone = await published();
    const mean = await worldOf(gone);
    await acceptRound(gone, '2025-Q4', dearer(rowsOf('DEU-KGZ', 'DEU-TJK'), 50));
    await setEditionState(gone, editionOf(NEWEST), actOf('withdrawn'));
    await publish(gone);
    expect((await read(gone)).corrections).toMatchObject([
      { did: 'withdrawn', before: { world: { period: NEWEST, mean200: mean } }, after: { world: null } },
    ]);

    // Both came between the two halves of a run: the manifest in force has it as the newest.
    const between = await published();
    await both(between);
    await publishEarlierRounds(publisher(between));
    expect((await read(between)).corrections).toMatchObject([
      { before: { world: { period: NEWEST, mean200: mean } }, after: { world: { period: NEWEST } } },
    ]);

    // Its new rows, or its figures as the newest.
    for (const partition of ['EDITION#rpw:2025-Q3:again', 'SUMMARY']) {
      const late = await published();
      await both(late);
      await computeCorridors(publisher(late));
      const busy = busyFor(late, (pk) => pk === partition);
      await expect(publishEarlierRounds(publisher(busy))).rejects.toThrow('some earlier rounds');
      expect((await read(late)).corrections).toEqual([]);
      await publish(late);
      expect((await read(late)).corrections, partition).toMatchObject([
        { before: { world: { mean200: mean } } },
      ]);
    }
  });

  test('and was corrected and told while it was the newest, is not told again, nor are figures made up for it', async () => {
    const table = await published();
    await replace(table, NEWEST, 'rpw:2025-Q3:again', editionOf(NEWEST));
    await publish(table);
    const { corrections } = await read(table);
    await acceptRound(table, '2025-Q4', dearer(rowsOf('DEU-KGZ', 'DEU-TJK'), 50));
    await publish(table);
    expect((await read(table)).corrections).toEqual(corrections);
    // Withdrawn as an earlier round, then accepted again: it comes from nothing, not from what it was as the newest.
    for (const id of ['rpw:2025-Q3:again', editionOf(NEWEST)]) {
      await setEditionState(table, id, actOf('withdrawn'));
      await publish(table);
    }
    await setEditionState(table, editionOf(NEWEST), actOf('accepted'));
    await publish(table);
    expect((await read(table)).corrections[0]).toMatchObject({ did: 'accepted', before: { world: null } });
  });

  test('has the same entry wherever a run breaks', { timeout: 240_000 }, async () => {
    const table = await published();
    await both(table);
    const watched = counting({ table: above(table) });
    await publish(watched.table);
    const [right] = (await read(watched.table)).corrections;
    // Just before a write is as just after the one before it.
    for (let at = 1; at <= watched.writes(); at += 1) {
      const own = above(table);
      await expect(publish(dyingAt({ table: own }, at, 'after').table)).rejects.toThrow(Crash);
      await publish(own);
      const { corrections } = await read(own);
      expect(
        corrections.map(({ before, after, changed }) => [before, after.world, changed]),
        `write ${at}`,
      ).toEqual([[right?.before, right?.after.world, right?.changed]]);
    }
  });
});

describe('a table that does not answer once', () => {
  /** A round is given again; before, there is a list of corrections. */
  async function givenAgain() {
    const table = await published();
    await setEditionState(table, editionOf('2025-Q1'), actOf('withdrawn'));
    await publish(table);
    const { rounds, worldOf } = await read(table);
    const mean = await worldOf('2014-Q2');
    await replace(table, '2014-Q2', 'rpw:2014-Q2:again', editionOf('2014-Q2'));
    await computeCorridors(publisher(table));
    return { table, rounds, mean };
  }

  test.each([
    ['for the new rows', (pk: string) => pk === 'EDITION#rpw:2014-Q2:again'],
    ['for the list of corrections', (pk: string) => pk === CORRECTIONS],
    ['for the figures before', (pk: string) => pk === earlierPartition('world')],
  ])('%s leaves the round as it is published, and the next run still knows how it was', async (_, isBusy) => {
    const { table, rounds, mean } = await givenAgain();
    await expect(publishEarlierRounds(publisher(busyFor(table, isBusy)))).rejects.toThrow('some earlier');
    const between = await read(table);
    expect(between.rounds).toEqual(rounds);
    expect(await between.worldOf('2014-Q2')).toBe(mean);
    expect(between.corrections).toHaveLength(1);
    await publish(table);
    const { corrections, worldOf } = await read(table);
    expect(corrections[0]).toMatchObject({
      edition: 'rpw:2014-Q2:again',
      before: { publication: rounds['2014-Q2']?.publication, world: { mean200: mean } },
      after: { world: { mean200: await worldOf('2014-Q2') } },
    });
    expect(await worldOf('2014-Q2')).not.toBe(mean);
    expect(await publishEarlierRounds(publisher(table))).toBeNull();
  });

  test('does not keep what was withdrawn: neither a round with no other edition nor one whose other edition cannot be read', async () => {
    const { table } = await givenAgain();
    await publish(table);
    await setEditionState(table, 'rpw:2014-Q2:again', actOf('withdrawn'));
    const other = busyFor(table, (pk) => pk === `EDITION#${editionOf('2014-Q2')}`);
    await expect(publishEarlierRounds(publisher(other))).rejects.toThrow('some earlier rounds');
    expect((await read(table)).rounds).toEqual({});
    await publish(table);
    expect(Object.keys((await read(table)).rounds)).toEqual(['2014-Q2']);
    await setEditionState(table, editionOf('2014-Q2'), actOf('withdrawn'));
    const list = busyFor(table, (pk) => pk === CORRECTIONS);
    await expect(publishEarlierRounds(publisher(list))).rejects.toThrow('some earlier rounds');
    expect((await read(table)).rounds).toEqual({});
  });
});

test('with more rounds given again than one run has time for, each keeps its figures until its entry has them', async () => {
  const table = await engine.newTable();
  const rows = rowsOf('DEU-TJK');
  await acceptRound(table, NEWEST, rows);
  const periods = Array.from({ length: 22 }, (_, at) => `${2010 + (at >> 2)}-Q${(at & 3) + 1}`);
  for (const period of periods) await acceptRound(table, period, dearer(rows, 50), { newest: NEWEST });
  await publish(table);
  await publishEarlierRounds(publisher(table));
  const before = (await read(table)).rounds;
  expect(Object.keys(before)).toHaveLength(22);
  for (const period of periods) await replace(table, period, `rpw:${period}:again`, editionOf(period));
  await publishEarlierRounds(publisher(table));
  const between = await read(table);
  expect(Object.keys(between.rounds)).toHaveLength(22);
  expect(between.corrections).toHaveLength(20);
  await publishEarlierRounds(publisher(table));
  const { corrections } = await read(table);
  expect(corrections).toHaveLength(22);
  for (const { period, before: was, changed } of corrections) {
    expect(was?.publication).toBe(before[period ?? '']?.publication);
    expect(changed).toHaveLength(1);
  }
}, 120_000);
