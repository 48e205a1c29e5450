/** Pages of figures, rendered by the built site: within budget and time, and with the figures of the publication; their tables as files. */

import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { averagesOf } from '../../shared/catalogue/averages.ts';
import { PUBLISHED_FIGURES } from '../../shared/catalogue/published-figures.ts';
import { checkedOf, corridorPages, type SitePage, subjectOf, summaryPages } from '../../site/kinds.ts';
import { LOCALES } from '../../site/texts/languages.ts';
import { historyChart } from '../../site/view/data/history-chart.ts';
import { averagesByYear, publishedRows } from '../../site/view/data/published.ts';
import { type Mark, stripOf } from '../../site/view/data/strip.ts';
import { csvOf } from '../../site/view/data/table.ts';
import { tablesOf } from '../../site/view/data/table-files.ts';
import { tablePaths } from '../../site/view/data/table-paths.ts';
import { TWELVE_RULES, twelveRules } from '../../site/view/data/twelve-rules.ts';
import { compressedSize, loadFilesBeside, loadRenderer } from './built-site.ts';
import {
  indicators as computed,
  publication,
  reference,
  sheets,
  statistics,
  summary,
  TODAY,
  taken,
} from './publication.ts';

if (!computed) throw new Error('the survey has no indicators');
const indicators = computed;

const pages: readonly SitePage[] = [
  ...summaryPages(
    { summary, indicators, taken, reference, today: TODAY, languages: LOCALES },
    publication.id,
  ),
  ...sheets.flatMap((prices, at) => {
    const own = statistics[at];
    if (!own) throw new Error(`no statistics of ${prices.corridor}`);
    const check = checkedOf(prices.corridor, reference.benchmark, TODAY);
    return corridorPages({ prices, statistics: own, today: TODAY, exchange: null, check }, publication.id);
  }),
].filter(({ data }) => data.kind.startsWith('data') || data.kind === 'method');
const pageAt = (path: string): SitePage => {
  const page = pages.find((one) => one.path === path);
  if (!page) throw new Error(`no page ${path}`);
  return page;
};

/** Limits of a page, and of all of them together, in bytes and milliseconds. */
const BUDGET = 15_000;
const IN_ALL = 20_000;

const rendered = new Map<string, string>();
let filesBeside: Awaited<ReturnType<typeof loadFilesBeside>>;
beforeAll(async () => {
  const render = await loadRenderer();
  filesBeside = await loadFilesBeside();
  const started = process.cpuUsage();
  for (const page of pages) rendered.set(page.path, (await render(page)).html);
  const { user, system } = process.cpuUsage(started);
  const ms = Math.round((user + system) / 1000);
  console.log(`${pages.length} pages of figures in two languages: ${ms} ms of one processor`);
  expect(ms).toBeLessThan(IN_ALL);
}, 240_000);

