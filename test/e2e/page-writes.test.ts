/**
 * What the pages' writes cost in thirteen languages, counted at the bucket: real prices, rendered by the built site. Of eleven
 * languages the pages have the bytes of the English ones, under addresses of their own.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { computeCorridors } from '../../functions/compute-corridors/service.ts';
import { DATA_MANIFEST } from '../../functions/publish-pages/data-files.ts';
import type { PublishDependencies } from '../../functions/publish-pages/service.ts';
import { readManifest, replaceManifest } from '../../functions/storage/manifest.ts';
import { writeReference } from '../../functions/storage/reference.ts';
import { type ListedObject, type SiteObject, tagOf } from '../../functions/storage/site-bucket.ts';
import type { Table } from '../../functions/storage/table.ts';
import type { ReferenceRates } from '../../shared/fx/reference.ts';
import type { SitePage } from '../../site/kinds.ts';
import { loadFilesBeside, loadRenderer } from '../site/built-site.ts';
import { clockFrom } from '../support/clock.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { memoryBucket } from '../support/memory-stores.ts';
import { publishWhole } from '../support/publishing.ts';
import { bundledReference } from '../support/rates.ts';
import { scaled } from '../support/scale.ts';
import { accept, allCorridors, surveyRows } from '../support/survey.ts';

/** US dollars for a thousand objects written (docs/cost.md). */
const USD_PER_THOUSAND = 0.005;
/** Hours of a weekday at which rates are published: a bank or two each time. */
const HOURS = Array.from({ length: 16 }, (_, index) => index + 4);

const DAYS = 30;
const WEEKDAYS = 22;
/** Pages of rates alone, in every language: written at each publication. */
const FEW = 100;

let engine: Engine;
let table: Table;
beforeAll(async () => {
  engine = await startEngine();
  table = await engine.newTable();
  await accept(table, 'e1', surveyRows);
  await computeCorridors({
    table,
    now: () => new Date('2026-04-01T23:00:00.000Z'),
    newPublicationId: () => '20260401T230000Z-1',
    computedBy: 'code',
    announce: async () => {},
  });
}, 120_000);
afterAll(() => engine.close());

/** A bucket that keeps no bytes, and counts what is written: pages and other files. */
function countingBucket() {
  const { read, write } = memoryBucket();
  const listed = new Map<string, ListedObject>();
  const counts = { pages: 0, files: 0 };
  const count = (object: SiteObject) => {
    counts[object.contentType.startsWith('text/html') ? 'pages' : 'files'] += 1;
    listed.set(object.key, { tag: tagOf(object), writtenAt: counts.pages + counts.files });
  };
  const bucket: PublishDependencies['bucket'] = {
    read,
    list: async () => new Map(listed),
    async write(object, tag) {
      if (object.key === DATA_MANIFEST) await write(object, tag);
      count(object);
    },
    async remove(key) {
      listed.delete(key);
    },
  };
  return { bucket, counts };
}

/**
 * Each page rendered once in English, for all languages that stand in for it, and in Russian: of one page after the other the languages
 * come by turns, so the last of each of the two is kept.
 */
async function site(): Promise<PublishDependencies['site']> {
  const [render, filesBeside] = [await loadRenderer(), await loadFilesBeside()];
  const newKept = () => ({
    html: { path: '', html: '' },
    beside: { path: '', files: [] as ReturnType<typeof filesBeside> },
  });
  const kept = { en: newKept(), ru: newKept() };
  const standsIn = ({ path, locale }: SitePage) =>
    locale === 'ru'
      ? ({ path, locale: 'ru' } as const)
      : ({ path: path.replace(`/${locale}`, '/en'), locale: 'en' } as const);
  return {
    origin: 'https://karvon.example',
    assets: () => [],
    async render(page: SitePage) {
      const { path, locale } = standsIn(page);
      if (kept[locale].html.path !== path) {
        const data =
          'languages' in page.data ? { ...page.data, languages: ['en', 'ru'] as const } : page.data;
        kept[locale].html = { path, html: (await render({ ...page, data, path, locale })).html };
      }
      return {
        key: page.path.slice(1) || 'index.html',
        body: kept[locale].html.html,
        contentType: 'text/html',
        cacheControl: '',
      };
    },
    beside(page) {
      const { path, locale } = standsIn(page);
      if (kept[locale].beside.path !== path)
        kept[locale].beside = {
          path,
          files: filesBeside({ ...page, path, locale }, 'https://karvon.example'),
        };
      return kept[locale].beside.files.map((file) => ({
        key: file.path.slice(1).replace('/en/', `/${page.locale}/`),
        body: file.body,
        contentType: 'text/plain',
        cacheControl: '',
      }));
    },
  };
}

