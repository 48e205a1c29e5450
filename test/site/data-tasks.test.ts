/** What regulators come for, done with the rendered pages and their files alone. */
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ListedRelease } from '../../shared/contracts/datasets/release.ts';
import type { FileBeside, RenderedPage } from '../../site/adapter/entry.ts';
import type { SitePage } from '../../site/kinds.ts';
import { checkedOf, corridorPages, summaryPages } from '../../site/kinds.ts';
import { LOCALES } from '../../site/texts/languages.ts';
import { spreadsheetRows } from '../../site/view/data/spreadsheet.ts';
import { shortPercent } from '../../site/view/short-percent.ts';
import { loadFilesBeside, loadRenderer } from './built-site.ts';
import {
  indicators,
  publication,
  reference,
  sheets,
  statistics,
  summary,
  TODAY,
  taken,
} from './publication.ts';

let render: (page: SitePage, origin?: string, asOnDay?: string, contact?: string) => Promise<RenderedPage>;
let filesBeside: (page: SitePage, origin?: string) => FileBeside[];
beforeAll(async () => {
  [render, filesBeside] = await Promise.all([loadRenderer(), loadFilesBeside()]);
});

const ORIGIN = 'https://karvon.example';
const ofSummary = summaryPages(
  { summary, indicators, taken, reference, today: TODAY, languages: LOCALES },
  publication.id,
);
const ofCorridor = (corridor: string): SitePage[] => {
  const at = sheets.findIndex((one) => one.corridor === corridor);
  const [prices, own] = [sheets[at], statistics[at]];
  if (!prices || !own) throw new Error(`no ${corridor}`);
  const check = checkedOf(prices.corridor, reference.benchmark, TODAY);
  return corridorPages({ prices, statistics: own, today: TODAY, exchange: null, check }, publication.id);
};
/** A person on the site: opens addresses, follows links that the page has, and takes the files that it links to. */
async function visit(path: string) {
  const corridor = /data\/(\w{3}-\w{3})$/.exec(path)?.[1]?.toUpperCase();
  const priced = corridor !== undefined && sheets.some((one) => one.corridor === corridor);
  const page = [...ofSummary, ...(priced ? ofCorridor(corridor) : [])].find((one) => one.path === path);
  if (!page) throw new Error(`no page ${path}`);
  const { html } = await render(page, ORIGIN);
  const text = html
    .replace(/<(script|style)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;|&#x27;/g, '’')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
  const linksTo = (name: string): string => {
    const found = [...html.matchAll(/<a [^>]*href="([^"]+)"[^>]*>([^<]*)<\/a>/g)].find(
      ([, , words]) => words === name,
    );
    return found?.[1] ?? expect.fail(`no link ${name} on ${path}`);
  };
  // Files are beside the English page, for both languages.
  const english =
    page.locale === 'en' ? page : [...ofSummary].find((one) => one.path === path.replace(/^\/\w+/, '/en'));
  const fileAt = (address: string): string => {
    expect(html, address).toContain(`href="${address}"`);
    const file = filesBeside(english ?? page, ORIGIN).find((one) => one.path === address);
    return file?.body ?? expect.fail(`no file ${address}`);
  };
  return { html, text, linksTo, fileAt };
}
const rowsOf = (csv: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;

describe('what does sending to Uzbekistan cost, and what is not known, as a table for Excel', () => {
  test('from the world’s page: the country says first that nobody surveys it, and gives what was last known', async () => {
    const world = await visit('/ru/data');
    const country = await visit(world.linksTo('Узбекистан'));
    const [first = ''] = country.text.split('Старые цены');
    expect(first).toContain('Узбекистан: переводы в эту страну опрос не охватывает.');
    expect(first).toContain('последнее 2,65 %, 2021-Q4');
    const rows = rowsOf(country.fileAt('/data/tables/UZB.corridors.csv'));
    const russia = rows.find(({ corridor }) => corridor === 'RUS-UZB');
    expect(russia).toMatchObject({
      mean_200_pct: '',
      last_known_mean_pct: '2.65',
      last_known_period: '2021-Q4',
    });
    // Not known is empty, and never 0.
    for (const row of rows.filter(({ receiver }) => receiver === 'UZB')) expect(row.mean_200_pct).toBe('');
  });
  test('as a spreadsheet figures are numbers, and what is not known an empty cell', async () => {
    const { fileAt } = await visit('/ru/data/countries/uzb');
    const [head = [], ...rows] = spreadsheetRows(JSON.parse(fileAt('/data/tables/UZB.corridors.json')));
    const at = (name: string): number => head.indexOf(name);
    const russia = rows.find((row) => row[0] === 'RUS-UZB');
    expect(russia?.[at('last_known_mean_pct')]).toBe(2.65);
    expect(russia?.[at('mean_200_pct')]).toBeNull();
  });
  test('what the central bank says stands apart, as second-hand, each figure with who reported it', async () => {
    const { text, fileAt } = await visit('/en/data/countries/uzb');
    expect(text).toContain('What the central bank says, second-hand');
    const rows = rowsOf(fileAt('/data/tables/UZB.reported.csv'));
    expect(rows[0]).toMatchObject({ period: '2025', sender: '', value: '18900', unit: 'USD-million' });
    for (const row of rows) expect(row.address).toMatch(/^https?:/);
    const file = JSON.parse(fileAt('/data/tables/UZB.reported.json'));
    expect(file.licence).toBe('facts, free of rights');
    expect(file.citation).not.toContain('Remittance Prices Worldwide');
  });
});

test('the Sub-Saharan mean, with its rows', async () => {
  const world = await visit('/en/data');
  const region = await visit(world.linksTo('Sub-Saharan Africa'));
  const group = indicators?.groups.region.find(({ key }) => key === 'sub-saharan-africa');
  const mean = group?.at200?.mean ?? expect.fail('no region');
  expect(region.text).toContain(`Mean ${shortPercent(mean)} %`);
  const figures = rowsOf(region.fileAt('/data/tables/sub-saharan-africa.figures.csv'));
  expect(figures.find((row) => row.figure === 'mean' && row.at === '200')?.value).toBe(mean);
  // From its corridors' files down to the services: their mean is that of the region.
  const corridors = rowsOf(region.fileAt('/data/tables/sub-saharan-africa.corridors.csv')).filter(
    ({ period }) => period !== '',
  );
  const totals: number[] = [];
  for (const { corridor = '', services } of corridors) {
    const page = await visit(`/en/data/${corridor.toLowerCase()}`);
    const rows = rowsOf(page.fileAt(`/data/tables/${corridor}.services.csv`));
    expect(rows, corridor).toHaveLength(Number(services));
    totals.push(
      ...rows
        .filter((row) => row.total_200_pct !== '')
        .map((row) => Math.round(Number(row.total_200_pct) * 100)),
    );
  }
  expect(totals).toHaveLength(group?.at200?.count ?? 0);
  expect(totals.reduce((sum, one) => sum + one, 0) / totals.length / 100).toBeCloseTo(Number(mean), 3);
}, 60_000);

test('why did a corridor’s average jump: another source, one firm, and how few services there are', async () => {
  const { text, fileAt } = await visit('/en/data/zaf-mwi');
  const history = rowsOf(fileAt('/data/tables/ZAF-MWI.history.csv'));
  const [own, before] = history;
  expect(own?.source).toBe('service-rows');
  expect(before?.source).not.toBe('service-rows');
  const said = `Average before: ${shortPercent(before?.mean_pct ?? '')} %, ${before?.period}, derived by others.`;
  expect(text).toContain(said);
  expect(text).toContain('Part of the difference can be the source');
  expect(text).toMatch(
    /The firm that moves the mean most is [^:]+: −?[\d.]+ points\. Without it the mean is −?[\d.]+ %\./,
  );
  const figures = rowsOf(fileAt('/data/tables/ZAF-MWI.figures.csv'));
  const figureOf = (figure: string) => figures.find((row) => row.figure === figure)?.value;
  const firm = figureOf('firm-that-moves-the-mean-most');
  const others = rowsOf(fileAt('/data/tables/ZAF-MWI.services.csv')).filter(
    ({ provider }) => provider !== firm,
  );
  const mean = others.reduce((sum, row) => sum + Number(row.total_200_pct), 0) / others.length;
  expect(mean).toBeCloseTo(Number(figureOf('mean-without-that-firm')), 3);
});

test('the minister’s page for DEU-KGZ: verdict, what is not known, address with its code, and checksum on the sheet', async () => {
  // That it prints on one A4 is looked at in the browser (e2e/journeys.test.ts).
  const { html, text } = await visit('/en/data/deu-kgz');
  const printed = html.replace(/<section class="screen">.*?<\/section>/gs, '');
  const [sheet = ''] = printed.split('<footer>');
  for (const part of [
    'not met',
    'What was not seen',
    'class="brief"',
    `${ORIGIN}/en/data/deu-kgz`,
    '0'.repeat(64),
  ])
    expect(sheet, part).toContain(part);
  // Whoever holds the sheet alone can cite it: source, licence, method, publication and its day.
  const [brief = ''] = /<div class="brief">.*?<\/div>/s.exec(sheet) ?? [];
  expect(brief.replace(/<svg.*?<\/svg>/s, '').replace(/<[^>]+>/g, '')).toContain(
    `The World Bank, Remittance Prices Worldwide, available at http://remittanceprices.worldbank.org, CC BY 4.0. Computed by Karvon, method 1, publication ${publication.id}, ${ORIGIN}/en/data/deu-kgz. Published 21 November 2026.`,
  );
  const country = await visit('/ru/data/countries/kgz');
  const [russian = ''] = /<div class="brief">.*?<\/div>/s.exec(country.html) ?? [];
  for (const part of ['CC BY 4.0', publication.id, `${ORIGIN}/ru/data/countries/kgz`])
    expect(russian, part).toContain(part);
  expect(russian).toContain('Опубликовано 21 ноября 2026');
  expect(/<div class="brief">\s*<svg/.test(sheet)).toBe(true);
  expect(text).toContain('Printed, this page is one A4 sheet.');
});

test.each([
  ['en', ['Quality report', 'Corrections', 'Files to download']],
  ['ru', ['Отчёт о качестве', 'Исправления', 'Файлы для скачивания']],
] as const)(
  '/%s/data says before its first picture where quality, corrections and files are',
  async (locale, names) => {
    const { html } = await visit(`/${locale}/data`);
    const [top = ''] = html.split('<svg class="strip"');
    const links = [...top.matchAll(/<a [^>]*href="([^"]+)"[^>]*>([^<]*)<\/a>/g)].map(([, to, name]) => [
      name,
      to,
    ]);
    const at = ['quality', 'corrections', 'files'].map((page) => `/${locale}/data/${page}`);
    expect(links).toEqual(expect.arrayContaining(names.map((name, index) => [name, at[index]])));
  },
);

