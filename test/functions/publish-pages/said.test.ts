/**
 * Pages and files of what providers say: written, written again and removed with the manifest, after any break too. The table is the
 * real engine; the renderer writes which publications a page is of.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { builtSite } from '../../../functions/publish-pages/built-site.ts';
import { DATA_MANIFEST } from '../../../functions/publish-pages/data-files.ts';
import { newPageRenderer } from '../../../functions/publish-pages/one-page.ts';
import { type PublishDependencies, publishPages } from '../../../functions/publish-pages/service.ts';
import { readFeedHead, replaceFeedHead } from '../../../functions/storage/feed-heads.ts';
import { readManifest } from '../../../functions/storage/manifest.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { saidFileSchema } from '../../../shared/contracts/said-file.ts';
import type { CorridorId } from '../../../shared/model/vocabulary.ts';
import { keyOf, pathOf, type SitePage, statusOf, summaryPages } from '../../../site/kinds.ts';
import { LOCALES } from '../../../site/texts/languages.ts';
import type { CorridorLine } from '../../../site/view/corridor-lines.ts';
import { above, Crash, contentsOf, copyOf, counting, dyingAt, WHEN } from '../../support/breaking.ts';
import { clockFrom } from '../../support/clock.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { type MemoryBucket, memoryBucket } from '../../support/memory-stores.ts';
import { publishWhole } from '../../support/publishing.ts';
import { saidFeed, saidService, take } from '../../support/said.ts';
import { accept, rowsOf } from '../../support/survey.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

/** Surveyed; in the catalogue's list of those without a price; in neither. */
const [SURVEYED, LISTED, UNKNOWN]: [CorridorId, CorridorId, CorridorId] = ['DEU-KGZ', 'RUS-TJK', 'ISL-KGZ'];

const site = builtSite(
  async ({ path, data }) => ({
    status: statusOf(data.kind),
    html: [
      path,
      data.kind,
      data.publication.id,
      ...('lines' in data ? counted(data.lines) : sayIn(data)),
    ].join(' '),
  }),
  new URL('../../fixtures/assets', import.meta.url).pathname,
);
/** What a list counts. */
const counted = (lines: readonly CorridorLine[]): string[] =>
  lines.flatMap(({ corridor, said }) => (said > 0 ? [`${corridor}:${said}`] : []));
/** What a corridor's page shows. */
const sayIn = (data: SitePage['data']): string[] =>
  (data.kind === 'corridor' || data.kind === 'unpriced') && data.said ? [data.said.publication] : [];

/** Few of the pages over all corridors: those that firms' prices stand on, and some that they do not. */
const OF_ALL =
  /^\/(en|ru)(\/from\/(deu|isl|usa)|\/to\/(kgz|tjk|phl)|\/rus-(tjk|uzb)|\/isl-kgz|\/find|\/about)?$|^\/$/;
const publisher = (
  table: Table,
  bucket: MemoryBucket,
): PublishDependencies & { readonly bucket: MemoryBucket } => ({
  site,
  builtBy: 'code-1',
  pagesOfSummary: (...args) => summaryPages(...args).filter(({ path }) => OF_ALL.test(path)),
  ...clockFrom('2026-11-21T12:00:00Z'),
  table,
  bucket,
});

let publications = 0;
const compute = (table: Table) =>
  computeCorridors({
    table,
    now: () => new Date('2026-11-21T12:00:00Z'),
    newPublicationId: () => `20261121T000000Z-${++publications}`,
    computedBy: 'code',
    announce: async () => {},
  });

/** Published without any feed. */
async function started() {
  const table = await engine.newTable();
  await accept(table, 'e1', rowsOf(SURVEYED, 'USA-PHL'));
  await compute(table);
  const bucket = memoryBucket();
  await publishWhole(publisher(table, bucket));
  return { table, bucket };
}

async function withdraw(table: Table, provider: string): Promise<void> {
  const { head, version } = await readFeedHead(table, provider);
  await replaceFeedHead(table, { ...head, editions: [] }, { version }, null);
}

/** Rates of more corridors are published with them: their own pages and file are left out here. */
const OF_RATES = /\/(check|sources)$|reference\.json$/;
function rewritten(before: ReadonlyMap<string, unknown>, bucket: MemoryBucket): string[] {
  const after = contentsOf(bucket);
  const isOther = (key: string) => JSON.stringify(before.get(key)) !== JSON.stringify(after.get(key));
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => !OF_RATES.test(key) && isOther(key))
    .sort();
}
const inEach = (corridor: CorridorId): string[] =>
  LOCALES.map((locale) => keyOf(pathOf('corridor', locale, corridor)));
/** The pages of the provider, and the list of all. */
const FIRMS = ['/providers', '/providers/acme'];
/** In the two languages of the pages over all corridors. */
const inBoth = (...paths: string[]): string[] =>
  ['en', 'ru'].flatMap((locale) => paths.map((path) => `${locale}${path}`));
const bodyOf = (bucket: MemoryBucket, key: string): string | undefined => {
  const object = bucket.objects.get(key);
  return object && String(object.body);
};

