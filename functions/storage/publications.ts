/**
 * What a publication stores: each corridor's prices and statistics, layer by layer, and a summary, under a fresh publication
 * id; then the one manifest that names them (manifest.ts). The commit point is the replacement of the manifest, on condition
 * of its version: readers see all or nothing. Readers open a publication (publication.ts).
 */
import * as z from 'zod/mini';
import { saidSheetSchema } from '../../shared/contracts/said.ts';
import {
  corridorPricesSchema,
  corridorStatisticsSchema,
  sheetSchema,
  summarySchema,
} from '../../shared/contracts/sheet.ts';
import type { CorridorPrices } from '../../shared/model/corridor-prices.ts';
import type { Manifest } from '../../shared/model/publication.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { SaidSheet } from '../../shared/pricing/said.ts';
import type { CorridorStatistics } from '../../shared/statistics/corridor-statistics.ts';
import type { Summary } from '../../shared/statistics/summary.ts';
import { pack, unpack } from './encoding.ts';
import { SUMMARY, saidPartition, sheetPartition, statisticsPartition } from './keys.ts';
import { findNamed, readNamed } from './named-item.ts';
import type { Table } from './table.ts';

/** The surveyed prices. @throws Error if the manifest names ones that are missing: they are stored before the manifest. */
export async function readPrices(
  table: Table,
  corridor: CorridorId,
  publication: string,
): Promise<CorridorPrices> {
  const key = { pk: sheetPartition(corridor), sk: publication };
  return z.parse(corridorPricesSchema, await readNamed(table, key, `prices of ${corridor}`));
}

/** What providers say. @throws Error for the same reason. */
export async function readSaid(table: Table, corridor: CorridorId, publication: string): Promise<SaidSheet> {
  const key = { pk: saidPartition(corridor), sk: publication };
  return z.parse(saidSheetSchema, await readNamed(table, key, `said prices of ${corridor}`));
}

/** @throws Error for the same reason. */
export async function readStatistics(
  table: Table,
  corridor: CorridorId,
  publication: string,
): Promise<CorridorStatistics> {
  const found = await findNamed(table, { pk: statisticsPartition(corridor), sk: publication });
  if (found !== undefined) return z.parse(corridorStatisticsSchema, found);
  const what = `statistics of ${corridor}`;
  const sheet = await readNamed(table, { pk: sheetPartition(corridor), sk: publication }, what);
  const statistics = statisticsInSheet(sheet);
  if (!statistics) throw new Error(`publication ${publication} has no ${what}`);
  return statistics;
}

/** What a reader of many corridors does with an item that is not there, or that other code wrote in another form. */
type Leniency = 'all' | 'leave-out-unreadable';

/** The prices of the corridors that a manifest names. */
export function readAllPrices(
  table: Table,
  manifest: Manifest,
  corridors: readonly CorridorId[],
  leniency: Leniency = 'all',
): Promise<Map<CorridorId, CorridorPrices>> {
  const parse = (value: unknown) => z.parse(corridorPricesSchema, value);
  return readAll(table, manifest, corridors, sheetPartition, parse, leniency);
}

/** What providers say in the corridors that a manifest names. */
export function readAllSaid(
  table: Table,
  { said }: Pick<Manifest, 'said'>,
  corridors: readonly CorridorId[],
  leniency: Leniency = 'all',
): Promise<Map<CorridorId, SaidSheet>> {
  const parse = (value: unknown) => z.parse(saidSheetSchema, value);
  return readAll(table, { corridors: said }, corridors, saidPartition, parse, leniency);
}

/** The statistics of the corridors that a manifest names. @throws Error if one is missing or cannot be read. */
export async function readAllStatistics(
  table: Table,
  manifest: Manifest,
  corridors: readonly CorridorId[],
): Promise<Map<CorridorId, CorridorStatistics>> {
  const parse = (value: unknown) => z.parse(corridorStatisticsSchema, value);
  const found = await readAll<CorridorStatistics>(
    table,
    manifest,
    corridors,
    statisticsPartition,
    parse,
    'leave-out-missing',
  );
  for (const corridor of corridors.filter((id) => !found.has(id))) {
    found.set(corridor, await readStatistics(table, corridor, manifest.corridors[corridor] ?? ''));
  }
  return found;
}

/** The same, as they are stored as items of their own: a corridor without one is left out, or is an error. */
export function readStoredStatistics(
  table: Table,
  manifest: Manifest,
  corridors: readonly CorridorId[],
  leniency: Leniency,
): Promise<Map<CorridorId, CorridorStatistics>> {
  const parse = (value: unknown) => z.parse(corridorStatisticsSchema, value);
  return readAll(table, manifest, corridors, statisticsPartition, parse, leniency);
}

/** @throws Error for an item that is missing or cannot be read, unless such items are left out. */
async function readAll<T extends { readonly corridor: CorridorId }>(
  table: Table,
  manifest: Pick<Manifest, 'corridors'>,
  corridors: readonly CorridorId[],
  partition: (corridor: CorridorId) => string,
  parse: (value: unknown) => T,
  leniency: Leniency | 'leave-out-missing',
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
      if (leniency !== 'leave-out-unreadable') throw error;
    }
  }
  if (leniency === 'all' && found.size !== keys.length)
    throw new Error(`${keys.length - found.size} items that the manifest names are missing`);
  return found;
}

/** The form before statistics had items of their own: a sheet held them too. Undefined for a sheet without them. */
function statisticsInSheet(value: unknown): CorridorStatistics | undefined {
  const sheet = z.safeParse(sheetSchema, value);
  if (!sheet.success) return undefined;
  const { format, methodVersion, corridor, survey, indicators, more, series = [], inclusion } = sheet.data;
  const { period } = survey;
  const statistics = { format, methodVersion, corridor, period, indicators, more, series, inclusion };
  return z.parse(corridorStatisticsSchema, statistics);
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

/** Stores what providers say in a corridor. */
export const writeSaid = (table: Table, publication: string, sheet: SaidSheet): Promise<void> =>
  table.put({ pk: saidPartition(sheet.corridor), sk: publication, version: 1, value: pack(sheet) });

/** By layer the partitions of a corridor's items. */
const PARTITIONS = {
  surveyed: [sheetPartition, statisticsPartition],
  said: [saidPartition],
} as const;

/**
 * Stores the items of a layer of a corridor again, as they are, under another publication. One that is not there is not there under
 * the other either: whoever reads it gets the same error as before.
 */
export async function copyCorridor(
  table: Table,
  layer: keyof typeof PARTITIONS,
  corridor: CorridorId,
  from: string,
  to: string,
): Promise<void> {
  for (const partition of PARTITIONS[layer]) {
    const pk = partition(corridor);
    const item = await table.get({ pk, sk: from }, 'strong');
    if (item) await table.put({ pk, sk: to, version: 1, value: item.value });
  }
}

/** @throws Error if the summary is missing. */
export async function readSummary(table: Table, publication: string): Promise<Summary> {
  return z.parse(summarySchema, await readNamed(table, { pk: SUMMARY, sk: publication }, 'summary'));
}

export async function writeSummary(table: Table, publication: string, summary: Summary): Promise<void> {
  await table.put({ pk: SUMMARY, sk: publication, version: 1, value: pack(summary) });
}