test.each(['en', 'ru'] as const)(
  '/%s/data/corrections says whom to ask, and without a contact what can be done',
  async (locale) => {
    const page =
      ofSummary.find(({ path }) => path === `/${locale}/data/corrections`) ?? expect.fail('no page');
    const quality = `href="/${locale}/data/quality"`;
    const publisher = ', http://remittanceprices.worldbank.org</p>';
    const [reached, alone] = await Promise.all([
      render(page, ORIGIN, undefined, 'mailto:data@karvon.example'),
      render(page, ORIGIN),
    ]);
    expect([reached.html.includes(quality), reached.html.includes(publisher)]).toEqual([true, false]);
    expect([alone.html.includes(quality), alone.html.includes(publisher)]).toEqual([false, true]);
  },
);

describe('the page of releases', () => {
  const released = (
    period: string,
    version: string,
    tables: readonly string[],
    more: Partial<ListedRelease> = {},
  ): ListedRelease => ({
    period,
    kind: period.includes('Q') ? 'newest-round' : 'month',
    version,
    issued: '2026-11-20T00:00:00.000Z',
    replaces: null,
    methodVersion: '1',
    path: `releases/${period}/${version}/release.json`,
    sha256: '0'.repeat(64),
    files: 20,
    tables: tables.map((name) => ({ name, rows: 1 })),
    facts: '0'.repeat(16),
    ...more,
  });
  const ROUND = ['prices', 'indicators', 'coverage'];
  const releases = [
    released('2014-Q2', 'aaaaaaaaaaaa', ROUND, { kind: 'earlier-round' }),
    released('2025-Q3', 'bbbbbbbbbbbb', ROUND, { withdrawn: true }),
    released('2025-Q3', 'cccccccccccc', [...ROUND, 'corrections'], { replaces: 'bbbbbbbbbbbb' }),
    released('2026-09', 'dddddddddddd', ['rates']),
    released('2026-10', 'eeeeeeeeeeee', ['rates', 'said']),
  ];
  const pageOf = async (locale: string): Promise<string> => {
    const page = summaryPages(
      { summary, indicators, taken, reference, today: TODAY, languages: LOCALES, releases },
      publication.id,
    ).find(({ path }) => path === `/${locale}/data/files`);
    return (await render(page ?? expect.fail('no page'), ORIGIN)).html;
  };

  test.each(['en', 'ru'])(
    'in %s leads to the files of every release, also of those that others replaced',
    async (locale) => {
      const html = await pageOf(locale);
      const hrefs = new Set([...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href));
      for (const { period, version, tables } of releases) {
        const folder = `/data/releases/${period}/${version}`;
        for (const file of ['release.json', 'readme.txt']) expect(hrefs).toContain(`${folder}/${file}`);
        for (const { name } of tables)
          for (const form of ['csv', 'xlsx']) expect(hrefs).toContain(`${folder}/${name}.${form}`);
      }
    },
  );

  test.each(['en', 'ru'])(
    'in %s says how to cite the newest quarter and month, as their readme does',
    async (locale) => {
      const text = (await pageOf(locale)).replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'");
      expect(text).toContain(
        `Karvon, What remittances cost, 2025 Q3; from The World Bank, Remittance Prices Worldwide, available at http://remittanceprices.worldbank.org. Version cccccccccccc, CC BY 4.0, ${ORIGIN}/data/releases/2025-Q3/cccccccccccc/readme.txt`,
      );
      expect(text).toContain(
        `Karvon, Reference rates and providers' own prices, 2026-10. Version eeeeeeeeeeee, CC BY 4.0, ${ORIGIN}/data/releases/2026-10/eeeeeeeeeeee/readme.txt`,
      );
    },
  );
});

