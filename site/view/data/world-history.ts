/** The world's history: of each source the mean of all its corridors, and of those that it has in every quarter; and ours of today. */
import { averagesOf, corridorsWithAverages } from '../../../shared/catalogue/averages.ts';
import { quarterOf } from '../../../shared/model/period.ts';
import type { CorridorId } from '../../../shared/model/vocabulary.ts';
import type { EarlierWorld } from '../../../shared/statistics/earlier-types.ts';
import type { PeriodIndicators } from '../../../shared/statistics/indicator-types.ts';
import {
  averagesOfRounds,
  averagesOverCorridors,
  type ManyAverages,
  meanOfAverages,
  type SourceAverages,
} from '../../../shared/statistics/matched-averages.ts';
import { AVERAGE_SOURCE_NAMES, type AverageSeries } from '../../../shared/statistics/old-averages.ts';
import type { Summary } from '../../../shared/statistics/summary.ts';
import { RPW } from './corridor-tables.ts';
import { type HistoryChart, historyChart } from './history-chart.ts';
import type { Table } from './table.ts';

let made: readonly SourceAverages<CorridorId>[] | undefined;
/** Of all corridors of the catalogue: computed once, since it does not change. */
function sources(): readonly SourceAverages<CorridorId>[] {
  made ??= averagesOverCorridors(
    new Map(corridorsWithAverages().map((corridor) => [corridor, averagesOf(corridor)])),
  );
  return made;
}

export interface WorldQuarter {
  readonly period: string;
  readonly source: AverageSeries['source'] | 'service-rows';
  readonly all: Pick<ManyAverages, 'corridors' | 'mean'>;
  /** null: no corridor is in every quarter. */
  readonly matched: Pick<ManyAverages, 'corridors' | 'mean'> | null;
}

/** Our rounds: the newest, and earlier ones, if any are held. Their same corridors are those of all of them; of one alone, those of the source before. */
function quartersOfRows(
  { corridors }: Pick<Summary, 'corridors'>,
  { period }: Pick<PeriodIndicators, 'period'>,
  rounds: readonly Pick<EarlierWorld, 'period' | 'means'>[],
): WorldQuarter[] {
  const own = corridors.flatMap(({ corridor, period: newest, indicators: [at200] }) =>
    newest === period ? [[corridor, at200.mean] as const] : [],
  );
  const throughout = new Set(sources().at(-1)?.matchedCorridors);
  const ofSourceBefore = meanOfAverages(
    own.flatMap(([corridor, mean]) => (throughout.has(corridor) ? mean : [])),
  );
  return averagesOfRounds([...rounds, { period, means: new Map(own) }])
    .flatMap(({ all, matched, period: quarter }): WorldQuarter[] => {
      const same = rounds.length > 0 ? matched : ofSourceBefore;
      return all ? [{ period: quarter, source: 'service-rows', all, matched: same }] : [];
    })
    .reverse();
}

/** Every quarter of every source, the newest first. @param rounds earlier ones, oldest first */
export function worldQuarters(
  summary: Pick<Summary, 'corridors'>,
  indicators: Pick<PeriodIndicators, 'period'>,
  rounds: readonly Pick<EarlierWorld, 'period' | 'means'>[],
): WorldQuarter[] {
  return [
    ...quartersOfRows(summary, indicators, rounds),
    ...sources()
      .toReversed()
      .flatMap(({ source, all: every, matched: same }) =>
        every
          .map((one) => ({
            period: one.period,
            source,
            all: one,
            matched: same.find((other) => other.period === one.period) ?? null,
          }))
          .toReversed(),
      ),
  ];
}

/** As a series with its gaps. */
function seriesOf(source: AverageSeries['source'], quarters: readonly ManyAverages[]): AverageSeries[] {
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (!first || !last) return [];
  const byQuarter = new Map(quarters.map(({ period, bp }) => [quarterOf(period), bp]));
  const start = quarterOf(first.period);
  const valuesBp = Array.from(
    { length: quarterOf(last.period) - start + 1 },
    (_, at) => byQuarter.get(start + at) ?? null,
  );
  return [{ source, first: first.period, valuesBp }];
}

export interface WorldLine {
  readonly source: WorldQuarter['source'];
  readonly isMatched: boolean;
  /** How many corridors a line of the same corridors has; of the other one they differ by quarter. */
  readonly corridors: number;
  readonly path: string;
  /** A dot for each round of all corridors of ours; empty: none. */
  readonly dots: string;
}

/** The picture of them, a line each, of rows only where there are earlier rounds; null: there is nothing to draw. */
export function worldChart(
  quarters: readonly WorldQuarter[],
): { readonly chart: HistoryChart; readonly lines: readonly WorldLine[] } | null {
  const drawn = sources().flatMap(({ source, all, matched, matchedCorridors }) => [
    ...seriesOf(source, all).map((series) => ({ series, isMatched: false, corridors: 0 })),
    ...seriesOf(source, matched).map((series) => ({
      series,
      isMatched: true,
      corridors: matchedCorridors.length,
    })),
  ]);
  const [own, ...rounds] = quarters.filter(({ source }) => source === 'service-rows');
  const same = rounds.flatMap(({ period, matched }) => (matched ? [{ period, at200: matched }] : []));
  const chart = historyChart(
    drawn.map(({ series }) => series),
    own && { period: own.period, percent: Number(own.all.mean) },
    rounds.map(({ period, all }) => ({ period, at200: all })),
    { rounds: same, ...(own?.matched && { percent: Number(own.matched.mean) }) },
  );
  if (!chart) return null;
  const ofRows = [
    ...(rounds.length > 0 ? [{ isMatched: false, corridors: 0 }] : []),
    ...(same.length > 0 ? [{ isMatched: true, corridors: same[0]?.at200.corridors ?? 0 }] : []),
  ].map((line) => ({ source: 'service-rows' as const, ...line }));
  const lines = [...drawn.map(({ series: { source }, ...line }) => ({ source, ...line })), ...ofRows];
  return {
    chart,
    lines: lines.map((line, at) => ({
      ...line,
      path: chart.lines[at]?.path ?? '',
      dots: line.isMatched ? '' : (chart.lines[at]?.dots ?? ''),
    })),
  };
}

export const worldHistoryTable = (quarters: readonly WorldQuarter[]): Table => ({
  id: 'history',
  title:
    'World: mean of the corridors’ averages at USD 200 by quarter, not over services; sources differ and are never joined',
  others: [AVERAGE_SOURCE_NAMES.derived],
  columns: [
    { name: 'period', unit: null, says: 'quarter' },
    {
      name: 'source',
      unit: null,
      says: 'official: the World Bank; derived: by others from its rows; service-rows: ours, from the rows',
    },
    { name: 'corridors', unit: 'count', says: 'corridors of which the source has an average in the quarter' },
    { name: 'mean_pct', unit: 'percent', says: 'simple mean of their averages, per principal' },
    {
      name: 'matched_corridors',
      unit: 'count',
      says: 'corridors that the source has in every quarter; of service-rows those of every round that is held; where that is one alone, those of the derived source',
    },
    { name: 'matched_mean_pct', unit: 'percent', says: 'simple mean of their averages; empty: none' },
    { name: 'computed_from', unit: null, says: 'where the corridors’ averages come from' },
  ],
  rows: quarters.map(({ period, source, all, matched }) => [
    period,
    source,
    all.corridors,
    all.mean,
    matched?.corridors ?? null,
    matched?.mean ?? null,
    source === 'service-rows' ? RPW : AVERAGE_SOURCE_NAMES[source],
  ]),
});
