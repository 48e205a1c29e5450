/** What providers say, as pages and files show it: each corridor's sheet with the publication that it is of. */
import type { Manifest } from '../../shared/model/publication.ts';
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
