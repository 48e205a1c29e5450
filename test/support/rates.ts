/** Reference rates of the bundled bulletins, for any day, computed without stores. */
import { referenceOf } from '../../functions/compute-corridors/reference.ts';
import { RATE_SOURCE_ENTRIES } from '../../shared/catalogue/rate-sources.ts';
import { BUNDLED_RATES, readBundledRates } from '../../shared/catalogue/rates.ts';
import type { CollectedBulletin } from '../../shared/fx/bulletin.ts';
import type { ReferenceRates } from '../../shared/fx/reference.ts';
import { neverAsked } from '../../shared/fx/source-state.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';

/** For a test that reads a state as it is stored: no instant in it lies in the future. */
export const END_OF_TIME = '2999-12-31T00:00:00.000Z';

export const bundledBulletins: readonly CollectedBulletin[] = readBundledRates(BUNDLED_RATES).map(
  (bulletin) => ({
    ...bulletin,
    evidence: '0'.repeat(64),
    collectedAt: '2026-06-01T00:00:00.000Z',
  }),
);

/** The rates of a publication at an instant (ISO 8601 UTC) if no bank was ever reached. */
export function bundledReference(instant: string, corridors: readonly CorridorId[]): ReferenceRates {
  const day = instant.slice(0, 10);
  const known = bundledBulletins.filter(({ fixedOn }) => fixedOn <= day);
  const states = RATE_SOURCE_ENTRIES.map(({ id }) => {
    const days = known
      .filter(({ source }) => source === id)
      .map(({ fixedOn, validOn }) => ({ fixedOn, validOn }));
    const newest = days.sort((a, b) => (a.fixedOn < b.fixedOn ? -1 : 1)).at(-1) ?? null;
    return [id, { ...neverAsked(id), newest }] as const;
  });
  return referenceOf(new Map(states), known, corridors, instant);
}
