/** Providers by id, each with the name the survey prints, its type and who says so. */
import type { ProviderType } from '../corridor/vocabulary.ts';
import { PROVIDER_ROWS } from './providers.data.ts';

export interface Provider {
  /** Lower-case letters, digits and hyphens: `western-union`. */
  readonly id: string;
  /** As published. */
  readonly name: string;
  readonly type: ProviderType;
  /** `RPW 2014 …`, `our classification: …` or `not classified`. */
  readonly typeBasis: string;
}

/** Every provider, in the order of its name. */
export const PROVIDERS: readonly Provider[] = PROVIDER_ROWS.map(([id, name, type, typeBasis]) => ({
  id,
  name,
  type,
  typeBasis,
}));

const byId: ReadonlyMap<string, Provider> = new Map(PROVIDERS.map((p) => [p.id, p]));

/** The provider of an id, or undefined. */
export const findProvider = (id: string): Provider | undefined => byId.get(id);
