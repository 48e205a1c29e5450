/** What a token for the private views is for: some kinds of things, of some countries. */
import * as z from 'zod/mini';
import { type CorridorId, endsOf } from '../model/vocabulary.ts';
import { countryCodeSchema } from './words.ts';

/**
 * `quarantine`: rows that were held back. `refusals`: providers' feeds that were refused. `evidence`: the bytes behind prices. `log`:
 * what was decided and corrected, and the token's own looks.
 */
export const SCOPE_KINDS = ['quarantine', 'refusals', 'evidence', 'log'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

export const scopeSchema = z.object({
  kinds: z.array(z.enum(SCOPE_KINDS)),
  /** As sender or receiver; `*`: all. */
  countries: z.union([z.literal('*'), z.array(countryCodeSchema)]),
});
export type Scope = z.infer<typeof scopeSchema>;

/** Whether one of two countries is within the scope. */
export const touches = ({ countries }: Pick<Scope, 'countries'>, ...ends: readonly string[]): boolean =>
  countries === '*' || ends.some((code) => countries.includes(code));

/** Whether one of the two ends of a corridor is. */
export function isWithin(scope: Pick<Scope, 'countries'>, corridor: CorridorId): boolean {
  const { sender, receiver } = endsOf(corridor);
  return touches(scope, sender, receiver);
}
