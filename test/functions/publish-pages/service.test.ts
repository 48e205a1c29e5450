/**
 * Publishing pages and data files: after any break, the next run brings every object up to date with the manifest in force.
 * The table is the real engine; the bucket is its in-memory twin. The renderer writes its input, so that each object shows
 * the publication it came from.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { builtSite } from '../../../functions/publish-pages/built-site.ts';
import { DATA_MANIFEST } from '../../../functions/publish-pages/data-files.ts';
import { newPageRenderer } from '../../../functions/publish-pages/one-page.ts';
import { type PublishDependencies, publishPages } from '../../../functions/publish-pages/service.ts';
import { readManifest, replaceManifest } from '../../../functions/storage/manifest.ts';
import { LEASE_MS, LONGEST_RUN_MS } from '../../../functions/storage/publishing-lease.ts';
import type { SiteBucket, SiteObject } from '../../../functions/storage/site-bucket.ts';
import { type Table, WriteConflict } from '../../../functions/storage/table.ts';
import type { Manifest } from '../../../shared/model/publication.ts';
import type { CorridorId } from '../../../shared/model/vocabulary.ts';
import { cardPath, corridorPaths, keyOf, messagePath, statusOf } from '../../../site/kinds.ts';
import { DEFAULT_LOCALE } from '../../../site/texts/languages.ts';
import {
  above,
  Crash,
  contentsOf,
  copyOf,
  counting,
  dyingAt,
  interruptedAt,
  losingAnswerAt,
  Throttled,
  throttledAt,
  WHEN,
} from '../../support/breaking.ts';
import { clockFrom } from '../../support/clock.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { type MemoryBucket, memoryBucket } from '../../support/memory-stores.ts';
import { fewPages, publishWhole, TWO_LANGUAGES } from '../../support/publishing.ts';
import { scaled } from '../../support/scale.ts';
import { accept, actOf, rowsOf } from '../../support/survey.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

const corridors: CorridorId[] = ['AGO-NAM', 'DEU-KGZ', 'USA-PHL'];
const site = builtSite(
  async ({ path, data }) => ({
    status: statusOf(data.kind),
    html: `${path} ${data.kind} ${data.publication.id}`,
  }),
  new URL('../../fixtures/assets', import.meta.url).pathname,
);

const publisher = <Bucket extends SiteBucket>(
  table: Table,
  bucket: Bucket,
  more: Partial<PublishDependencies> = {},
): PublishDependencies & { readonly bucket: Bucket } => ({
  site,
  languages: TWO_LANGUAGES,
  builtBy: 'code-1',
  ...clockFrom('2026-11-21T12:00:00Z'),
  ...more,
  table,
  bucket,
});

let publications = 0;
async function compute(table: Table) {
  publications += 1;
  await computeCorridors({
    table,
    now: () => new Date('2026-11-21T00:00:00Z'),
    newPublicationId: () => `20261121T000000Z-${publications}`,
    computedBy: 'code',
    announce: async () => {},
  });
}

/** A table with a publication of three corridors, and whether answers to its writes get lost; `raise` publishes another price of one. */
async function published(loses?: () => boolean) {
  const table = await engine.newTable(loses);
  await accept(table, 'e1', rowsOf(...corridors));
  await compute(table);
  const raise = async (corridor: CorridorId, edition: string) => {
    const rows = rowsOf(corridor).map((row) => ({ ...row, feeBp: row.feeBp + Number(edition.slice(1)) }));
    await accept(table, edition, rows, { acceptedAt: `2026-11-0${edition.slice(1)}T00:00:00.000Z` });
    await compute(table);
  };
  return { table, raise };
}

const bodies = ({ objects }: MemoryBucket) =>
  new Map([...objects].map(([key, { body }]) => [key, String(body)]));

/** Every page and file of every corridor names the publication that the manifest names. */
async function expectWhole(table: Table, bucket: MemoryBucket) {
  const manifest = await readManifest(table, 'strong');
  for (const [id, publication] of Object.entries(manifest?.corridors ?? {}) as [CorridorId, string][]) {
    for (const path of corridorPaths(id, TWO_LANGUAGES)) {
      const kind = path.includes('/data/') ? 'data-corridor' : 'corridor';
      expect(bucket.objects.get(keyOf(path))?.body).toBe(`${path} ${kind} ${publication}`);
    }
    const file = JSON.parse(String(bucket.objects.get(`data/corridors/${id}.json`)?.body));
    expect(file).toMatchObject({ publication, sheet: { corridor: id } });
  }
  const list = JSON.parse(String(bucket.objects.get('data/corridors.json')?.body));
  expect(list.publication).toBe(manifest?.summary);
  const indicators = JSON.parse(String(bucket.objects.get('data/indicators.json')?.body));
  expect(indicators.publication).toBe(manifest?.indicators);
  expect(bucket.objects.get('index.html')?.body).toBe(`/ root ${manifest?.summary}`);
  expect(JSON.parse(String(bucket.objects.get(DATA_MANIFEST)?.body)).manifest).toEqual(manifest);
}

