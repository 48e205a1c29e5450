/** The state of each source of prices: one small item each, replaced only if nobody else changed it meanwhile. */
import * as z from 'zod/mini';
import {
  type PriceSourceState,
  priceSourceNeverAsked,
  priceSourceSchema,
} from '../../shared/contracts/price-source.ts';
import { pack, unpack } from './encoding.ts';
import { PRICE_SOURCES_PARTITION } from './keys.ts';
import { type Table, WriteConflict } from './table.ts';

const ATTEMPTS = 5;

async function read(table: Table, source: string): Promise<{ state: PriceSourceState; version: number }> {
  const item = await table.get({ pk: PRICE_SOURCES_PARTITION, sk: source }, 'strong');
  // One that other code wrote in another form counts as never asked.
  const state = item && z.safeParse(priceSourceSchema, unpack(item.value)).data;
  return { state: state ?? priceSourceNeverAsked(source), version: item?.version ?? 0 };
}

/** The state of a source; if it was never asked, a state that says so. */
export const readPriceSource = async (table: Table, source: string): Promise<PriceSourceState> =>
  (await read(table, source)).state;

/** Replaces a source's state by the result of `change`, which is called again if another write comes first. @throws WriteConflict */
export async function changePriceSource(
  table: Table,
  source: string,
  change: (state: PriceSourceState) => PriceSourceState,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const { state, version } = await read(table, source);
    try {
      const value = pack(change(state));
      await table.put({ pk: PRICE_SOURCES_PARTITION, sk: source, version: version + 1, value }, version);
      return;
    } catch (error) {
      if (!(error instanceof WriteConflict) || attempt === ATTEMPTS) throw error;
    }
  }
}
