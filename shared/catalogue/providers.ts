/**
 * The 400 providers of the RPW survey of 2025 Q3: id, name as the survey prints it, type and the basis of the type.
 * `RPW 2014`: the survey's rows of 2014 Q1 and Q2 give the firm that type; a name or type in quotes is how those rows put
 * it. `our classification` gives its reason. Where we do not know, the type is unknown.
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
  /** `RPW 2014 …`, `our classification: …` or `not classified`. */
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
