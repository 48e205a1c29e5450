/** The indicators: of a corridor, and of a period by group. */

import { averagesWithoutPrice } from '../../shared/catalogue/averages.ts';
import type { getCorridorIndicatorsOperation, getIndicatorsOperation } from '../../shared/contracts/api.ts';
import type { Manifest } from '../../shared/model/publication.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import { indicatorsOfCorridor } from '../../shared/statistics/indicator-answers.ts';
import { AVERAGE_SOURCE_NAMES, type AverageSeries, spansOf } from '../../shared/statistics/old-averages.ts';
import type { AnswerOf, QueryOf } from '../http/operation.ts';
import { Problem } from '../http/problem.ts';
import { readGroup } from '../storage/indicators.ts';
import { readStatistics } from '../storage/publications.ts';
import type { Table } from '../storage/table.ts';
import {
  type ApiDependencies,
  findCorridor,
  manifestInForce,
  publicationOf,
} from './publication-in-force.ts';

/**
 * What is known of a corridor in a period: figures of the survey in force, or published averages. Without a period, the
 * newest that anything is known of.
 * @throws Problem 404 for a corridor that nobody knows, 503 before the first publication.
 */
export async function getCorridorIndicators(
  id: string,
  { period }: QueryOf<typeof getCorridorIndicatorsOperation>,
  { table }: ApiDependencies,
): Promise<AnswerOf<typeof getCorridorIndicatorsOperation>> {
  const manifest = await manifestInForce(table);
  const { corridor, publication } = findSurveyed(id, manifest);
  const statistics = publication === undefined ? null : await readStatistics(table, corridor, publication);
  const averages = statistics?.series ?? averagesWithoutPrice(corridor);
  const newest = statistics?.period ?? newestOf(averages);
  const asked = period ?? newest ?? (await periodInForce(table, manifest));
  const answer = indicatorsOfCorridor(statistics, averages, asked);
  const about = {
    // That a corridor has no price is said by the list of those that have one.
    ...publicationOf(publication ?? manifest.summary),
    corridor,
    sources: AVERAGE_SOURCE_NAMES,
  };
  return { ...about, ...answer };
}

/**
 * A corridor that has a price, has none, or had one when one of its countries was still one.
 * @throws Problem 404 with the nearest that exist.
 */
function findSurveyed(id: string, manifest: Manifest): { corridor: CorridorId; publication?: string } {
  const corridor = id as CorridorId;
  if (!Object.hasOwn(manifest.corridors, id) && averagesWithoutPrice(corridor).length > 0)
    return { corridor };
  const found = findCorridor(id, manifest);
  return found.priced ? found : { corridor: found.corridor };
}

/** The last quarter that any of the series reaches. */
const newestOf = (averages: readonly AverageSeries[]): string | undefined =>
  spansOf(averages, undefined)
    .map(({ to }) => to)
    .sort()
    .at(-1);

/** The quarter that other corridors have prices of. */
async function periodInForce(table: Table, { indicators }: Manifest): Promise<string> {
  if (indicators === null) throw new Problem(503, 'not-published', 'No corridor has a price now.');
  return (await readGroup(table, indicators, 'world')).period;
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
