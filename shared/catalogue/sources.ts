/** Where prices come from: publisher, how to cite, licence. One line of data/sources.csv for each source. */
import { address, id, oneOf, text } from './columns.ts';
import { readCsv } from './csv.ts';
import sourcesText from './data/sources.csv';

export interface Source {
  readonly id: string;
  readonly kind: 'survey';
  readonly name: string;
  readonly publisher: string;
  /** The citation the publisher asks for, word by word. */
  readonly citation: string;
  readonly licence: string;
  readonly licenceUrl: string;
  readonly url: string;
}

export const SOURCES: readonly Source[] = readCsv(
  'sources.csv',
  sourcesText,
  {
    id,
    kind: oneOf(['survey']),
    name: text,
    publisher: text,
    citation: text,
    licence: text,
    licenceUrl: address,
    url: address,
  },
  { key: ['id'] },
);

/** The source of an id, or undefined. */
export const findSource = (id: string): Source | undefined => SOURCES.find((s) => s.id === id);
