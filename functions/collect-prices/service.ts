/**
 * Collects prices: stores the evidence first, then parses it, then accepts one edition that takes effect as a whole.
 * Collecting again without anything new changes nothing. Rows that the catalogue cannot price yet are held back: they are kept beside the
 * edition, before it is accepted, and named. So are words for a pay-out or a speed that it does not have, whose rows are taken without
 * them; the evidence has all of it, so that a release whose catalogue knows them takes them.
 */
import { sortRows } from '../../shared/catalogue/known-rows.ts';
import { corridorId } from '../../shared/model/vocabulary.ts';
import type { PriceSource } from '../sources/prices/source.ts';
import { acceptEdition, editionInForce } from '../storage/editions.ts';
import type { EvidenceStore } from '../storage/evidence.ts';
import { keepHeldBack } from '../storage/held-back.ts';
import type { Table } from '../storage/table.ts';
import { roundEditionId } from './edition-id.ts';
import { givenAgain } from './given-again.ts';

export interface CollectPricesDependencies {
  readonly table: Table;
  readonly evidence: EvidenceStore;
  readonly sources: readonly PriceSource[];
  /** Announces a changed edition, so that it is published before the next scheduled minute. */
  readonly announce: (edition: string) => Promise<void>;
  readonly now: () => Date;
}

/** One line for each source. A source that fails does not stop the others; all failures are thrown together at the end. */
export async function collectPrices(dependencies: CollectPricesDependencies): Promise<{ summary: string }> {
  const lines: string[] = [];
  const failures: unknown[] = [];
  for (const source of dependencies.sources) {
    try {
      lines.push(await collectFrom(source, dependencies));
    } catch (error) {
      failures.push(new Error(`prices of ${source.id} could not be taken in`, { cause: error }));
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'some prices could not be taken in');
  return { summary: lines.join('; ') };
}

async function collectFrom(
  source: PriceSource,
  { table, evidence, announce, now }: CollectPricesDependencies,
) {
  const bytes = await source.fetch();
  const { sha256 } = await evidence.keep(bytes, { from: source.id, contentType: source.contentType });
  const { period, firstDay, lastDay, rows: read, notRecorded } = source.parse(bytes);
  const { taken: rows, heldBack, newFirms } = sortRows(read, firstDay);
  const edition = roundEditionId(source.id, period, rows);
  const held = await editionInForce(table, { source: source.id, period });
  // What we bundle stands in until the publisher's own rows are there.
  if (held?.from === 'workbook') return `${source.id} ${period}: its workbook was taken in, and counts`;
  await keepHeldBack(table, edition, heldBack, { evidence: async () => sha256, at: now().toISOString() });
  const corridors = [...new Set(rows.map((row) => corridorId(row.sender, row.receiver)))].sort();
  const survey = { edition, source: source.id, period, firstDay, lastDay, evidence: sha256 };
  const acceptedAt = now().toISOString();
  const accepted = await acceptEdition(
    table,
    { format: 1, kind: 'surveyed', survey, state: 'accepted', acceptedAt, corridors },
    rows,
    'current',
    givenAgain(table, { survey }, rows, 'bundled', now),
  );
  const what = `${source.id} ${period}: ${rows.length} prices in ${corridors.length} corridors`;
  const notes = [
    ...heldBack.map(
      ({ unknown, rows: held }) => `, held back ${held.length} prices: ${unknown} is not known`,
    ),
    ...notRecorded.map(
      ({ unknown, rows: count }) => `, not recorded of ${count} prices: ${unknown} is not known`,
    ),
    ...(newFirms.length > 0 ? [`, firms to review: ${newFirms.join(' ')}`] : []),
  ].join('');
  if (!accepted) return `${what}, had them already${notes}`;
  await announce(edition);
  return `${what}, accepted as ${edition}${notes}`;
}
