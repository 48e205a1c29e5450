/** Which bulletins the reference rates of a day are computed from: the same for a publication and for an answer. */
import type { CollectedBulletin, Day } from '../shared/fx/bulletin.ts';
import { addDays } from '../shared/fx/days.ts';
import type { SourceState } from '../shared/fx/source-state.ts';
import { readBulletins } from './storage/bulletins.ts';
import type { Table } from './storage/table.ts';

/** Days before the day, and before a source's newest bulletin if that is older: more than any rule looks back. */
const REACH_DAYS = 45;

/** The bulletins that can matter on the days from one to another, both included. */
export async function readReach(
  table: Table,
  states: Iterable<SourceState>,
  from: Day,
  to: Day = from,
): Promise<CollectedBulletin[]> {
  const read = await Promise.all(
    [...states].map(async ({ source, newest }) => {
      if (!newest) return [];
      const last = newest.fixedOn < from ? newest.fixedOn : from;
      return readBulletins(table, source, addDays(last, -REACH_DAYS), to);
    }),
  );
  return read.flat();
}
