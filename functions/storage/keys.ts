/**
 * The table's keys, written here and nowhere else.
 *
 * | what | pk | sk | read by |
 * |---|---|---|---|
 * | edition | `EDITIONS` | edition id | one query lists them all |
 * | chunk of an edition's rows | `EDITION#<edition id>` | `CHUNK#0000` | one query per edition |
 * | sheet | `SHEET#<corridor>` | publication id | one get |
 * | summary | `SUMMARY` | publication id | one get |
 * | indicators of one grouping | `INDICATORS#<group>` | publication id | one get |
 * | manifest | `MANIFEST` | `MANIFEST` | one get |
 */
import type { GroupBy } from '../../shared/corridor/indicator-types.ts';
import type { CorridorId } from '../../shared/corridor/vocabulary.ts';

export const EDITIONS = 'EDITIONS';
export const chunkPartition = (edition: string): string => `EDITION#${edition}`;
export const chunkSort = (index: number): string => `CHUNK#${String(index).padStart(4, '0')}`;
export const sheetPartition = (corridor: CorridorId): string => `SHEET#${corridor}`;
export const SUMMARY = 'SUMMARY';
export const indicatorsPartition = (group: GroupBy): string => `INDICATORS#${group}`;
export const MANIFEST = 'MANIFEST';
