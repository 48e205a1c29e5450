/** What is answered to a question for a corridor's indicators in a period: figures, or that what is published does not give them. */

import { quarterOf } from '../model/period.ts';
import type { CorridorStatistics } from './corridor-statistics.ts';
import type { Inclusion } from './inclusion-types.ts';
import type { CorridorIndicators, Distribution } from './indicator-types.ts';
import {
  type AverageSeries,
  averagesAt,
  breaksOf,
  type PublishedAverage,
  type SeriesBreak,
  type SeriesSpan,
  spansOf,
} from './old-averages.ts';

interface CorridorSeries {
  readonly series: readonly SeriesSpan[];
  readonly breaks: readonly SeriesBreak[];
}

export type CorridorAnswer =
  | (CorridorSeries & {
      readonly computable: true;
      readonly period: string;
      readonly methodVersion: string;
      readonly indicators: readonly [Distribution, Distribution];
      readonly more: CorridorIndicators;
      readonly inclusion: Inclusion;
    })
  | (CorridorSeries & {
      /** Medians, types, three cheapest ... need service rows, and those are published for few periods. */
      readonly computable: false;
      readonly period: string;
      readonly why: 'not-computable-from-what-is-published';
      /** The averages of that period that are published, which is all there is; none: nothing is known of it. */
      readonly averages: readonly PublishedAverage[];
    });

/**
 * The indicators of a corridor in a period: from its service rows where there are those of that period, else the published
 * average with its source. A corridor without prices of today may have had averages. Throws a RangeError for a text that is no quarter.
 */
export function indicatorsOfCorridor(
  statistics: CorridorStatistics | null,
  averages: readonly AverageSeries[],
  period: string,
): CorridorAnswer {
  quarterOf(period);
  const series = spansOf(averages, statistics?.period);
  const breaks = breaksOf(series);
  if (statistics?.period === period) {
    const { methodVersion, indicators, more, inclusion } = statistics;
    return { computable: true, period, methodVersion, indicators, more, inclusion, series, breaks };
  }
  const why = 'not-computable-from-what-is-published';
  return { computable: false, period, why, averages: averagesAt(averages, period), series, breaks };
}
