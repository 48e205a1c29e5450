/** Bulletins: one item each, append-only. A corrected bulletin of the same days is stored beside the first. */
import * as z from 'zod/mini';
import { collectedBulletinSchema } from '../../shared/contracts/rates.ts';
import type { CollectedBulletin } from '../../shared/fx/bulletin.ts';
import type { Day } from '../../shared/model/day.ts';
import { pack, unpack } from './encoding.ts';
import { bulletinAgainSort, bulletinPartition, bulletinSort, bulletinsFixed } from './keys.ts';
import { type Table, WriteConflict } from './table.ts';

/**
 * @param again its figures were stored before, and others replaced them since: it is stored beside both, so that it counts again
 * @returns whether it was new: the same bulletin from the same evidence is stored only once, unless `again`
 */
export async function keepBulletin(
  table: Table,
  bulletin: CollectedBulletin,
  again = false,
): Promise<boolean> {
  const sk = again ? bulletinAgainSort(bulletin) : bulletinSort(bulletin);
  const key = { pk: bulletinPartition(bulletin.source), sk };
  try {
    await table.put({ ...key, version: 1, value: pack(bulletin) }, 0);
    return true;
  } catch (error) {
    if (error instanceof WriteConflict) return false;
    throw error;
  }
}

/**
 * A source's bulletins fixed from one day to another, both included, the earliest first. A bulletin that other code wrote in
 * another form is skipped: its evidence stays, and the rates of that day list the bank as missing.
 */
export async function readBulletins(
  table: Table,
  source: string,
  from: Day,
  to: Day,
): Promise<CollectedBulletin[]> {
  const items = await table.query(bulletinPartition(source), bulletinsFixed(from, to));
  return items.flatMap(({ value }) => z.safeParse(collectedBulletinSchema, unpack(value)).data ?? []);
}

/** The bulletins of all these sources fixed from one day to another, both included. */
export async function readBulletinsOf(
  table: Table,
  sources: readonly string[],
  from: Day,
  to: Day,
): Promise<CollectedBulletin[]> {
  return (await Promise.all(sources.map((source) => readBulletins(table, source, from, to)))).flat();
}
