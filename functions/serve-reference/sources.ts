/** The present state of each bank's bulletin, and the corridors it affects; and the state of each source of prices. */

import { currenciesOf } from '../../shared/catalogue/corridor-currencies.ts';
import { RATE_SOURCE_ENTRIES } from '../../shared/catalogue/rate-sources.ts';
import { SOURCES } from '../../shared/catalogue/sources.ts';
import type { listSourcesOperation } from '../../shared/contracts/rate-operations.ts';
import { reportOf } from '../../shared/fx/reference.ts';
import { neverAsked } from '../../shared/fx/source-state.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { AnswerOf } from '../http/operation.ts';
import { readPriceSource } from '../storage/price-sources.ts';
import { listSourceStates } from '../storage/rate-sources.ts';
import type { ReferenceDependencies } from './dependencies.ts';
import { publishedReference } from './published.ts';

/** @throws Problem 503 before the first publication. */
export async function listSources(
  dependencies: ReferenceDependencies,
): Promise<AnswerOf<typeof listSourcesOperation>> {
  const { table, now } = dependencies;
  const instant = now().toISOString();
  const { manifest, reference } = await publishedReference(dependencies);
  const states = new Map((await listSourceStates(table, instant)).map((state) => [state.source, state]));
  const corridors = (Object.keys(manifest.corridors) as CorridorId[]).map((corridor) =>
    currenciesOf(corridor, instant.slice(0, 10)),
  );
  const prices = await Promise.all(
    SOURCES.map(async ({ id, name, publisher, citation, licence, licenceUrl, url }) => {
      const { source: _, refused: __, ...state } = await readPriceSource(table, id);
      return { id, name, publisher, citation, licence, licenceUrl, url, ...state };
    }),
  );
  return {
    prices,
    sources: RATE_SOURCE_ENTRIES.map((entry) => {
      const { id, name, publisher, attribution, terms, url, currency, currencies, firstDay } = entry;
      const state = states.get(id) ?? neverAsked(id);
      const { lastAsked, lastSuccess, notBefore } = state;
      const report = reportOf(entry, state, reference.benchmark, corridors, instant);
      return {
        ...report,
        name,
        publisher,
        attribution,
        terms,
        url,
        currency,
        currencies: [...currencies],
        firstDay,
        lastAsked,
        lastSuccess,
        notBefore,
      };
    }),
  };
}
