/** Reference rates in a publication, on the real table engine: published if something changed, and then without prices. */
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { takeInBundled } from '../../../functions/collect-fx/bundled.ts';
import { keepMissing } from '../../../functions/collect-fx/keep.ts';
import { collectFx } from '../../../functions/collect-fx/service.ts';
import { type ComputeDependencies, computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { pack } from '../../../functions/storage/encoding.ts';
import { readManifest } from '../../../functions/storage/manifest.ts';
import { changeSourceState } from '../../../functions/storage/rate-sources.ts';
import { readRates, readReference } from '../../../functions/storage/reference.ts';
import type { Table } from '../../../functions/storage/table.ts';
import type { CorridorId } from '../../../shared/model/vocabulary.ts';
import { collector, fixtureHaving } from '../../support/banks.ts';
import { Crash, counting, dyingAt } from '../../support/breaking.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { bundledBulletins, bundledReference, END_OF_TIME } from '../../support/rates.ts';
import { accept, rowsOf } from '../../support/survey.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

const corridors: CorridorId[] = ['AGO-NAM', 'DEU-KGZ', 'USA-PHL'];
/** The evening of the Friday on which cbr's fixture was fixed; most bundled rates are weeks older. */
const NOW = '2026-04-24T18:00:00.000Z';

let ids = 0;
const publisher = (
  table: Table,
  instant: string,
  more: Partial<ComputeDependencies> = {},
): ComputeDependencies => ({
  table,
  now: () => new Date(instant),
  newPublicationId: () => {
    ids += 1;
    return `p${ids}`;
  },
  computedBy: 'code-1',
  announce: async () => {},
  ...more,
});

/** What a publication writes, by partition. */
function watching(table: Table) {
  const written: string[] = [];
  const watched: Table = {
    ...table,
    put: async (item, ifVersion) => {
      written.push(item.pk);
      await table.put(item, ifVersion);
    },
  };
  return { watched, written };
}

const REFERENCE_ALONE = ['REFERENCE', 'REFERENCE#RATES', 'MANIFEST'];
const known = bundledBulletins.filter(({ fixedOn }) => fixedOn <= '2026-04-24');

/** Prices of three corridors, the bundled bulletins up to the day, and a first publication. */
async function published(bulletins = known) {
  const table = await engine.newTable();
  const world = collector(table, NOW, ['cbr', 'nbk']);
  const bytes = Buffer.from('bundled');
  await keepMissing({ bulletins, bytes, url: 'bundled', contentType: 'text/plain' }, world.dependencies);
  await accept(table, 'e1', rowsOf(...corridors));
  await computeCorridors(publisher(table, NOW));
  return { table, ...world };
}

async function referenceIn(table: Table) {
  const manifest = await readManifest(table, 'strong');
  if (!manifest?.reference) throw new Error('no reference rates');
  const reference = await readReference(table, manifest.reference.publication);
  const { day, rates } = reference.benchmark;
  expect(await readRates(table, manifest.reference.publication)).toEqual({
    day,
    rates: rates.map((rate) => ({ ...rate, bulletins: [] })),
  });
  return { manifest, reference };
}

const withoutEvidence = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === 'evidence' ? 'x' : part)));