test('pages are rendered with the origin of the site, or none', async () => {
  const { table } = await published();
  for (const origin of ['https://karvon.example', undefined]) {
    const bucket = memoryBucket();
    const asked = builtSite(
      async ({ path, data }, given) => ({
        status: statusOf(data.kind),
        html: `${path} ${given}`,
      }),
      new URL('../../fixtures/assets', import.meta.url).pathname,
      origin,
    );
    await publishWhole(publisher(table, bucket, { site: asked }));
    for (const path of ['/', '/en', '/en/deu-kgz', '/en/from/deu'])
      expect(bucket.objects.get(keyOf(path))?.body).toBe(`${path} ${origin ?? ''}`);
  }
});

test('search engines get a list of all pages with full addresses, and nothing of what is no page', async () => {
  const { table } = await published();
  const bucket = memoryBucket();
  const origin = 'https://karvon.example';
  const folder = new URL('../../fixtures/assets', import.meta.url).pathname;
  const own = builtSite(
    async ({ data }) => ({ status: statusOf(data.kind), html: data.kind }),
    folder,
    origin,
  );
  await publishWhole(publisher(table, bucket, { site: own }));
  const text = (key: string): string => String(bucket.objects.get(key)?.body);
  const addresses = (key: string): string[] =>
    [...text(key).matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address = '']) => address);
  expect(text('robots.txt')).toContain(`\nSitemap: ${origin}/sitemap.xml\n`);
  expect(addresses('sitemap.xml')).toEqual(
    TWO_LANGUAGES.map((locale) => `${origin}/sitemap-${locale}.xml`).sort(),
  );
  const listed = TWO_LANGUAGES.flatMap((locale) => addresses(`sitemap-${locale}.xml`));
  const pages = [...bucket.objects].filter(
    ([, { contentType, body }]) => contentType.startsWith('text/html') && body !== 'not-found',
  );
  expect(pages.length).toBeGreaterThan(1_000);
  expect(listed.sort()).toEqual(pages.map(([key]) => `${origin}/${key === 'index.html' ? '' : key}`).sort());
  expect(bucket.objects.get('sitemap-ru.xml')).toMatchObject({ contentType: 'application/xml' });

  // Without a domain there is no full address, and so no list.
  const plain = memoryBucket();
  await publishWhole(publisher(table, plain));
  expect(String(plain.objects.get('robots.txt')?.body)).toBe('User-agent: *\nDisallow: /v1/\n');
  expect([...plain.objects.keys()].filter((key) => key.startsWith('sitemap'))).toEqual([]);
});

test('the file of the search field has the corridors of the publication, priced or not', async () => {
  const { table } = await published();
  const bucket = memoryBucket();
  await publishWhole(publisher(table, bucket));
  const file = JSON.parse(String(bucket.objects.get('data/find.json')?.body));
  const all: string[] = file.corridors.split(' ');
  expect(all).toEqual(expect.arrayContaining(['DEU-KGZ', 'AGO-NAM', 'USA-PHL', 'RUS-TJK?']));
  expect(all.filter((id) => !id.endsWith('?'))).toHaveLength(3);
  expect(Object.keys(file.places)).toEqual(expect.arrayContaining(['NAM', 'TJK']));
  // A country without a corridor here has no page, so it is not found.
  expect(file.places).not.toHaveProperty('MEX');
});

