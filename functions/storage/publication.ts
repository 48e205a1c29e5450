/** A publication as readers of prices open it: all that one manifest names. */
import type { Manifest } from '../../shared/model/publication.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import { joinLayers } from '../../shared/pricing/layers.ts';
import type { PricedCorridor } from '../../shared/pricing/priced-corridor.ts';
import type { CorridorStatistics } from '../../shared/statistics/corridor-statistics.ts';
import type { GroupBy } from '../../shared/statistics/indicator-types.ts';
import type { Summary } from '../../shared/statistics/summary.ts';
import { readGroup, type StoredGroup } from './indicators.ts';
import { readManifest } from './manifest.ts';
import { newOpener, type Opener, type Remember } from './opened.ts';
import { readPrices, readSaid, readStatistics, readSummary } from './publications.ts';
import { type PublishedRates, publishedRates } from './published-rates.ts';
import type { Table } from './table.ts';

/** Each part throws an Error if what the manifest names is missing: it is stored before the manifest. */
export interface Publication extends PublishedRates {
  /** The prices of a corridor, every layer's. @throws RangeError for a corridor without a surveyed price */
  prices(corridor: CorridorId): Promise<PricedCorridor>;
  /** @throws RangeError for the same corridors */
  statistics(corridor: CorridorId): Promise<CorridorStatistics>;
  summary(): Promise<Summary>;
  /** The indicators of one grouping; null: none are published. */
  indicators(group: GroupBy): Promise<StoredGroup | null>;
}

export const newPublications = (table: Table, now?: () => number): Opener<Publication> =>
  newOpener(table, publicationOf, now);

/** The publication in force, for a reader that keeps nothing; undefined before the first one. */
export async function openPublication(
  table: Table,
  consistency: 'strong' | 'eventual' = 'eventual',
): Promise<Publication | undefined> {
  const manifest = await readManifest(table, consistency);
  return manifest && publicationOf(table, manifest, (_, read) => read());
}

function publicationOf(table: Table, manifest: Manifest, remember: Remember): Publication {
  const { summary, indicators, said } = manifest;
  const surveyed = (corridor: CorridorId): string => {
    const from = Object.hasOwn(manifest.corridors, corridor) ? manifest.corridors[corridor] : undefined;
    if (from === undefined) throw new RangeError(`no price of ${corridor} is published`);
    return from;
  };
  return {
    ...publishedRates(table, manifest, remember),
    async prices(corridor) {
      const [from, saidFrom] = [surveyed(corridor), said[corridor]];
      return remember(`prices ${corridor} ${from} ${saidFrom}`, async () => {
        const [prices, ofProviders] = await Promise.all([
          readPrices(table, corridor, from),
          saidFrom === undefined ? undefined : readSaid(table, corridor, saidFrom),
        ]);
        return joinLayers(prices, ofProviders);
      });
    },
    async statistics(corridor) {
      const from = surveyed(corridor);
      return remember(`statistics ${corridor} ${from}`, () => readStatistics(table, corridor, from));
    },
    summary: () => remember(`summary ${summary}`, () => readSummary(table, summary)),
    indicators: async (group) =>
      indicators === null
        ? null
        : remember(`indicators ${group} ${indicators}`, () => readGroup(table, indicators, group)),
  };
}
