/**
 * Withdraws an edition or accepts it again, and says why: the one way to change what is published of prices that were collected. The
 * new state and the reason are one write; with the next publication there is an entry among the corrections, with the figures before
 * and after.
 */
import { randomUUID } from 'node:crypto';
import type { CorrectionRequest } from '../../shared/contracts/correction.ts';
import type { StateAct } from '../../shared/model/correction.ts';
import { publicationId } from '../../shared/model/publication.ts';
import { type CorrectedEdition, setEditionState } from '../storage/editions.ts';
import type { Table } from '../storage/table.ts';

export interface CorrectDependencies {
  readonly table: Table;
  /** Announces a changed edition, so that it is published before the next scheduled minute; left out: it waits for that. */
  readonly announce?: ((edition: string) => Promise<void>) | undefined;
  readonly now: () => Date;
}

/**
 * @returns in words what was done
 * @throws Error if there is no such edition; WriteConflict if another changed it at the same time
 */
export async function correctEdition(
  edition: string,
  did: StateAct['did'],
  { reason, askedBy, organisation }: CorrectionRequest,
  { table, announce, now }: CorrectDependencies,
): Promise<{ summary: string }> {
  const at = now().toISOString();
  const act: StateAct = {
    id: publicationId(at, randomUUID().slice(0, 8)),
    at,
    did,
    reason,
    askedBy: { role: askedBy, organisation: organisation ?? null },
  };
  const changed = await setEditionState(table, edition, act);
  if (changed === 'current') await announce?.(edition);
  return { summary: SUMMARIES[changed](edition, did) };
}

const SUMMARIES: Readonly<Record<CorrectedEdition, (edition: string, did: string) => string>> = {
  current: (edition, did) => `${edition} ${did}`,
  past: (edition, did) =>
    `${edition} ${did}; it is of a past round: the figures of that round, and the entry among the corrections, follow in a minute`,
  unchanged: (edition, did) => `${edition} was ${did} already`,
};
