/** Applies the pricing rules to a corridor's observations, with the catalogue's facts about the corridor. Pure. */

import { averagesOf } from '../../shared/catalogue/averages.ts';
import { corridorFacts } from '../../shared/catalogue/corridor-facts.ts';
import { findexOf } from '../../shared/catalogue/findex.ts';
import { INDICATOR_FACTS } from '../../shared/catalogue/indicator-facts.ts';
import { findProvider } from '../../shared/catalogue/providers.ts';
import type { CorridorPrices, CorridorProvider, SurveyRef } from '../../shared/model/corridor-prices.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import { corridorPricesFromSurvey } from '../../shared/pricing/corridor-prices-from-survey.ts';
import type { EditionRow } from '../../shared/pricing/survey.ts';
import { type CorridorStatistics, corridorStatistics } from '../../shared/statistics/corridor-statistics.ts';

/** One corridor of a publication. */
export interface ComputedCorridor {
  readonly prices: CorridorPrices;
  readonly statistics: CorridorStatistics;
}

/**
 * @throws Error if the catalogue lacks a country, currency or provider that the rows name: a survey is stored only together
 * with its catalogue.
 */
export function computeCorridor(
  corridor: CorridorId,
  survey: SurveyRef,
  rows: readonly EditionRow[],
): ComputedCorridor {
  const prices = corridorPricesFromSurvey({
    ...corridorFacts(corridor, survey.firstDay),
    survey,
    rows,
    providers: Object.fromEntries(rows.map(({ provider }) => [provider, describe(provider)])),
  });
  const facts = {
    indicators: INDICATOR_FACTS,
    series: averagesOf(corridor),
    findex: findexOf(prices.receiver),
  };
  return { prices, statistics: corridorStatistics(prices, facts) };
}

function describe(id: string): CorridorProvider {
  const provider = findProvider(id);
  if (!provider) throw new Error(`the catalogue has no provider ${id}`);
  return { name: provider.name, type: provider.type, typeBasis: provider.typeBasis };
}
