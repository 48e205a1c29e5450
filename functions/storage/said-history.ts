/** What was published of providers' words in a range of days: sheets stay under the publication that stored them. */
import * as z from 'zod/mini';
import { saidSheetSchema } from '../../shared/contracts/said.ts';
import type { Day } from '../../shared/model/day.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { SaidSheet } from '../../shared/pricing/said.ts';
import { unpack } from './encoding.ts';
import { saidPartition } from './keys.ts';
import type { Table } from './table.ts';

/**
 * The sheets of a corridor that were stored from one day to another (UTC), both included, the earliest first.
 * @throws ZodError for one in a form that this code does not know: without it a month would look as if less had been said
 */
export async function readSaidBetween(
  table: Table,
  corridor: CorridorId,
  from: Day,
  to: Day,
): Promise<SaidSheet[]> {
  // A publication's id begins with its time.
  const range = { from: from.replaceAll('-', ''), to: `${to.replaceAll('-', '')}~` };
  const items = await table.query(saidPartition(corridor), range);
  return items.map(({ value }) => z.parse(saidSheetSchema, unpack(value)));
}
