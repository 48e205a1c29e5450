/** Answers a question for a corridor's indicators in a period: the figures, or that published data does not give them. */

import { quarterOf } from '../model/period.ts';
import type { CorridorStatistics } from './corridor-statistics.ts';
import type { Inclusion } from './inclusion-types.ts';
import type { CorridorIndicators, Distribution } from './indicator-types.ts';
import {
  averagesAt,
  breaksOf,
  type HeldPeriods,
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
      /** Medians, types, three cheapest ... need service rows; those of an earlier round are stored apart. */
      readonly computable: false;
      readonly period: string;
      readonly why: 'not-computable-from-what-is-published';
      /** The published averages of that period, if there are no service rows; empty: nothing is known of it. */
      readonly averages: readonly PublishedAverage[];
    });

/**
 * The indicators of a corridor in a period: from its service rows if we have those of that period, else the published
 * average with its source. A corridor without prices today may have earlier averages. Throws a RangeError for a text
 * that is not a quarter.
 */
export function indicatorsOfCorridor(
  statistics: CorridorStatistics | null,
  held: HeldPeriods,
  period: string,
): CorridorAnswer {
  quarterOf(period);
  const series = spansOf(held);
  const breaks = breaksOf(series);
  if (statistics?.period === period) {
    const { methodVersion, indicators, more, inclusion } = statistics;
    return { computable: true, period, methodVersion, indicators, more, inclusion, series, breaks };
  }
  const why = 'not-computable-from-what-is-published';
  return { computable: false, period, why, averages: averagesAt(held.averages, period), series, breaks };
}
