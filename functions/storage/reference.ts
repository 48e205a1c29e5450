/**
 * The reference rates of a publication, stored before the manifest that names it. Two items: everything, for pages; and only
 * the rates, so that a comparison reads no more than it needs.
 */
import * as z from 'zod/mini';
import { exactly, of } from '../../shared/contracts/exactly.ts';
import { benchmarkRateSchema, referenceSchema } from '../../shared/contracts/rates.ts';
import { daySchema } from '../../shared/contracts/words.ts';
import type { RatesInForce, ReferenceRates } from '../../shared/fx/reference.ts';
import { pack } from './encoding.ts';
import { REFERENCE, REFERENCE_RATES } from './keys.ts';
import { readNamed } from './named-item.ts';
import type { Table } from './table.ts';

const ratesSchema = exactly(
  of<RatesInForce>,
  z.object({ day: daySchema, rates: z.array(benchmarkRateSchema) }),
);

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

/** @throws Error if the publication has none: then no manifest should name it. */
export async function readReference(table: Table, publication: string): Promise<ReferenceRates> {
  return z.parse(
    referenceSchema,
    await readNamed(table, { pk: REFERENCE, sk: publication }, 'reference rates'),
  );
}

/** The rates in force, without the bulletins behind them. @throws Error for the same reason. */
export async function readRates(table: Table, publication: string): Promise<RatesInForce> {
  return z.parse(
    ratesSchema,
    await readNamed(table, { pk: REFERENCE_RATES, sk: publication }, 'reference rates'),
  );
}
