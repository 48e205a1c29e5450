/** Publishing reference rates: only corridors with a changed rate are rendered, and after any break all ends complete. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { keepMissing } from '../../../functions/collect-fx/keep.ts';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { builtSite } from '../../../functions/publish-pages/built-site.ts';
import { DATA_MANIFEST } from '../../../functions/publish-pages/data-files.ts';
import type { PublishDependencies } from '../../../functions/publish-pages/service.ts';
import { REFERENCE } from '../../../functions/storage/keys.ts';
import { readManifest, replaceManifest } from '../../../functions/storage/manifest.ts';
import { changeSourceState } from '../../../functions/storage/rate-sources.ts';
import { readReference } from '../../../functions/storage/reference.ts';
import type { SiteBucket } from '../../../functions/storage/site-bucket.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { corridorFileSchema, referenceFileSchema } from '../../../shared/contracts/publication.ts';
import type { Bulletin } from '../../../shared/fx/bulletin.ts';
import type { Manifest } from '../../../shared/model/publication.ts';
import type { CorridorId } from '../../../shared/model/vocabulary.ts';
import { corridorPaths, keyOf, type SitePage, statusOf, summaryPages } from '../../../site/kinds.ts';
import { collector } from '../../support/banks.ts';
import { above, Crash, contentsOf, copyOf, counting, dyingAt, WHEN } from '../../support/breaking.ts';
import { clockFrom } from '../../support/clock.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { type MemoryBucket, memoryBucket } from '../../support/memory-stores.ts';
import { fewPages, publishWhole, TWO_LANGUAGES } from '../../support/publishing.ts';
import { bundledBulletins, END_OF_TIME } from '../../support/rates.ts';
import { accept, rowsOf } from '../../support/survey.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

const NOW = '2026-04-24T18:00:00.000Z';
/** Euro to som, dollar to peso, pound to lari: Russia's bulletin has all of these but the peso. */
const corridors: CorridorId[] = ['DEU-KGZ', 'GBR-GEO', 'USA-PHL'].filter(
  (id) => rowsOf(id as CorridorId).length > 0,
) as CorridorId[];
const cbr = bundledBulletins.filter(({ source }) => source === 'cbr');

/** The lists of a country show official rates. */
const ratesIn = (data: SitePage['data']): string =>
  data.kind === 'from' || data.kind === 'to' ? JSON.stringify(data.reference?.benchmark.rates) : '';
let rendered: string[] = [];
const site = builtSite(
  async ({ path, data }) => {
    rendered.push(path);
    const exchange = 'exchange' in data ? JSON.stringify(data.exchange) : ratesIn(data);
    return {
      status: statusOf(data.kind),
      html: `${path} ${data.kind} ${data.publication.id} ${exchange}`,
    };
  },
  new URL('../../fixtures/assets', import.meta.url).pathname,
);
const pagesOfSummary = fewPages(4);
/** Pages of figures show no rate. */
const pathsWithRates = (corridor: CorridorId): string[] =>
  corridorPaths(corridor, TWO_LANGUAGES).filter((path) => !path.includes('/data/'));

const publisher = <Bucket extends SiteBucket>(
  table: Table,
  bucket: Bucket,
  more: Partial<PublishDependencies> = {},
): PublishDependencies & { readonly bucket: Bucket } => ({
  site,
  languages: TWO_LANGUAGES,
  pagesOfSummary,
  builtBy: 'code-1',
  ...clockFrom(NOW),
  ...more,
  table,
  bucket,
});

let publications = 0;
async function compute(table: Table, instant = NOW) {
  await computeCorridors({
    table,
    now: () => new Date(instant),
    newPublicationId: () => {
      publications += 1;
      return `20260424T000000Z-${publications}`;
    },
    computedBy: 'code',
    announce: async () => {},
  });
}

