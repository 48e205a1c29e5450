/** The figures of earlier rounds that pages show: of the corridors that were surveyed once and have no price now. */
import type { Manifest } from '../../shared/model/publication.ts';
import type { Summary } from '../../shared/statistics/summary.ts';
import { pastCorridors } from '../../site/kinds.ts';
import { readEarlierCorridors } from '../storage/earlier-rounds.ts';
import type { Table } from '../storage/table.ts';
import type { Facts } from './content.ts';

/** Undefined: no earlier round is held. */
export async function readEarlierOf(
  table: Table,
  { earlier }: Pick<Manifest, 'earlier'>,
  summary: Summary,
): Promise<Facts['earlier']> {
  return earlier === null ? undefined : readEarlierCorridors(table, earlier, pastCorridors(summary));
}