describe('the report on quality', () => {
  test('answers every heading of the standard, in both languages, or says why it does not apply', async () => {
    for (const [locale, notApplicable] of [
      ['en', 'Not applicable, because'],
      ['ru', 'Неприменимо:'],
    ] as const) {
      const { html, text } = await visit(`/${locale}/data/quality`);
      const heads = [...html.matchAll(/<h2>(\d+)\. /g)].map(([, number]) => Number(number));
      expect(heads).toEqual(Array.from({ length: 19 }, (_, at) => at + 1));
      const answers = [...html.matchAll(/<dt>[\d.]+ [^<]+<\/dt>\s*<dd>([^<]*)/g)].map(([, answer = '']) =>
        answer.trim(),
      );
      expect(answers).toHaveLength(60);
      for (const answer of answers) expect(answer.length).toBeGreaterThan(10);
      expect(text.split(notApplicable).length).toBeGreaterThan(8);
      expect(text).not.toMatch(/undefined|\{\w+\}/);
    }
  });
  test('says how far one firm moves the mean of the world and of each region', async () => {
    const { text } = await visit('/en/data/quality');
    const pull = indicators?.groups.world[0]?.firms?.pull ?? expect.fail('no pull');
    // It is cheap, so that the mean without it is higher.
    expect(pull.points).toMatch(/^-0\.3/);
    expect(text).toMatch(
      new RegExp(
        `moves the mean of the world most is ${pull.name}: by −0\\.\\d+ points\\. Without it the mean is 6\\.72`,
      ),
    );
    for (const { firms } of indicators?.groups.region ?? []) expect(text).toContain(firms?.pull?.name);
  });
});