describe('a run', () => {
  test('before the first publication writes nothing', async () => {
    const bucket = memoryBucket();
    expect(await publishWhole(publisher(await engine.newTable(), bucket))).toEqual({
      summary: 'nothing published yet',
    });
    expect(bucket.objects.size).toBe(0);
  });

  test('publishes everything once, and writes nothing if nothing is new', async () => {
    const { table } = await published();
    const bucket = memoryBucket();
    await publishWhole(publisher(table, bucket));
    await expectWhole(table, bucket);
    expect(bucket.objects.get('favicon.svg')).toMatchObject({ contentType: 'image/svg+xml' });
    const before = new Map(bucket.objects);
    expect(await publishWhole(publisher(table, bucket))).toEqual({ summary: 'nothing new' });
    expect(bucket.objects).toEqual(before);
  });

  test('renders only the corridors whose sheet changed', async () => {
    const { table, raise } = await published();
    const bucket = memoryBucket();
    await publishWhole(publisher(table, bucket));
    const before = new Map(bucket.objects);
    await raise('DEU-KGZ', 'e2');
    await publishWhole(publisher(table, bucket));
    await expectWhole(table, bucket);
    const rewritten = (id: CorridorId) => {
      const key = keyOf(corridorPaths(id, TWO_LANGUAGES)[0] ?? '');
      return before.get(key)?.version !== bucket.objects.get(key)?.version;
    };
    expect(corridors.map(rewritten)).toEqual([false, true, false]);
  });

  test('gives the page about the site the same indicators as the data file', async () => {
    const { table } = await published();
    const bucket = memoryBucket();
    const given = new Map<string, unknown>();
    const watched = builtSite(
      async ({ path, data }) => {
        if (data.kind === 'about') given.set(path, data.indicators);
        return { status: statusOf(data.kind), html: path };
      },
      new URL('../../fixtures/assets', import.meta.url).pathname,
    );
    await publishWhole(publisher(table, bucket, { site: watched }));
    const { indicators } = JSON.parse(String(bucket.objects.get('data/indicators.json')?.body));
    expect(indicators.groups.world).toHaveLength(1);
    expect(Object.fromEntries(given)).toEqual(
      Object.fromEntries(TWO_LANGUAGES.map((locale) => [`/${locale}/about`, indicators])),
    );
  });

  test('deletes the pages of a corridor that no longer has a price', async () => {
    const { table } = await published();
    const bucket = memoryBucket();
    await publishWhole(publisher(table, bucket));
    const { setEditionState } = await import('../../../functions/storage/editions.ts');
    await accept(table, 'e2', rowsOf('AGO-NAM', 'USA-PHL'), { acceptedAt: '2026-11-02T00:00:00.000Z' });
    await setEditionState(table, 'e1', actOf('withdrawn'));
    await compute(table);
    await publishWhole(publisher(table, bucket));
    await expectWhole(table, bucket);
    expect([...bucket.objects.keys()].filter((key) => /deu-kgz/i.test(key))).toEqual([]);
  });

  test('writes the files beside pages once all are there, renders them for whoever asks before, and deletes them with theirs', async () => {
    const { table } = await published();
    const bucket = memoryBucket();
    const withFiles = builtSite(
      async ({ path, data }) => ({ status: statusOf(data.kind), html: path }),
      new URL('../../fixtures/assets', import.meta.url).pathname,
      '',
      undefined,
      undefined,
      ({ locale, at, data }) =>
        data.kind === 'corridor'
          ? [
              { path: messagePath(locale, at as CorridorId), body: `${at} in ${locale}` },
              { path: cardPath(locale, at as CorridorId), body: 'card' },
            ]
          : [],
    );
    const publishing = publisher(table, bucket, { site: withFiles });
    const beside = () => [...bucket.objects.keys()].filter((key) => /^(t|card)\//.test(key));
    await publishPages(publishing);
    expect((await publishPages(publishing)).summary).toMatch(/files beside pages follow$/);
    // Right after a publication there is no time for them.
    expect(await publishPages(publishing, false)).toEqual({ summary: 'nothing new' });
    expect(beside()).toEqual([]);
    const asked = await newPageRenderer(publishing)('/t/ru/deu-kgz.txt');
    expect(asked?.body).toBe('DEU-KGZ in ru');
    expect((await newPageRenderer(publishing)('/card/ru/deu-kgz'))?.body).toBe('card');
    expect(await newPageRenderer(publishing)('/t/ru/deu-xxx.txt')).toBeNull();
    expect(await newPageRenderer(publishing)('/t/ru/about.txt')).toBeNull();
    expect((await publishPages(publishing)).summary).not.toContain('follow');
    expect(beside()).toHaveLength(2 * TWO_LANGUAGES.length * 3);
    expect(bucket.objects.get('t/ru/deu-kgz.txt')).toMatchObject({
      body: 'DEU-KGZ in ru',
      contentType: 'text/plain; charset=utf-8',
    });
    expect(bucket.objects.get('card/en/deu-kgz')).toMatchObject({ contentType: 'text/html; charset=utf-8' });
    expect(await publishPages(publishing)).toEqual({ summary: 'nothing new' });
    // Another price in another corridor leaves them as they are, and a withdrawn one takes its own along.
    const before = bucket.objects.get('t/ru/usa-phl.txt')?.version;
    const { setEditionState } = await import('../../../functions/storage/editions.ts');
    await accept(table, 'e2', rowsOf('AGO-NAM', 'USA-PHL'), { acceptedAt: '2026-11-02T00:00:00.000Z' });
    await setEditionState(table, 'e1', actOf('withdrawn'));
    await compute(table);
    await publishWhole(publishing);
    expect([...bucket.objects.keys()].filter((key) => /^(t|card)\/.*deu-kgz/.test(key))).toEqual([]);
    expect(bucket.objects.get('t/ru/usa-phl.txt')?.version).toBe(before);
  });

  test('a late page waits where it was never written, and is rendered at once where it is there and something changes', async () => {
    const country = 'en/data/countries/kgz';
    const withFiles = { site: { ...site, beside: () => [] } };
    const { table, raise } = await published();
    const bucket = memoryBucket();
    const bodyOf = () => bucket.objects.get(country)?.body;
    await publishPages(publisher(table, bucket, withFiles));
    await raise('DEU-KGZ', 'e2');
    await publishPages(publisher(table, bucket, withFiles), false);
    expect(bodyOf()).toBeUndefined();
    await publishWhole(publisher(table, bucket, withFiles));
    const written = bodyOf();
    expect(written).toContain((await readManifest(table, 'strong'))?.summary);
    // Other code begins with the first language, and late pages come last.
    const other = { ...withFiles, builtBy: 'code-2' };
    await publishPages(publisher(table, bucket, other));
    expect(bodyOf()).toBe(written);
    await raise('DEU-KGZ', 'e3');
    await publishPages(publisher(table, bucket, other), false);
    expect(bodyOf()).toContain((await readManifest(table, 'strong'))?.summary);
    await publishWhole(publisher(table, bucket, other));
    expect(await publishPages(publisher(table, bucket, other))).toEqual({ summary: 'nothing new' });
  });

  test.each([
    ['the same code', {}],
    ['other code', { builtBy: 'code-2' }],
  ])('a withdrawn price and its sending country are gone after a run of %s', async (_, more) => {
    const { table } = await published();
    const bucket = memoryBucket();
    await publishWhole(publisher(table, bucket));
    expect(bucket.objects.has('en/from/ago')).toBe(true);
    bucket.put({ key: '_astro/old.css', body: '', contentType: 'text/css', cacheControl: '' });
    const { setEditionState } = await import('../../../functions/storage/editions.ts');
    await accept(table, 'e2', rowsOf('DEU-KGZ', 'USA-PHL'), { acceptedAt: '2026-11-02T00:00:00.000Z' });
    await setEditionState(table, 'e1', actOf('withdrawn'));
    await compute(table);
    await publishWhole(publisher(table, bucket, more));
    await expectWhole(table, bucket);
    expect([...bucket.objects.keys()].filter((key) => /ago/i.test(key))).toEqual([]);
    expect(bucket.objects.has('_astro/old.css')).toBe(true);
  });

  test('other code writes everything again', async () => {
    const { table } = await published();
    const bucket = memoryBucket();
    await publishWhole(publisher(table, bucket));
    const before = new Map(bucket.objects);
    await publishWhole(publisher(table, bucket, { builtBy: 'code-2' }));
    for (const [key, { version }] of bucket.objects) expect(before.get(key)?.version, key).not.toBe(version);
  });

  test('on another day, on which a tax may begin and every survey is older, everything is rendered, and what changed is written', async () => {
    const { table } = await published();
    const bucket = memoryBucket();
    const rendered: string[] = [];
    /** A tax begins in one corridor on the 22nd. */
    const taxed = builtSite(
      async ({ path, data }) => {
        rendered.push(path);
        const isTaxed = data.kind === 'corridor' && path.endsWith('/usa-phl') && data.today >= '2026-11-22';
        const tax = isTaxed ? ' tax' : '';
        return { status: statusOf(data.kind), html: `${path} ${data.publication.id}${tax}` };
      },
      new URL('../../fixtures/assets', import.meta.url).pathname,
    );
    await publishWhole(publisher(table, bucket, { site: taxed }));
    const all = new Set(rendered.splice(0));
    const before = new Map(bucket.objects);
    const next = { site: taxed, now: () => new Date('2026-11-22T00:00:00Z') };
    const { summary } = await publishWhole(publisher(table, bucket, next));
    expect(new Set(rendered)).toEqual(all);
    expect(rendered).toHaveLength(all.size);
    const written = [...bucket.objects].filter(([key, { version }]) => before.get(key)?.version !== version);
    const inEach = TWO_LANGUAGES.map((locale) => `${locale}/usa-phl`);
    expect(written.map(([key]) => key).sort()).toEqual([DATA_MANIFEST, ...inEach].sort());
    expect(summary).toMatch(new RegExp(` ${inEach.length} files written$`));
  });

  test('an object that somebody changed or removed is whole again after the next day begins', async () => {
    const { table } = await published();
    const bucket = memoryBucket();
    await publishWhole(publisher(table, bucket));
    const whole = bodies(bucket);
    bucket.put({ key: 'en/deu-kgz', body: 'other', contentType: 'text/html', cacheControl: '' });
    await bucket.remove('data/corridors/USA-PHL.json');
    const { version: _, ...asItWas } = bucket.objects.get('en/usa-phl') as SiteObject & { version: number };
    bucket.put({ ...asItWas, cacheControl: 'max-age=31536000' });
    await publishWhole(publisher(table, bucket, { now: () => new Date('2026-11-22T00:00:00Z') }));
    whole.delete(DATA_MANIFEST);
    expect(Object.fromEntries(bodies(bucket))).toMatchObject(Object.fromEntries(whole));
    expect(bucket.objects.get('en/usa-phl')).toMatchObject(asItWas);
  });

  test('a page that cannot be rendered stops it, and the list of what is published stays unchanged', async () => {
    const { table } = await published();
    const bucket = memoryBucket();
    const failing = builtSite(
      async () => ({ status: 500, html: '' }),
      new URL('../../fixtures/assets', import.meta.url).pathname,
    );
    await expect(publishWhole(publisher(table, bucket, { site: failing }))).rejects.toThrow(
      /was rendered with status 500/,
    );
    expect(bucket.objects.has(DATA_MANIFEST)).toBe(false);
  });

  test('an unreadable manifest file does not stop it: everything is written again', async () => {
    const { table } = await published();
    const bucket = memoryBucket();
    await publishWhole(publisher(table, bucket));
    bucket.put({
      key: DATA_MANIFEST,
      body: '{"format":0}',
      contentType: 'application/json',
      cacheControl: '',
    });
    await publishWhole(publisher(table, bucket));
    await expectWhole(table, bucket);
  });
});

describe('broken at each of its writes', () => {
  const small: Partial<PublishDependencies> = { pagesOfSummary: fewPages(scaled(6, 1_000)) };

  /** The bucket of the first publication, and a table with the second: one corridor has other prices. */
  async function started(loses?: () => boolean) {
    const { table, raise } = await published(loses);
    const start = memoryBucket();
    await publishWhole(publisher(table, start, small));
    const first = await readManifest(table, 'strong');
    if (!first) throw new Error('nothing is published');
    await raise('DEU-KGZ', 'e2');
    const second = await readManifest(table, 'strong');
    if (!second) throw new Error('nothing is published');
    return { table, start, first, second };
  }

  test.each(WHEN)('just %s it, the next run makes it whole', async (when) => {
    const { table, start } = await started();
    const goal = copyOf(start);
    const counted = counting(publisher(above(table), goal, small));
    await publishWhole(counted);
    expect(counted.writes()).toBeGreaterThan(10);
    for (let write = 1; write <= counted.writes(); write++) {
      const stores = publisher(above(table), copyOf(start), small);
      await expect(publishWhole(dyingAt(stores, write, when))).rejects.toThrow(Crash);
      // Every object comes from one of the two publications, never a mix.
      for (const [key, object] of contentsOf(stores.bucket)) {
        expect([contentsOf(start).get(key), contentsOf(goal).get(key)], key).toContainEqual(object);
      }
      await publishWhole(stores);
      expect(contentsOf(stores.bucket), `after write ${write}`).toEqual(contentsOf(goal));
    }
  });

  test.each(WHEN)('just %s it, and then the first publication is in force again', async (when) => {
    const { table, start, first, second } = await started();
    const back = (on: Table) => replaceManifest(on, { ...first, version: second.version + 1 });
    const goal = publisher(above(table), copyOf(start), small);
    await back(goal.table);
    await publishWhole(goal);
    const counted = counting(publisher(above(table), copyOf(start), small));
    await publishWhole(counted);
    for (let write = 1; write <= counted.writes(); write++) {
      const bucket = copyOf(start);
      const stores = publisher(above(table), bucket, small);
      await expect(publishWhole(dyingAt(stores, write, when))).rejects.toThrow(Crash);
      await back(stores.table);
      await publishWhole(stores);
      expect(contentsOf(bucket), `after write ${write}`).toEqual(contentsOf(goal.bucket));
    }
  });

  /** What an unbroken run leaves of what was there at the start, and how often it writes. */
  async function unbroken({ table, start }: { readonly table: Table; readonly start: MemoryBucket }) {
    const counted = counting(publisher(above(table), copyOf(start), small));
    await publishWhole(counted);
    return { goal: contentsOf(counted.bucket), writes: counted.writes() };
  }

  test('an answer that gets lost changes nothing', async () => {
    let isLosing = false;
    const { table, start } = await started(() => isLosing);
    const { goal, writes } = await unbroken({ table, start });
    for (let write = 1; write <= writes - 2; write++) {
      const bucket = copyOf(start);
      const stores = { ...publisher(above(table), bucket, small), ...losingAnswerAt({ bucket }, write) };
      await publishWhole(stores);
      expect(stores.writes()).toBe(writes - 2);
      expect(contentsOf(bucket), `write ${write}`).toEqual(goal);
    }
    // Those to the table: that the lease is taken, and given back.
    isLosing = true;
    const stores = counting(publisher(table, copyOf(start), small));
    await publishWhole(stores);
    expect(stores.writes()).toBe(writes);
    expect(contentsOf(stores.bucket)).toEqual(goal);
  });

  test('a write that is throttled stops it, and the next run makes it whole', async () => {
    const given = await started();
    const { goal, writes } = await unbroken(given);
    for (let write = 1; write <= writes; write++) {
      const stores = publisher(above(given.table), copyOf(given.start), small);
      await expect(publishWhole(throttledAt(stores, write))).rejects.toThrow(Throttled);
      await publishWhole(stores);
      expect(contentsOf(stores.bucket), `write ${write}`).toEqual(goal);
    }
  });

  test('a whole second run in between, which takes the lease from it, changes nothing', async () => {
    const given = await started();
    const { goal, writes } = await unbroken(given);
    for (let write = 1; write <= writes; write++) {
      const stores = publisher(above(given.table), copyOf(given.start), small);
      const other = publisher(stores.table, stores.bucket, small);
      let between: string | undefined;
      const happening = async () => {
        between = (await publishWhole(other)).summary;
        expect(contentsOf(stores.bucket)).toEqual(goal);
      };
      await publishWhole(interruptedAt(stores, write, happening));
      expect(between).toMatch(/^version 2: |nothing new/);
      expect(contentsOf(stores.bucket), `write ${write}`).toEqual(goal);
    }
  });

  /** The next release: every page has the same bytes under another cache rule, but for one. */
  const next: Partial<PublishDependencies> = {
    ...small,
    builtBy: 'code-2',
    site: {
      ...site,
      render: async (page) => {
        const object = await site.render(page);
        return { ...object, cacheControl: 'no-store', body: `${object.body}${page.path === '/' ? '!' : ''}` };
      },
    },
  };

  test.each(WHEN)('just %s it, by code that is then rolled back', { timeout: 120_000 }, async (when) => {
    const { table } = await published();
    const start = memoryBucket();
    await publishWhole(publisher(table, start, small));
    const counted = counting(publisher(above(table), copyOf(start), next));
    await publishWhole(counted);
    for (let write = 1; write <= counted.writes(); write++) {
      const bucket = copyOf(start);
      const own = above(table);
      await expect(publishWhole(dyingAt(publisher(own, bucket, next), write, when))).rejects.toThrow(Crash);
      await publishWhole(publisher(own, bucket, small));
      expect(contentsOf(bucket), `after write ${write}`).toEqual(contentsOf(start));
    }
  });

  test('a run that ends writes two items of the table, and no object for it', async () => {
    const { table, start } = await started();
    const keys = [...start.objects.keys()];
    const { table: own, writes } = counting({ table: above(table) });
    await publishWhole(publisher(own, start, small));
    expect(writes()).toBe(2);
    expect([...start.objects.keys()]).toEqual(keys);
    expect(await publishWhole(publisher(own, start, small))).toEqual({ summary: 'nothing new' });
    expect(writes()).toBe(2);
  });
});

describe('of two runs', () => {
  const [page = ''] = corridorPaths('DEU-KGZ', TWO_LANGUAGES).map(keyOf);
  const later = clockFrom('2026-11-21T12:00:00Z');
  beforeAll(() => later.pause(LEASE_MS));
  const pageOf = (manifest: Manifest | undefined) => `/${page} corridor ${manifest?.corridors['DEU-KGZ']}`;

  /** A bucket with the first publication; the second is in force. `until` holds back the first run's write of the page. */
  async function started() {
    const { table, raise } = await published();
    const bucket = memoryBucket();
    await publishWhole(publisher(table, bucket));
    const first = await readManifest(table, 'strong');
    await raise('DEU-KGZ', 'e2');
    const slowed = (meanwhile: () => Promise<void>, land = bucket.write) => {
      let isHeldBack = false;
      const slow: SiteBucket = {
        ...bucket,
        write: async (object, tag) => {
          const isFirst = object.key === page && !isHeldBack;
          if (!isFirst) return bucket.write(object, tag);
          isHeldBack = true;
          await meanwhile();
          await land(object, tag);
        },
      };
      return publisher(table, slow);
    };
    const setBack = async () => {
      const second = await readManifest(table, 'strong');
      if (!first || !second) throw new Error('nothing is published');
      await replaceManifest(table, { ...first, version: second.version + 1 });
    };
    return { table, bucket, raise, slowed, setBack };
  }

  test('the second waits for the first, then finds nothing to do', async () => {
    const { table, bucket, slowed } = await started();
    const isBegun = Promise.withResolvers<void>();
    const [mayEnd, isWaiting] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const one = publishWhole(
      slowed(async () => {
        isBegun.resolve();
        await mayEnd.promise;
      }),
    );
    await isBegun.promise;
    const pause = async () => {
      isWaiting.resolve();
      await one;
    };
    const two = publishWhole(publisher(table, bucket, { pause }));
    await isWaiting.promise;
    mayEnd.resolve();
    expect((await one).summary).toContain('1 corridors');
    expect(await two).toEqual({ summary: 'nothing new' });
    await expectWhole(table, bucket);
  });

  test('the second ends well without a write, if the first is still at work', async () => {
    const { table, bucket, slowed } = await started();
    let waited = 0;
    const refuse = () => Promise.reject(new Error('the second run wrote'));
    const untouched = { ...bucket, write: refuse, remove: refuse };
    await publishWhole(
      slowed(async () => {
        const pause = async (ms: number) => {
          waited += ms;
        };
        const { summary } = await publishWhole(publisher(table, untouched, { pause }));
        expect(summary).toBe('another run is publishing');
      }),
    );
    expect(waited).toBe(LEASE_MS);
    await expectWhole(table, bucket);
  });

  test('the slower one does not overwrite what the newer one wrote', async () => {
    const { table, bucket, raise, slowed } = await started();
    let refused: unknown;
    const stores = slowed(
      async () => {
        await raise('DEU-KGZ', 'e3');
        await publishWhole(publisher(table, bucket, later));
      },
      async (object, tag) => {
        refused = await bucket.write(object, tag).catch((error: unknown) => error);
        expect(bucket.objects.get(page)?.body).toBe(pageOf(await readManifest(table, 'strong')));
        throw refused;
      },
    );
    await publishWhole(stores);
    expect(refused).toBeInstanceOf(WriteConflict);
    await expectWhole(table, bucket);
  });

  test('the slower one writes again what the newer one left alone', async () => {
    const { table, bucket, slowed, setBack } = await started();
    await publishWhole(
      slowed(async () => {
        await setBack();
        await publishWhole(publisher(table, bucket, later));
      }),
    );
    await expectWhole(table, bucket);
  });

  test('the slower one dies with its write under way: it is found when no write can be under way any more', async () => {
    const { table, bucket, slowed, setBack } = await started();
    const newer = async () => {
      await setBack();
      await publishWhole(publisher(table, bucket, later));
    };
    let isDead = false;
    const stores = slowed(newer, async (object, tag) => {
      await bucket.write(object, tag);
      isDead = true;
      throw new Crash();
    });
    const put: Table['put'] = async (...args) => {
      if (isDead) throw new Crash();
      await table.put(...args);
    };
    await expect(publishWhole({ ...stores, table: { ...table, put } })).rejects.toThrow(Crash);
    expect(bucket.objects.get(page)?.body).not.toBe(pageOf(await readManifest(table, 'strong')));
    await later.pause(LONGEST_RUN_MS);
    await publishWhole(publisher(table, bucket, later));
    await expectWhole(table, bucket);
    expect(await publishWhole(publisher(table, bucket, later))).toEqual({ summary: 'nothing new' });
  });
});

describe('the languages of a site', () => {
  const inLanguage = (bucket: MemoryBucket, code: string) =>
    [...bucket.objects.keys()].filter((key) => key.startsWith(`${code}/`) && key !== 'en/404');
  const listed = (bucket: MemoryBucket) =>
    JSON.parse(String(bucket.objects.get(DATA_MANIFEST)?.body)).languages;
  /** Shows what the page at the root lists. */
  const listing = builtSite(
    async ({ path, data }) => ({
      status: statusOf(data.kind),
      html: 'languages' in data ? data.languages.join() : path,
    }),
    new URL('../../fixtures/assets', import.meta.url).pathname,
    'https://karvon.example',
  );
  const others = TWO_LANGUAGES.filter((code) => code !== DEFAULT_LOCALE);

  test('the first is published at once, the others by the next run, and the root and search engines are told of each then', async () => {
    const { table } = await published();
    const bucket = memoryBucket();
    const first = await publishPages(publisher(table, bucket, { site: listing }));
    expect(first.summary).toMatch(new RegExp(`other languages follow: ${others.length}$`));
    expect(listed(bucket)).toEqual({ whole: [DEFAULT_LOCALE], older: [], coming: others });
    expect(bucket.objects.get('index.html')?.body).toBe(DEFAULT_LOCALE);
    expect(inLanguage(bucket, 'ru')).toEqual([]);
    expect(bucket.objects.has('sitemap-ru.xml')).toBe(false);

    const second = await publishPages(publisher(table, bucket, { site: listing }));
    expect(second.summary).not.toContain('follow');
    expect(listed(bucket)).toEqual({ whole: TWO_LANGUAGES, older: [], coming: [] });
    expect(bucket.objects.get('index.html')?.body).toBe(TWO_LANGUAGES.join());
    for (const code of others)
      expect(inLanguage(bucket, code)).toHaveLength(inLanguage(bucket, DEFAULT_LOCALE).length);
    expect(bucket.objects.has('sitemap-ru.xml')).toBe(true);
    const third = await publishPages(publisher(table, bucket, { site: listing }));
    expect(third.summary).toBe('nothing new');
  });

  test('after a deployment the pages of the others stay as they are until the next run, and the root lists them', async () => {
    const { table, raise } = await published();
    const bucket = memoryBucket();
    await publishWhole(publisher(table, bucket, { site: listing }));
    const before = new Map(bucket.objects);
    await publishPages(publisher(table, bucket, { site: listing, builtBy: 'code-2' }));
    expect(listed(bucket)).toEqual({ whole: [DEFAULT_LOCALE], older: others, coming: [] });
    expect(bucket.objects.get('index.html')?.body).toBe(TWO_LANGUAGES.join());
    for (const key of inLanguage(bucket, 'ru')) expect(bucket.objects.get(key)).toBe(before.get(key));
    // A price that changes meanwhile is on every page in the end.
    await raise('DEU-KGZ', 'e2');
    await publishPages(publisher(table, bucket, { site: listing, builtBy: 'code-2' }));
    expect(listed(bucket)).toEqual({ whole: TWO_LANGUAGES, older: [], coming: [] });
    for (const key of inLanguage(bucket, 'ru')) expect(bucket.objects.get(key)).not.toBe(before.get(key));
    const manifest = await readManifest(table, 'strong');
    const file = JSON.parse(String(bucket.objects.get('data/corridors/DEU-KGZ.json')?.body));
    expect(file.publication).toBe(manifest?.corridors['DEU-KGZ']);
  });

  test('a page that is still to come is rendered for whoever asks, as the next run writes it, and nothing is stored', async () => {
    const { table, raise } = await published();
    const bucket = memoryBucket();
    const pageAt = newPageRenderer(publisher(table, bucket));
    const paths = ['/ru', '/ru/deu-kgz', '/ru/to/kgz', '/ru/help/deu', '/ru/about'];
    expect(await Promise.all(paths.map(pageAt))).toEqual(paths.map(() => null));
    await publishPages(publisher(table, bucket));
    const before = new Map(bucket.objects);
    const asked = await Promise.all(paths.map(pageAt));
    for (const path of ['/ru/xxx', '/ru/deu-xxx', '/xx', '/ru/', '', '/ru/../en'])
      expect(await pageAt(path), path).toBeNull();
    expect(new Map(bucket.objects)).toEqual(before);
    await publishPages(publisher(table, bucket));
    for (const [at, path] of paths.entries())
      expect(bucket.objects.get(keyOf(path))?.body, path).toBe(asked[at]?.body);
    // What it has read is of one publication, and is not used for the next.
    await raise('DEU-KGZ', 'e2');
    await publishPages(publisher(table, bucket));
    const after = await Promise.all(paths.map(pageAt));
    expect(after[1]?.body).not.toBe(asked[1]?.body);
    for (const [at, path] of paths.entries())
      expect(bucket.objects.get(keyOf(path))?.body, path).toBe(after[at]?.body);
  });
});
