/** Two rounds of the survey in a table, published, of which the newer has one corridor that a single firm made dearer. Made, never quoted. */
import { publishEarlierRounds } from '../../functions/compute-corridors/earlier.ts';
import { computeCorridors } from '../../functions/compute-corridors/service.ts';
import type { Table } from '../../functions/storage/table.ts';
import { PROVIDERS } from '../../shared/catalogue/providers.ts';
import type { EditionRow } from '../../shared/pricing/survey.ts';
import { acceptRound } from './rounds.ts';
import { corridorOf, rowsOf } from './survey.ts';

/** The corridor that moves, the firm that moves it, and its entry. */
export const MOVED = 'DEU-KGZ';
export const MOVED_ID = 'corridor/DEU-KGZ/firm-moves-mean/2025-Q3';

const rowsBefore = rowsOf(MOVED, 'USA-PHL');
const [mover] = rowsOf(MOVED);
if (!mover) throw new Error(`the survey has no ${MOVED}`);

const nameOf = (provider: string): string => PROVIDERS.find(({ id }) => id === provider)?.name ?? provider;
export const MOVER = nameOf(mover.provider);
/** Of every firm in these rounds. */
export const FIRMS: readonly string[] = [...new Set(rowsBefore.map(({ provider }) => nameOf(provider)))];

const rowsOfMover = (bp: number): EditionRow[] =>
  rowsBefore.map((row) =>
    row.provider === mover.provider && corridorOf(row) === MOVED ? { ...row, feeBp: row.feeBp + bp } : row,
  );

let publications = 0;
export async function computeAll(table: Table, now = '2026-11-21T00:00:00Z'): Promise<void> {
  const dependencies = {
    table,
    now: () => new Date(now),
    newPublicationId: () => {
      publications += 1;
      return `20261121T000000Z-${String(publications).padStart(8, '0')}`;
    },
    computedBy: 'code',
    announce: async () => {},
  };
  await computeCorridors(dependencies);
  await publishEarlierRounds(dependencies);
}

/** @param bp how much dearer the firm is in the newer round, in hundredths of a percent */
export async function publishTwoRounds(table: Table, bp = 9_000): Promise<void> {
  await acceptRound(table, '2025-Q2', rowsBefore, { newest: '2025-Q3' });
  await acceptRound(table, '2025-Q3', rowsOfMover(bp));
  await computeAll(table);
}
