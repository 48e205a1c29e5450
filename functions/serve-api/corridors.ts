/** Lists corridors, and describes one: its prices and statistics, or that it has no price. */
import { findCountry } from '../../shared/catalogue/countries.ts';
import { findProvider } from '../../shared/catalogue/providers.ts';
import { UNPRICED } from '../../shared/catalogue/unpriced.ts';
import {
  type getCorridorOperation,
  listCorridorsOperation,
} from '../../shared/contracts/price-operations.ts';
import { surveyAge } from '../../shared/model/age.ts';
import type { AnswerOf, QueryOf } from '../http/operation.ts';
import { pageOf } from '../http/page.ts';
import { type FieldError, Problem } from '../http/problem.ts';
import { allowedBy } from '../http/query.ts';
import {
  type ApiDependencies,
  findCorridor,
  headOf,
  publicationInForce,
  publicationOf,
} from './publication-in-force.ts';

export async function listCorridors(
  query: QueryOf<typeof listCorridorsOperation>,
  dependencies: ApiDependencies,
): Promise<AnswerOf<typeof listCorridorsOperation>> {
  const publication = await publicationInForce(dependencies);
  const { manifest } = publication;
  const summary = await publication.summary();
  checkKnown(query, summary.providers);
  const surveyed =
    query.provider === undefined ? undefined : new Set(summary.providers[query.provider] ?? []);
  const priced = summary.corridors.map(({ corridor, period, services, providers, indicators }) => ({
    ...headOf(corridor),
    priced: true as const,
    period,
    services,
    providers,
    indicators,
  }));
  const unpriced = UNPRICED.filter(({ corridor }) => manifest.corridors[corridor] === undefined).map(
    ({ corridor, lastKnown }) => {
      return { ...headOf(corridor), priced: false as const, lastKnown };
    },
  );
  const found = [...priced, ...unpriced]
    .filter(({ sender }) => query.sender === undefined || sender.code === query.sender)
    .filter(({ receiver }) => query.receiver === undefined || receiver.code === query.receiver)
    .filter((corridor) => query.priced === undefined || corridor.priced === (query.priced === 'true'))
    .filter(({ corridor }) => surveyed === undefined || surveyed.has(corridor))
    .sort((a, b) => (a.corridor < b.corridor ? -1 : 1));
  const { items, ...page } = pageOf(found, query);
  return { ...publicationOf(manifest.summary), ...page, corridors: items };
}

/** @throws Problem 400 for an unknown country or provider: an empty list would look like an answer. */
function checkKnown(
  { sender, receiver, provider }: QueryOf<typeof listCorridorsOperation>,
  published: Readonly<Record<string, unknown>>,
): void {
  const { query } = listCorridorsOperation;
  const errors: FieldError[] = [];
  for (const [field, code] of Object.entries({ sender, receiver })) {
    if (code === undefined || findCountry(code)) continue;
    errors.push({ field, detail: 'There is no such country.', allowed: allowedBy(query.sender) });
  }
  if (provider !== undefined && !findProvider(provider) && !Object.hasOwn(published, provider)) {
    errors.push({
      field: 'provider',
      detail: 'There is no such provider.',
      allowed: allowedBy(query.provider),
    });
  }
  if (errors.length > 0) {
    const fields = errors.map(({ field }) => field).join(', ');
    throw new Problem(400, 'bad-parameters', `Not understood: ${fields}.`, errors);
  }
}

export async function getCorridor(
  id: string,
  dependencies: ApiDependencies,
): Promise<AnswerOf<typeof getCorridorOperation>> {
  const publication = await publicationInForce(dependencies);
  const found = findCorridor(id, publication.manifest);
  if (!found.priced) {
    return { ...headOf(found.corridor), priced: false, lastKnown: found.lastKnown };
  }
  const [prices, { indicators, more, series, inclusion }] = await Promise.all([
    publication.surveyed(found.corridor),
    publication.statistics(found.corridor),
  ]);
  return {
    ...publicationOf(found.publication),
    ...headOf(found.corridor),
    priced: true,
    age: surveyAge(prices.survey, dependencies.today()),
    sheet: { ...prices, indicators, more, ...(series.length > 0 && { series }), inclusion },
  };
}