/** The real rates of a day, each moved by a hundred-thousandth for each time that they were published since. */
function rates(instant: string, times: number): ReferenceRates {
  const reference = bundledReference('2026-04-02T18:00:00.000Z', allCorridors);
  const day = instant.slice(0, 10);
  return {
    ...reference,
    benchmark: {
      ...reference.benchmark,
      day,
      rates: reference.benchmark.rates.map((rate) =>
        rate.currency === 'USD'
          ? rate
          : {
              ...rate,
              fixedOn: day,
              age: 0,
              usd: (Number(rate.usd) * (1 + times / 100_000)).toFixed(12),
            },
      ),
    },
  };
}

let published = 0;
async function publishRates(instant: string): Promise<void> {
  published += 1;
  const publication = `${instant.replace(/[-:]|\.\d+/g, '')}-r${published}`;
  await writeReference(table, publication, rates(instant, published));
  const manifest = await readManifest(table, 'strong');
  if (!manifest) throw new Error('nothing is published');
  await replaceManifest(table, {
    ...manifest,
    version: manifest.version + 1,
    publishedAt: instant,
    reference: { publication, from: publication },
  });
}

describe('page writes in thirteen languages', () => {
  test('cost less than 4 US dollars a month, of which a page gets rates at most twice a day', {
    timeout: scaled(600_000, 3_600_000),
  }, async () => {
    const { bucket, counts } = countingBucket();
    let puts = 0;
    const counted: Table = {
      ...table,
      put: async (...args) => {
        puts += 1;
        await table.put(...args);
      },
    };
    /** @param runs those of publish-pages: the first language, the others, and the files beside pages come by one each */
    const runAt = async (instant: string, runs = 1) => {
      const before = { ...counts };
      await publishWhole({
        table: counted,
        bucket,
        // Anew: nothing of a publication before is kept.
        site: await site(),
        builtBy: 'code',
        ...clockFrom(instant),
      });
      expect(puts, 'the lease is taken and given back').toBeLessThanOrEqual(2 * runs);
      puts = 0;
      return { pages: counts.pages - before.pages, files: counts.files - before.files };
    };
    const sum = (...all: { pages: number; files: number }[]) => ({
      pages: all.reduce((total, { pages }) => total + pages, 0),
      files: all.reduce((total, { files }) => total + files, 0),
    });
    await publishRates('2026-04-02T05:00:00.000Z');
    const first = await runAt('2026-04-02T05:00:30.000Z', 3);
    expect(first.pages).toBeGreaterThan(13 * 900);
    // Each corridor's text message and card; they are not written again with the rates.
    expect(first.files).toBeGreaterThan(2 * 13 * 800);

    /** A day with its rendering at midnight, and rates at each of the hours. */
    const dayOf = async (day: string, hours: readonly number[]) => {
      const runs = [await runAt(`${day}T00:00:30.000Z`)];
      for (const hour of hours) {
        const start = `${day}T${String(hour).padStart(2, '0')}`;
        await publishRates(`${start}:00:00.000Z`);
        runs.push(await runAt(`${start}:00:30.000Z`));
      }
      return { runs, total: sum(...runs) };
    };
    const days: { isWeekday: boolean; pages: number; files: number }[] = [];
    // From Friday, so that the shorter run has a weekday, and a day on which no bank publishes.
    for (let index = 0; index < scaled(2, 30); index++) {
      const date = new Date(Date.UTC(2026, 3, 3 + index));
      const isWeekday = date.getUTCDay() % 6 !== 0;
      const { runs, total } = await dayOf(date.toISOString().slice(0, 10), isWeekday ? HOURS : []);
      const large = runs.filter(({ pages }) => pages > FEW);
      expect(large.length, date.toISOString()).toBeLessThanOrEqual(2);
      days.push({ isWeekday, ...total });
    }
    const mean = (of: 'pages' | 'files', isWeekday: boolean) => {
      const some = days.filter((day) => day.isWeekday === isWeekday);
      return some.reduce((total, day) => total + day[of], 0) / some.length;
    };
    const monthly = (of: 'pages' | 'files') =>
      Math.round(WEEKDAYS * mean(of, true) + (DAYS - WEEKDAYS) * mean(of, false));
    const usd = (objects: number) => ((objects * USD_PER_THOUSAND) / 1000).toFixed(2);
    const [pages, files] = [monthly('pages'), monthly('files')];
    console.log(
      `a month in thirteen languages: ${pages} pages written, USD ${usd(pages)}; other files ${files}, USD ${usd(files)}`,
    );
    // Each weekday the pages with a rate are written, so that nothing here is for free.
    expect(mean('pages', true)).toBeGreaterThan(13 * 700);
    expect(Number(usd(pages))).toBeLessThan(4);
    expect(Number(usd(files))).toBeLessThan(0.3);
  });
});
