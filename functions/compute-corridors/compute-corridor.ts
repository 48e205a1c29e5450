/** Applies the pricing rules to a corridor's observations, with the catalogue's facts about the corridor. Pure. */

import { averagesOf } from '../../shared/catalogue/averages.ts';
import { findexOf } from '../../shared/catalogue/findex.ts';
import { INDICATOR_FACTS } from '../../shared/catalogue/indicator-facts.ts';
import { surveyedPrices } from '../../shared/catalogue/surveyed-prices.ts';
import type { CorridorPrices, SurveyRef } from '../../shared/model/corridor-prices.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { EditionRow } from '../../shared/pricing/survey.ts';
import { type CorridorStatistics, corridorStatistics } from '../../shared/statistics/corridor-statistics.ts';

/** One corridor of a publication. */
export interface ComputedCorridor {
  readonly prices: CorridorPrices;
  readonly statistics: CorridorStatistics;
}

/** @throws Error as surveyedPrices does */
export function computeCorridor(
  corridor: CorridorId,
  survey: SurveyRef,
  rows: readonly EditionRow[],
): ComputedCorridor {
  const { prices } = surveyedPrices(corridor, survey, rows);
  const facts = {
    indicators: INDICATOR_FACTS,
    series: averagesOf(corridor),
    findex: findexOf(prices.receiver),
  };
  return { prices, statistics: corridorStatistics(prices, facts) };
}
