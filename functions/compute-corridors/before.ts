/**
 * The previous publication, as far as this code can read it. Other code may have written it in another form: what cannot be
 * read counts as missing and is published again. It never stops a publication.
 */

import type { ReferenceRates } from '../../shared/fx/reference.ts';
import type { CorridorPrices } from '../../shared/model/corridor-prices.ts';
import type { Manifest } from '../../shared/model/publication.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { SaidSheet } from '../../shared/pricing/said.ts';
import type { CorridorStatistics } from '../../shared/statistics/corridor-statistics.ts';
import type { PeriodIndicators } from '../../shared/statistics/indicator-types.ts';
import type { Summary } from '../../shared/statistics/summary.ts';
import { readIndicators } from '../storage/indicators.ts';
import { readAllPrices, readAllSaid, readStoredStatistics, readSummary } from '../storage/publications.ts';
import { readReference } from '../storage/reference.ts';
import type { Table } from '../storage/table.ts';

export interface Before {
  readonly prices: ReadonlyMap<CorridorId, CorridorPrices>;
  readonly statistics: ReadonlyMap<CorridorId, CorridorStatistics>;
  readonly summary: Summary | undefined;
  readonly indicators: PeriodIndicators | undefined;
}

/** The reference rates of the manifest; undefined if there are none or they cannot be read: then they are written again. */
export async function readOldReference(
  table: Table,
  manifest: Manifest | undefined,
): Promise<ReferenceRates | undefined> {
  if (!manifest?.reference) return undefined;
  return readReference(table, manifest.reference.publication).catch(() => undefined);
}

/** What providers said in the publication before. What is missing or cannot be read is stored again: it is made of feeds alone. */
export const readOldSaid = async (
  table: Table,
  manifest: Manifest | undefined,
): Promise<ReadonlyMap<CorridorId, SaidSheet>> =>
  manifest
    ? readAllSaid(table, manifest, Object.keys(manifest.said) as CorridorId[], 'leave-out-unreadable')
    : new Map();

/**
 * The prices of all corridors, and the statistics of the corridors that were computed again.
 * @throws any read error, if the same code wrote the publication: then stored data is damaged.
 */
export async function readBefore(
  table: Table,
  manifest: Manifest | undefined,
  computed: readonly CorridorId[],
  computedBy: string,
): Promise<Before> {
  if (!manifest) {
    return { prices: new Map(), statistics: new Map(), summary: undefined, indicators: undefined };
  }
  const otherCode = manifest.computedBy !== computedBy;
  const readable = async <T>(read: () => Promise<T>): Promise<T | undefined> => {
    if (!otherCode) return read();
    return read().catch(() => undefined);
  };
  const { indicators } = manifest;
  const corridors = Object.keys(manifest.corridors) as CorridorId[];
  const again = computed.filter((corridor) => manifest.corridors[corridor] !== undefined);
  const which = otherCode ? 'leave-out-unreadable' : 'all';
  return {
    prices: await readAllPrices(table, manifest, corridors, which),
    // Those in a sheet of before count as not there: they get an item of their own.
    statistics: await readStoredStatistics(table, manifest, again, which),
    summary: await readable(() => readSummary(table, manifest.summary)),
    indicators: indicators === null ? undefined : await readable(() => readIndicators(table, indicators)),
  };
}