const textOf = (path: string): string =>
  (rendered.get(path) ?? '')
    .replace(/<(script|style)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&[#\w]+;/g, ' ')
    .replace(/\s+/g, ' ');

describe('pages of figures', () => {
  test('are there for the world, its regions, every country and every corridor with a figure, in English and Russian', () => {
    for (const locale of ['en', 'ru'])
      for (const path of [
        'data',
        'data/corridors',
        'data/countries/uzb',
        'data/deu-kgz',
        'data/rus-uzb',
        'method',
      ])
        expect(rendered.has(`/${locale}/${path}`), path).toBe(true);
    expect(pages.filter(({ data }) => data.kind === 'data-corridor')).toHaveLength(2 * sheets.length);
    expect(pages.map(({ locale }) => locale).filter((locale) => !['en', 'ru'].includes(locale))).toEqual([]);
  });
  test('have at most 15 kB of HTML, compressed', () => {
    for (const [path, html] of rendered) expect(compressedSize(html), path).toBeLessThanOrEqual(BUDGET);
  });
  test('say the verdict against 3 and 5 %, count and reading, before any picture', () => {
    const [first = ''] = (rendered.get('/en/data/deu-kgz') ?? '').split('<svg class="strip"');
    for (const part of [
      'Mean 9.85',
      'median 7.61',
      '8 services, 4 providers',
      'above 3',
      'not met',
      'amount sent',
    ])
      expect(first, part).toContain(part);
    expect(textOf('/en/data')).toContain(
      'Mean 6.36 %, median 4.13 %; 6,470 services, 400 providers, 348 corridors.',
    );
    expect(textOf('/en/data')).toContain(
      'met 217, not met 43, cannot be told 81, fewer than three services 7',
    );
    expect(textOf('/ru/data/deu-kgz')).toContain('Среднее 9,85 %, медиана 7,61 %');
  });
  test('of a country that nobody surveys say so first, with what was last known', () => {
    const text = textOf('/en/data/countries/uzb');
    const [before = ''] = text.split('Old prices');
    expect(before).toContain('No corridor to Uzbekistan is surveyed.');
    expect(before).toContain('Russia to Uzbekistan: last 2.65 %, 2021-Q4 (perhaps too low).');
  });
  test('of a corridor have every service, and the figures of its statistics', () => {
    for (const [at, { corridor, services }] of sheets.entries()) {
      const html = rendered.get(`/en/data/${corridor.toLowerCase()}`) ?? '';
      const [, list = ''] = html.split(/<\/?tbody>/);
      expect(list.match(/<tr>/g), corridor).toHaveLength(services.length);
      expect(html, corridor).toContain(`Mean ${Number(statistics[at]?.indicators[0].mean) < 0 ? '−' : ''}`);
    }
  });
});

describe('published figures', () => {
  test('all agree with ours within 0.01, or have a reason', () => {
    const rows = publishedRows(indicators);
    expect(rows.map(({ key, kind, agreement }) => [key, kind, agreement])).toEqual([
      ['world', 'mean', 'within'],
      ['world', 'three-cheapest', 'rules'],
      ['world', 'at-most-5', 'rules'],
      ['bank', 'mean', 'from-fees'],
      ['digital', 'mean', 'within'],
      ['digital', 'share', 'rounded'],
      ['not-digital', 'mean', 'within'],
      ['card', 'mean', 'within'],
    ]);
    expect(rows).toHaveLength(PUBLISHED_FIGURES.length);
  });
  test('that differ for no reason are called so', () => {
    const groups = indicators.groups.world.map((world) => ({ ...world, published: { mean: '6.38' } }));
    const [row] = publishedRows({ groups: { ...indicators.groups, world: groups } });
    expect(row?.agreement).toBe('unexplained');
  });
  test('of corridors are compared in all 5,278 quarters that two sources have', () => {
    const years = averagesByYear();
    expect(years.reduce((sum, { both }) => sum + both, 0)).toBe(5_278);
    expect(years.map(({ year }) => year)).toEqual([2016, 2017, 2018, 2019, 2020]);
    for (const { both, close, near, far } of years) expect(close + near + far).toBe(both);
  });
});

describe('the twelve rules', () => {
  test('are met as far as the figures say so', () => {
    const standings = Object.fromEntries(
      twelveRules(indicators).map(({ rule, standing }) => [rule, standing]),
    );
    expect(Object.keys(standings)).toEqual([...TWELVE_RULES]);
    expect(standings).toMatchObject({
      amounts: 'met',
      rate: 'part',
      speed: 'part',
      market: 'not-met',
      shoppers: 'not-met',
    });
    expect(textOf('/en/data/twelve-rules')).toContain(
      'Met 8, in part 2, not met 2. Karvon has no certificate.',
    );
  });
  test('a survey that lacks prices at the larger amount meets the first in part', () => {
    const world = indicators.groups.world.map((one) => ({ ...one, at500: null }));
    const [first] = twelveRules({ ...indicators, groups: { ...indicators.groups, world } });
    expect(first).toMatchObject({ rule: 'amounts', standing: 'part', few: 0 });
  });
});

describe('tables', () => {
  test('are read back from CSV as they are, and JSON has the same', () => {
    for (const page of pages.filter(
      ({ locale, at }) => locale === 'en' && /^$|UZB|DEU|CRI|USA|south/.test(at),
    )) {
      const found = tablesOf(page);
      for (const table of found?.tables ?? []) {
        const { data, errors } = Papa.parse<string[]>(csvOf(table), {
          newline: '\r\n',
          skipEmptyLines: true,
        });
        expect(errors).toEqual([]);
        const [head, ...rows] = data;
        expect(head).toEqual(table.columns.map(({ name }) => name));
        expect(rows).toEqual(table.rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))));
        expect(new Set(table.rows.map(({ length }) => length)), table.title).toEqual(
          new Set([table.columns.length]),
        );
      }
    }
    const files = filesBeside(pageAt('/en/data/deu-kgz'), 'https://karvon.example', '2026-04-24');
    const json = JSON.parse(
      files.find(({ path }) => path === '/data/tables/DEU-KGZ.services.json')?.body ?? '',
    );
    expect(json).toMatchObject({
      table: 'services',
      publication: publication.id,
      licence: 'CC BY 4.0',
      asOnDay: '2026-04-24',
      citation: expect.stringContaining('https://karvon.example/en/data/deu-kgz'),
    });
    expect(json.rows).toHaveLength(8);
    expect(json.rows[0]).toMatchObject({
      provider: 'Xoom',
      total_200_pct: '5.90',
      payout_method: 'cash-pickup',
    });
  });
  test('are written once for both languages, under the paths that are kept; pages link to those alone', () => {
    expect(filesBeside(pageAt('/ru/data/deu-kgz'))).toEqual([]);
    const written = new Set<string>();
    for (const page of pages.filter(({ locale }) => locale === 'en')) {
      const subject = subjectOf(page.data.kind, page.at);
      const kept = subject === undefined ? [] : tablePaths(subject);
      for (const { path } of filesBeside(page)) {
        expect(kept).toContain(path);
        written.add(path);
      }
    }
    const linked = [...rendered.values()].flatMap((html) =>
      [...html.matchAll(/href="(\/data\/tables\/[^"]+)"/g)].map(([, href = '']) => href),
    );
    expect(linked.filter((href) => !written.has(href))).toEqual([]);
    expect(written.size).toBeGreaterThan(3_000);
  });
});

