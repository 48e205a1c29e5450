/**
 * Disputes of published figures: one item has all of them, so that whoever publishes or answers reads one key, and sees by its version
 * whether anything is other. Only the register's command writes it (infra/admin), by code and not by role: a
 * function that may put any item of the table could.
 */
import * as z from 'zod/mini';
import { disputeSchema } from '../../shared/contracts/dispute.ts';
import { type Dispute, MOST_DISPUTES } from '../../shared/model/dispute.ts';
import { byText } from '../../shared/model/order.ts';
import { pack, unpack } from './encoding.ts';
import { DISPUTES } from './keys.ts';
import type { Table } from './table.ts';

const storedSchema = z.object({ format: z.literal(1), disputes: z.array(disputeSchema) });

export interface Disputes {
  /** 0: there was none yet. */
  readonly version: number;
  /** The newest first. */
  readonly disputes: readonly Dispute[];
}

const KEY = { pk: DISPUTES, sk: DISPUTES };

/** @param consistency strong, if a write depends on it */
export async function readDisputes(
  table: Table,
  consistency: 'strong' | 'eventual' = 'eventual',
): Promise<Disputes> {
  const item = await table.get(KEY, consistency);
  if (!item) return { version: 0, disputes: [] };
  return { version: item.version, disputes: z.parse(storedSchema, unpack(item.value)).disputes };
}

/**
 * Puts a dispute in the place of the one of its id, or beside the others. Those settled first are forgotten beyond the most that are kept.
 * @throws WriteConflict if another was written since
 */
export async function writeDispute(
  table: Table,
  { version, disputes }: Disputes,
  dispute: Dispute,
): Promise<void> {
  const all = [...disputes.filter(({ id }) => id !== dispute.id), dispute];
  const settled = all
    .filter((one) => one.settled !== null)
    .sort((a, b) => byText(a.settled?.at ?? '', b.settled?.at ?? ''));
  const forgotten = new Set(settled.slice(0, Math.max(0, all.length - MOST_DISPUTES)).map(({ id }) => id));
  const kept = all.filter(({ id }) => !forgotten.has(id)).sort((a, b) => byText(b.id, a.id));
  await table.put({ ...KEY, version: version + 1, value: pack({ format: 1, disputes: kept }) }, version);
}
