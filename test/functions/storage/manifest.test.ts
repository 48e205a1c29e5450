/** The manifest's item: packed and back, small enough in the worst case, and never spread over too many publications. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { pack } from '../../../functions/storage/encoding.ts';
import { MANIFEST } from '../../../functions/storage/keys.ts';
import { MOST_PUBLICATIONS, readManifest, replaceManifest } from '../../../functions/storage/manifest.ts';
import { readAllPrices, readAllStatistics } from '../../../functions/storage/publications.ts';
import type { Table } from '../../../functions/storage/table.ts';
import type { Manifest } from '../../../shared/model/publication.ts';
import { type CorridorId, corridorId } from '../../../shared/model/vocabulary.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { accept, allCorridors, rowsOf } from '../../support/survey.ts';

/** With it, a comparison stays within 2 read units: a manifest and three more items of 4 kB, keys included. */
const MOST_BYTES = 4_000;

let engine: Engine;
let table: Table;
beforeAll(async () => {
  engine = await startEngine();
  table = await engine.newTable();
});
afterAll(() => engine.close());

let version = 0;
const manifest = (over: Partial<Manifest> = {}): Manifest => ({
  version: 1,
  publishedAt: '2026-11-28T00:00:00.000Z',
  computedBy: '0123456789abcdef',
  summary: 'p1',
  indicators: 'p1',
  reference: { publication: 'p1', from: '0123456789abcdef' },
  corridors: {},
  said: {},
  saidFrom: null,
  earlier: null,
  editions: 'p1',
  corrections: null,
  ...over,
});
async function stored(given: Manifest): Promise<Manifest | undefined> {
  version += 1;
  await replaceManifest(table, { ...given, version });
  return readManifest(table, 'strong');
}
/** A number that looks random, the same for the same seed: 32 bits (splitmix32). */
function scattered(seed: number): number {
  let state = (seed * 0x9e3779b9) | 0;
  state = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
  state = Math.imul(state ^ (state >>> 15), 0x735a2d97);
  return (state ^ (state >>> 15)) >>> 0;
}
/** An id as publications have it; neither its time nor its unique part can be foretold. */
const idAt = (seed: number): string => {
  const digits = (salt: number, most: number) => String(scattered(seed * 8 + salt) % most).padStart(2, '0');
  const time = `${digits(1, 24)}${digits(2, 60)}${digits(3, 60)}`;
  return `202611${digits(0, 30)}T${time}Z-${scattered(seed * 8 + 4)
    .toString(16)
    .padStart(8, '0')}`;
};

describe('packed', () => {
  const anySheets = fc.dictionary(
    fc
      .tuple(fc.constantFrom('DEU', 'RUS', 'USA', 'XKX'), fc.constantFrom('KGZ', 'TJK', 'UZB', 'PHL'))
      .map(([from, to]) => corridorId(from, to)),
    fc.integer({ min: 1, max: MOST_PUBLICATIONS }).map(idAt),
  ) as fc.Arbitrary<Record<CorridorId, string>>;

  test('any manifest comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(anySheets, anySheets, async (corridors, said) => {
        const given = manifest({ corridors, said });
        expect(await stored(given)).toEqual({ ...given, version });
      }),
      { numRuns: 50 },
    );
  });

  test(`more than ${MOST_PUBLICATIONS} publications in one layer are refused, and nothing is written`, async () => {
    const sheets = (count: number): Record<CorridorId, string> =>
      Object.fromEntries(allCorridors.slice(0, count).map((corridor, at) => [corridor, idAt(at)]));
    const before = await stored(manifest({ corridors: sheets(MOST_PUBLICATIONS) }));
    await expect(
      replaceManifest(table, manifest({ version: version + 1, said: sheets(MOST_PUBLICATIONS + 1) })),
    ).rejects.toThrow(RangeError);
    expect(await readManifest(table, 'strong')).toEqual(before);
  });

  test('the worst case is small: every corridor surveyed, 300 said, both over 32 publications', async () => {
    const spread = (corridors: readonly CorridorId[], first: number): Record<CorridorId, string> =>
      Object.fromEntries(
        corridors.map((corridor, at) => [
          corridor,
          idAt(first + (scattered(first + at) % MOST_PUBLICATIONS)),
        ]),
      );
    // Said ones in another choice of corridors, so that the second list is not a copy of the first.
    const others = allCorridors.filter((_, at) => at % 7 !== 0).slice(0, 300);
    await stored(
      manifest({
        publishedAt: '2026-11-28T12:34:56.789Z',
        summary: idAt(1),
        indicators: idAt(2),
        reference: { publication: idAt(3), from: 'f3a1b2c4d5e6f708' },
        editions: idAt(4),
        corridors: spread(allCorridors, 100),
        said: spread(others, 200),
      }),
    );
    const item = await table.get({ pk: MANIFEST, sk: MANIFEST }, 'strong');
    console.log(`manifest in the worst case: ${item?.value.byteLength} B`);
    expect(item?.value.byteLength).toBeLessThanOrEqual(MOST_BYTES);
    expect(item?.value.byteLength).toBeGreaterThan(1_500);
  });

  const good = { publications: ['p1'], corridors: 'DEU-KGZ DEU-TJK', places: '00' };
  test.each([
    ['too few places', { ...good, places: '0' }],
    ['too many places', { ...good, places: '000' }],
    ['a place without a publication', { ...good, places: '01' }],
    ['a place that is no digit', { ...good, places: '0w' }],
    ['an id that is no corridor', { ...good, corridors: 'DEU-KGZ nowhere' }],
  ])('%s: counts as missing, so that everything is published again', async (_, corridors) => {
    const said = { publications: [], corridors: '', places: '' };
    const write = async (sheets: object) => {
      version += 1;
      const value = pack({ ...manifest({ version }), format: 2, corridors: sheets, said });
      await table.put({ pk: MANIFEST, sk: MANIFEST, version, value });
    };
    await write(good);
    expect(await readManifest(table, 'strong')).toMatchObject({ corridors: { 'DEU-TJK': 'p1' } });
    await write(corridors);
    expect(await readManifest(table, 'strong')).toBeUndefined();
  });
});

