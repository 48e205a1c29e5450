/** The contract of disputes: how they are kept, and published. Types: model/dispute. */
import * as z from 'zod/mini';
import { CORRECTION_ASKERS } from '../model/correction.ts';
import type { Dispute, DisputeScope } from '../model/dispute.ts';
import { staysInOrder } from './correction.ts';
import { exactly, of } from './exactly.ts';
import { periodSchema } from './words.ts';

/** `world`, `sender/DEU`, `receiver/KGZ`, `corridor/DEU-KGZ`. */
export const disputeScopeSchema = z.custom<DisputeScope>(
  (value) =>
    typeof value === 'string' &&
    /^(?:world|(?:sender|receiver)\/[A-Z]{3}|corridor\/[A-Z]{3}-[A-Z]{3})$/.test(value),
);

/** Anybody's words, on public pages. */
const words = z.string().check(z.refine(staysInOrder));
const party = z.object({ role: z.enum(CORRECTION_ASKERS), organisation: z.nullable(words) });

export const disputeSchema = exactly(
  of<Dispute>,
  z.object({
    id: z.string(),
    scope: disputeScopeSchema,
    period: periodSchema,
    at: z.string(),
    reason: words,
    askedBy: party,
    settled: z.nullable(z.object({ at: z.string(), reason: words, by: party })),
  }),
);

/** `/data/disputes.json`: open and settled ones, the newest first; `version` grows by one with each change. */
export const disputesFileSchema = z.object({ version: z.int(), disputes: z.array(disputeSchema) });
export type DisputesFile = z.infer<typeof disputesFileSchema>;
