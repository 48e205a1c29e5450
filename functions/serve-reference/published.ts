/** The reference rates that are published. */

import type { ReferenceRates } from '../../shared/fx/reference.ts';
import type { Manifest } from '../../shared/model/publication.ts';
import { Problem } from '../http/problem.ts';
import { readManifest } from '../storage/publications.ts';
import { readReference } from '../storage/reference.ts';
import type { Table } from '../storage/table.ts';

/** @throws Problem 503 before the first publication. */
export async function publishedReference(
  table: Table,
): Promise<{ manifest: Manifest; reference: ReferenceRates }> {
  const manifest = await readManifest(table, 'eventual');
  if (!manifest?.reference)
    throw new Problem(503, 'not-published', 'Nothing has been published yet. Try again in a minute.');
  return { manifest, reference: await readReference(table, manifest.reference.publication) };
}