/** A table with prices and Russia's bulletin, but for one currency if so said; `correct` makes the bank publish other figures for that day. */
async function published({ without = '' } = {}) {
  const table = await engine.newTable();
  const { dependencies, setClock } = collector(table, NOW, []);
  const keep = (bulletins: readonly Bulletin[], text: string) =>
    keepMissing(
      { bulletins, bytes: Buffer.from(text), url: 'bundled', contentType: 'text/plain' },
      dependencies,
    );
  const lacking = cbr.map((one) => ({
    ...one,
    rates: one.rates.filter(({ currency }) => currency !== without),
  }));
  await keep(lacking, 'first');
  await accept(table, 'e1', rowsOf(...corridors));
  await compute(table);
  let corrections = 0;
  const correct = async (currency: string, rate: string) => {
    corrections += 1;
    const instant = `2026-04-24T18:0${corrections}:00.000Z`;
    setClock(instant);
    const corrected = cbr.map((one) => ({
      ...one,
      rates: one.rates.map((given) => (given.currency === currency ? { ...given, rate } : given)),
    }));
    await keep(corrected, `correction ${corrections}`);
    await changeSourceState(table, 'cbr', END_OF_TIME, (state) => ({ ...state, lastChange: instant }));
    await compute(table);
  };
  return { table, correct };
}

const bodies = ({ objects }: MemoryBucket) =>
  new Map([...objects].map(([key, { body }]) => [key, String(body)]));
const fileOf = (bucket: MemoryBucket, corridor: CorridorId) =>
  z.parse(
    corridorFileSchema,
    JSON.parse(String(bucket.objects.get(`data/corridors/${corridor}.json`)?.body)),
  );

/** Pages, files and rates of the publication that the manifest names. */
async function expectWhole(table: Table, bucket: MemoryBucket) {
  const manifest = await readManifest(table, 'strong');
  const publication = manifest?.reference?.publication ?? '';
  const reference = await readReference(table, publication);
  expect(
    z.parse(referenceFileSchema, JSON.parse(String(bucket.objects.get('data/reference.json')?.body))),
  ).toEqual({ publication, reference });
  expect(bucket.objects.get('en/sources')?.body).toBe(`/en/sources sources ${publication} `);
  const has = (code: string) => reference.benchmark.rates.some(({ currency }) => currency === code);
  for (const corridor of corridors) {
    const { exchange } = fileOf(bucket, corridor);
    const named = manifest?.corridors[corridor];
    for (const path of pathsWithRates(corridor))
      expect(bucket.objects.get(keyOf(path))?.body).toBe(
        `${path} corridor ${named} ${JSON.stringify(exchange)}`,
      );
    expect(exchange === null, corridor).toBe(corridor === 'USA-PHL');
    if (exchange) expect([has(exchange.pair.from), has(exchange.pair.to)]).toEqual([true, true]);
  }
}

async function inForce(table: Table): Promise<Manifest> {
  const manifest = await readManifest(table, 'strong');
  if (!manifest) throw new Error('nothing is published');
  return manifest;
}

/** The keys that were written again. */
function rewritten(before: MemoryBucket['objects'], { objects }: MemoryBucket): string[] {
  return [...objects]
    .filter(([key, { version }]) => before.get(key)?.version !== version)
    .map(([key]) => key);
}
const OF_DEU_KGZ = [...pathsWithRates('DEU-KGZ').map(keyOf), 'data/corridors/DEU-KGZ.json'];
const OF_ANY = /^[a-z-]+\/[a-z]{3}-[a-z]{3}$|^data\/corridors\//;

test('corridors carry the rate of their currencies, and the rates have a page and a file', async () => {
  const { table } = await published();
  const bucket = memoryBucket();
  await publishWhole(publisher(table, bucket));
  await expectWhole(table, bucket);
  const { exchange } = fileOf(bucket, 'DEU-KGZ');
  expect(exchange).toMatchObject({
    pair: { from: 'EUR', to: 'KGS', basis: 'one-bank', age: 0, fixedOn: ['2026-04-24', '2026-04-24'] },
    decimals: 2,
  });
  const printed = (code: string) => cbr[0]?.rates.find(({ currency }) => currency === code);
  const [eur, kgs] = [printed('EUR'), printed('KGS')];
  const cross = Number(eur?.rate) / (Number(kgs?.rate) / (kgs?.nominal ?? 1));
  expect(Number(exchange?.pair.rate)).toBeCloseTo(cross, 6);
});

