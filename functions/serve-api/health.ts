/** Tells whether there is a publication, and how old its surveys are. */
import type { getHealthOperation } from '../../shared/contracts/price-operations.ts';
import { surveyAge } from '../../shared/model/age.ts';
import type { AnswerOf } from '../http/operation.ts';
import { type ApiDependencies, publicationInForce } from './publication-in-force.ts';

export async function getHealth(dependencies: ApiDependencies): Promise<AnswerOf<typeof getHealthOperation>> {
  const publication = await publicationInForce(dependencies);
  const { manifest } = publication;
  const summary = await publication.summary();
  return {
    status: 'ok',
    version: manifest.version,
    publishedAt: manifest.publishedAt,
    corridors: summary.corridors.length,
    surveys: summary.surveys.map((survey) => ({ survey, age: surveyAge(survey, dependencies.today()) })),
  };
}
