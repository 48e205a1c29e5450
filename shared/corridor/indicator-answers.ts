/** What is answered to a question for the indicators of a period: figures, or that what is published does not give them. */
import type {
  CorridorIndicators,
  Distribution,
  GroupBy,
  GroupIndicators,
  PeriodIndicators,
} from './indicator-types.ts';
import {
  type AverageSeries,
  averagesAt,
  breaksOf,
  type PublishedAverage,
  type SeriesBreak,
  type SeriesSpan,
  spansOf,
} from './old-averages.ts';
import { quarterOf } from './period.ts';
import type { Sheet } from './sheet.ts';

/** Medians, types, three cheapest ... need service rows, and are published for few periods. */
export interface NotComputable {
  readonly computable: false;
  readonly period: string;
  readonly why: 'not-computable-from-what-is-published';
}

export type GroupAnswer =
  | ({
      readonly computable: true;
      readonly group: GroupBy;
      readonly results: readonly GroupIndicators[];
    } & Omit<PeriodIndicators, 'groups'>)
  | NotComputable;

/** The indicators of one grouping, of a period or of the one that there is. Throws a RangeError for a text that is no quarter. */
export const indicatorsOf = (all: PeriodIndicators, group: GroupBy, period = all.period): GroupAnswer => {
  quarterOf(period);
  if (period !== all.period) return notComputable(period);
  const { groups, ...about } = all;
  return { computable: true, group, results: groups[group], ...about };
};

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
      readonly more: CorridorIndicators | null;
    })
  | (CorridorSeries &
      NotComputable & {
        /** The averages of that period that are published, which is all there is; none: nothing is known of it. */
        readonly averages: readonly PublishedAverage[];
      });

/**
 * The indicators of a corridor in a period: from its service rows where the sheet has that period's, else the published
 * average with its source. A corridor without a sheet may have had averages. Throws a RangeError for a text that is no quarter.
 */
export const indicatorsOfCorridor = (
  sheet: Pick<Sheet, 'survey' | 'methodVersion' | 'indicators' | 'more'> | null,
  averages: readonly AverageSeries[],
  period: string,
): CorridorAnswer => {
  quarterOf(period);
  const series = spansOf(averages, sheet?.survey.period);
  const breaks = breaksOf(series);
  if (sheet?.survey.period === period) {
    const { methodVersion, indicators, more = null } = sheet;
    return { computable: true, period, methodVersion, indicators, more, series, breaks };
  }
  return { ...notComputable(period), averages: averagesAt(averages, period), series, breaks };
};

const notComputable = (period: string): NotComputable => ({
  computable: false,
  period,
  why: 'not-computable-from-what-is-published',
});
