/** From any figure on any page of figures to its rows in at most two clicks: one to the page of the rows, where they stand, or none at all. */
import { beforeAll, describe, expect, test } from 'vitest';
import { figuresOf, indicatorId, parseIndicatorId } from '../../shared/contracts/datasets/indicators.ts';
import { RULE_WORDS } from '../../shared/contracts/lineage.ts';
import { GROUPS } from '../../shared/statistics/indicator-types.ts';
import { checkedOf, corridorPages, type SitePage, summaryPages } from '../../site/kinds.ts';
import { dataTextsOf, LOCALES } from '../../site/texts/languages.ts';
import { loadRenderer } from './built-site.ts';
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
const held = new Set(
  GROUPS.flatMap((group) => indicators.groups[group].flatMap((row) => figuresOf(indicators, group, row))).map(
    indicatorId,
  ),
);
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
].filter(({ data }) => data.kind.startsWith('data'));

const LINK = /<a [^>]*href="(\/(?:en|ru)\/data\/lineage#[^"]+)"/g;
const linksIn = (html: string): string[] => [...html.matchAll(LINK)].map(([, href = '']) => href);
const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** Figures that others gave, of which no row is held; each page says of them who did, and what is counted here of rows is not among them. */
function isOfOthers(page: SitePage, caption: string, row: string): boolean {
  const words = dataTextsOf(page.locale);
  const { data } = page;
  const text = textOf(row);
  const bySource = [words.source.official, words.source.derived].some((source) => text.includes(source));
  if (data.kind === 'data-country')
    return (
      caption === words.remittances.title ||
      caption === words.reported.title ||
      // The Global Findex.
      (/\b(20\d\d)\b/.test(caption) &&
        !caption.includes(words.country.firms) &&
        !caption.includes(words.country.table))
    );
  // How many quarters of others' averages agree.
  if (data.kind === 'data-published') return caption === words.published.years;
  // Of publications that are no more; the rows of the editions are under the figures of now.
  if (data.kind === 'data-corrections') return true;
  // Days of editions, with their checksums.
  if (data.kind === 'data-calendar') return true;
  return bySource;
}

/** Rows of tables with a figure, and first sentences, from which no link leads to rows. */
function faultsOf(page: SitePage, html: string): string[] {
  const words = dataTextsOf(page.locale);
  const faults: string[] = [];
  const parts = html.split(/(?=<div class="scroll")/);
  parts.slice(1).forEach((part, at) => {
    const [table = '', after = ''] = part.split('</table>');
    const caption = textOf(/<caption[^>]*>(.*?)<\/caption>/s.exec(table)?.[1] ?? '').trim();
    // A link below it, before anything else begins.
    const isLinkedBelow =
      linksIn(after.split(/<h[1-3]|<svg class="strip|<\/section>\s*<h2/)[0] ?? '').length > 0;
    for (const row of table.split('<tbody>')[1]?.split('</tr>') ?? []) {
      const cells = [...row.matchAll(/<td class="n[^"]*"[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) =>
        textOf(cell),
      );
      if (!cells.some((cell) => /\d/.test(cell))) continue;
      if (linksIn(row).length > 0 || isLinkedBelow) continue;
      // No price, so an average of others, and a flow.
      if (cells[0]?.trim() === words.noPrice) continue;
      // A corridor's services are rows themselves; the sentence above them leads to their numbers.
      if (page.data.kind === 'data-corridor' && caption === words.servicesTitle) continue;
      if (isOfOthers(page, caption, row)) continue;
      faults.push(`${page.path}, table ${at + 1} “${caption}”: ${textOf(row).trim()}`);
    }
  });
  for (const [index, sentence] of [...html.matchAll(/<p class="lead">(.*?)<\/p>/gs)].entries()) {
    const [whole = '', text = ''] = sentence;
    if (!/\d\s?%/.test(textOf(text)) || page.data.kind === 'data-past') continue;
    // What is last known of a country that nobody surveys is an average of others.
    if (page.data.kind === 'data-country' && !textOf(text).includes('karvon-smart')) continue;
    const rest = html.slice(html.indexOf(whole) + whole.length).split('<h2')[0] ?? '';
    // Where a table below has every figure of the sentence, each leads on.
    if (linksIn(rest).length === 0) faults.push(`${page.path}, sentence ${index + 1}: ${textOf(text)}`);
  }
  return faults;
}

const rendered = new Map<SitePage, string>();
beforeAll(async () => {
  const render = await loadRenderer();
  for (const page of pages) rendered.set(page, (await render(page)).html);
}, 240_000);

describe('pages of figures', () => {
  test('every one is looked at, of every kind', () => {
    expect(pages.length).toBeGreaterThan(1_000);
    expect([...new Set(pages.map(({ data }) => data.kind))].sort()).toEqual([
      'data',
      'data-calendar',
      'data-compare',
      'data-corrections',
      'data-corridor',
      'data-corridors',
      'data-country',
      'data-files',
      'data-lineage',
      'data-past',
      'data-published',
      'data-quality',
      'data-region',
      'data-rules',
    ]);
  });

  test('lead from every figure that is computed from rows to its rows', () => {
    expect([...rendered].flatMap(([page, html]) => faultsOf(page, html)).slice(0, 20)).toEqual([]);
  });

  test('lead to figures that are held, in the language of the page', () => {
    const wrong: string[] = [];
    let links = 0;
    for (const [{ path, locale }, html] of rendered)
      for (const href of linksIn(html)) {
        links += 1;
        const [address, id = ''] = href.split('#');
        if (address !== `/${locale}/data/lineage` || !parseIndicatorId(id) || !held.has(id))
          wrong.push(`${path}: ${href}`);
      }
    expect(wrong).toEqual([]);
    expect(links).toBeGreaterThan(15_000);
  });

  test('that lack a link are found', () => {
    const found = [...rendered].flatMap(([page, html]) =>
      faultsOf(page, html.replaceAll('/data/lineage#', '/data/other#')).length > 0 ? page.data.kind : [],
    );
    expect([...new Set(found)].sort()).toEqual([
      'data',
      'data-corridor',
      'data-corridors',
      'data-country',
      'data-published',
      'data-quality',
      'data-region',
    ]);
  });

  test('say each rule in English as the interface does', () => {
    const { '@type': _, ...rules } = { '@type': '', ...dataTextsOf('en').lineage.rules };
    expect(rules).toEqual(RULE_WORDS);
  });
});
