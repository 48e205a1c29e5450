/** Pages of figures, rendered by the built site: within budget and time, and with the figures of the publication; their tables as files. */

import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { averagesOf } from '../../shared/catalogue/averages.ts';
import { PUBLISHED_FIGURES } from '../../shared/catalogue/published-figures.ts';
import { REGIONS } from '../../shared/catalogue/regions.ts';
import type { Correction } from '../../shared/model/correction.ts';
import type { Dispute, DisputeScope } from '../../shared/model/dispute.ts';
import {
  checkedOf,
  corridorPages,
  type SaidFacts,
  type SaidOf,
  type SitePage,
  summaryPages,
  tablePathsOf,
} from '../../site/kinds.ts';
import { LOCALES } from '../../site/texts/languages.ts';
import { mostChanged } from '../../site/view/data/corrections.ts';
import { servicesTable } from '../../site/view/data/corridor-tables.ts';
import { gapsOf } from '../../site/view/data/gaps.ts';
import { corridorFigures, marksOf, surveyOf } from '../../site/view/data/group-tables.ts';
import { historyChart } from '../../site/view/data/history-chart.ts';
import { averagesByYear, publishedRows } from '../../site/view/data/published.ts';
import { type Mark, stripOf } from '../../site/view/data/strip.ts';
import { csvOf } from '../../site/view/data/table.ts';
import { tablesOf } from '../../site/view/data/table-files.ts';
import { TWELVE_RULES, twelveRules } from '../../site/view/data/twelve-rules.ts';
import { worldChart, worldQuarters } from '../../site/view/data/world-history.ts';
import { madeRounds, roundsOf } from '../support/made-rounds.ts';
import { actOf, rowsOf } from '../support/survey.ts';
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

