/** The bundled survey, whole or only some corridors, in the form of an edition. */
import { rpw } from '../../functions/sources/prices/rpw.ts';
import { acceptEdition } from '../../functions/storage/editions.ts';
import type { Table } from '../../functions/storage/table.ts';
import type { StateAct } from '../../shared/model/correction.ts';
import type { SurveyRef } from '../../shared/model/corridor-prices.ts';
import { type CorridorId, corridorId } from '../../shared/model/vocabulary.ts';
import type { EditionRow, RoundRow } from '../../shared/pricing/survey.ts';

const round = rpw.parse(await rpw.fetch());
export const surveyRows: readonly EditionRow[] = round.rows;

export const corridorOf = (row: Pick<EditionRow, 'sender' | 'receiver'>): CorridorId =>
  corridorId(row.sender, row.receiver);
export const rowsOf = (...corridors: CorridorId[]): EditionRow[] =>
  surveyRows.filter((row) => corridors.includes(corridorOf(row)));
export const allCorridors: readonly CorridorId[] = [...new Set(surveyRows.map(corridorOf))].sort();

export const surveyRef = (edition: string, period = '2025-Q3'): SurveyRef => ({
  edition,
  source: 'rpw',
  period,
  firstDay: '2025-07-01',
  lastDay: '2025-09-30',
  evidence: 'e'.repeat(64),
});

/** Accepts rows as their own edition. */
export async function accept(
  table: Table,
  edition: string,
  rows: readonly RoundRow[],
  { period = '2025-Q3', acceptedAt = '2026-11-01T00:00:00.000Z' } = {},
): Promise<void> {
  const corridors = [...new Set(rows.map(corridorOf))].sort();
  const survey = surveyRef(edition, period);
  await acceptEdition(
    table,
    { format: 1, kind: 'surveyed', survey, state: 'accepted', acceptedAt, corridors },
    rows,
  );
}

let acts = 0;
/** What somebody does to an edition, with a reason. */
export function actOf(did: StateAct['did'], more: Partial<StateAct> = {}): StateAct {
  acts += 1;
  const id = `20261121T${String(acts).padStart(6, '0')}Z-1a2b3c4d`;
  const askedBy = { role: 'source', organisation: 'World Bank' } as const;
  return { id, at: '2026-11-21T00:00:00.000Z', did, reason: 'A column was shifted.', askedBy, ...more };
}
