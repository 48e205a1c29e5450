/** Pages of corridors that have no price now, with the earlier rounds that are held of them. */
import { beforeAll, describe, expect, test } from 'vitest';
import { periodOf, quarterOf } from '../../shared/model/period.ts';
import type { RoundRow } from '../../shared/pricing/survey.ts';
import { earlierRound } from '../../shared/statistics/earlier-round.ts';
import { type SitePage, summaryPages } from '../../site/kinds.ts';
import { LOCALES } from '../../site/texts/languages.ts';
import { historyChart } from '../../site/view/data/history-chart.ts';
import { tablesOf } from '../../site/view/data/table-files.ts';
import { rowsOf } from '../support/survey.ts';
import { compressedSize, loadRenderer } from './built-site.ts';
import { indicators, publication, reference, summary, TODAY, taken } from './publication.ts';

const BUDGET = 15_000;
const facts = { regions: {}, regionsSource: 'made', typeOf: () => undefined };

/** Made: a real corridor's prices as if they were asked from Russia in other quarters, each a little dearer. */
const roundsFrom = (first: string, count: number) =>
  Array.from({ length: count }, (_, at) => {
    const period = periodOf(quarterOf(first) + at);
    const rows = rowsOf('DEU-UKR').map(
      (row): RoundRow => ({ ...row, sender: 'RUS', receiver: 'UZB', feeBp: row.feeBp + at }),
    );
    const [own] = earlierRound(period, rows, facts).corridors;
    if (!own) throw new Error('no figures');
    return own;
  });

function pagesWith(rounds: ReturnType<typeof roundsFrom>): SitePage[] {
  return summaryPages(
    { summary, indicators, taken, reference, today: TODAY, languages: LOCALES },
    publication.id,
  ).flatMap((page) =>
    page.data.kind === 'data-past' && page.at === 'RUS-UZB'
      ? { ...page, data: { ...page.data, rounds } }
      : [],
  );
}

let render: Awaited<ReturnType<typeof loadRenderer>>;
beforeAll(async () => {
  render = await loadRenderer();
}, 240_000);
const textOf = async (page: SitePage): Promise<string> =>
  (await render(page)).html
    .replace(/<(script|style)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('a corridor without a price', () => {
  test('has a row for each earlier round, the parts of the newest, and says that Russia is not in the official mean', async () => {
    const rounds = roundsFrom('2013-Q4', 3);
    const [english, russian] = pagesWith(rounds);
    if (!english || !russian) throw new Error('no pages');
    const text = await textOf(english);
    expect(text).toContain('Earlier rounds of the survey');
    for (const { period, at200 } of rounds)
      expect(text).toContain(`${period} ${at200?.count} ${Number(at200?.mean).toFixed(2)}`);
    expect(text).toContain('2014-Q2: By kind of firm');
    for (const part of ['Type not known', 'debit card', 'paid out in cash', 'within an hour'])
      expect(text, part).toContain(part);
    expect(text).toContain('left Russia out as a sender before 2016');
    expect(text).toContain('ours, from rows');
    expect(await textOf(russian)).toContain('Прежние опросы');
  });

  test('says nothing of Russia in rounds since 2016, and nothing of rounds without any', async () => {
    const [later] = pagesWith(roundsFrom('2016-Q1', 1));
    const [none] = pagesWith([]);
    if (!later || !none) throw new Error('no pages');
    expect(await textOf(later)).not.toContain('left Russia out');
    expect(await textOf(none)).not.toContain('Earlier rounds');
    expect(tablesOf(none)?.tables.map(({ id }) => id)).not.toContain('rounds');
  });

  test('stays within its budget with sixty rounds, and its table has every part of each', async () => {
    const rounds = roundsFrom('2011-Q1', 60);
    const [page] = pagesWith(rounds);
    if (!page) throw new Error('no page');
    expect(compressedSize((await render(page)).html)).toBeLessThanOrEqual(BUDGET);
    const table = tablesOf(page)?.tables.find(({ id }) => id === 'rounds');
    const all = table?.rows.filter(([, by]) => by === 'all') ?? [];
    expect(all.map(([period]) => period)).toEqual(rounds.map(({ period }) => period).reverse());
    const [first] = rounds;
    const parts = table?.rows
      .filter(([period]) => period === '2011-Q1')
      .map(([, by, part]) => `${by} ${part}`);
    for (const { key } of first?.by.payoutMethod ?? []) expect(parts).toContain(`payoutMethod ${key}`);
    const history = tablesOf(page)?.tables.find(({ id }) => id === 'history');
    expect(history?.rows.filter(([, source]) => source === 'service-rows')).toHaveLength(60);
  });

  test('has a line of its own for rows, never joined to another, with gaps between rounds', () => {
    const averages = [{ source: 'official' as const, first: '2013-Q4', valuesBp: [500, 600, 700] }];
    const rounds = [...roundsFrom('2014-Q1', 2), ...roundsFrom('2015-Q1', 1)];
    const chart = historyChart(averages, undefined, rounds);
    expect(chart?.lines.map(({ source }) => source)).toEqual(['official', 'service-rows']);
    // Two quarters joined, and one alone.
    expect(chart?.lines[1]?.path).toMatch(/^M[\d. ]+L[\d. ]+M[\d. ]+h0$/);
    // Rows of a time that others cover too break no series; those after it do.
    expect(chart?.breaks).toHaveLength(1);
    expect(historyChart([], undefined, [])).toBeNull();
    expect(historyChart([], undefined, rounds)?.lines).toHaveLength(1);
  });
});
