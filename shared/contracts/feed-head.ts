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