test('a change of the rates alone renders again the pages that show rates, and no other of the summary', async () => {
  const { table, correct } = await published();
  const bucket = memoryBucket();
  const own: typeof summaryPages = (...args) =>
    summaryPages(...args).filter(({ path }) => /^\/en(\/about|\/to\/kgz|\/from\/deu|\/rus-tjk)?$/.test(path));
  await publishWhole(publisher(table, bucket, { pagesOfSummary: own }));
  const before = new Map(bucket.objects);
  await correct('KGS', '85.0000');
  await publishWhole(publisher(table, bucket, { pagesOfSummary: own }));
  const written = [...bucket.objects]
    .filter(([key, { version }]) => /^en(\/|$)/.test(key) && before.get(key)?.version !== version)
    .map(([key]) => key);
  expect(written.sort()).toEqual(['en/check', 'en/deu-kgz', 'en/from/deu', 'en/sources', 'en/to/kgz']);
  expect([...bucket.objects.keys()].filter((key) => ['en', 'en/about'].includes(key))).toHaveLength(2);
});

describe('a changed rate', () => {
  test('renders the corridors that use it, and no other', async () => {
    const { table, correct } = await published();
    const bucket = memoryBucket();
    await publishWhole(publisher(table, bucket));
    const before = new Map(bucket.objects);
    const rate = fileOf(bucket, 'DEU-KGZ').exchange?.pair.rate;
    await correct('KGS', '87.0000');
    await publishWhole(publisher(table, bucket));
    await expectWhole(table, bucket);
    const again = rewritten(before, bucket);
    expect(again.filter((key) => OF_ANY.test(key)).sort()).toEqual([...OF_DEU_KGZ].sort());
    expect(again).toContain('en/sources');
    expect(again).toContain('data/reference.json');
    expect(again).not.toContain('favicon.svg');
    expect(fileOf(bucket, 'DEU-KGZ').exchange?.pair.rate).not.toBe(rate);
  });

  test('renders nothing if no corridor uses its currency', async () => {
    const { table, correct } = await published();
    const bucket = memoryBucket();
    await publishWhole(publisher(table, bucket));
    const before = new Map(bucket.objects);
    await correct('MNT', '21.0000');
    await publishWhole(publisher(table, bucket));
    await expectWhole(table, bucket);
    const again = rewritten(before, bucket);
    expect(again.filter((key) => OF_ANY.test(key))).toEqual([]);
    expect(again).toContain('en/sources');
  });

  test('that changes back renders the old pages', async () => {
    const { table, correct } = await published();
    const bucket = memoryBucket();
    await publishWhole(publisher(table, bucket));
    const before = bodies(bucket);
    await correct('KGS', '87.0000');
    await publishWhole(publisher(table, bucket));
    const kgs = cbr[0]?.rates.find(({ currency }) => currency === 'KGS')?.rate ?? '';
    // The same figures under other evidence: the bank published them a second time.
    await correct('KGS', `${kgs}0`);
    await publishWhole(publisher(table, bucket));
    await expectWhole(table, bucket);
    for (const key of OF_DEU_KGZ) expect(bodies(bucket).get(key), key).toBe(before.get(key));
  });

  test('unreadable rates of the last run do not stop it: every corridor is rendered, since each tells of rates', async () => {
    const { table, correct } = await published();
    const bucket = memoryBucket();
    await publishWhole(publisher(table, bucket));
    const old = (await readManifest(table, 'strong'))?.reference?.publication ?? '';
    await correct('MNT', '21.0000');
    const lost: Table = {
      ...table,
      get: async (key, consistency) =>
        key.pk === REFERENCE && key.sk === old ? undefined : table.get(key, consistency),
    };
    rendered = [];
    await publishWhole(publisher(lost, bucket));
    await expectWhole(table, bucket);
    expect(rendered).toEqual(
      expect.arrayContaining(corridors.flatMap((corridor) => pathsWithRates(corridor))),
    );
  });

  test('by less than a check can see waits on the pages for the afternoon, and is in the file of rates at once', async () => {
    const { table, correct } = await published();
    const bucket = memoryBucket();
    const at = (instant: string) => ({ now: () => new Date(`2026-04-24T${instant}:00.000Z`) });
    await publishWhole(publisher(table, bucket, at('09:00')));
    const before = bodies(bucket);
    const printed = cbr[0]?.rates.find(({ currency }) => currency === 'KGS')?.rate;
    await correct('KGS', (Number(printed) * 1.003).toFixed(4));
    await publishWhole(publisher(table, bucket, at('15:58')));
    for (const key of OF_DEU_KGZ) expect(bodies(bucket).get(key), key).toBe(before.get(key));
    expect(bodies(bucket).get('data/reference.json')).not.toBe(before.get('data/reference.json'));
    expect(await publishWhole(publisher(table, bucket, at('15:59')))).toEqual({ summary: 'nothing new' });
    // Nothing else is new then: the hour alone is.
    await publishWhole(publisher(table, bucket, at('16:00')));
    await expectWhole(table, bucket);
    for (const key of OF_DEU_KGZ) expect(bodies(bucket).get(key), key).not.toBe(before.get(key));
    expect(await publishWhole(publisher(table, bucket, at('16:01')))).toEqual({ summary: 'nothing new' });
  });

  test('of a currency that had none in date is on the pages at once', async () => {
    const { table, correct } = await published({ without: 'KGS' });
    const bucket = memoryBucket();
    const at = (instant: string) => ({ now: () => new Date(`2026-04-24T${instant}:00.000Z`) });
    await publishWhole(publisher(table, bucket, at('09:00')));
    expect(fileOf(bucket, 'DEU-KGZ').exchange).toBeNull();
    await correct('KGS', '87.0000');
    await publishWhole(publisher(table, bucket, at('09:30')));
    await expectWhole(table, bucket);
    expect(fileOf(bucket, 'DEU-KGZ').exchange).not.toBeNull();
  });
});

