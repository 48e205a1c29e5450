/** The prices of a corridor from its survey rows, with the catalogue's facts about it. */
import type { CorridorProvider, SurveyRef } from '../model/corridor-prices.ts';
import type { CorridorId } from '../model/vocabulary.ts';
import { corridorPricesFromSurvey, type PricesWithRows } from '../pricing/corridor-prices-from-survey.ts';
import type { EditionRow } from '../pricing/survey.ts';
import { corridorFacts } from './corridor-facts.ts';
import { findProvider } from './providers.ts';

/**
 * The prices, and the row behind each: one of those given.
 * @throws Error if the catalogue lacks a country or currency that the rows need: such rows are held back when they are
 * collected. A firm that it lacks is described as its rows do.
 */
export const surveyedPrices = (
  corridor: CorridorId,
  survey: SurveyRef,
  rows: readonly EditionRow[],
): PricesWithRows =>
  corridorPricesFromSurvey({
    ...corridorFacts(corridor, survey.firstDay),
    survey,
    rows,
    providers: Object.fromEntries(rows.map((row) => [row.provider, describe(row, survey)])),
  });

/** A firm that the catalogue does not know is as its rows say, until somebody has reviewed it. */
function describe({ provider: id, firm }: EditionRow, { source, period }: SurveyRef): CorridorProvider {
  const provider = findProvider(id);
  if (provider) return { name: provider.name, type: provider.type, typeBasis: provider.typeBasis };
  if (!firm || firm.type === 'unknown')
    return { name: firm?.name ?? id, type: 'unknown', typeBasis: 'not classified' };
  const round = `${source.toUpperCase()} ${period.replace('-', ' ')}`;
  return { ...firm, typeBasis: `${round} (new, to be reviewed)` };
}
