/** The indicators: those of a corridor, and those of a period by group. */

import { averagesWithoutPrice } from '../../shared/catalogue/averages.ts';
import type {
  getCorridorIndicatorsOperation,
  getIndicatorsOperation,
} from '../../shared/contracts/indicator-operations.ts';
import { PAGE_SIZE } from '../../shared/contracts/parameters.ts';
import type { Manifest } from '../../shared/model/publication.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import { INCLUSION_DEFINITION } from '../../shared/statistics/inclusion-definition.ts';
import { indicatorsOfCorridor } from '../../shared/statistics/indicator-answers.ts';
import { AVERAGE_SOURCE_NAMES, type AverageSeries, spansOf } from '../../shared/statistics/old-averages.ts';
import type { AnswerOf, QueryOf } from '../http/operation.ts';
import { Problem } from '../http/problem.ts';
import type { Publication } from '../storage/publication.ts';
import { pageOf } from './page.ts';
import {
  type ApiDependencies,
  findCorridor,
  publicationInForce,
  publicationOf,
} from './publication-in-force.ts';

/**
 * The indicators of a corridor in a period: computed from the survey in force, or published averages. Without a period: the
 * newest one with any figure.
 * @throws Problem 404 for an unknown corridor, 503 before the first publication.
 */
export async function getCorridorIndicators(
  id: string,
  { period }: QueryOf<typeof getCorridorIndicatorsOperation>,
  dependencies: ApiDependencies,
): Promise<AnswerOf<typeof getCorridorIndicatorsOperation>> {
  const inForce = await publicationInForce(dependencies);
  const { manifest } = inForce;
  const { corridor, publication } = findSurveyed(id, manifest);
  const statistics = publication === undefined ? null : await inForce.statistics(corridor);
  const averages = statistics?.series ?? averagesWithoutPrice(corridor);
  const newest = statistics?.period ?? newestOf(averages);
  const asked = period ?? newest ?? (await periodInForce(inForce));
  const answer = indicatorsOfCorridor(statistics, averages, asked);
  const about = {
    // For a corridor without a price, the summary's publication: it lists the corridors that have one.
    ...publicationOf(publication ?? manifest.summary),
    corridor,
    sources: AVERAGE_SOURCE_NAMES,
  };
  return answer.computable
    ? { ...about, ...answer, inclusionDefinition: INCLUSION_DEFINITION }
    : { ...about, ...answer };
}

/**
 * A corridor that has a price, has none, or had one before one of its countries broke up.
 * @throws Problem 404 with the nearest corridors.
 */
function findSurveyed(id: string, manifest: Manifest): { corridor: CorridorId; publication?: string } {
  const corridor = id as CorridorId;
  if (!Object.hasOwn(manifest.corridors, id) && averagesWithoutPrice(corridor).length > 0)
    return { corridor };
  const found = findCorridor(id, manifest);
  return found.priced ? found : { corridor: found.corridor };
}

/** The last quarter that any series covers. */
const newestOf = (averages: readonly AverageSeries[]): string | undefined =>
  spansOf(averages, undefined)
    .map(({ to }) => to)
    .sort()
    .at(-1);

/** The quarter of the other corridors' prices. */
async function periodInForce(publication: Publication): Promise<string> {
  const world = await publication.indicators('world');
  if (!world) throw new Problem(503, 'not-published', 'No corridor has a price now.');
  return world.period;
}

/**
 * Figures for the period with service rows; for any other, that they cannot be computed from published data.
 * @throws Problem 422 for another period where rows are wanted, 503 before the first publication.
 */
export async function getIndicators(
  query: QueryOf<typeof getIndicatorsOperation>,
  dependencies: ApiDependencies,
): Promise<AnswerOf<typeof getIndicatorsOperation>> {
  const { period, group = 'world', format = 'json' } = query;
  const publication = await publicationInForce(dependencies);
  const { indicators } = publication.manifest;
  const stored = await publication.indicators(group);
  if (indicators === null) throw new Problem(503, 'not-published', 'No corridor has a price now.');
  if (!stored)
    throw new Problem(503, 'not-published', `The figures by ${group} come with the next publication.`);
  const published = publicationOf(indicators);
  if (period === undefined || period === stored.period) {
    const { items: results, ...page } = pageOf(stored.results, query, PAGE_SIZE.most);
    return { ...published, computable: true, group, ...stored, ...page, results };
  }
  if (format !== 'json') {
    // A file without rows would look like an answer.
    throw new Problem(422, 'no-rows', `There are no figures of ${period} that can be computed.`, [
      { field: 'period', detail: 'What is published of it is not enough.', allowed: [stored.period] },
    ]);
  }
  return {
    ...published,
    computable: false,
    period,
    why: 'not-computable-from-what-is-published',
    periods: [stored.period],
  };
}