test('forty corrections of one corridor each: never over 32 publications, and nothing is lost or changed', async () => {
  const fresh = await engine.newTable();
  const some = allCorridors.slice(0, 40);
  let publications = 0;
  const publish = () =>
    computeCorridors({
      table: fresh,
      now: () => new Date('2026-11-28T00:00:00Z'),
      newPublicationId: () => {
        publications += 1;
        return `2026112${Math.floor(publications / 10)}T00000${publications % 10}Z-1`;
      },
      computedBy: 'code',
      announce: async () => {},
    });
  await accept(fresh, 'all', rowsOf(...some));
  await publish();
  const first = await readManifest(fresh, 'strong');
  if (!first) throw new Error('nothing is published');
  const original = await readAllPrices(fresh, first, some);
  for (const [at, corridor] of some.entries()) {
    const raised = rowsOf(corridor).map((row) => ({ ...row, feeBp: row.feeBp + 1 }));
    await accept(fresh, `e${at}`, raised, { acceptedAt: `2026-11-02T00:00:${10 + at}.000Z` });
    await publish();
    const now = await readManifest(fresh, 'strong');
    expect(new Set(Object.values(now?.corridors ?? {})).size).toBeLessThanOrEqual(MOST_PUBLICATIONS);
  }
  const last = await readManifest(fresh, 'strong');
  if (!last) throw new Error('nothing is published');
  const prices = await readAllPrices(fresh, last, some);
  const statistics = await readAllStatistics(fresh, last, some);
  for (const [at, corridor] of some.entries()) {
    expect(prices.get(corridor)?.survey.edition).toBe(`e${at}`);
    expect(prices.get(corridor)?.services).toHaveLength(original.get(corridor)?.services.length ?? 0);
    expect(statistics.get(corridor)?.corridor).toBe(corridor);
  }
  // Some were written again, under the id of a later publication.
  expect(new Set(Object.values(last.corridors)).size).toBe(MOST_PUBLICATIONS);
}, 90_000);

test('a manifest of format 1 with more publications than fit stops no rates, even if no price can be computed', async () => {
  const fresh = await engine.newTable();
  const some = allCorridors.slice(0, 40);
  const publish = (of: Table, publication: string) =>
    computeCorridors({
      table: of,
      now: () => new Date('2026-04-02T12:00:00Z'),
      newPublicationId: () => publication,
      computedBy: 'code',
      announce: async () => {},
    });
  await accept(fresh, 'all', rowsOf(...some));
  await publish(fresh, '20260402T100000Z-0');
  const first = await readManifest(fresh, 'strong');
  if (!first) throw new Error('nothing is published');
  const prices = await readAllPrices(fresh, first, some);
  const statistics = await readAllStatistics(fresh, first, some);
  // As the release before stored it: each corridor in a publication of its own, without a limit. One sheet is of another form.
  const idOf = (at: number) => `20260402T10${String(at).padStart(2, '0')}00Z-1`;
  const damaged = some[0] ?? 'X-Y';
  for (const [at, corridor] of some.entries()) {
    for (const pk of [`SHEET#${corridor}`, `STATISTICS#${corridor}`]) {
      const item = await fresh.get({ pk, sk: '20260402T100000Z-0' }, 'strong');
      if (!item) throw new Error(`no ${pk}`);
      const value = pk === `SHEET#${damaged}` ? pack({ format: 0 }) : item.value;
      await fresh.put({ ...item, sk: idOf(at), value });
    }
  }
  const { said: _, editions: __, ...rest } = first;
  const corridors = Object.fromEntries(some.map((corridor, at) => [corridor, idOf(at)]));
  const value = pack({
    ...rest,
    format: 1,
    version: 2,
    computedBy: 'the code before',
    corridors,
    reference: null,
    editions: { all: 1 },
  });
  await fresh.put({ pk: MANIFEST, sk: MANIFEST, version: 2, value });

  const broken: Table = { ...fresh, query: async (pk) => (pk === 'EDITION#all' ? [] : fresh.query(pk)) };
  await expect(publish(broken, '20260402T120000Z-2')).rejects.toThrow('its item says');
  const held = await readManifest(fresh, 'strong');
  expect(held).toMatchObject({ version: 3, reference: { publication: '20260402T120000Z-2' } });
  expect(Object.keys(held?.corridors ?? {})).toEqual(some);
  expect(new Set(Object.values(held?.corridors ?? {})).size).toBe(MOST_PUBLICATIONS);
  const others = some.filter((corridor) => corridor !== damaged);
  for (const corridor of others) {
    const single = { ...first, corridors: { [corridor]: held?.corridors[corridor] ?? '' } };
    expect((await readAllPrices(fresh, single, [corridor])).get(corridor)).toEqual(prices.get(corridor));
    expect((await readAllStatistics(fresh, single, [corridor])).get(corridor)).toEqual(
      statistics.get(corridor),
    );
  }

  // Nothing more is moved while the number fits, and once prices can be computed all are there.
  await publish(fresh, '20260402T130000Z-3');
  const last = await readManifest(fresh, 'strong');
  if (!last) throw new Error('nothing is published');
  expect(await readAllPrices(fresh, last, some)).toEqual(prices);
});
