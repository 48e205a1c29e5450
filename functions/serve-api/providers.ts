/**
 * Lists the providers of the publication in force. Of one that the catalogue does not know yet, the corridors that it has
 * prices in say what it is.
 */
import { findProvider, PROVIDERS, type Provider } from '../../shared/catalogue/providers.ts';
import type { listProvidersOperation } from '../../shared/contracts/price-operations.ts';
import type { AnswerOf, QueryOf } from '../http/operation.ts';
import { pageOf } from '../http/page.ts';
import { type ApiDependencies, publicationInForce, publicationOf } from './publication-in-force.ts';

export async function listProviders(
  query: QueryOf<typeof listProvidersOperation>,
  dependencies: ApiDependencies,
): Promise<AnswerOf<typeof listProvidersOperation>> {
  const publication = await publicationInForce(dependencies);
  const { manifest } = publication;
  const summary = await publication.summary();
  const known = PROVIDERS.filter(({ id }) => summary.providers[id] !== undefined);
  const others = Object.entries(summary.providers).filter(([id]) => !findProvider(id));
  const described = await Promise.all(
    others.map(async ([id, [corridor]]): Promise<Provider[]> => {
      const found = corridor && (await publication.prices(corridor)).providers[id];
      return found ? [{ id, ...found }] : [];
    }),
  );
  const all = [...known, ...described.flat()]
    .filter(({ type }) => query.providerType === undefined || type === query.providerType)
    .map(({ id, name, type, typeBasis }) => ({
      provider: id,
      name,
      type,
      typeBasis,
      corridors: summary.providers[id] ?? [],
    }));
  const { items, ...page } = pageOf(all, query);
  return { ...publicationOf(manifest.summary), ...page, providers: items };
}
