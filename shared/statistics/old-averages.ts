/**
 * Finds a corridor's average where no service rows are published: in the World Bank's own series, or in one that others
 * derived from its rows. The two differ by over a point in 262 of the 5,278 quarters in both, so a series breaks where
 * its source changes, and every value names its source.
 */

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

/** The periods each source covers, service rows last. */
export const spansOf = (series: readonly AverageSeries[], rowsPeriod: string | undefined): SeriesSpan[] => [
  ...inOrder(series).map(
    ({ source, first, valuesBp }): SeriesSpan => ({
      source,
      from: first,
      to: periodOf(quarterOf(first) + valuesBp.length - 1),
    }),
  ),
  ...(rowsPeriod === undefined
    ? []
    : [{ source: 'service-rows', from: rowsPeriod, to: rowsPeriod } as const]),
];

/** Where the series changes to the next source, using each source to its end. */
export const breaksOf = (spans: readonly SeriesSpan[]): SeriesBreak[] =>
  spans.slice(1).flatMap((span, index): SeriesBreak[] => {
    const before = spans[index];
    if (!before || span.to <= before.to) return [];
    const at = periodOf(Math.max(quarterOf(span.from), quarterOf(before.to) + 1));
    return [{ at, from: before.source, to: span.source }];
  });

const inOrder = (series: readonly AverageSeries[]): AverageSeries[] =>
  AVERAGE_SOURCES.flatMap((source) => series.filter((one) => one.source === source));
