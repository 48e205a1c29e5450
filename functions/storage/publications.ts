/**
 * Publications: sheets and a summary under a fresh publication id, then the one manifest that names them.
 * Replacing the manifest on condition of its version is the commit point: readers see all of it or nothing.
 */
import * as z from 'zod/mini';
import { manifestSchema } from '../../shared/contracts/publication.ts';
import { sheetSchema, summarySchema } from '../../shared/contracts/sheet.ts';
import type { Manifest } from '../../shared/corridor/publication.ts';
import type { Sheet } from '../../shared/corridor/sheet.ts';
import type { Summary } from '../../shared/corridor/summary.ts';
import type { CorridorId } from '../../shared/corridor/vocabulary.ts';
import { pack, unpack } from './encoding.ts';
import { MANIFEST, SUMMARY, sheetPartition } from './keys.ts';
import type { Table } from './table.ts';

/** The version of the manifest's item, 0 if there is none; and the manifest, if this code can read it. */
export interface HeldManifest {
  readonly version: number;
  readonly manifest: Manifest | undefined;
}

/** The manifest as it is held. One that other code wrote in another shape counts as none: all is published again. */
export async function readHeldManifest(
  table: Table,
  consistency: 'strong' | 'eventual',
): Promise<HeldManifest> {
  const item = await table.get({ pk: MANIFEST, sk: MANIFEST }, consistency);
  if (!item) return { version: 0, manifest: undefined };
  return { version: item.version, manifest: z.safeParse(manifestSchema, unpack(item.value)).data };
}

/** The manifest in force; undefined before the first publication, and until one of other code has been replaced. */
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

/** @throws Error if the manifest names a sheet that is not there: sheets are stored before the manifest. */
export async function readSheet(table: Table, corridor: CorridorId, publication: string): Promise<Sheet> {
  const item = await table.get({ pk: sheetPartition(corridor), sk: publication }, 'eventual');
  // Eventually consistent reads may miss what the manifest, read a moment before, names already.
  const found = item ?? (await table.get({ pk: sheetPartition(corridor), sk: publication }, 'strong'));
  if (!found) throw new Error(`publication ${publication} has no sheet of ${corridor}`);
  return z.parse(sheetSchema, unpack(found.value));
}

/**
 * The sheets that a manifest names, or those of them that are asked for.
 * @throws Error if one is missing or cannot be read, unless unreadable ones are to be left out.
 */
export async function readSheets(
  table: Table,
  manifest: Manifest,
  corridors: readonly CorridorId[],
  which: 'all' | 'leave-out-unreadable' = 'all',
): Promise<Map<CorridorId, Sheet>> {
  const keys = corridors.map((corridor) => {
    const publication = manifest.corridors[corridor];
    if (publication === undefined) throw new Error(`the manifest has no ${corridor}`);
    return { pk: sheetPartition(corridor), sk: publication };
  });
  const sheets = new Map<CorridorId, Sheet>();
  for (const item of await table.getMany(keys)) {
    const sheet = z.safeParse(sheetSchema, unpack(item.value));
    if (sheet.success) sheets.set(sheet.data.corridor, sheet.data);
    else if (which === 'all') throw sheet.error;
  }
  if (which === 'all' && sheets.size !== keys.length)
    throw new Error(`${keys.length - sheets.size} sheets of the manifest are missing`);
  return sheets;
}

export async function writeSheet(table: Table, publication: string, sheet: Sheet): Promise<void> {
  await table.put({ pk: sheetPartition(sheet.corridor), sk: publication, version: 1, value: pack(sheet) });
}

/** @throws Error if there is no such summary. */
export async function readSummary(table: Table, publication: string): Promise<Summary> {
  const key = { pk: SUMMARY, sk: publication };
  const item = (await table.get(key, 'eventual')) ?? (await table.get(key, 'strong'));
  if (!item) throw new Error(`publication ${publication} has no summary`);
  return z.parse(summarySchema, unpack(item.value));
}

export async function writeSummary(table: Table, publication: string, summary: Summary): Promise<void> {
  await table.put({ pk: SUMMARY, sk: publication, version: 1, value: pack(summary) });
}
