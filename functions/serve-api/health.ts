/** Tells whether there is a publication, and how old its surveys are. */
import type { getHealthOperation } from '../../shared/contracts/api.ts';
import { surveyAge } from '../../shared/model/age.ts';
import type { AnswerOf } from '../http/operation.ts';
import { readSummary } from '../storage/publications.ts';
import { type ApiDependencies, manifestInForce } from './publication-in-force.ts';

export async function getHealth({
  table,
  today,
}: ApiDependencies): Promise<AnswerOf<typeof getHealthOperation>> {
  const manifest = await manifestInForce(table);
  const summary = await readSummary(table, manifest.summary);
  return {
    status: 'ok',
    version: manifest.version,
    publishedAt: manifest.publishedAt,
    corridors: summary.corridors.length,
    surveys: summary.surveys.map((survey) => ({ survey, age: surveyAge(survey, today()) })),
  };
}
