/**
 * The contract of the API: one entry per operation, with its path, parameters, answer and texts. The gateway's
 * routes, the function's checks and the OpenAPI document all come from here.
 */
import * as z from 'zod/mini';
import { FEED_OPERATIONS, feedReportSchema } from './feed-operations.ts';
import { PRICE_OPERATIONS } from './price-api.ts';
import { PRIVATE_OPERATIONS } from './private-operations.ts';
import { REFERENCE_OPERATIONS } from './rate-operations.ts';

export * from './check-operations.ts';
export * from './correction-operations.ts';
export * from './feed-operations.ts';
export * from './indicator-operations.ts';
export * from './lineage-operations.ts';
export * from './price-api.ts';
export * from './price-operations.ts';
export * from './private-operations.ts';
export * from './rate-operations.ts';

export const OPERATIONS = [
  ...PRICE_OPERATIONS,
  ...REFERENCE_OPERATIONS,
  ...FEED_OPERATIONS,
  ...PRIVATE_OPERATIONS,
] as const;

/** Every answer that is not a 200 or 304. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), detail: z.string(), allowed: z.array(z.string()) })),
  /** Of a feed that is refused. */
  edition: z.exactOptional(z.string()),
  report: z.exactOptional(feedReportSchema),
});
