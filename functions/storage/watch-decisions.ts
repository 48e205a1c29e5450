/**
 * What persons decided on entries of the Atom feeds that name a firm: one item has all decisions. An approved entry is kept with its
 * decision, word by word: what is published is what the person read, also when the figures behind it have changed since.
 * Only the register's command writes it (infra/admin); no function does.
 */
import * as z from 'zod/mini';
import { corridorIdSchema } from '../../shared/contracts/words.ts';
import { pack, unpack } from './encoding.ts';
import { WATCH_DECISIONS } from './keys.ts';
import type { Table } from './table.ts';

/** Who may decide: a role, never a person. */
export const WATCH_DECIDERS = ['operator', 'reviewer'] as const;

const decisionSchema = z.object({
  did: z.enum(['approved', 'rejected']),
  /** ISO 8601 UTC. */
  at: z.string(),
  by: z.enum(WATCH_DECIDERS),
  /** Of a rejection; not published. */
  reason: z.nullable(z.string()),
  entry: z.object({
    id: z.string(),
    about: corridorIdSchema,
    updated: z.string(),
    title: z.string(),
    summary: z.string(),
  }),
});
export type WatchDecision = z.infer<typeof decisionSchema>;

const storedSchema = z.object({ format: z.literal(1), decisions: z.array(decisionSchema) });

export interface WatchDecisions {
  /** 0: there is none yet. */
  readonly version: number;
  /** One for each entry, by its id, in the order in which they were made. */
  readonly decisions: readonly WatchDecision[];
}

/** Those made first are forgotten beyond it: they are of old rounds, and feeds keep fewer entries. About 1 kB each. */
export const MOST_DECISIONS = 200;

const KEY = { pk: WATCH_DECISIONS, sk: WATCH_DECISIONS };

/** @param consistency strong, if a write depends on it */
export async function readWatchDecisions(
  table: Table,
  consistency: 'strong' | 'eventual' = 'eventual',
): Promise<WatchDecisions> {
  const item = await table.get(KEY, consistency);
  if (!item) return { version: 0, decisions: [] };
  return {
    version: item.version,
    decisions: z.parse(storedSchema, unpack(item.value)).decisions,
  };
}

/** Puts a decision in the place of what was decided on the same entry before. @throws WriteConflict if another was written since */
export async function writeWatchDecision(
  table: Table,
  { version, decisions }: WatchDecisions,
  decision: WatchDecision,
): Promise<void> {
  const others = decisions.filter(({ entry }) => entry.id !== decision.entry.id);
  const value = pack({ format: 1, decisions: [...others, decision].slice(-MOST_DECISIONS) });
  await table.put({ ...KEY, version: version + 1, value }, version);
}
