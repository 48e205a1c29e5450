/** Where prices come from: publisher, how to cite, licence. One entry per source. */

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

export const SOURCES: readonly Source[] = [
  {
    id: 'rpw',
    kind: 'survey',
    name: 'Remittance Prices Worldwide',
    publisher: 'The World Bank',
    citation:
      'The World Bank, Remittance Prices Worldwide, available at http://remittanceprices.worldbank.org',
    licence: 'CC BY 4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
    url: 'http://remittanceprices.worldbank.org',
  },
];

/** The source of an id, or undefined. */
export const findSource = (id: string): Source | undefined => SOURCES.find((s) => s.id === id);
