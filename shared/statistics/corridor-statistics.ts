/**
 * Collects the statistics of one corridor: figures over its prices, averages from earlier surveys, and inclusion from
 * surveys of adults. They are stored apart from the prices, because a comparison does not need them.
 */
import type { CorridorPrices } from '../model/corridor-prices.ts';
import { yearOf } from '../model/period.ts';
import type { CorridorId } from '../model/vocabulary.ts';
import { corridorIndicators } from './corridor-indicators.ts';
import { distribution } from './distribution.ts';
import { inclusion } from './inclusion.ts';
import type { FindexYear, Inclusion } from './inclusion-types.ts';
import type { CorridorIndicators, Distribution, IndicatorFacts } from './indicator-types.ts';
import type { AverageSeries } from './old-averages.ts';
import { seenServices } from './reached.ts';
import { totalsBp } from './totals.ts';

export interface CorridorStatistics {
  readonly format: 1;
  readonly methodVersion: string;
  readonly corridor: CorridorId;
  /** The period of the survey behind the figures: `2025-Q3`. */
  readonly period: string;
  /** At 200 and at 500, over every row, duplicates and flagged ones included, as the World Bank averages. */
  readonly indicators: readonly [Distribution, Distribution];
  readonly more: CorridorIndicators;
  /** Averages of earlier periods, as published; empty: we have no history of this corridor. */
  readonly series: readonly AverageSeries[];
  /** What the services cost those who can reach them, and whom they leave out; or why this is not known. */
  readonly inclusion: Inclusion;
}

/** Facts the caller looks up for one corridor, because these rules do not use the catalogue. */
export interface CorridorStatisticsFacts {
  readonly indicators: IndicatorFacts;
  readonly series: readonly AverageSeries[];
  /** Surveys of adults in the receiving country. */
  readonly findex: readonly FindexYear[];
}

/** Throws NothingToAverageError where an amount has no price at all. */
export function corridorStatistics(
  prices: CorridorPrices,
  facts: CorridorStatisticsFacts,
): CorridorStatistics {
  const { corridor, methodVersion, services, survey } = prices;
  return {
    format: 1,
    methodVersion,
    corridor,
    period: survey.period,
    indicators: [distribution(200, totalsBp(services, 200)), distribution(500, totalsBp(services, 500))],
    more: corridorIndicators(prices, facts.indicators),
    series: facts.series,
    inclusion: inclusion(seenServices(prices), facts.findex, yearOf(survey.period)),
  };
}