describe('a disputed figure', () => {
  const party = { role: 'regulator', organisation: 'A <Bank>' } as const;
  const dispute = (scope: DisputeScope, more: Partial<Dispute> = {}): Dispute => ({
    id: `20261120T000000Z-${scope.replace(/\W/g, '')}`,
    scope,
    period: '2025-Q3',
    at: '2026-11-20T00:00:00.000Z',
    reason: 'The fee is of <another> product.',
    askedBy: party,
    settled: null,
    ...more,
  });
  const past = summaryPages(
    { summary, indicators, taken, reference, today: TODAY, languages: LOCALES },
    publication.id,
  ).find(({ data }) => data.kind === 'data-past');
  const scopes = [
    ['', 'world', 'the figures of the world', 'цифры по всему миру'],
    ['/countries/deu', 'sender/DEU', 'Germany, sending from it', 'Германия, переводы оттуда'],
    ['/countries/kgz', 'receiver/KGZ', 'Kyrgyzstan, sending to it', 'Кыргызстан, переводы туда'],
    ['/deu-kgz', 'corridor/DEU-KGZ', 'Germany to Kyrgyzstan', 'Германия — Кыргызстан'],
    [`/${past?.at.toLowerCase()}`, `corridor/${past?.at}`, '', ''],
  ] as [string, DisputeScope, string, string][];
  const disputes = scopes.map(([, scope]) => dispute(scope));
  const pagesWith = (all: readonly Dispute[]) => {
    const at = sheets.findIndex(({ corridor }) => corridor === 'DEU-KGZ');
    const [prices, own] = [sheets[at], statistics[at]];
    if (!prices || !own) throw new Error('no DEU-KGZ');
    const check = checkedOf('DEU-KGZ', reference.benchmark, TODAY);
    const facts = { prices, statistics: own, today: TODAY, exchange: null, check, disputes: all };
    return [
      ...summaryPages(
        { summary, indicators, disputes: all, taken, reference, today: TODAY, languages: LOCALES },
        publication.id,
      ),
      ...corridorPages(facts, publication.id),
    ];
  };
  const htmlOf = async (path: string, all: readonly Dispute[]): Promise<string> => {
    const page = pagesWith(all).find((one) => one.path === path);
    if (!page) throw new Error(`no page ${path}`);
    return (await (await loadRenderer())(page)).html;
  };

  test.each(scopes)(
    '%s of %s says so on its page, with a link to why, and once it is settled no more',
    async (path, scope, en, ru) => {
      const [own] = disputes.filter((one) => one.scope === scope);
      if (!own) throw new Error('no dispute');
      for (const [locale, mark, words] of [
        ['en', 'Disputed', en],
        ['ru', 'Оспорено', ru],
      ] as const) {
        const page = `/${locale}/data${path}`;
        const html = await htmlOf(page, disputes);
        const boxes = [
          ...html.matchAll(/<p class="notice"><b>([^<]+)<\/b>: ([^<]*), 2025-Q3\. <a href="([^"]+)"/g),
        ];
        expect(
          boxes.map(([, said, , to]) => [said, to]),
          page,
        ).toEqual([[mark, `/${locale}/data/corrections#${own.id.toLowerCase()}`]]);
        expect(boxes[0]?.[2]?.replace(/\s/g, ' ')).toContain(words);
        // Nothing that somebody wrote is on the page of the figure.
        expect(html).not.toContain('another');
        const settled = { at: own.at, reason: 'It was right.', by: party };
        expect(await htmlOf(page, [{ ...own, settled }])).not.toContain(mark);
      }
    },
  );

  /** The tables of a page that say that somebody contests figures in them, each with the scopes. */
  const contestedTables = (path: string, all: readonly Dispute[]): Record<string, DisputeScope[]> => {
    const page = pagesWith(all).find((one) => one.path === path);
    if (!page) throw new Error(`no page ${path}`);
    const scopeOf = new Map(all.map(({ id, scope }) => [id, scope]));
    const found = filesBeside(page).flatMap(({ path: file, body }) => {
      if (!file.endsWith('.json')) return [];
      const { table, disputed } = JSON.parse(String(body));
      return disputed ? [[table, disputed.map((id: string) => scopeOf.get(id))] as const] : [];
    });
    return Object.fromEntries(found);
  };

  test.each<[string, Record<string, DisputeScope[]>]>([
    [
      '',
      {
        corridors: ['corridor/DEU-KGZ'],
        figures: ['world'],
        groups: ['world', 'sender/DEU', 'receiver/KGZ'],
        history: ['world'],
      },
    ],
    ['/countries/deu', { corridors: ['corridor/DEU-KGZ'], figures: ['sender/DEU'] }],
    // Its reported inflows, which others say, are nobody's figure here.
    ['/countries/kgz', { corridors: ['corridor/DEU-KGZ'], figures: ['receiver/KGZ'] }],
    ['/countries/tjk', {}],
    [
      '/deu-kgz',
      {
        services: ['corridor/DEU-KGZ'],
        figures: ['corridor/DEU-KGZ'],
        history: ['corridor/DEU-KGZ'],
      },
    ],
    // It has no price of that quarter.
    [`/${past?.at.toLowerCase()}`, {}],
  ])('of the newest quarter is in the metadata of the tables that have it, of %s', (path, tables) => {
    expect(contestedTables(`/en/data${path}`, disputes)).toEqual(tables);
    expect(contestedTables(`/en/data${path}`, [])).toEqual({});
  });

  test('of a past quarter is in the tables over the quarters alone, and the box names the quarter', async () => {
    const old = dispute('corridor/DEU-KGZ', { period: '2015-Q4' });
    expect(contestedTables('/en/data/deu-kgz', [old])).toEqual({ history: ['corridor/DEU-KGZ'] });
    const rounds = roundsOf(madeRounds(rowsOf('DEU-KGZ'), '2015-Q4', 2), 'DEU-KGZ');
    const page = pagesWith([old]).find(({ path }) => path === '/en/data/deu-kgz');
    if (page?.data.kind !== 'data-corridor') throw new Error('no page');
    const withRounds = { ...page, data: { ...page.data, rounds } } as SitePage;
    const marked = filesBeside(withRounds).flatMap(({ body, path }) =>
      path.endsWith('.json') && String(body).includes('"disputed"') ? path : [],
    );
    expect(marked).toEqual(['/data/tables/DEU-KGZ.history.json', '/data/tables/DEU-KGZ.rounds.json']);
    expect(await htmlOf('/en/data/deu-kgz', [old])).toMatch(
      /<p class="notice"><b>Disputed<\/b>: Germany to Kyrgyzstan, 2015-Q4\./,
    );
    for (const path of ['', '/countries/deu', '/countries/kgz'])
      expect(contestedTables(`/en/data${path}`, [old]), path).toEqual({});
  });

  test('is named to the comparison of corridors, which marks it', async () => {
    const [own] = [dispute('corridor/DEU-KGZ')];
    const viewOf = async (all: readonly Dispute[]) => {
      const html = await htmlOf('/ru/data/compare', all);
      return JSON.parse(
        (/data-view="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&#34;', '"'),
      );
    };
    const { id, scope, period } = own;
    expect((await viewOf([own])).disputes).toEqual({
      mark: 'оспорено',
      page: '/ru/data/corrections',
      open: [{ id, scope, period, settled: null }],
    });
    const settled = { at: own.at, reason: 'It was right.', by: party };
    expect((await viewOf([{ ...own, settled }])).disputes.open).toEqual([]);
  });

  test('marks its row in every table of corridors, and a past quarter’s none', async () => {
    const [own] = [dispute('corridor/DEU-KGZ')];
    const region = pagesWith([]).find(
      ({ data, locale }) => data.kind === 'data-region' && locale === 'en' && data.region === REGIONS.KGZ,
    );
    for (const path of [
      '/countries/deu',
      '/countries/kgz',
      '/corridors',
      region?.path.slice('/en/data'.length),
    ])
      for (const [locale, word] of [
        ['en', 'disputed'],
        ['ru', 'оспорено'],
      ] as const) {
        const page = `/${locale}/data${path}`;
        const rowsWith = async (all: readonly Dispute[]) =>
          [
            ...(await htmlOf(page, all)).matchAll(
              /<tr>(?:(?!<\/tr>).)*\/data\/corrections#(?:(?!<\/tr>).)*<\/tr>/gs,
            ),
          ].map(([row]) => row);
        const rows = await rowsWith([own, dispute('world'), dispute('sender/DEU')]);
        expect(rows, page).toHaveLength(1);
        expect(rows[0], page).toContain(`/${locale}/data/deu-kgz`);
        expect(rows[0], page).toContain(
          ` (<a href="/${locale}/data/corrections#${own.id.toLowerCase()}">${word}</a>)</th>`,
        );
        expect(await rowsWith([{ ...own, period: '2015-Q4' }]), page).toEqual([]);
      }
  });

  test('is listed with who and why, the open ones first, then what came of the others', async () => {
    const settled = dispute('world', {
      id: '20261121T000000Z-settled1',
      settled: {
        at: '2026-11-21T00:00:00.000Z',
        reason: 'The price list was right.',
        by: { role: 'operator', organisation: null },
      },
    });
    const html = await htmlOf('/en/data/corrections', [settled, dispute('corridor/DEU-KGZ')]);
    expect([...html.matchAll(/<h3 id="[^"]+">([^<]+)<\/h3>/g)].map(([, heading]) => heading)).toEqual([
      'Germany to Kyrgyzstan, 2025-Q3: disputed',
      'the figures of the world, 2025-Q3: settled',
    ]);
    expect(html).toContain('The fee is of &lt;another&gt; product.');
    expect(html).toContain('a regulator (<span lang="en" dir="ltr">A &lt;Bank&gt;</span>)');
    expect(html).toContain('21 November 2026: <span lang="en" dir="ltr">The price list was right.</span>');
    expect(textOf('/ru/data/corrections')).toContain('Ни одну цифру не оспаривали.');
  });
});

