/** The indicators: those of a corridor, and those of a period by group. */

import { averagesWithoutPrice } from '../../shared/catalogue/averages.ts';
import type {
  getCorridorIndicatorsOperation,
  getIndicatorsOperation,
} from '../../shared/contracts/indicator-operations.ts';
import { PAGE_SIZE } from '../../shared/contracts/parameters.ts';
import { type Dispute, disputedIn } from '../../shared/model/dispute.ts';
import type { Manifest } from '../../shared/model/publication.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import { INCLUSION_DEFINITION } from '../../shared/statistics/inclusion-definition.ts';
import { indicatorsOfCorridor } from '../../shared/statistics/indicator-answers.ts';
import type { GroupBy } from '../../shared/statistics/indicator-types.ts';
import {
  AVERAGE_SOURCE_NAMES,
  type HeldPeriods,
  type SeriesSpan,
  spansOf,
} from '../../shared/statistics/old-averages.ts';
import type { AnswerOf, QueryOf } from '../http/operation.ts';
import { pageOf } from '../http/page.ts';
import { Problem } from '../http/problem.ts';
import type { Publication } from '../storage/publication.ts';
import {
  type ApiDependencies,
  findCorridor,
  publicationInForce,
  publicationOf,
} from './publication-in-force.ts';

/**
 * The indicators of a corridor in a period: computed from the survey's rows of that period, or published averages. Without a period:
 * the newest one with any figure.
 * @throws Problem 404 for an unknown corridor or a period of which nothing is held, 503 before the first publication.
 */
export async function getCorridorIndicators(
  id: string,
  { period }: QueryOf<typeof getCorridorIndicatorsOperation>,
  dependencies: ApiDependencies,
): Promise<AnswerOf<typeof getCorridorIndicatorsOperation>> {
  const inForce = await publicationInForce(dependencies);
  const { manifest } = inForce;
  const rounds = await inForce.earlierPeriods(id as CorridorId);
  const { corridor, publication } = findSurveyed(id, manifest, rounds);
  const statistics = publication === undefined ? null : await inForce.statistics(corridor);
  const averages = statistics?.series ?? averagesWithoutPrice(corridor);
  const held = { averages, rounds, newest: statistics?.period };
  const asked = period ?? newestOf(held) ?? (await periodInForce(inForce));
  const answer = indicatorsOfCorridor(statistics, held, asked);
  const about = {
    // For a corridor without a price, the summary's publication: it lists the corridors that have one.
    ...publicationOf(publication ?? manifest.summary),
    corridor,
    sources: AVERAGE_SOURCE_NAMES,
    ...(await disputesOf(dependencies, inForce, 'corridor', corridor, asked)),
  };
  if (answer.computable)
    return { ...about, ...answer, round: 'newest', inclusionDefinition: INCLUSION_DEFINITION };
  if (rounds.includes(asked)) {
    const figures = await inForce.earlierCorridor(asked, corridor);
    const { series, breaks, averages: published } = answer;
    return {
      ...about,
      ...(await roundOf(inForce, asked)),
      ...figures,
      series,
      breaks,
      averages: published,
    };
  }
  if (period !== undefined && answer.averages.length === 0)
    throw notHeld(period, spansInWords(answer.series));
  return { ...about, ...answer };
}

/** All disputes; none if they cannot be read: a damaged mark withholds no figure. */
async function readDisputes(
  { lacks }: ApiDependencies,
  publication: Publication,
): Promise<readonly Dispute[]> {
  try {
    return await publication.disputes();
  } catch (error) {
    lacks('disputes cannot be read: figures have no mark', error);
    return [];
  }
}

/** Open disputes of a figure; nothing where there is none. */
async function disputesOf(
  dependencies: ApiDependencies,
  publication: Publication,
  group: GroupBy,
  key: string,
  period: string,
) {
  const disputed = disputedIn(await readDisputes(dependencies, publication), group, key, period);
  return disputed.length > 0 ? { disputed } : {};
}

