/** The reference rates of a publication, for readers that need no prices. */
import type { RatesInForce, ReferenceRates } from '../../shared/fx/reference.ts';
import type { Manifest } from '../../shared/model/publication.ts';
import { newOpener, type Opener, type Remember } from './opened.ts';
import { readRates, readReference } from './reference.ts';
import type { Table } from './table.ts';

export interface PublishedRates {
  readonly manifest: Manifest;
  /** The rates alone; null: none are published. */
  rates(): Promise<RatesInForce | null>;
  /** The rates with the bulletins behind them; null: none are published. */
  reference(): Promise<ReferenceRates | null>;
}

export function publishedRates(table: Table, manifest: Manifest, remember: Remember): PublishedRates {
  const publication = manifest.reference?.publication;
  const read = async <T>(
    what: string,
    from: (table: Table, publication: string) => Promise<T>,
  ): Promise<T | null> =>
    publication === undefined ? null : remember(`${what} ${publication}`, () => from(table, publication));
  return {
    manifest,
    rates: () => read('rates', readRates),
    reference: () => read('reference', readReference),
  };
}

export const newPublishedRates = (table: Table): Opener<PublishedRates> => newOpener(table, publishedRates);
