/**
 * The reference rates of a publication, stored before the manifest that names it: all of it for pages, and the rates
 * alone for a comparison, which reads no more than it needs.
 */
import * as z from 'zod/mini';
import { benchmarkRateSchema, referenceSchema } from '../../shared/contracts/rates.ts';
import { daySchema } from '../../shared/contracts/words.ts';
import type { RatesInForce, ReferenceRates } from '../../shared/fx/reference.ts';
import { pack, unpack } from './encoding.ts';
import { REFERENCE, REFERENCE_RATES } from './keys.ts';
import type { Table } from './table.ts';

const ratesSchema = z.object({ day: daySchema, rates: z.array(benchmarkRateSchema) });

export async function writeReference(
  table: Table,
  publication: string,
  reference: ReferenceRates,
): Promise<void> {
  const { day, rates } = reference.benchmark;
  const alone = { day, rates: rates.map((rate) => ({ ...rate, bulletins: [] })) } satisfies RatesInForce;
  await table.put({ pk: REFERENCE, sk: publication, version: 1, value: pack(reference) });
  await table.put({ pk: REFERENCE_RATES, sk: publication, version: 1, value: pack(alone) });
}

/** @throws Error if the publication has none: its manifest would not name it. */
export async function readReference(table: Table, publication: string): Promise<ReferenceRates> {
  return z.parse(referenceSchema, await read(table, REFERENCE, publication));
}

/** The rates in force, without the bulletins behind them. @throws Error as above. */
export async function readRates(table: Table, publication: string): Promise<RatesInForce> {
  return z.parse(ratesSchema, await read(table, REFERENCE_RATES, publication));
}

async function read(table: Table, pk: string, publication: string): Promise<unknown> {
  const key = { pk, sk: publication };
  // As with sheets: an eventual read may miss what the manifest names already.
  const item = (await table.get(key, 'eventual')) ?? (await table.get(key, 'strong'));
  if (!item) throw new Error(`publication ${publication} has no reference rates`);
  return unpack(item.value);
}
