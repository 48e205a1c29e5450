/**
 * The 400 providers of the RPW survey of 2025 Q3: id, name as the survey prints it, type and the basis of the type.
 * `RPW 2025 Q3`: the survey gives the firm that type in this round; a type in quotes is how it puts it. Of a firm without
 * one, `our classification` gives its reason; where we do not know, the type is unknown. None is of either kind today.
 */
import { PROVIDER_TYPES, type ProviderType } from '../model/vocabulary.ts';
import { id, oneOf, text } from './columns.ts';
import { readCsv } from './csv.ts';
import providersText from './data/providers.csv';

export interface Provider {
  /** Lower-case letters, digits and hyphens: `western-union`. */
  readonly id: string;
  /** As published. */
  readonly name: string;
  readonly type: ProviderType;
  /** `RPW 2025 Q3 …`, `our classification: …` or `not classified`. */
  readonly typeBasis: string;
}

/** Every provider, in the order of its name. */
export const PROVIDERS: readonly Provider[] = readCsv(
  'providers.csv',
  providersText,
  { id, name: text, type: oneOf(PROVIDER_TYPES), typeBasis: text },
  { key: ['id'] },
);

const byId: ReadonlyMap<string, Provider> = new Map(PROVIDERS.map((p) => [p.id, p]));

/** The provider of an id, or undefined. */
export const findProvider = (id: string): Provider | undefined => byId.get(id);