describe('broken at each of its writes', () => {
  test.each(WHEN)('just %s it, the next run makes it whole', async (when) => {
    const { table, correct } = await published();
    const start = memoryBucket();
    await publishWhole(publisher(table, start));
    await correct('KGS', '87.0000');
    const goal = copyOf(start);
    const counted = counting(publisher(above(table), goal));
    await publishWhole(counted);
    await expectWhole(table, goal);
    // Two of the corridor, the list, indicators, rates, four pages of the summary, sources, what is there.
    expect(counted.writes()).toBeGreaterThanOrEqual(9);
    for (let write = 1; write <= counted.writes(); write++) {
      const bucket = copyOf(start);
      const own = above(table);
      await expect(publishWhole(dyingAt(publisher(own, bucket), write, when))).rejects.toThrow(Crash);
      for (const [key, object] of contentsOf(bucket))
        expect([contentsOf(start).get(key), contentsOf(goal).get(key)], key).toContainEqual(object);
      await publishWhole(publisher(own, bucket));
      expect(contentsOf(bucket), `after write ${write}`).toEqual(contentsOf(goal));
    }
  });

  test.each(WHEN)('just %s it, and then the figures are those of before again', async (when) => {
    const { table, correct } = await published();
    const start = memoryBucket();
    await publishWhole(publisher(table, start));
    await correct('KGS', '87.0000');
    const corrected = await inForce(table);
    const kgs = cbr[0]?.rates.find(({ currency }) => currency === 'KGS')?.rate ?? '';
    await correct('KGS', `${kgs}0`);
    const back = await inForce(table);
    const setBack = (own: Table) => replaceManifest(own, { ...back, version: back.version + 2 });
    /** A table on which the corrected figures are in force, and a bucket without them. */
    const broken = async () => {
      const own = above(table);
      await replaceManifest(own, { ...corrected, version: back.version + 1 });
      return publisher(own, copyOf(start));
    };
    const listing = (bucket: MemoryBucket) => contentsOf(bucket).get(DATA_MANIFEST)?.body;
    const goal = await broken();
    await setBack(goal.table);
    await publishWhole(goal);
    const ended = await broken();
    const counted = counting(ended);
    await publishWhole(counted);
    const corrections = listing(ended.bucket);
    await setBack(ended.table);
    await publishWhole(ended);
    for (let write = 1; write <= counted.writes(); write++) {
      const stores = await broken();
      await expect(publishWhole(dyingAt(stores, write, when))).rejects.toThrow(Crash);
      // A run that breaks after its listing has published.
      const { bucket } = listing(stores.bucket) === corrections ? ended : goal;
      await setBack(stores.table);
      await publishWhole(stores);
      expect(contentsOf(stores.bucket), `after write ${write}`).toEqual(contentsOf(bucket));
    }
  });
});
