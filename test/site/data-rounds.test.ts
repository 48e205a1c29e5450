/** Pages of figures with earlier rounds of the survey: of the world, and of corridors that have a price now. */
import { beforeAll, describe, expect, test } from 'vitest';
import { figuresOf, indicatorId, parseIndicatorId } from '../../shared/contracts/datasets/indicators.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { RoundRow } from '../../shared/pricing/survey.ts';
import type { ComputedRound } from '../../shared/statistics/earlier-round.ts';
import { GROUPS } from '../../shared/statistics/indicator-types.ts';
import { checkedOf, corridorPages, type SitePage, summaryPages } from '../../site/kinds.ts';
import { LOCALES } from '../../site/texts/languages.ts';
import { historyChart } from '../../site/view/data/history-chart.ts';
import { cheapestPart, cheapestRows } from '../../site/view/data/rounds-table.ts';
import { tablesOf } from '../../site/view/data/table-files.ts';
import { worldChart, worldQuarters } from '../../site/view/data/world-history.ts';
import { shortPercent } from '../../site/view/percent.ts';
import { madeRounds, roundsOf, worldOf } from '../support/made-rounds.ts';
import { deep } from '../support/scale.ts';
import { rowsOf, surveyRows } from '../support/survey.ts';
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
const BUDGET = 15_000;
/** Ten years. */
const MANY = 40;
const FIRST = '2015-Q3';

let render: Awaited<ReturnType<typeof loadRenderer>>;
let filesBeside: Awaited<ReturnType<typeof loadFilesBeside>>;
beforeAll(async () => {
  render = await loadRenderer();
  filesBeside = await loadFilesBeside();
}, 240_000);

function corridorWith(corridor: CorridorId, rounds: readonly ComputedRound[]): SitePage[] {
  const prices = sheets.find((one) => one.corridor === corridor);
  const own = statistics.find((one) => one.corridor === corridor);
  if (!prices || !own) throw new Error(`no prices of ${corridor}`);
  const check = checkedOf(corridor, reference.benchmark, TODAY);
  return corridorPages(
    { prices, statistics: own, today: TODAY, exchange: null, check },
    publication.id,
  ).flatMap((page) =>
    page.data.kind === 'data-corridor'
      ? { ...page, data: { ...page.data, rounds: roundsOf(rounds, corridor) } }
      : [],
  );
}
const worldWith = (rounds: readonly ComputedRound[]): SitePage[] =>
  summaryPages(
    { summary, indicators, taken, reference, today: TODAY, languages: LOCALES },
    publication.id,
  ).flatMap((page) =>
    page.data.kind === 'data' ? { ...page, data: { ...page.data, rounds: worldOf(rounds) } } : [],
  );

