/** What describes a release beside its tables: metadata of each, package, catalogue, structures, checksums. */
import type { AnyDataset } from '../../shared/contracts/datasets/dataset.ts';
import type { Release } from '../../shared/contracts/datasets/release.ts';

export interface ReleaseDocument {
  readonly path: string;
  readonly mediaType: string;
  readonly body: string;
}

/**
 * @param release with its tables and without documents
 * @param datasets those of its tables, in their order
 */
export type DocumentsOf = (release: Release, datasets: readonly AnyDataset[]) => ReleaseDocument[];

export const documentsOf: DocumentsOf = () => [];
