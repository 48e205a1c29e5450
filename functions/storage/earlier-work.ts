/**
 * What is left to compute of earlier rounds, in one small item: who changes an edition of a survey names it here first, so that a run
 * looks through all rounds only when one of them changed, and otherwise reads this item alone.
 */
import * as z from 'zod/mini';
import { periodSchema } from '../../shared/contracts/words.ts';
import { pack, unpack } from './encoding.ts';
import { EARLIER_WORK } from './keys.ts';
import { type Table, WriteConflict } from './table.ts';

const workSchema = z.object({
  /** Editions that were about to be written, which version their items were to have, and how many runs did not find it. */
  pending: z.array(z.object({ edition: z.string(), version: z.int(), missed: z.int() })),
  /** Fingerprint of the code that computed the rounds; null: none did. */
  computedBy: z.nullable(z.string()),
  /** Period to the edition whose figures that code has computed. */
  done: z.record(periodSchema, z.string()),
  /** Whether rounds are left that no run had time for. */
  isMore: z.boolean(),
  /** The list of rounds that the manifest then named. */
  list: z.nullable(z.string()),
  /**
   * A round that was the newest and is an earlier one now, with the last publication that had it so, as its manifest named it: kept until
   * its own figures are listed. Left out: there is none.
   */
  newestBefore: z.exactOptional(
    z.object({
      period: periodSchema,
      summary: z.string(),
      indicators: z.string(),
      computedBy: z.string(),
    }),
  ),
});
export type EarlierWork = z.infer<typeof workSchema>;

const NOTHING_DONE: EarlierWork = {
  pending: [],
  computedBy: null,
  done: {},
  isMore: false,
  list: null,
};
const KEY = { pk: EARLIER_WORK, sk: EARLIER_WORK };
const ATTEMPTS = 5;

async function read(table: Table, consistency: 'strong' | 'eventual') {
  const item = await table.get(KEY, consistency);
  // In another code's form it says nothing: all rounds are looked through again.
  const work = item && z.safeParse(workSchema, unpack(item.value)).data;
  return { work: work ?? NOTHING_DONE, version: item?.version ?? 0 };
}

export const readEarlierWork = async (
  table: Table,
  consistency: 'strong' | 'eventual',
): Promise<EarlierWork> => (await read(table, consistency)).work;

/** Replaces it by the result of `change`, which is called again if another write comes first. @throws WriteConflict */
export async function changeEarlierWork(
  table: Table,
  change: (work: EarlierWork) => EarlierWork,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const { work, version } = await read(table, 'strong');
    try {
      await table.put({ ...KEY, version: version + 1, value: pack(change(work)) }, version);
      return;
    } catch (error) {
      if (!(error instanceof WriteConflict) || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Before an edition's item is written with this version. */
export const willWriteEdition = (table: Table, edition: string, version: number): Promise<void> =>
  changeEarlierWork(table, (work) => ({
    ...work,
    pending: [...work.pending.filter((other) => other.edition !== edition), { edition, version, missed: 0 }],
  }));
