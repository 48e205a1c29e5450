/**
 * All documents of a release, in their order. Each is made from the release and those before it: the checksums, last, are of the tables'
 * files and of every other document, and `release.json`, which lists all of these with their hashes, is nobody's to list.
 */
import { createHash } from 'node:crypto';
import type { AnyDataset } from '../../../shared/contracts/datasets/dataset.ts';
import { CATALOGUE_PATH, catalogue } from './catalogue.ts';
import { dataPackage } from './data-package.ts';
import { type Document, describedTables, jsonDocument, type ReleaseSoFar, type Site } from './document.ts';
import { readme } from './readme.ts';
import { sdmxStructure } from './sdmx-structure.ts';
import { tableMetadata } from './table-metadata.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** As `sha256sum -c` reads them. */
const checksums = (files: readonly { readonly path: string; readonly sha256: string }[]): string =>
  files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');

/**
 * @param datasets what the tables of the release are, and maybe others
 * @throws RangeError for a table that none of them is
 */
export function releaseDocuments(
  release: ReleaseSoFar,
  datasets: readonly AnyDataset[],
  site: Site,
): readonly Document[] {
  const tables = describedTables(release, datasets);
  const documents: Document[] = [
    ...tables.map((described) =>
      jsonDocument(`${described.dataset.name}.metadata.json`, tableMetadata(release, described, site)),
    ),
    jsonDocument(
      'sdmx-structure.json',
      sdmxStructure(
        release,
        tables.map(({ dataset }) => dataset),
      ),
      'application/vnd.sdmx.structure+json; version=2.1.0',
    ),
    jsonDocument('datapackage.json', dataPackage(release, tables, site)),
    jsonDocument(CATALOGUE_PATH, catalogue(release, tables, site), 'application/ld+json'),
    { path: 'readme.txt', mediaType: 'text/plain; charset=utf-8', text: readme(release, tables, site) },
  ];
  const text = checksums([
    ...tables.flatMap(({ table }) => table.files),
    ...documents.map((one) => ({ path: one.path, sha256: sha256(one.text) })),
  ]);
  return [...documents, { path: 'sha256sums.txt', mediaType: 'text/plain; charset=utf-8', text }];
}
