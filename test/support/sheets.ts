/** The sheets of the bundled survey, as compute-corridors makes them. */
import { sheetOf } from '../../functions/compute-corridors/sheet-of.ts';
import type { SurveyRow } from '../../shared/contracts/edition.ts';
import type { Sheet } from '../../shared/model/corridor-prices.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import { corridorOf, surveyRef, surveyRows } from './survey.ts';

export function surveySheets(): Sheet[] {
  const rows = new Map<CorridorId, SurveyRow[]>();
  for (const row of surveyRows) {
    const corridor = corridorOf(row);
    rows.set(corridor, [...(rows.get(corridor) ?? []), row]);
  }
  return [...rows].map(([corridor, of]) => sheetOf(corridor, surveyRef('rpw:2025-Q3'), of));
}
