/** What providers say, as pages and files show it: each corridor's sheet with the publication that it is of. */
import type { Manifest } from '../../shared/model/publication.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { SaidSheet } from '../../shared/pricing/said.ts';
import type { SaidOf } from '../../site/kinds.ts';
import { readAllSaid } from '../storage/publications.ts';
import type { Table } from '../storage/table.ts';
import { saidIn } from './changes.ts';

/** Of every corridor that the manifest names. */
export async function readSaidOf(table: Table, manifest: Manifest): Promise<SaidOf> {
  const sheets = await readAllSaid(table, manifest, saidIn(manifest));
  return new Map(
    [...sheets].map(([corridor, sheet]) => [corridor, { sheet, publication: manifest.said[corridor] ?? '' }]),
  );
}

/** The sheets alone. */
export const sheetsOf = (said: SaidOf): ReadonlyMap<CorridorId, SaidSheet> =>
  new Map([...said].map(([corridor, { sheet }]) => [corridor, sheet]));