/** What the manifest says of firms' prices is what files and pages have. */
async function expectWhole(table: Table, bucket: MemoryBucket): Promise<void> {
  const manifest = await readManifest(table, 'strong');
  const said = manifest?.said ?? {};
  const files = [...bucket.objects.keys()].filter((key) => key.startsWith('data/said/'));
  expect(files.sort()).toEqual(
    Object.keys(said)
      .map((corridor) => `data/said/${corridor}.json`)
      .sort(),
  );
  for (const [corridor, publication] of Object.entries(said) as [CorridorId, string][]) {
    const file = saidFileSchema.parse(JSON.parse(bodyOf(bucket, `data/said/${corridor}.json`) ?? ''));
    expect(file).toMatchObject({ publication, said: { corridor } });
    expect(bodyOf(bucket, `en/${corridor.toLowerCase()}`)).toMatch(new RegExp(` ${publication}$`));
  }
  expect(JSON.parse(bodyOf(bucket, DATA_MANIFEST) ?? '').manifest).toEqual(manifest);
}

describe('what a provider says', () => {
  test('is on the pages of its corridors and on the lists that name them, in its files, and nowhere else', async () => {
    const { table, bucket } = await started();
    const before = contentsOf(bucket);
    const corridors = [SURVEYED, LISTED, UNKNOWN];
    await take(
      table,
      'f1',
      saidFeed(
        'acme',
        corridors.map((corridor) => saidService(corridor, '1')),
      ),
    );
    await compute(table);
    await publishPages(publisher(table, bucket));
    await expectWhole(table, bucket);
    expect(rewritten(before, bucket)).toEqual(
      [
        ...inEach(SURVEYED),
        ...inBoth('', '/find', '/from/deu', '/from/isl', '/isl-kgz', '/rus-tjk', '/to/kgz', '/to/tjk'),
        ...inBoth(...FIRMS),
        'index.html',
        'data/find.json',
        DATA_MANIFEST,
        ...corridors.map((corridor) => `data/said/${corridor}.json`),
      ].sort(),
    );
    expect((await publishPages(publisher(table, bucket))).summary).toBe('nothing new');
  });

  test('goes with its file, and with its page where nobody else names a price', async () => {
    const { table, bucket } = await started();
    const before = contentsOf(bucket);
    const services = [SURVEYED, LISTED, UNKNOWN].map((corridor) => saidService(corridor, '1'));
    await take(table, 'f1', saidFeed('acme', services));
    await compute(table);
    await publishWhole(publisher(table, bucket));
    await withdraw(table, 'acme');
    await compute(table);
    await publishWhole(publisher(table, bucket));
    await expectWhole(table, bucket);
    expect(rewritten(before, bucket)).toEqual([DATA_MANIFEST]);
  });

  test('in one of its corridors alone leaves the others as they are', async () => {
    const { table, bucket } = await started();
    const both = [saidService(SURVEYED, '1'), saidService(LISTED, '1')];
    await take(table, 'f1', saidFeed('acme', both));
    await compute(table);
    await publishWhole(publisher(table, bucket));
    const before = contentsOf(bucket);
    await take(table, 'f2', saidFeed('acme', [saidService(SURVEYED, '2')]));
    await compute(table);
    // How many prices there are is as before: the lists stay as they are.
    await publishPages(publisher(table, bucket));
    await expectWhole(table, bucket);
    expect(rewritten(before, bucket)).toEqual(
      [...inEach(SURVEYED), ...inBoth(...FIRMS), DATA_MANIFEST, `data/said/${SURVEYED}.json`].sort(),
    );
  });

  test('is on a page that is asked for before it is written', async () => {
    const { table, bucket } = await started();
    await take(table, 'f1', saidFeed('acme', [saidService(SURVEYED, '1'), saidService(UNKNOWN, '1')]));
    await compute(table);
    await publishWhole(publisher(table, bucket));
    for (const path of ['/en/deu-kgz', '/en/isl-kgz']) {
      const page = await newPageRenderer(publisher(table, bucket))(path);
      expect(page?.body).toBe(bodyOf(bucket, keyOf(path)));
    }
  });
});

test.each(WHEN)(
  'broken just %s each of its writes, the next run makes it whole',
  {
    timeout: 120_000,
  },
  async (when) => {
    const { table, bucket: start } = await started();
    await take(table, 'f1', saidFeed('acme', [saidService(SURVEYED, '1'), saidService(UNKNOWN, '1')]));
    await compute(table);
    await publishWhole(publisher(table, start));
    // Of one corridor another price, of one none any more, of one the first.
    await withdraw(table, 'acme');
    await take(table, 'f2', saidFeed('acme', [saidService(SURVEYED, '2'), saidService(LISTED, '1')]));
    await compute(table);
    const goal = copyOf(start);
    const counted = counting(publisher(above(table), goal));
    await publishWhole(counted);
    await expectWhole(table, goal);
    expect(counted.writes()).toBeGreaterThan(20);
    const [before, after] = [contentsOf(start), contentsOf(goal)];
    for (let write = 1; write <= counted.writes(); write++) {
      const stores = publisher(above(table), copyOf(start));
      await expect(publishWhole(dyingAt(stores, write, when))).rejects.toThrow(Crash);
      for (const [key, object] of contentsOf(stores.bucket))
        expect([before.get(key), after.get(key)], key).toContainEqual(object);
      await publishWhole(stores);
      expect(contentsOf(stores.bucket), `after write ${write}`).toEqual(after);
    }
  },
);
