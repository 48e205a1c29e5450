/** The stored state of a source of prices that is asked over the network. Instants are ISO 8601 UTC. */
import * as z from 'zod/mini';
import { instantSchema, sourceStateSchema } from './rates.ts';

const instant = instantSchema;

export const priceSourceSchema = z.object({
  source: z.string(),
  lastAsked: z.nullable(instant),
  /** When an answer could last be read, new or not. */
  lastSuccess: z.nullable(instant),
  /** When an answer last had new or changed prices. */
  lastChange: z.nullable(instant),
  /** What was taken in last: its address, when its publisher changed it, and the SHA-256 of its bytes. */
  taken: z.nullable(z.object({ url: z.string(), modifiedOn: z.string(), sha256: z.string() })),
  /** The listed workbook that was refused last, and when; null: it was taken, or imported by hand. */
  refused: z._default(
    z.nullable(z.object({ url: z.string(), modifiedOn: z.string(), at: instant })),
    // The release before did not record it.
    null,
  ),
  failure: sourceStateSchema.shape.failure,
  /** The source blocks us: do not ask before this instant. */
  notBefore: z.nullable(instant),
});
export type PriceSourceState = z.infer<typeof priceSourceSchema>;

/** A source that was never asked. */
export const priceSourceNeverAsked = (source: string): PriceSourceState => ({
  source,
  lastAsked: null,
  lastSuccess: null,
  lastChange: null,
  taken: null,
  refused: null,
  failure: null,
  notBefore: null,
});
