/**
 * What stands in a comparison of corridors: of each the figures that its own page has, from its published files. Runs in the browser.
 * Percentages are decimal strings; null is not known, and never 0.
 */
import type { CorridorPrices } from '../../../shared/model/corridor-prices.ts';
import { type DisputeMark, disputedIn } from '../../../shared/model/dispute.ts';
import type { CorridorStatistics } from '../../../shared/statistics/corridor-statistics.ts';
import { kindsOf, type PartFigures, unseenOf } from './kinds-of-services.ts';
import type { TableFile } from './spreadsheet.ts';
import { citationOf, csvOf } from './table.ts';

/** Side by side they still fit onto a desktop. */
export const MOST_COMPARED = 4;

/** Each row of the comparison, in its order; the names are those of its file. `word`: of the vocabulary. */
export const COMPARED = {
  period: 'text',
  amounts: 'text',
  'services-200': 'count',
  'services-500': 'count',
  providers: 'count',
  'mean-200': 'percent',
  'median-200': 'percent',
  'p10-200': 'percent',
  'p90-200': 'percent',
  'mean-500': 'percent',
  'median-500': 'percent',
  'three-cheapest-at-least': 'percent',
  'three-cheapest-at-most': 'percent',
  'target-5': 'word',
  'mean-against-3': 'word',
  'largest-firm-share': 'percent',
  hhi: 'count',
  'margin-not-recorded': 'count',
} as const;
export type ComparedFigure = keyof typeof COMPARED;
export const COMPARED_FIGURES = Object.keys(COMPARED) as ComparedFigure[];

export interface ComparedCorridor {
  readonly corridor: string;
  /** Of its files. */
  readonly publication: string;
  readonly methodVersion: string;
  /** Ids of the open disputes of its figures. */
  readonly disputed: readonly string[];
  readonly figures: Readonly<Record<ComparedFigure, string | null>>;
  readonly kinds: ReturnType<typeof kindsOf>;
}

/** Of two published files of one corridor and one publication. */
export function comparedCorridor(
  publication: string,
  prices: CorridorPrices,
  statistics: CorridorStatistics,
  disputes: readonly DisputeMark[],
): ComparedCorridor {
  const [at200, at500] = statistics.indicators;
  const { smart, concentration } = statistics.more;
  const local = prices.amounts.flatMap(({ local: asked }) =>
    asked ? [`${asked.amount} ${asked.currency}`] : [],
  );
  return {
    corridor: statistics.corridor,
    publication,
    methodVersion: statistics.methodVersion,
    disputed: disputedIn(disputes, 'corridor', statistics.corridor, statistics.period),
    figures: {
      period: statistics.period,
      amounts: local.length > 0 ? local.join('; ') : null,
      'services-200': String(at200.count),
      'services-500': String(at500.count),
      providers: String(concentration.firms),
      'mean-200': at200.mean,
      'median-200': at200.median,
      'p10-200': at200.p10,
      'p90-200': at200.p90,
      'mean-500': at500.mean,
      'median-500': at500.median,
      'three-cheapest-at-least': smart.atLeast,
      'three-cheapest-at-most': smart.atMost,
      'target-5': smart.sdg,
      'mean-against-3': Number(at200.mean) > 3 ? 'above' : 'at-most',
      'largest-firm-share': concentration.largestShare,
      hhi: concentration.hhi,
      'margin-not-recorded': String(unseenOf(prices.services).margins),
    },
    kinds: kindsOf(prices),
  };
}

/** The groups of rows by kind of service, in their order. */
export const KIND_GROUPS = ['types', 'fundingInstruments', 'payouts', 'speeds'] as const;
export type KindGroup = (typeof KIND_GROUPS)[number];

/** What is not recorded of a service, as a key. */
export const NOT_RECORDED = 'not-recorded';

export interface KindRow {
  /** A word of the group's vocabulary, or NOT_RECORDED. */
  readonly key: string;
  /** Of each corridor, in their order; null: it has no such service; undefined: not known, since of some service it is not recorded. */
  readonly parts: readonly (PartFigures<string | undefined> | null | undefined)[];
}

/** The rows of a group: every kind that a corridor has, in the order of the vocabulary, what is not recorded last. */
export function kindRows(
  corridors: readonly ComparedCorridor[],
  group: KindGroup,
  order: readonly string[],
): KindRow[] {
  const listOf = ({ kinds }: ComparedCorridor): readonly PartFigures<string | undefined>[] => kinds[group];
  return [...order, NOT_RECORDED].flatMap((key) => {
    const parts = corridors.map((one) => {
      const list = listOf(one);
      const found = list.find((part) => (part.key ?? NOT_RECORDED) === key);
      if (found || key === NOT_RECORDED) return found ?? null;
      return list.some((part) => part.key === undefined) ? undefined : null;
    });
    return parts.some((part) => part) ? [{ key, parts }] : [];
  });
}