/** As pages write a percentage in English. */
const short = (text: string | undefined): string => shortPercent(text ?? '').replace('-', '−');
const htmlOf = async (page: SitePage | undefined): Promise<string> => {
  if (!page) throw new Error('no page');
  return (await render(page)).html;
};
const plain = (html: string): string =>
  html
    .replace(/<(script|style)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const table = (page: SitePage | undefined, wanted: string) =>
  page && tablesOf(page)?.tables.find(({ id }) => id === wanted);
const pathsIn = (html: string, of: string): string[] =>
  [...html.matchAll(new RegExp(`<path class="${of}" d="([^"]+)"`, 'g'))].map(([, path = '']) => path);

/** Of every corridor in `npm run test:deep`: the page has the same rows and columns. */
const manyRows = deep ? surveyRows : rowsOf('DEU-KGZ', 'GBR-PHL', 'USA-MEX', 'USA-PHL');
/** The largest corridor. */
const LARGEST = 'USA-PHL';

describe('a corridor with a price', () => {
  const rounds = madeRounds(rowsOf('DEU-KGZ'), '2024-Q4', 3);
  const own = roundsOf(rounds, 'DEU-KGZ');

  test('has a row for each earlier round with its count, means and median, and what was cheapest in it', async () => {
    const [english, russian] = corridorWith('DEU-KGZ', rounds);
    const text = plain(await htmlOf(english));
    expect(text).toContain('Earlier rounds of the survey');
    for (const { period, at200, at500 } of own) {
      const figures = [at200?.mean, at200?.median, at200?.p10, at200?.p90, at500?.mean].map(short);
      const [mean, median, low, high, mean500] = figures;
      expect(text).toContain(`${period} ${at200?.count} ${mean} ${median} ${low}–${high} ${mean500}`);
    }
    expect(text).toContain('Large dots: rounds of the survey whose single prices we hold.');
    const [oldest] = own;
    const cheapest = cheapestPart(oldest?.by.fundingInstrument ?? []);
    expect(text).toContain('Cheapest in each round');
    expect(text).toContain(`${short(cheapest?.at200?.mean)} (${cheapest?.at200?.count})`);
    expect(plain(await htmlOf(russian))).toContain('Что было дешевле всего в каждом опросе');
    // Its own parts of now stand above; those of the newest earlier round alone are on pages without a price.
    expect(text).not.toContain(`${own.at(-1)?.period}: By kind of firm`);
  });

  test('without earlier rounds says nothing of them, and has no file of them', async () => {
    const [page] = corridorWith('DEU-KGZ', []);
    expect(plain(await htmlOf(page))).not.toMatch(/Earlier rounds|Large dots/);
    expect(table(page, 'rounds')).toBeUndefined();
    expect(pathsIn(await htmlOf(page), 'service-rows')).toEqual([]);
  });

  test('has three lines that are never joined, of rows up to the newest where it follows', async () => {
    const [page] = corridorWith('DEU-KGZ', rounds);
    const html = await htmlOf(page);
    const lines = (['official', 'derived', 'service-rows'] as const).map((of) => pathsIn(html, of));
    for (const line of lines) expect(line).toHaveLength(1);
    const [ofRows = ''] = lines[2] ?? [];
    // 2024 Q4 to 2025 Q2, and 2025 Q3, at the ring.
    expect(ofRows).toMatch(/^M[\d. ]+(L[\d. ]+){3}$/);
    const [, end = ''] = /L([\d. ]+)$/.exec(ofRows) ?? [];
    expect(html).toContain(`<path class="rings" d="M${end}m`);
    // A dot for each, since a few would not show on a line of others.
    expect(pathsIn(html, 'service-rows beads')[0]?.match(/M[\d. ]+h0/g)).toHaveLength(4);
    // A quarter is missing before the newest: a gap.
    const [gap] = corridorWith('DEU-KGZ', madeRounds(rowsOf('DEU-KGZ'), '2024-Q1', 2));
    expect(pathsIn(await htmlOf(gap), 'service-rows')[0]).toMatch(/^M[\d. ]+L[\d. ]+$/);
    // One earlier round far away is a dot of its own.
    const chart = historyChart([], { period: '2025-Q3', percent: 5 }, [
      { period: '2014-Q1', at200: { mean: '7' } },
    ]);
    expect(chart?.lines.map(({ path }) => path)).toEqual([expect.stringMatching(/^M[\d. ]+h0$/)]);
  });

  test(`of the largest corridor stays within its budget with ${MANY} rounds, and its files have every part of each`, async () => {
    const many = madeRounds(rowsOf(LARGEST), FIRST, MANY);
    const sizes: number[] = [];
    for (const page of corridorWith(LARGEST, many)) sizes.push(compressedSize(await htmlOf(page)));
    console.log(`${LARGEST} with ${MANY} rounds: HTML ${sizes.join(', ')} bytes`);
    for (const size of sizes) expect(size).toBeLessThanOrEqual(BUDGET);
    const [english] = corridorWith(LARGEST, many);
    const ofRounds = table(english, 'rounds');
    const all = ofRounds?.rows.filter(([, by]) => by === 'all') ?? [];
    const periods = many.map(({ round: { period } }) => period);
    expect(all.map(([period]) => period)).toEqual([...periods].reverse());
    for (const { period, by } of roundsOf(many, LARGEST))
      for (const way of [
        'providerType',
        'fundingInstrument',
        'accessPoint',
        'payoutMethod',
        'speed',
      ] as const)
        expect(
          ofRounds?.rows.filter((row) => row[0] === period && row[1] === way).map((row) => row[2]),
        ).toEqual(by[way].map(({ key }) => key));
    const ofRows = table(english, 'history')?.rows.filter(([, source]) => source === 'service-rows');
    expect(ofRows?.map(([period]) => period)).toEqual(['2025-Q3', ...[...periods].reverse()]);
    if (!english) throw new Error('no page');
    const paths = filesBeside(english).map(({ path }) => path);
    for (const format of ['csv', 'json']) expect(paths).toContain(`/data/tables/${LARGEST}.rounds.${format}`);
  });

  test('says of Russia before 2016 that it is in no official mean', async () => {
    const rows = rowsOf('DEU-KGZ').map((row): RoundRow => ({ ...row, sender: 'RUS', receiver: 'TJK' }));
    const before = roundsOf(madeRounds(rows, '2015-Q4', 2), 'RUS-TJK');
    const [page] = corridorWith('DEU-KGZ', []);
    if (page?.data.kind !== 'data-corridor') throw new Error('no page');
    const of = async (at: number) =>
      plain(await htmlOf({ ...page, data: { ...page.data, rounds: before.slice(at, at + 1) } } as SitePage));
    expect(await of(0)).toContain('left Russia out as a sender before 2016');
    expect(await of(1)).not.toContain('left Russia out');
  });
});

describe('many rounds', () => {
  const isFolded = (html: string): boolean =>
    /<details>\s*<summary>Every round \(\d+\)<\/summary>/.test(html);
  test.each([
    [8, false],
    [9, true],
  ])('%i are folded: %s', async (count, folded) => {
    const rounds = madeRounds(rowsOf('DEU-KGZ'), '2020-Q1', count);
    for (const pages of [corridorWith('DEU-KGZ', rounds), worldWith(rounds)])
      expect(isFolded(await htmlOf(pages[0]))).toBe(folded);
  });

  test('up to the quarter of others’ last average or later: the step to our newest is no change of source', async () => {
    const textWith = async (first: string) =>
      plain(await htmlOf(corridorWith('DEU-KGZ', madeRounds(rowsOf('DEU-KGZ'), first, 1))[0]));
    // Theirs ends in 2025 Q1.
    expect(await textWith('2024-Q4')).toContain('Average before: 10.54 %, 2025-Q1');
    expect(await textWith('2025-Q1')).not.toContain('Average before');
    expect(await textWith('2025-Q2')).not.toContain('Average before');
  });
});

describe('what was cheapest in a round', () => {
  const distribution = (mean: string, count: number) => ({
    denomination: 200 as const,
    count,
    mean,
    median: mean,
    p10: mean,
    p90: mean,
    min: mean,
    max: mean,
  });
  const part = (key: string, mean: string, count = 1) => ({
    key,
    at200: distribution(mean, count),
    at500: null,
  });
  test.each([
    ['the lowest mean', [part('bank', '5.000'), part('post-office', '4.999')], 'post-office'],
    [
      'never zero or below',
      [part('bank', '-1.000'), part('post-office', '0.000'), part('mobile-operator', '0.001')],
      'mobile-operator',
    ],
    ['nothing, if all are zero or below', [part('bank', '-1.000'), part('post-office', '0.000')], undefined],
    [
      'of equal means the one of more prices',
      [part('bank', '5', 1), part('post-office', '5', 2)],
      'post-office',
    ],
    ['of equal counts too the first name', [part('post-office', '5'), part('bank', '5')], 'bank'],
    ['not a firm of no known type', [part('bank', '5'), part('unknown', '1')], 'bank'],
    ['not what has a price at 500 alone', [part('bank', '5'), { ...part('card', '1'), at200: null }], 'bank'],
    ['nothing, if only that is there', [part('unknown', '1')], undefined],
    ['nothing, if nothing was recorded', [], undefined],
  ])('is %s', (_, parts, key) => {
    expect(cheapestPart(parts)?.key).toBe(key);
  });

  test('is said to be not recorded where the round recorded none, and stays open where all cost nothing or less; the newest round first', () => {
    const none = { providerType: [], fundingInstrument: [], accessPoint: [], payoutMethod: [], speed: [] };
    const names = {
      providerType: { bank: 'Bank' },
      fundingInstrument: {},
      accessPoint: {},
      payoutMethod: {},
      speed: {},
    };
    const rows = cheapestRows(
      [
        { period: '2014-Q1', by: none },
        {
          period: '2014-Q2',
          by: {
            ...none,
            providerType: [part('bank', '5.1', 3)],
            payoutMethod: [part('cash', '-0.2'), part('unknown', '1')],
            speed: [part('same-day', '4')],
          },
        },
      ],
      names,
      ({ name, mean, count }) => `${name} ${mean} ${count}`,
      '-',
    );
    expect(rows).toEqual([
      ['2014-Q2', 'Bank 5.1 3', '-', '–', 'same-day 4 1'],
      ['2014-Q1', '-', '-', '-', '-'],
    ]);
  });
});

describe('the world', () => {
  const few = [
    ...madeRounds(rowsOf('DEU-KGZ', 'USA-PHL'), '2015-Q4', 1),
    ...madeRounds(rowsOf('DEU-KGZ', 'DEU-UKR', 'USA-PHL'), '2016-Q1', 1),
  ];

  test('has lines of rows, of all corridors and of the same ones, apart from the others', async () => {
    const quarters = worldQuarters(summary, indicators, worldOf(few));
    const ofRows = quarters.filter(({ source }) => source === 'service-rows');
    expect(ofRows.map(({ period, all, matched }) => [period, all.corridors, matched?.corridors])).toEqual([
      ['2025-Q3', 348, 2],
      ['2016-Q1', 3, 2],
      ['2015-Q4', 2, 2],
    ]);
    // Exact: the mean of the same two corridors' means.
    const newest = summary.corridors
      .filter(({ corridor }) => ['DEU-KGZ', 'USA-PHL'].includes(corridor))
      .reduce((sum, { indicators: [at200] }) => sum + Number(at200.mean), 0);
    expect(Number(ofRows[0]?.matched?.mean)).toBeCloseTo(newest / 2, 2);
    expect(
      worldChart(quarters)?.lines.map(({ source, isMatched, corridors }) => [source, isMatched, corridors]),
    ).toEqual([
      ['official', false, 0],
      ['official', true, 187],
      ['derived', false, 0],
      ['derived', true, 275],
      ['service-rows', false, 0],
      ['service-rows', true, 2],
    ]);
    const [english, russian] = worldWith(few);
    const html = await htmlOf(english);
    // One in the picture, one before its name.
    for (const of of [
      'official',
      'official matched',
      'derived',
      'derived matched',
      'service-rows',
      'service-rows matched',
    ])
      expect(pathsIn(html, of), of).toHaveLength(2);
    expect(plain(html)).toContain('ours, from rows: the same 2 throughout');
    expect(plain(await htmlOf(russian))).toContain('одни и те же 2');
  });

  test('has no line of the same corridors where no corridor is in every round', () => {
    const apart = [
      ...madeRounds(rowsOf('DEU-KGZ'), '2016-Q1', 1),
      ...madeRounds(rowsOf('USA-PHL'), '2016-Q2', 1),
    ];
    const quarters = worldQuarters(summary, indicators, worldOf(apart));
    expect(quarters.slice(0, 3).map(({ matched }) => matched)).toEqual([null, null, null]);
    expect(
      worldChart(quarters)
        ?.lines.map(({ source }) => source)
        .filter((of) => of === 'service-rows'),
    ).toHaveLength(1);
  });

  test('has a row for each round: prices, mean, median, and the mean without Russia before 2016', async () => {
    const rows = [
      ...rowsOf('DEU-KGZ'),
      ...rowsOf('USA-PHL').map((row): RoundRow => ({ ...row, sender: 'RUS', receiver: 'TJK' })),
    ];
    const rounds = madeRounds(rows, '2015-Q4', 2);
    const [english] = worldWith(rounds);
    const text = plain(await htmlOf(english));
    for (const { world, period } of worldOf(rounds)) {
      const { at200, at500, officialLike, coverage } = world;
      const [mean, median, mean500, official] = [
        at200?.mean,
        at200?.median,
        at500?.mean,
        officialLike.at200?.mean,
      ].map(short);
      expect(mean === official, period).toBe(period > '2016');
      expect(text).toContain(
        `${period} ${at200?.count} ${mean} ${median} ${mean500} ${official} ${coverage.corridors}`,
      );
    }
    expect(text).toContain('left Russia out as a sender before 2016');
    const later = plain(await htmlOf(worldWith(madeRounds(rows, '2016-Q1', 1))[0]));
    expect(later).not.toContain('left Russia out');
    expect(later).not.toContain('As the World Bank counted');
    const file = table(english, 'rounds');
    const at = (name: string): number => file?.columns.findIndex((column) => column.name === name) ?? -1;
    expect(file?.rows.map((row) => [row[0], row[at('left_out_senders')]])).toEqual([
      ['2016-Q1', null],
      ['2015-Q4', 'RUS'],
    ]);
    expect(file?.rows[1]?.[at('official_like_prices_200')]).toBe(
      rowsOf('DEU-KGZ').filter(({ denomination }) => denomination === 200).length,
    );
  });

  test('has none of it where no earlier round is held', async () => {
    const [page] = worldWith([]);
    expect(plain(await htmlOf(page))).not.toMatch(/Earlier rounds|Large dots/);
    expect(table(page, 'rounds')).toBeUndefined();
  });

  test(`stays within its budget with ${MANY} rounds`, async () => {
    const many = madeRounds(manyRows, FIRST, MANY);
    const sizes: number[] = [];
    for (const page of worldWith(many)) sizes.push(compressedSize(await htmlOf(page)));
    console.log(`the world with ${MANY} rounds: HTML ${sizes.join(', ')} bytes`);
    for (const size of sizes) expect(size).toBeLessThanOrEqual(BUDGET);
    const [english] = worldWith(many);
    expect(table(english, 'rounds')?.rows).toHaveLength(MANY);
    expect(table(english, 'history')?.rows.filter(([, source]) => source === 'service-rows')).toHaveLength(
      MANY + 1,
    );
  }, 120_000);
});

describe('figures of earlier rounds', () => {
  const rounds = madeRounds(rowsOf('DEU-KGZ', 'USA-PHL'), '2015-Q4', 3);
  const held = new Set(
    [...rounds.map(({ round }) => round), indicators].flatMap((round) =>
      GROUPS.flatMap((group) => round.groups[group].flatMap((row) => figuresOf(round, group, row))).map(
        indicatorId,
      ),
    ),
  );

  test('lead to their rows: every row of a table of them has a link, and each link is of a figure that is held', async () => {
    const faults: string[] = [];
    let links = 0;
    for (const page of [...worldWith(rounds), ...corridorWith('DEU-KGZ', rounds)]) {
      const html = await htmlOf(page);
      for (const [, id = ''] of html.matchAll(/\/data\/lineage#([^"]+)"/g)) {
        links += 1;
        if (!parseIndicatorId(id) || !held.has(id)) faults.push(`${page.path}: ${id}`);
      }
      for (const { round } of rounds)
        for (const [row] of html.matchAll(/<tr>.*?<\/tr>/gs))
          if (plain(row).trim().startsWith(round.period) && !row.includes('/data/lineage#')) {
            // What others published of that quarter has no rows here.
            if (!/World Bank|by others|Всемирный|другие/.test(plain(row)))
              faults.push(`${page.path}: ${plain(row)}`);
          }
    }
    expect(faults).toEqual([]);
    expect(links).toBeGreaterThan(2 * (3 + 3));
  });
});
