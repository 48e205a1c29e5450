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

/** What an item may grow to (it may have 400 kB): a test fails when the largest sheet or the manifest passes it. */
export const MAX_SHEET_BYTES = 4_000;
export const MAX_MANIFEST_BYTES = 16_000;

/** The manifest in force; undefined before the first publication. */
export async function readManifest(
  table: Table,
  consistency: 'strong' | 'eventual',
): Promise<Manifest | undefined> {
  const item = await table.get({ pk: MANIFEST, sk: MANIFEST }, consistency);
  return item && z.parse(manifestSchema, unpack(item.value));
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

/** The sheets that a manifest names, or those of them that are asked for. */
export async function readSheets(
  table: Table,
  manifest: Manifest,
  corridors: readonly CorridorId[],
): Promise<Map<CorridorId, Sheet>> {
  const keys = corridors.map((corridor) => {
    const publication = manifest.corridors[corridor];
    if (publication === undefined) throw new Error(`the manifest has no ${corridor}`);
    return { pk: sheetPartition(corridor), sk: publication };
  });
  const sheets = new Map<CorridorId, Sheet>();
  for (const item of await table.getMany(keys)) {
    const sheet = z.parse(sheetSchema, unpack(item.value));
    sheets.set(sheet.corridor, sheet);
  }
  if (sheets.size !== keys.length)
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
