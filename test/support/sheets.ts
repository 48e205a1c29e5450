/** The sheets of the bundled survey, as compute-corridors makes them. */
import { corridorPricesOf } from '../../functions/compute-corridors/sheet-of.ts';
import type { CorridorPrices } from '../../shared/model/corridor-prices.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { EditionRow } from '../../shared/pricing/survey.ts';
import { corridorOf, surveyRef, surveyRows } from './survey.ts';

export function surveySheets(): CorridorPrices[] {
  const rows = new Map<CorridorId, EditionRow[]>();
  for (const row of surveyRows) {
    const corridor = corridorOf(row);
    rows.set(corridor, [...(rows.get(corridor) ?? []), row]);
  }
  return [...rows].map(([corridor, of]) => corridorPricesOf(corridor, surveyRef('rpw:2025-Q3'), of));
}
