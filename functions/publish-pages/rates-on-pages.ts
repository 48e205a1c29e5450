/** The reference rates that pages show, read: those in force, or older ones until newer are due (shown-rates.ts). */
import type { Published } from '../../shared/contracts/publication.ts';
import type { ReferenceRates } from '../../shared/fx/reference.ts';
import type { Publication } from '../storage/publication.ts';
import { readReference } from '../storage/reference.ts';
import type { Table } from '../storage/table.ts';
import { type ShownRates, shownRates } from './shown-rates.ts';

/** The rates in force, and those that pages show. @param due what ratesToShow answers; undefined: none are in force */
export async function readRates(
  publication: Publication,
  due: ShownRates | undefined,
  before: ReferenceRates | undefined,
  now: Date,
) {
  const inForce = publication.manifest.reference;
  const reference = await publication.reference();
  if (!reference || !inForce || !due) return {};
  const { rates, reference: shown } = shownRates(due, before, { ...inForce, reference }, now);
  return { reference, rates, shown };
}

/** The rates on the pages; a listing of an earlier release says nothing of its own about them. */
export function ratesOnPages({ rates, manifest }: Published): ShownRates | undefined {
  return (
    rates ?? (manifest.reference ? { publication: manifest.reference.publication, since: '' } : undefined)
  );
}

/** The same, read; undefined if other code wrote them in another form, or they are no longer there. A table that fails is no such case. */
export const referenceBefore = (table: Table, publication: string): Promise<ReferenceRates | undefined> =>
  readReference(table, publication).catch((error: unknown) => {
    if (error instanceof Error && '$metadata' in error) throw error;
    return undefined;
  });
