/**
 * Averages over many corridors by quarter, for each source alone: over all corridors that the source has a figure of in that quarter,
 * and over those of which it has one in every quarter. The second shows what changed in costs, without what changed because corridors
 * came or went. Simple means of corridors' averages: not the means over services that the World Bank calls its global average.
 */

import { periodOf, quarterOf } from '../model/period.ts';
import { rational } from '../money/rational.ts';
import { percent } from './distribution.ts';
import { AVERAGE_SOURCES, type AverageSeries, type AverageSource } from './old-averages.ts';

export interface ManyAverages {
  readonly period: string;
  /** How many corridors are in it. */
  readonly corridors: number;
  /** Percent, decimal string. */
  readonly mean: string;
  /** The same, rounded to basis points, for a picture. */
  readonly bp: number;
}

export interface SourceAverages<Corridor> {
  readonly source: AverageSource;
  /** The corridors that are in every quarter of the source. */
  readonly matchedCorridors: readonly Corridor[];
  /** Quarter by quarter, in their order; a quarter without a figure is left out. */
  readonly all: readonly ManyAverages[];
  readonly matched: readonly ManyAverages[];
}

/** A mean of corridors' averages in basis points. @throws RangeError for none */
export function meanOfMany(period: string, valuesBp: readonly number[]): ManyAverages {
  const sum = valuesBp.reduce((all, one) => all + one, 0);
  return {
    period,
    corridors: valuesBp.length,
    mean: percent(rational(sum, valuesBp.length)),
    bp: Math.round(sum / valuesBp.length),
  };
}

/** A mean of corridors' averages as they are published, with three decimals. Null for none. */
export function meanOfAverages(
  averages: readonly string[],
): { readonly corridors: number; readonly mean: string } | null {
  if (averages.length === 0) return null;
  // Whole thousandths of a percent; `percent` takes basis points.
  const sum = averages.reduce((all, one) => all + Math.round(Number(one) * 1000), 0);
  return { corridors: averages.length, mean: percent(rational(sum, 10 * averages.length)) };
}

/** Corridors' means in a round of the survey, decimal strings. */
export interface MeansOfRound<Corridor> {
  readonly period: string;
  readonly means: ReadonlyMap<Corridor, string>;
}

/** Means over the corridors of a round: over all of them, and over those that every round has; null: none. */
export interface RoundAverages {
  readonly period: string;
  readonly all: ReturnType<typeof meanOfAverages>;
  readonly matched: ReturnType<typeof meanOfAverages>;
}

/** The rounds in their order; a round without a corridor leaves none that every round has. */
export function averagesOfRounds<Corridor>(rounds: readonly MeansOfRound<Corridor>[]): RoundAverages[] {
  const [first, ...others] = rounds;
  const matched = [...(first?.means.keys() ?? [])].filter((corridor) =>
    others.every(({ means }) => means.has(corridor)),
  );
  return rounds.map(({ period, means }) => ({
    period,
    all: meanOfAverages([...means.values()]),
    matched: meanOfAverages(matched.flatMap((corridor) => means.get(corridor) ?? [])),
  }));
}

/** Of each source that has a figure. @param series of each corridor */
export function averagesOverCorridors<Corridor>(
  series: ReadonlyMap<Corridor, readonly AverageSeries[]>,
): SourceAverages<Corridor>[] {
  return AVERAGE_SOURCES.flatMap((source) => {
    /** Quarter to corridor to its average. */
    const quarters = new Map<number, Map<Corridor, number>>();
    for (const [corridor, own] of series)
      for (const { first, valuesBp } of own.filter((one) => one.source === source))
        valuesBp.forEach((value, at) => {
          if (value === null) return;
          const quarter = quarterOf(first) + at;
          const there = quarters.get(quarter) ?? new Map<Corridor, number>();
          quarters.set(quarter, there.set(corridor, value));
        });
    if (quarters.size === 0) return [];
    const inOrder = [...quarters].sort(([a], [b]) => a - b);
    const matchedCorridors = [...series.keys()].filter((corridor) =>
      inOrder.every(([, there]) => there.has(corridor)),
    );
    const matched = inOrder.flatMap(([quarter, there]) =>
      matchedCorridors.length === 0
        ? []
        : [
            meanOfMany(
              periodOf(quarter),
              matchedCorridors.flatMap((corridor) => there.get(corridor) ?? []),
            ),
          ],
    );
    const all = inOrder.map(([quarter, there]) => meanOfMany(periodOf(quarter), [...there.values()]));
    return [{ source, matchedCorridors, all, matched }];
  });
}
