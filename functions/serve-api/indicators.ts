/** The indicators: of a corridor, and of a period by group. */

import type { getCorridorIndicatorsOperation, getIndicatorsOperation } from '../../shared/contracts/api.ts';
import { indicatorsOfCorridor } from '../../shared/statistics/indicator-answers.ts';
import { AVERAGE_SOURCE_NAMES } from '../../shared/statistics/old-averages.ts';
import type { AnswerOf, QueryOf } from '../http/operation.ts';
import { Problem } from '../http/problem.ts';
import { readGroup } from '../storage/indicators.ts';
import { readStatistics } from '../storage/publications.ts';
import { type ApiDependencies, findPriced, manifestInForce, publicationOf } from './publication-in-force.ts';

export async function getCorridorIndicators(
  id: string,
  { period }: QueryOf<typeof getCorridorIndicatorsOperation>,
  { table }: ApiDependencies,
): Promise<AnswerOf<typeof getCorridorIndicatorsOperation>> {
  const { corridor, publication } = findPriced(id, await manifestInForce(table));
  const statistics = await readStatistics(table, corridor, publication);
  const about = { ...publicationOf(publication), corridor, sources: AVERAGE_SOURCE_NAMES };
  const answer = indicatorsOfCorridor(statistics, statistics.series, period ?? statistics.period);
  return answer.computable
    ? { ...about, ...answer, inclusion: statistics.inclusion }
    : { ...about, ...answer };
}

/** Figures for the period that has service rows; for any other, that they cannot be computed from what is published. */
export async function getIndicators(
  { period, group = 'world' }: QueryOf<typeof getIndicatorsOperation>,
  { table }: ApiDependencies,
): Promise<AnswerOf<typeof getIndicatorsOperation>> {
  const { indicators } = await manifestInForce(table);
  if (indicators === null) throw new Problem(503, 'not-published', 'No corridor has a price now.');
  const stored = await readGroup(table, indicators, group);
  const published = publicationOf(indicators);
  if (period === undefined || period === stored.period) {
    return { ...published, computable: true, group, ...stored };
  }
  return {
    ...published,
    computable: false,
    period,
    why: 'not-computable-from-what-is-published',
    periods: [stored.period],
  };
}
