/**
 * The corrections of a publication: each in an item of its own, and a list that names them. All are stored before the manifest that
 * names the list.
 */
import * as z from 'zod/mini';
import { correctionSchema } from '../../shared/contracts/correction.ts';
import type { Correction } from '../../shared/model/correction.ts';
import { byText } from '../../shared/model/order.ts';
import { inBatches } from '../in-batches.ts';
import { pack } from './encoding.ts';
import { CORRECTION, CORRECTIONS, correctionSort } from './keys.ts';
import { readNamed } from './named-item.ts';
import type { Table } from './table.ts';

/** Where each is, the newest first: the publication that stored it, and its id. */
export interface NamedCorrection {
  readonly id: string;
  readonly publication: string;
}
const namesSchema = z.array(z.object({ id: z.string(), publication: z.string() }));

/** @param corrections those that no publication before had. @param earlier all others */
export async function writeCorrections(
  table: Table,
  publication: string,
  corrections: readonly Correction[],
  earlier: readonly NamedCorrection[],
): Promise<void> {
  for (const correction of corrections) {
    const sk = correctionSort({ id: correction.id, publication });
    await table.put({ pk: CORRECTION, sk, version: 1, value: pack(correction) });
  }
  // Of an earlier round one may come after a newer one of the newest round.
  const names = [...corrections.map(({ id }) => ({ id, publication })), ...earlier].sort((a, b) =>
    byText(b.id, a.id),
  );
  await table.put({ pk: CORRECTIONS, sk: publication, version: 1, value: pack(names) });
}

/** @param publication that of a manifest; null: there was no correction yet. @throws Error if the list is missing */
export async function readCorrectionNames(
  table: Table,
  publication: string | null,
): Promise<NamedCorrection[]> {
  if (publication === null) return [];
  const key = { pk: CORRECTIONS, sk: publication };
  return z.parse(namesSchema, await readNamed(table, key, 'list of corrections'));
}

const READS_AT_ONCE = 16;

/** All of them, the newest first, each by its own key: readers may do no more. @throws Error if one that is listed is missing */
export async function readCorrections(table: Table, publication: string | null): Promise<Correction[]> {
  const names = await readCorrectionNames(table, publication);
  const found = new Map<string, Correction>();
  await inBatches(names, READS_AT_ONCE, async (name) => {
    const key = { pk: CORRECTION, sk: correctionSort(name) };
    found.set(name.id, z.parse(correctionSchema, await readNamed(table, key, 'correction')));
  });
  return names.flatMap(({ id }) => found.get(id) ?? []);
}