describe('the page of corrections', () => {
  const CORRECTION: Correction = {
    ...actOf('withdrawn', { reason: 'A column was <shifted>.' }),
    edition: 'rpw:2025-Q3:000000000001',
    source: 'rpw',
    period: '2025-Q3',
    corridorsOfEdition: 348,
    before: {
      publication: '20261120T000000Z-1',
      world: { period: '2025-Q3', services: 6470, mean200: '6.362', mean500: null },
    },
    after: { publication: '20261121T000000Z-2', world: null },
    changed: [
      {
        corridor: 'DEU-KGZ',
        before: { period: '2025-Q3', services: 8, mean200: '9.85', mean500: '5.12' },
        after: null,
      },
    ],
  };
  const render = async (
    locale: 'en' | 'ru',
    corrections: readonly Correction[],
    disputes: readonly Dispute[] = [],
  ) => {
    const all = summaryPages(
      {
        summary,
        indicators: null,
        corrections,
        disputes,
        taken,
        reference,
        today: TODAY,
        languages: LOCALES,
      },
      publication.id,
    );
    const page = all.find(({ path }) => path === `/${locale}/data/corrections`);
    if (!page) throw new Error('no page');
    return (await loadRenderer())(page);
  };

  test('says first that there is none, also where no figure is published', () => {
    expect(textOf('/en/data/corrections')).toMatch(/Corrections No correction so far\./);
    expect(textOf('/ru/data/corrections')).toMatch(/Исправления Исправлений пока не было\./);
  });

  test('has each with what, why, who asked and the figures before and after; what is not known is not 0', async () => {
    const { html } = await render('en', [CORRECTION]);
    expect(html).toContain('Corrections so far: 1. The newest is of 21 November 2026.');
    expect(html).toContain('<dd lang="en" dir="ltr">A column was &lt;shifted&gt;.</dd>');
    expect(html).toMatch(/the publisher of the data \(<span lang="en" dir="ltr">World Bank<\/span>\)/);
    expect(html).toMatch(
      /<th scope="row">At USD 200<\/th><td class="n">6\.36<\/td><td class="n">not known<\/td>/i,
    );
    expect(html).toMatch(/Germany to Kyrgyzstan<\/th><td class="n">9\.85<\/td><td class="n">[^\d<]+<\/td>/);
    expect((await render('ru', [CORRECTION])).html).toContain(
      'Исправлений всего: 1. Последнее: 21 ноября 2026',
    );
  });

  test('says of an edition that took the place of another one which, and how many prices differ', async () => {
    const rows = { added: 12, removed: 3, changed: 1040 };
    const replaced = {
      ...CORRECTION,
      did: 'replaced',
      replaces: { edition: 'rpw:2025-Q3:old', rows },
    } as const;
    const { html } = await render('en', [replaced, CORRECTION]);
    expect(html).toContain('an edition was replaced');
    expect(html.match(/rpw:2025-Q3:old/g)).toHaveLength(1);
    expect(html).toContain('prices that are new: 12; gone: 3; other ones: 1,040');
    expect((await render('ru', [replaced])).html).toMatch(/новых цен: 12; исчезло: 3; изменилось: 1.040/);
    const unknown = { ...replaced, replaces: { edition: 'rpw:2025-Q3:old', rows: null } };
    expect((await render('en', [unknown])).html).toContain('</code>; how many prices differ is not known');
    expect((await render('ru', [unknown])).html).toContain('</code>; сколько цен отличается, неизвестно');
  });

  test('shows the newest of very many, says so, and stays within its budget', async () => {
    // Words of a vocabulary of 1,728, in no order that a compressor could guess.
    const SYLLABLES = 'ba co de fi gro hun ja ka lem nor pos tri'.split(' ');
    let state = 1;
    const syllable = (): string => {
      state = (state * 48_271) % 2_147_483_647;
      return SYLLABLES[state % SYLLABLES.length] ?? '';
    };
    const some = (words: number): string =>
      Array.from({ length: words }, () => syllable() + syllable() + syllable()).join(' ');
    const corridors = summary.corridors.map(({ corridor }) => corridor);
    const means = (at: number) => ({
      period: '2025-Q3',
      services: at,
      mean200: (at / 13).toFixed(3),
      mean500: null,
    });
    const MANY = 200;
    const corrections = Array.from(
      { length: MANY },
      (_, at): Correction => ({
        ...CORRECTION,
        id: `20261121T0000${at}Z-${at * 7919}`,
        reason: some(30),
        edition: `rpw:2025-Q3:${at * 104_729}`,
        did: 'replaced',
        replaces: {
          edition: `rpw:2025-Q3:${at * 1299709}`,
          rows: { added: at, removed: at * 3, changed: at * 5 },
        },
        changed: corridors
          .slice(at, at + 50)
          .map((corridor, of) => ({ corridor, before: means(at + of), after: means(at * of) })),
      }),
    );
    const disputes = Array.from(
      { length: MANY },
      (_, at): Dispute => ({
        id: `20261120T0000${at}Z-${at * 7919}`,
        scope: `corridor/${corridors[at] ?? 'DEU-KGZ'}`,
        period: '2025-Q3',
        at: '2026-11-20T00:00:00.000Z',
        reason: some(30),
        askedBy: { role: 'reader', organisation: null },
        settled:
          at >= MANY - 20
            ? null
            : {
                at: '2026-11-21T00:00:00.000Z',
                reason: some(30),
                by: { role: 'operator', organisation: null },
              },
      }),
    );
    const sizes: number[] = [];
    for (const [locale, words] of [
      ['en', ['newest 40 of 200', '30 of 200, the open ones']],
      ['ru', ['последние 40 из 200', '30 из 200: открытые']],
    ] as const) {
      const { html } = await render(locale, corrections, disputes);
      sizes.push(compressedSize(html));
      const shown = [...html.matchAll(/<h2 id="([^"]+)"/g)].map(([, id]) => id);
      expect(shown).toEqual(corrections.slice(0, 40).map(({ id }) => id.toLowerCase()));
      const contested = [...html.matchAll(/<h3 id="([^"]+)"/g)].map(([, id]) => id);
      expect(contested).toEqual(
        [...disputes.slice(-20), ...disputes.slice(0, 10)].map(({ id }) => id.toLowerCase()),
      );
      for (const word of words) expect(html).toContain(word);
    }
    console.log(`200 corrections and 200 disputes: HTML ${sizes.join(', ')} bytes`);
    for (const size of sizes) expect(size).toBeLessThanOrEqual(BUDGET);
  });

  test('shows the corridors that changed most, and those first that lost their price', () => {
    const [gone] = CORRECTION.changed;
    if (!gone?.before) throw new Error('no price before');
    const { before } = gone;
    const moved = Array.from({ length: 12 }, (_, at) => ({
      corridor: `AA${String.fromCharCode(65 + at)}-BBB` as const,
      before,
      after: { ...before, mean200: String(9.85 + at) },
    }));
    const shown = mostChanged([...moved, gone]).map(({ corridor }) => corridor);
    expect(shown).toHaveLength(10);
    expect(shown.slice(0, 2)).toEqual(['DEU-KGZ', 'AAL-BBB']);
  });
});

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
  test('of countries are not made from what providers say', () => {
    const said = { publication: publication.id, sheet: { services: [] } } as unknown as SaidFacts;
    const facts = { summary, indicators, taken, reference, today: TODAY, languages: LOCALES };
    const countriesWith = (corridors: SaidOf) =>
      summaryPages({ ...facts, said: corridors }, publication.id)
        .filter(({ data }) => data.kind === 'data-country')
        .map(({ path }) => path);
    const own = pages.filter(({ data }) => data.kind === 'data-country').map(({ path }) => path);
    expect(own.some((path) => path.endsWith('/mco'))).toBe(false);
    expect(countriesWith(new Map([['MCO-KGZ', said]]))).toEqual(own);
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
  test('of a country say of each direction what is not surveyed, before any picture', () => {
    const [before = ''] = textOf('/en/data/countries/rus').split('Old prices');
    const said = before.includes('No corridor from Russia is surveyed.');
    expect(said).toBe(!indicators.groups.senderCountry.some(({ key }) => key === 'RUS'));
    expect(before).toContain('Russia to Uzbekistan: last');
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

describe('the world’s history', () => {
  test('has lines of all corridors and of the same ones for each source, never joined, and ours of today as a point', () => {
    const quarters = worldQuarters(summary, indicators, []);
    expect(quarters[0]).toMatchObject({
      period: '2025-Q3',
      source: 'service-rows',
      all: { corridors: 348, mean: summary.meanOfCorridorMeans?.[0] },
    });
    expect(quarters).toHaveLength(1 + 35 + 36);
    const drawn = worldChart(quarters);
    expect(drawn?.lines.map(({ source, isMatched, corridors }) => [source, isMatched, corridors])).toEqual([
      ['official', false, 0],
      ['official', true, 187],
      ['derived', false, 0],
      ['derived', true, 275],
    ]);
    expect(drawn?.chart.breaks).toHaveLength(2);
    const html = rendered.get('/en/data') ?? '';
    for (const { path } of drawn?.lines ?? []) expect(html).toContain(`d="${path}"`);
    expect(textOf('/en/data')).toContain('World Bank: the same 187 throughout');
    expect(textOf('/ru/data')).toContain('посчитали другие: одни и те же 275');
  });
  test('is a table in the page and a file, with a mean and how many corridors make it', () => {
    const [table] = tablesOf(pageAt('/en/data'))?.tables.filter(({ id }) => id === 'history') ?? [];
    expect(table?.rows).toHaveLength(72);
    expect(table?.rows.at(-1)?.slice(0, 5)).toEqual(['2011-Q1', 'official', 199, expect.any(String), 187]);
  });
});

describe('the comparison of corridors', () => {
  test('explains itself and leads to the list without a script, and names every surveyed corridor for its field', () => {
    for (const locale of ['en', 'ru']) {
      const html = rendered.get(`/${locale}/data/compare`) ?? '';
      expect(html).toContain('<noscript>');
      expect(html).toContain(`href="/${locale}/data/corridors"`);
      expect(html).toContain('<section id="compare" hidden');
      expect(html.match(/<option /g)).toHaveLength(sheets.length);
      expect(html).not.toContain('<form');
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
      // 11 prices at 500 are blank, and one service has no price there.
      amounts: 'part',
      rate: 'part',
      total: 'part',
      speed: 'part',
      market: 'not-met',
      shoppers: 'not-met',
      // The World Bank's list is not held.
      links: 'part',
    });
    expect(textOf('/en/data/twelve-rules')).toContain(
      'Met 5, in part 5, not met 2. Karvon has no certificate.',
    );
  });
  test('a survey that lacks prices at the larger amount meets the first in part', () => {
    const world = indicators.groups.world.map((one) => ({ ...one, at500: null, at500WithoutBlanks: null }));
    const [first] = twelveRules({ ...indicators, groups: { ...indicators.groups, world } });
    expect(first).toMatchObject({ rule: 'amounts', standing: 'part', few: 0 });
  });
});

describe('what figures lack', () => {
  test('is counted among prices, or among services, and never of one among the other', () => {
    const gaps = gapsOf(indicators);
    const points = sheets.flatMap(({ services }) => services.flatMap(({ points: each }) => each));
    expect(gaps.prices).toBe(points.length);
    expect(gaps.margins).toBe(points.filter(({ flags }) => flags.includes('no-margin-recorded')).length);
    expect(gaps.timed).toBeLessThan(indicators.groups.world[0]?.at200?.count ?? 0);
    const all = points.length.toLocaleString('en');
    const margins = gaps.margins.toLocaleString('en');
    expect(textOf('/en/data/twelve-rules')).toContain(`of ${all} prices at the two amounts, ${margins} have`);
    expect(textOf('/en/data/quality')).toContain(`Of ${all} prices at the two amounts: margin 0`);
    expect(textOf('/en/data/quality')).toContain(
      `Speed not recorded: ${gaps.speeds} of ${gaps.timed.toLocaleString('en')} services`,
    );
  });
  test('is empty in the table of services, and not 0; the total stays as published', () => {
    const tables = sheets.map((prices) => servicesTable(prices));
    const cellsOf = (name: string) =>
      tables.flatMap(({ columns, rows }) => {
        const at = columns.findIndex((column) => column.name === name);
        const [flags200, flags500] = [200, 500].map((of) =>
          columns.findIndex((column) => column.name === `flags_${of}`),
        );
        return rows.map((row) => ({
          value: row[at],
          flags200: String(row[flags200 ?? -1]),
          flags500: String(row[flags500 ?? -1]),
        }));
      });
    const noMargin = cellsOf('margin_200_pct').filter(({ flags200 }) => flags200.includes('no-margin'));
    expect(noMargin.length).toBeGreaterThan(0);
    expect(noMargin.filter(({ value }) => value !== null)).toEqual([]);
    for (const name of ['fee_500_pct', 'margin_500_pct', 'total_500_pct', 'fee_500']) {
      const blank = cellsOf(name).filter(({ flags500 }) => flags500.includes('blank-at-500'));
      expect(blank, name).toHaveLength(indicators.doubtful.blankAt500);
      expect(
        blank.filter(({ value }) => value !== null),
        name,
      ).toEqual([]);
    }
    const totals = cellsOf('total_200_pct').filter(({ flags200 }) => flags200.includes('no-margin'));
    expect(totals.filter(({ value }) => value === null)).toEqual([]);
  });
});

describe('two rounds', () => {
  // Corridor and survey of an earlier quarter, which sorts first; its group is not among the newest's.
  const [old, ...others] = summary.corridors;
  const [newest] = summary.surveys;
  if (!old || !newest) throw new Error('no corridors');
  const surveys = [{ ...newest, edition: 'rpw.2024-Q4', period: '2024-Q4' }, newest];
  const two = { ...summary, surveys, corridors: [{ ...old, period: '2024-Q4' }, ...others] };
  const without = {
    ...indicators,
    leftOut: { ...indicators.leftOut, otherPeriod: 1 },
    groups: {
      ...indicators.groups,
      corridor: indicators.groups.corridor.filter(({ key }) => key !== old.corridor),
    },
  };
  test('the age of figures is that of their own round', () => {
    expect(surveyOf(two, without)).toBe(newest);
    expect(surveyOf({ surveys: surveys.slice(0, 1) }, without)).toBeUndefined();
  });
  test('prices of the earlier one have no verdict, and are in no picture', () => {
    const figures = corridorFigures(two, without);
    const own = figures.find(({ corridor }) => corridor === old.corridor);
    expect(own?.priced).toMatchObject({ period: '2024-Q4', verdict: null, atLeast: null });
    expect(marksOf(figures)).toHaveLength(summary.corridors.length - 1);
    expect(marksOf(corridorFigures(summary, indicators))).toHaveLength(summary.corridors.length);
  });
  test('pages say how many they are', async () => {
    const render = await loadRenderer();
    for (const [at, name] of [
      ['/en/data', 'data'],
      ['/en/data/corridors', 'data-corridors'],
    ] as const) {
      const page = pageAt(at);
      const data = { ...page.data, summary: two, indicators: without } as SitePage['data'];
      const { html } = await render({ ...page, data });
      expect(html, name).toContain('Corridors whose newest prices are not of 2025-Q3: 1.');
      expect(html, name).toContain('July to September 2025');
      expect(textOf(at)).not.toContain('Corridors whose newest prices');
      if (name === 'data-corridors') expect(html).toContain('not computed, prices of 2024-Q4');
    }
  });
});

describe('tables', () => {
  test('name the sources of all their figures', () => {
    const files = filesBeside(pageAt('/en/data/countries/tjk'));
    const jsonAt = (path: string) => JSON.parse(files.find((one) => one.path === path)?.body ?? '');
    const figures = jsonAt('/data/tables/TJK.figures.json');
    for (const part of ['Remittance Prices Worldwide', 'Findex', 'KNOMAD', 'World Development Indicators']) {
      expect(figures.source, part).toContain(part);
      expect(figures.citation, part).toContain(part);
    }
    const shares = figures.rows.filter(
      ({ figure }: { figure: string }) => figure === 'inflow-share-of-gdp',
    ) as { period: string; source: string }[];
    const knomad = shares.filter(({ source }) => source.startsWith('KNOMAD'));
    expect(knomad.map(({ period }) => period)).toEqual(['2023']);
    const inflow = figures.rows.find(({ figure }: { figure: string }) => figure === 'inflow');
    expect(inflow.source).toBe('KNOMAD / World Bank, inward remittance flows (2023: estimate)');
    expect(jsonAt('/data/tables/TJK.corridors.json').source).toContain('KNOMAD');
    const history = filesBeside(pageAt('/en/data/deu-kgz')).find(({ path }) => path.endsWith('history.json'));
    expect(JSON.parse(history?.body ?? '').source).toContain('Derived by others');
    const hhi = tablesOf(pageAt('/en/data/deu-kgz'))?.tables.flatMap(({ rows }) =>
      rows.filter(([figure]) => figure === 'hhi-by-services'),
    );
    expect(hhi?.map((row) => row[4])).toEqual(['index']);
  });
  test('of a corridor without prices are no longer those of services', () => {
    expect(tablePathsOf('data-past', 'RUS-UZB').filter((path) => path.includes('services'))).toEqual([]);
    expect(tablePathsOf('data-corridor', 'DEU-KGZ')).toContain('/data/tables/DEU-KGZ.services.csv');
    expect(tablePathsOf('corridor', 'DEU-KGZ')).toEqual([]);
  });
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
      const kept = tablePathsOf(page.data.kind, page.at);
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
