/** What a format of tables is: a writer that takes rows in batches and passes bytes on as it goes, so that no table is ever whole in memory. */
import type { AnyDataset, DatasetRow } from '../../../shared/contracts/datasets/dataset.ts';
import type { Release, TableFormatId } from '../../../shared/contracts/datasets/release.ts';

/** Takes a file's bytes in their order, and may keep them. Each write waits until there is room for the next. */
export interface Sink {
  write(bytes: Uint8Array): Promise<void>;
}

export interface TableWriter {
  /** Rows in the order of the file. Their values are checked already (valuesOf). */
  add(rows: readonly DatasetRow[]): Promise<void>;
  /** Writes what is left; after it the file is whole. */
  end(): Promise<void>;
}

/** What a file can say of the release that it is of. */
export type AboutRelease = Pick<
  Release,
  'period' | 'title' | 'methodVersion' | 'issued' | 'licence' | 'citation' | 'attribution'
>;

export interface TableFormat {
  readonly id: TableFormatId;
  /** After the table's name: `.csv`. */
  readonly suffix: string;
  readonly mediaType: string;
  /** The same rows in any batches give the same bytes, on any day and machine. */
  newWriter(dataset: AnyDataset, sink: Sink, about: AboutRelease): TableWriter;
}
