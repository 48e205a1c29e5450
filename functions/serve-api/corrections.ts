/** Lists the corrections of what is published. */
import type { listCorrectionsOperation } from '../../shared/contracts/correction-operations.ts';
import type { AnswerOf, QueryOf } from '../http/operation.ts';
import { pageOf } from '../http/page.ts';
import { type ApiDependencies, publicationInForce, publicationOf } from './publication-in-force.ts';

export async function listCorrections(
  query: QueryOf<typeof listCorrectionsOperation>,
  dependencies: ApiDependencies,
): Promise<AnswerOf<typeof listCorrectionsOperation>> {
  const publication = await publicationInForce(dependencies);
  const { summary, corrections } = publication.manifest;
  const { items, ...page } = pageOf(await publication.corrections(), query);
  return { ...publicationOf(corrections ?? summary), ...page, corrections: items };
}
