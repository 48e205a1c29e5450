/**
 * Publications: each corridor's prices and statistics and a summary under a fresh publication id, then the one manifest that
 * names them. The commit point is the replacement of the manifest, on condition of its version: readers see all or nothing.
 */
import * as z from 'zod/mini';
import { manifestSchema } from '../../shared/contracts/publication.ts';
import {
  corridorPricesSchema,
  corridorStatisticsSchema,
  sheetSchema,
  summarySchema,
} from '../../shared/contracts/sheet.ts';
import type { CorridorPrices } from '../../shared/model/corridor-prices.ts';
import type { Manifest } from '../../shared/model/publication.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { CorridorStatistics } from '../../shared/statistics/corridor-statistics.ts';
import type { Summary } from '../../shared/statistics/summary.ts';
import { pack, unpack } from './encoding.ts';
import { MANIFEST, SUMMARY, sheetPartition, statisticsPartition } from './keys.ts';
import { findNamed, readNamed } from './named-item.ts';
import type { Table } from './table.ts';

/** The version of the manifest's item, 0 if there is none; and the manifest, if this code can read it. */
export interface HeldManifest {
  readonly version: number;
  readonly manifest: Manifest | undefined;
}

/** The stored manifest. One that other code wrote in another form counts as missing: then everything is published again. */
export async function readHeldManifest(
  table: Table,
  consistency: 'strong' | 'eventual',
): Promise<HeldManifest> {
  const item = await table.get({ pk: MANIFEST, sk: MANIFEST }, consistency);
  if (!item) return { version: 0, manifest: undefined };
  return { version: item.version, manifest: z.safeParse(manifestSchema, unpack(item.value)).data };
}

/** The manifest in force; undefined before the first publication, and while the stored one has another code's form. */
export async function readManifest(
  table: Table,
  consistency: 'strong' | 'eventual',
): Promise<Manifest | undefined> {
  return (await readHeldManifest(table, consistency)).manifest;
}

/**
 * Replaces the manifest of version `manifest.version - 1`.
 * @throws WriteConflict if another publication came first.
 */
export async function replaceManifest(table: Table, manifest: Manifest): Promise<void> {
  const item = { pk: MANIFEST, sk: MANIFEST, version: manifest.version, value: pack(manifest) };
  await table.put(item, manifest.version - 1);
}

/** @throws Error if the manifest names prices that are missing: prices are stored before the manifest. */
export async function readPrices(
  table: Table,
  corridor: CorridorId,
  publication: string,
): Promise<CorridorPrices> {
  const key = { pk: sheetPartition(corridor), sk: publication };
  return z.parse(corridorPricesSchema, await readNamed(table, key, `prices of ${corridor}`));
}

/** @throws Error for the same reason. */
export async function readStatistics(
  table: Table,
  corridor: CorridorId,
  publication: string,
): Promise<CorridorStatistics> {
  const found = await findNamed(table, { pk: statisticsPartition(corridor), sk: publication });
  if (found !== undefined) return z.parse(corridorStatisticsSchema, found);
  const sheet = await readNamed(
    table,
    { pk: sheetPartition(corridor), sk: publication },
    `statistics of ${corridor}`,
  );
  return statisticsInSheet(sheet);
}

/** The prices of the corridors that a manifest names. `leave-out-unreadable`: skips what other code wrote in another form. */
export function readAllPrices(
  table: Table,
  manifest: Manifest,
  corridors: readonly CorridorId[],
  which: Which = 'all',
): Promise<Map<CorridorId, CorridorPrices>> {
  const parse = (value: unknown) => z.parse(corridorPricesSchema, value);
  return readAll(table, manifest, corridors, sheetPartition, parse, which);
}

/** The statistics of the corridors that a manifest names, in the same way. */
export async function readAllStatistics(
  table: Table,
  manifest: Manifest,
  corridors: readonly CorridorId[],
  which: Which = 'all',
): Promise<Map<CorridorId, CorridorStatistics>> {
  const parse = (value: unknown) => z.parse(corridorStatisticsSchema, value);
  const found = await readAll(table, manifest, corridors, statisticsPartition, parse, 'leave-out-unreadable');
  const missing = corridors.filter((corridor) => !found.has(corridor));
  if (missing.length === 0) return found;
  const before = await readAll(table, manifest, missing, sheetPartition, statisticsInSheet, which);
  return new Map([...found, ...before]);
}

type Which = 'all' | 'leave-out-unreadable';

/** @throws Error if one is missing or cannot be read, unless unreadable ones are left out. */
async function readAll<T extends { readonly corridor: CorridorId }>(
  table: Table,
  manifest: Manifest,
  corridors: readonly CorridorId[],
  partition: (corridor: CorridorId) => string,
  parse: (value: unknown) => T,
  which: Which,
): Promise<Map<CorridorId, T>> {
  const keys = corridors.map((corridor) => {
    const publication = manifest.corridors[corridor];
    if (publication === undefined) throw new Error(`the manifest has no ${corridor}`);
    return { pk: partition(corridor), sk: publication };
  });
  const found = new Map<CorridorId, T>();
  for (const item of await table.getMany(keys)) {
    try {
      const value = parse(unpack(item.value));
      found.set(value.corridor, value);
    } catch (error) {
      if (which === 'all') throw error;
    }
  }
  if (which === 'all' && found.size !== keys.length)
    throw new Error(`${keys.length - found.size} items that the manifest names are missing`);
  return found;
}

/** Until version 0.2 a sheet also held the statistics: that form can be read until the next one replaces it. */
function statisticsInSheet(value: unknown): CorridorStatistics {
  const { format, methodVersion, corridor, survey, indicators, more, series, inclusion } = z.parse(
    sheetSchema,
    value,
  );
  const { period } = survey;
  return z.parse(corridorStatisticsSchema, {
    ...{ format, methodVersion, corridor, period, indicators, more, inclusion },
    series: series ?? [],
  });
}

/** Stores both items of a corridor; the manifest names them by one publication id. */
export async function writeCorridor(
  table: Table,
  publication: string,
  { prices, statistics }: { readonly prices: CorridorPrices; readonly statistics: CorridorStatistics },
): Promise<void> {
  const { corridor } = prices;
  await table.put({ pk: sheetPartition(corridor), sk: publication, version: 1, value: pack(prices) });
  await table.put({
    pk: statisticsPartition(corridor),
    sk: publication,
    version: 1,
    value: pack(statistics),
  });
}

/** @throws Error if the summary is missing. */
export async function readSummary(table: Table, publication: string): Promise<Summary> {
  return z.parse(summarySchema, await readNamed(table, { pk: SUMMARY, sk: publication }, 'summary'));
}

export async function writeSummary(table: Table, publication: string, summary: Summary): Promise<void> {
  await table.put({ pk: SUMMARY, sk: publication, version: 1, value: pack(summary) });
}
