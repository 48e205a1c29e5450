/** Rounds of the survey in a table, made from the bundled one: the same prices in other quarters, each a little dearer. Made, never quoted. */
import { acceptEdition, type EditionPlace } from '../../functions/storage/editions.ts';
import type { Table } from '../../functions/storage/table.ts';
import { isPast } from '../../shared/model/age.ts';
import { periodOf, quarterOf } from '../../shared/model/period.ts';
import type { RoundRow } from '../../shared/pricing/survey.ts';
import { corridorOf, surveyRef } from './survey.ts';

/** Accepts a round of a period, where a workbook would put it. @returns the edition's id */
export async function acceptRound(
  table: Table,
  period: string,
  rows: readonly RoundRow[],
  {
    newest = period,
    id = `rpw:${period}:made`,
    acceptedAt = '2026-11-01T00:00:00.000Z',
    replacing,
  }: {
    readonly newest?: string;
    readonly id?: string;
    readonly acceptedAt?: string;
    readonly replacing?: Parameters<typeof acceptEdition>[4];
  } = {},
): Promise<string> {
  const place: EditionPlace = isPast(period, newest) ? 'past' : 'current';
  const corridors = [...new Set(rows.map(corridorOf))].sort();
  const survey = surveyRef(id, period);
  await acceptEdition(
    table,
    { format: 1, kind: 'surveyed', survey, from: 'workbook', state: 'accepted', acceptedAt, corridors },
    rows,
    place,
    replacing,
  );
  return id;
}

/** The quarters before one, the nearest first. */
export const quartersBefore = (period: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => periodOf(quarterOf(period) - at - 1));

/** Every price dearer by so many hundredths of a percent. */
export const dearer = <Row extends RoundRow>(rows: readonly Row[], bp: number): Row[] =>
  rows.map((row) => ({ ...row, feeBp: row.feeBp + bp }));