/** The rows of the comparison's files: a row for each figure, a column for each corridor; English names, null where not known. */
interface Comparison {
  readonly columns: readonly { readonly name: string }[];
  /** The first cells of a row say what it is, the third its unit. */
  readonly rows: readonly (readonly (string | null)[])[];
}
type RowsOf = (group: KindGroup) => readonly KindRow[];

function comparison(corridors: readonly ComparedCorridor[], rowsOf: RowsOf): Comparison {
  const unitOf = (figure: ComparedFigure): string => (figure === 'hhi' ? 'index' : COMPARED[figure]);
  return {
    columns: ['figure', 'of', 'unit', 'reading', ...corridors.map(({ corridor }) => corridor)].map(
      (name) => ({ name }),
    ),
    rows: [
      // Where the column is from: a page that stays open can have files of two publications.
      ['publication', 'all', 'text', null, ...corridors.map(({ publication }) => publication)],
      ['method-version', 'all', 'text', null, ...corridors.map(({ methodVersion }) => methodVersion)],
      ['disputed', 'all', 'text', null, ...corridors.map(({ disputed }) => disputed.join(' ') || null)],
      ...COMPARED_FIGURES.map((figure) => [
        figure,
        'all',
        unitOf(figure),
        COMPARED[figure] === 'percent' && figure !== 'largest-firm-share' ? 'per-principal' : null,
        ...corridors.map(({ figures }) => figures[figure]),
      ]),
      ...KIND_GROUPS.flatMap((group) =>
        rowsOf(group).flatMap(({ key, parts }) => [
          [
            'services-200',
            `${group}:${key}`,
            'count',
            null,
            ...parts.map((part) => (part === undefined ? null : String(part?.count ?? 0))),
          ],
          [
            'mean-200',
            `${group}:${key}`,
            'percent',
            'per-principal',
            ...parts.map((part) => part?.mean ?? null),
          ],
        ]),
      ),
    ],
  };
}

/** The comparison as CSV: a dot, empty where not known. */
export const comparisonCsv = (corridors: readonly ComparedCorridor[], rowsOf: RowsOf): string =>
  csvOf(comparison(corridors, rowsOf));

/** Units whose values a spreadsheet computes with. */
const NUMBERS: readonly (string | null | undefined)[] = ['percent', 'count', 'index'];

/**
 * The same as a table for a spreadsheet: what is a number by its row's unit is one, everything else text.
 * @param address of the page, in full, with the corridors
 */
export function comparisonTable(
  corridors: readonly ComparedCorridor[],
  rowsOf: RowsOf,
  source: { readonly citation: string; readonly licence: string },
  address: string,
): TableFile {
  const { columns, rows } = comparison(corridors, rowsOf);
  const each = (values: readonly string[]): string => [...new Set(values)].join(', ');
  return {
    table: 'comparison',
    title: 'Comparison of corridors',
    source: source.citation,
    licence: source.licence,
    citation: citationOf(
      source,
      each(corridors.map(({ methodVersion }) => methodVersion)),
      each(corridors.map(({ publication }) => publication)),
      address,
    ),
    columns: columns.map(({ name }) => ({ name, unit: null })),
    rows: rows.map((cells) =>
      Object.fromEntries(
        columns.map(({ name }, at) => {
          const cell = cells[at] ?? null;
          return [name, at > 3 && cell !== null && NUMBERS.includes(cells[2]) ? Number(cell) : cell];
        }),
      ),
    ),
  };
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/**
 * The corridor that somebody means: its code, its name, or words of its name in their order ("united states philippines"). Undefined: none
 * of them, or several.
 */
export function corridorTyped(
  typed: string,
  corridors: readonly { readonly corridor: string; readonly name: string }[],
): string | undefined {
  const plain = typed.trim().toLowerCase();
  const exact = corridors.find(({ corridor, name }) =>
    [corridor, name].some((one) => one.toLowerCase() === plain),
  );
  if (exact) return exact.corridor;
  const asked = wordsOf(typed);
  if (asked.length === 0) return undefined;
  const meant = corridors.filter(({ name }) => {
    let at = 0;
    for (const word of wordsOf(name)) if (word === asked[at]) at += 1;
    return at === asked.length;
  });
  return meant.length === 1 ? meant[0]?.corridor : undefined;
}

/** The corridors that an address names after its `#`, each once: `#deu-kgz,usa-phl`. Messengers write the comma as `%2C`. */
export const corridorsIn = (hash: string): string[] =>
  [...new Set(hash.replace(/^#/, '').toUpperCase().split(/,|%2C/))].filter((corridor) =>
    /^[A-Z]{3}-[A-Z]{3}$/.test(corridor),
  );