/** Figures of a grouping, those that somebody contests with the ids of why. */
async function withDisputes<Figures extends { readonly key: string }>(
  dependencies: ApiDependencies,
  publication: Publication,
  group: GroupBy,
  period: string,
  figures: readonly Figures[],
): Promise<(Figures & { disputed?: string[] })[]> {
  const disputes = await readDisputes(dependencies, publication);
  return figures.map((one) => {
    const disputed = disputedIn(disputes, group, one.key, period);
    return disputed.length > 0 ? { ...one, disputed } : one;
  });
}

/** Which edition an earlier round's figures are of, and which publication computed them. */
async function roundOf(inForce: Publication, period: string) {
  const round = (await inForce.earlierRounds())[period];
  if (!round) throw new Error(`the list of earlier rounds has no ${period}`);
  const { publication, edition } = round;
  return { ...publicationOf(publication), computable: true, round: 'earlier', edition } as const;
}

/** @param allowed what is held */
const notHeld = (period: string, allowed: readonly string[]): Problem =>
  new Problem(404, 'period-not-held', `Nothing is held of ${period}.`, [
    { field: 'period', detail: 'Nothing is held of that quarter.', allowed },
  ]);

const spansInWords = (spans: readonly SeriesSpan[]): string[] =>
  spans.map(({ source, from, to }) => `${from === to ? from : `${from} to ${to}`} (${source})`);

/**
 * A corridor that has a price, has none, or had one before: in a round that is held, or before one of its countries broke up.
 * @throws Problem 404 with the nearest corridors.
 */
function findSurveyed(
  id: string,
  manifest: Manifest,
  rounds: readonly string[],
): { corridor: CorridorId; publication?: string } {
  const corridor = id as CorridorId;
  const isKnown = rounds.length > 0 || averagesWithoutPrice(corridor).length > 0;
  if (!Object.hasOwn(manifest.corridors, id) && isKnown) return { corridor };
  const found = findCorridor(id, manifest);
  return found.priced ? found : { corridor: found.corridor };
}

/** The quarter of its prices; without one the last that any series covers. */
const newestOf = (held: HeldPeriods): string | undefined =>
  held.newest ??
  spansOf(held)
    .map(({ to }) => to)
    .sort()
    .at(-1);

/** The quarter of the other corridors' prices. */
async function periodInForce(publication: Publication): Promise<string> {
  const world = await publication.indicators('world');
  if (!world) throw new Problem(503, 'not-published', 'No corridor has a price now.');
  return world.period;
}

/** Figures of a round of the survey whose rows are held. @throws Problem 404 for any other period, 503 before the first publication. */
export async function getIndicators(
  query: QueryOf<typeof getIndicatorsOperation>,
  dependencies: ApiDependencies,
): Promise<AnswerOf<typeof getIndicatorsOperation>> {
  const { period, group = 'world' } = query;
  const publication = await publicationInForce(dependencies);
  const { indicators } = publication.manifest;
  const stored = await publication.indicators(group);
  if (period !== undefined && period !== stored?.period) {
    const rounds = Object.keys(await publication.earlierRounds());
    const held = stored ? [...rounds, stored.period] : rounds;
    if (!rounds.includes(period)) throw notHeld(period, [...new Set(held)].sort());
    const figures = await publication.earlierGroup(period, group);
    const { items, ...page } = pageOf(figures.results, query, PAGE_SIZE.most);
    const results = await withDisputes(dependencies, publication, group, period, items);
    return { ...(await roundOf(publication, period)), group, ...figures, ...page, results };
  }
  if (indicators === null) throw new Problem(503, 'not-published', 'No corridor has a price now.');
  if (!stored)
    throw new Problem(503, 'not-published', `The figures by ${group} come with the next publication.`);
  const { items, ...page } = pageOf(stored.results, query, PAGE_SIZE.most);
  const results = await withDisputes(dependencies, publication, group, stored.period, items);
  return {
    ...publicationOf(indicators),
    computable: true,
    round: 'newest',
    group,
    ...stored,
    ...page,
    results,
  };
}
