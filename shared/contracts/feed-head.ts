/** The contract of a provider's head of feeds, as it is stored. */
import * as z from 'zod/mini';
import type { FeedEdition, FeedHead } from '../feeds/life.ts';
import { exactly, of } from './exactly.ts';
import { corridorIdSchema, daySchema } from './words.ts';

export const feedEditionSchema = exactly(
  of<FeedEdition>,
  z.object({
    edition: z.string(),
    publishedAt: z.string(),
    acceptedAt: z.string(),
    validFrom: daySchema,
    validUntil: daySchema,
    corridors: z.array(corridorIdSchema),
    services: z.int(),
    held: z.int(),
    key: z.string(),
    evidence: z.string(),
  }),
);

export const withdrawnSchema = z.nullable(z.object({ edition: z.string(), at: z.string() }));

export const feedHeadSchema = exactly(
  of<FeedHead>,
  z.object({
    provider: z.string(),
    editions: z.array(feedEditionSchema),
    previous: z.nullable(feedEditionSchema),
    waiting: z.nullable(feedEditionSchema),
    suspended: z.nullable(z.string()),
    withdrawn: withdrawnSchema,
  }),
);

export const FEED_REQUEST_KINDS = ['feed', 'withdrawal', 'confirmation', 'decision'] as const;
export const feedRequestKindSchema = z.enum(FEED_REQUEST_KINDS);

/** `draft`: only checked. `waiting`: as a whole, until a doubt is lifted. */
export const FEED_STATES = ['draft', 'waiting', 'scheduled', 'in-force', 'withdrawn', 'refused'] as const;
export const feedOutcomeSchema = z.enum(FEED_STATES);

export const VERDICTS = ['take', 'refuse'] as const;
export const verdictSchema = z.enum(VERDICTS);
/** The rules that a reviewer alone decides on: those of the catalogue (shared/feeds/rules.ts), by a test. */
export const REVIEWED_RULES = ['rate-better-than-reference', 'free'] as const;
export const reviewedRuleSchema = z.enum(REVIEWED_RULES);

/** What a reviewer decided of an edition, as it is kept and shown to the provider. */
export const madeDecisionSchema = z.object({
  /** The edition that was decided on. */
  edition: z.string(),
  verdict: verdictSchema,
  /** Which services, `DEU-TJK/app-cash`; null: all that waited by `rule`. */
  services: z.nullable(z.array(z.string())),
  rule: z.nullable(reviewedRuleSchema),
  reason: z.string(),
  /** The reviewer's role, never a name. */
  by: z.string(),
});
