/** The reference rates that are published. */

import type { ReferenceRates } from '../../shared/fx/reference.ts';
import type { Manifest } from '../../shared/model/publication.ts';
import { Problem } from '../http/problem.ts';
import type { ReferenceDependencies } from './dependencies.ts';

/** @throws Problem 503 before the first publication. */
export async function publishedReference({
  publications,
}: ReferenceDependencies): Promise<{ manifest: Manifest; reference: ReferenceRates }> {
  const publication = await publications.open();
  const reference = await publication?.reference();
  if (!publication || !reference)
    throw new Problem(503, 'not-published', 'Nothing has been published yet. Try again in a minute.');
  return { manifest: publication.manifest, reference };
}
