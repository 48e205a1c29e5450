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
 * @throws Error if the catalogue lacks a country or currency that the rows need: such rows are held back when they are
 * collected. A firm that it lacks is described as its rows do.
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
    providers: Object.fromEntries(rows.map((row) => [row.provider, describe(row, survey)])),
  });
  const facts = {
    indicators: INDICATOR_FACTS,
    series: averagesOf(corridor),
    findex: findexOf(prices.receiver),
  };
  return { prices, statistics: corridorStatistics(prices, facts) };
}

/** A firm that the catalogue does not know is as its rows say, until somebody has reviewed it. */
function describe({ provider: id, firm }: EditionRow, { source, period }: SurveyRef): CorridorProvider {
  const provider = findProvider(id);
  if (provider) return { name: provider.name, type: provider.type, typeBasis: provider.typeBasis };
  if (!firm || firm.type === 'unknown')
    return { name: firm?.name ?? id, type: 'unknown', typeBasis: 'not classified' };
  const round = `${source.toUpperCase()} ${period.replace('-', ' ')}`;
  return { ...firm, typeBasis: `${round} (new, to be reviewed)` };
}