describe('reference rates', () => {
  test("are published with the prices: the bulletins' rates and the state of each bank", async () => {
    const { table } = await published();
    const { reference } = await referenceIn(table);
    const { benchmark, sources } = bundledReference(NOW, corridors);
    const names = (of: typeof benchmark) =>
      of.rates.map(({ currency, usd, fixedOn }) => [currency, usd, fixedOn]);
    expect(names(reference.benchmark)).toEqual(names(benchmark));
    expect(withoutEvidence(reference.sources)).toEqual(withoutEvidence(sources));
    expect(reference.benchmark.rates.length).toBeGreaterThan(10);
    expect(reference.lastKnown.length).toBeGreaterThan(10);
  });

  test('are not published before there is a price', async () => {
    const table = await engine.newTable();
    await takeInBundled(collector(table, NOW).dependencies);
    expect(await computeCorridors(publisher(table, NOW))).toEqual({
      summary: 'nothing new',
      publishedAt: null,
      earlier: null,
    });
    expect(await readManifest(table, 'strong')).toBeUndefined();
  });

  test('are published even if no bank was ever reached: pegs to the dollar', async () => {
    const { table } = await published([]);
    const { reference } = await referenceIn(table);
    for (const { basis } of reference.benchmark.rates) expect(['anchor', 'peg']).toContain(basis);
    for (const { word } of reference.sources) expect(word).toBe('silent');
  });

  test('each run counts the hours since the last one, for the alarm; before the first there is nothing to count', async () => {
    vi.stubEnv('TABLE_NAME', 'unused');
    vi.stubEnv('PUBLICATIONS_QUEUE_URL', 'http://127.0.0.1/unused');
    vi.stubEnv('RELEASES_QUEUE_URL', 'http://127.0.0.1/unused');
    const { newHandler } = await import('../../../functions/compute-corridors/handler.ts');
    const run = (on: Table, instant: string) => newHandler(publisher(on, instant))({}, {} as Context);
    expect(await run(await engine.newTable(), NOW)).toEqual({ summary: 'nothing new' });
    const { table } = await published();
    expect(await run(table, '2026-04-24T23:30:00.000Z')).toEqual({
      summary: 'nothing new',
      figures: { publishedHoursAgo: 5.5, failedEarlierRounds: 0 },
    });
    expect(await run(table, '2026-04-25T00:00:00.000Z')).toMatchObject({ figures: { publishedHoursAgo: 0 } });
  });

  test('more runs on the same day write nothing', async () => {
    const { table } = await published();
    const { watched, written } = watching(table);
    for (const instant of [NOW, '2026-04-24T18:01:00.000Z', '2026-04-24T19:00:00.000Z'])
      expect(await computeCorridors(publisher(watched, instant))).toEqual({
        summary: 'nothing new',
        publishedAt: NOW,
        earlier: null,
      });
    expect(written).toEqual([]);
  });

  test('a second answer of the day with the same rates publishes nothing', async () => {
    const { table, dependencies, setClock } = await published();
    await collectFx(['cbr'], dependencies);
    await computeCorridors(publisher(table, NOW));
    const later = '2026-04-24T19:00:00.000Z';
    setClock(later);
    expect((await collectFx(['cbr'], dependencies))[0]).toMatchObject({ kept: 0, failure: null, wait: null });
    const { watched, written } = watching(table);
    expect(await computeCorridors(publisher(watched, later))).toEqual({
      summary: 'nothing new',
      publishedAt: NOW,
      earlier: null,
    });
    expect(written).toEqual([]);
  });

  test('a new bulletin publishes only them: no sheet, summary or indicator is written again', async () => {
    const { table, dependencies } = await published(known.filter(({ source }) => source !== 'cbr'));
    const before = await referenceIn(table);
    expect(before.reference.benchmark.bulletins['cbr:2026-04-24']).toBeUndefined();
    await collectFx(['cbr'], dependencies);
    const { watched, written } = watching(table);
    let announced = 0;
    const announce = async (version: number) => {
      announced = version;
    };
    const { summary } = await computeCorridors(publisher(watched, NOW, { announce }));
    expect(summary).toMatch(/: reference rates$/);
    expect(written).toEqual(REFERENCE_ALONE);
    const after = await referenceIn(table);
    expect(announced).toBe(2);
    expect(after.manifest).toEqual({
      ...before.manifest,
      version: 2,
      reference: { publication: `p${ids}`, from: after.manifest.reference?.from },
    });
    expect(after.reference.benchmark.bulletins['cbr:2026-04-24']).toBeDefined();
  });

  test('a corrected bulletin of the same day publishes them with its corrected figures', async () => {
    const { table, client, dependencies, setClock } = await published([]);
    await collectFx(['cbr'], dependencies);
    await computeCorridors(publisher(table, NOW));
    const usd = async () =>
      (await referenceIn(table)).reference.benchmark.rates.find(({ currency }) => currency === 'RUB')?.usd;
    expect(Number(await usd())).toBeCloseTo(1 / 75.5273, 10);
    client.say('cbr', fixtureHaving('cbr', ['75,5273', '75,6273']));
    setClock('2026-04-24T19:00:00.000Z');
    await collectFx(['cbr'], dependencies);
    const { watched, written } = watching(table);
    await computeCorridors(publisher(watched, '2026-04-24T19:00:00.000Z'));
    expect(written).toEqual(REFERENCE_ALONE);
    expect(Number(await usd())).toBeCloseTo(1 / 75.6273, 10);
  });

  test('a new day publishes only them, each carried figure a day older', async () => {
    const { table } = await published();
    const { watched, written } = watching(table);
    const { reference: before } = await referenceIn(table);
    await computeCorridors(publisher(watched, '2026-04-25T00:00:00.000Z'));
    expect(written).toEqual(REFERENCE_ALONE);
    const { reference: after } = await referenceIn(table);
    expect(after.benchmark.day).toBe('2026-04-25');
    const ages = new Map(before.benchmark.rates.map(({ currency, age }) => [currency, age]));
    for (const { currency, age, basis } of after.benchmark.rates)
      if (basis !== 'anchor' && basis !== 'peg') expect(age, currency).toBe((ages.get(currency) ?? 0) + 1);
  });

  test('they are published when a bank becomes stale during the day', async () => {
    const { table } = await published();
    const wordOf = async () =>
      (await referenceIn(table)).reference.sources.find(({ source }) => source === 'cbr')?.word;
    await computeCorridors(publisher(table, '2026-04-27T00:00:00.000Z'));
    expect(await wordOf()).toBe('quiet');
    // Due at 18:00 in Moscow, 15:00 UTC; stale six hours later.
    expect(await computeCorridors(publisher(table, '2026-04-27T20:59:00.000Z'))).toMatchObject({
      summary: 'nothing new',
    });
    await computeCorridors(publisher(table, '2026-04-27T21:00:00.000Z'));
    expect(await wordOf()).toBe('stale');
  });

  test('the first failure of a bank is published, the next ones of the same kind are not', async () => {
    const { table } = await published();
    const fail = (times: number) =>
      changeSourceState(table, 'nbk', END_OF_TIME, (state) => ({
        ...state,
        lastAsked: NOW,
        failure: { kind: 'SourceUnavailable', message: 'status 503', since: NOW, times },
      }));
    await fail(1);
    await computeCorridors(publisher(table, NOW));
    const { reference } = await referenceIn(table);
    expect(reference.sources.find(({ source }) => source === 'nbk')?.failure).toMatchObject({
      message: 'status 503',
    });
    await fail(2);
    expect(await computeCorridors(publisher(table, NOW))).toEqual({
      summary: 'nothing new',
      publishedAt: NOW,
      earlier: null,
    });
  });

  test('bulletins fixed on future days do not count yet', async () => {
    const { table } = await published([...bundledBulletins]);
    const { reference } = await referenceIn(table);
    for (const { fixedOn } of Object.values(reference.benchmark.bulletins))
      expect(fixedOn <= '2026-04-24').toBe(true);
  });

  test('the same input gives the same bytes, in whatever order it came', async () => {
    const one = await published();
    const other = await published([...known].reverse());
    const bytesOf = async (table: Table) => {
      const { manifest } = await referenceIn(table);
      const keys = ['REFERENCE', 'REFERENCE#RATES'].map((pk) => ({
        pk,
        sk: manifest.reference?.publication ?? '',
      }));
      return Promise.all(keys.map(async (key) => (await table.get(key, 'strong'))?.value));
    };
    const bytes = await bytesOf(one.table);
    expect(bytes[0]?.byteLength).toBeGreaterThan(500);
    expect(await bytesOf(other.table)).toEqual(bytes);
  });

  test.each([
    ['the same code', {}],
    ['other code', { computedBy: 'code-2' }],
  ])('unreadable old ones are replaced by %s', async (_, more) => {
    const { table } = await published();
    const before = await referenceIn(table);
    const publication = before.manifest.reference?.publication ?? '';
    await table.put({ pk: 'REFERENCE', sk: publication, version: 1, value: pack({ format: 0 }) });
    await table.put({ pk: 'REFERENCE#RATES', sk: publication, version: 1, value: pack({ format: 0 }) });
    // The same code replaces it at the next change, here the next day.
    await computeCorridors(publisher(table, 'computedBy' in more ? NOW : '2026-04-25T00:00:00.000Z', more));
    const after = await referenceIn(table);
    expect(after.manifest.reference?.publication).not.toBe(publication);
    expect(after.manifest.corridors).toEqual(before.manifest.corridors);
  });

  test('other code publishes only what differs; the rates are the same', async () => {
    const { table } = await published();
    const { watched, written } = watching(table);
    await computeCorridors(publisher(watched, NOW, { computedBy: 'code-2' }));
    expect(written).toEqual(['MANIFEST']);
  });

  test("a bank's state in other code's form stops nothing", async () => {
    const { table } = await published();
    await table.put({ pk: 'RATE_SOURCES', sk: 'nbk', version: 9, value: pack({ format: 0 }) });
    await computeCorridors(publisher(table, NOW));
    const { reference } = await referenceIn(table);
    expect(reference.sources.find(({ source }) => source === 'nbk')?.word).toBe('silent');
  });

  test("a bulletin in other code's form stops nothing: the rates of that day leave it out", async () => {
    const { table } = await published();
    const before = (await referenceIn(table)).reference.benchmark;
    const [spoiled] = Object.values(before.bulletins);
    if (!spoiled) throw new Error('no bulletin is behind the rates');
    for (const item of await table.query(`BULLETINS#${spoiled.source}`))
      await table.put({ ...item, value: pack({ format: 0 }) });
    await computeCorridors(publisher(table, new Date(Date.parse(NOW) + 86_400_000).toISOString()));
    const after = (await referenceIn(table)).reference.benchmark;
    expect(Object.values(before.bulletins).some(({ source }) => source === spoiled.source)).toBe(true);
    expect(Object.values(after.bulletins).some(({ source }) => source === spoiled.source)).toBe(false);
  });
});

