/**
 * Finds a corridor's average where no service rows are published: in the World Bank's own series, or in one that others
 * derived from its rows. The two differ by over a point in 262 of the 5,278 quarters in both, so a series breaks where
 * its source changes, and every value names its source.
 */

import { byText } from '../model/order.ts';
import { periodOf, quarterOf } from '../model/period.ts';
import { rational } from '../money/rational.ts';
import { percent } from './distribution.ts';

/** In order of preference. */
export const AVERAGE_SOURCES = ['official', 'derived'] as const;
export type AverageSource = (typeof AVERAGE_SOURCES)[number];

/** The attribution shown beside a value. */
export const AVERAGE_SOURCE_NAMES: Readonly<Record<AverageSource, string>> = {
  official: 'The World Bank, Remittance Prices Worldwide, corridor averages in its DataBank, CC BY 4.0',
  derived:
    'Derived by others from the rows of The World Bank’s Remittance Prices Worldwide, CC BY 4.0; before 2022 with services that did not disclose their rate',
};

/** Basis points per quarter from the first on; null if a quarter has none. The first and last quarter have one. */
export interface AverageSeries {
  readonly source: AverageSource;
  readonly first: string;
  readonly valuesBp: readonly (number | null)[];
}

/** A corridor average at USD 200, per-principal, percent. */
export interface PublishedAverage {
  readonly source: AverageSource;
  readonly average: string;
}

export interface SeriesSpan {
  readonly source: AverageSource | 'service-rows';
  readonly from: string;
  readonly to: string;
}

/** From this period on the values have another source. Values before and after are not comparable to within a point. */
export interface SeriesBreak {
  readonly at: string;
  readonly from: SeriesSpan['source'];
  readonly to: SeriesSpan['source'];
}

/** The averages of a quarter, the World Bank's own first. Throws a RangeError for a text that is not a quarter. */
export const averagesAt = (series: readonly AverageSeries[], period: string): PublishedAverage[] =>
  inOrder(series).flatMap(({ source, first, valuesBp }) => {
    const value = valuesBp[quarterOf(period) - quarterOf(first)] ?? null;
    return value === null ? [] : [{ source, average: percent(rational(value)) }];
  });

/** What is held of a corridor: averages that were published, and the rounds of the survey whose rows are held. */
export interface HeldPeriods {
  readonly averages: readonly AverageSeries[];
  /** The earlier rounds, in order. */
  readonly rounds: readonly string[];
  /** The round that its prices are of; undefined: it has none. */
  readonly newest: string | undefined;
}

/** The periods each source covers, service rows last: rounds that follow each other as one. */
export const spansOf = ({ averages, rounds, newest }: HeldPeriods): SeriesSpan[] => [
  ...inOrder(averages).map(
    ({ source, first, valuesBp }): SeriesSpan => ({
      source,
      from: first,
      to: periodOf(quarterOf(first) + valuesBp.length - 1),
    }),
  ),
  ...spansOfRounds([...rounds, ...(newest === undefined ? [] : [newest])]),
];

function spansOfRounds(rounds: readonly string[]): SeriesSpan[] {
  const spans: SeriesSpan[] = [];
  for (const period of [...new Set(rounds)].sort(byText)) {
    const last = spans[spans.length - 1];
    if (last && quarterOf(period) === quarterOf(last.to) + 1)
      spans[spans.length - 1] = { ...last, to: period };
    else spans.push({ source: 'service-rows', from: period, to: period });
  }
  return spans;
}

/** Where the series changes to the next source, using each source to its end. Rows of a time that others cover too change nothing. */
export function breaksOf(spans: readonly SeriesSpan[]): SeriesBreak[] {
  const breaks: SeriesBreak[] = [];
  let before: SeriesSpan | undefined;
  for (const span of spans) {
    if (before && span.to <= before.to) continue;
    if (before && span.source !== before.source) {
      const at = periodOf(Math.max(quarterOf(span.from), quarterOf(before.to) + 1));
      breaks.push({ at, from: before.source, to: span.source });
    }
    before = span;
  }
  return breaks;
}

const inOrder = (series: readonly AverageSeries[]): AverageSeries[] =>
  AVERAGE_SOURCES.flatMap((source) => series.filter((one) => one.source === source));