describe('pictures', () => {
  const marksAt = (...bps: number[]): Mark[] => bps.map((bp) => ({ bp, shape: 'dot' }));
  test('stack marks that would overlap, and count what is beyond the axis', () => {
    const strip = stripOf([
      ...marksAt(590, 590, 590, 1890, 2500, -10),
      { bp: 714, shape: 'square', hollow: true },
    ]);
    expect(strip).toMatchObject({ above: 1, below: 1, squares: '', columns: '' });
    expect(strip.dots.match(/M/g)).toHaveLength(6);
    expect(strip.rings.match(/M/g)).toHaveLength(1);
    // Three of one place, one above the other.
    expect(strip.dots.match(/M108\.4 \d+/g)?.map((at) => Number(at.split(' ')[1]))).toEqual([27, 18, 9]);
  });
  test('of more than 80 are columns of half a point, without what is beyond the axis', () => {
    const strip = stripOf(marksAt(...Array.from({ length: 81 }, (_, at) => (at < 80 ? 310 : 2500))));
    expect(strip).toMatchObject({ dots: '', above: 1 });
    expect(strip.columns).toBe('M62.5 120h7v-120h-7z');
  });
  test('of history have a line for each source, gaps, and the place where the source changes', () => {
    const chart = historyChart(averagesOf('DEU-KGZ'), { period: '2025-Q3', percent: 9.85 });
    expect(chart?.lines.map(({ source }) => source).sort()).toEqual(['derived', 'official']);
    expect(chart?.breaks.length).toBe(2);
    const [line] =
      historyChart([{ source: 'official', first: '2015-Q1', valuesBp: [500, null, 600, 700] }])?.lines ?? [];
    expect(line?.path.match(/M/g)).toHaveLength(2);
    expect(line?.path).toContain('h0M');
    expect(historyChart([])).toBeNull();
  });
});