describe('broken at each of its writes', () => {
  test.each(['before', 'after'] as const)(
    'just %s it, readers see whole rates, the old or the new',
    async (when) => {
      const prepare = async () => {
        const world = await published(known.filter(({ source }) => source !== 'cbr'));
        const before = await referenceIn(world.table);
        await collectFx(['cbr'], world.dependencies);
        return { ...world, before };
      };
      const unbroken = await prepare();
      const counted = counting({ table: unbroken.table });
      await computeCorridors(publisher(counted.table, NOW));
      const goal = await referenceIn(unbroken.table);
      expect(counted.writes()).toBe(REFERENCE_ALONE.length);
      for (let write = 1; write <= counted.writes(); write++) {
        const { table, before } = await prepare();
        await expect(computeCorridors(publisher(dyingAt({ table }, write, when).table, NOW))).rejects.toThrow(
          Crash,
        );
        const seen = await referenceIn(table);
        const committed = when === 'after' && write === counted.writes();
        expect(seen.reference, `after write ${write}`).toEqual(committed ? goal.reference : before.reference);
        await computeCorridors(publisher(table, NOW));
        const restarted = await referenceIn(table);
        expect(restarted.reference).toEqual(goal.reference);
        expect(restarted.manifest.version).toBe(2);
      }
    },
  );
});
