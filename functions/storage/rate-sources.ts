/** The state of each source of rates: one small item each, replaced only if nobody else changed it meanwhile. */
import * as z from 'zod/mini';
import { sourceStateSchema } from '../../shared/contracts/rates.ts';
import { neverAsked, type SourceState, stateAt } from '../../shared/fx/source-state.ts';
import { pack, unpack } from './encoding.ts';
import { RATE_SOURCES_PARTITION } from './keys.ts';
import { type Table, type TableItem, WriteConflict } from './table.ts';

const ATTEMPTS = 5;

/** The states of all sources that we ever asked, in the order of their ids. `instant`: now, ISO 8601 UTC. */
export async function listSourceStates(table: Table, instant: string): Promise<SourceState[]> {
  return (await table.query(RATE_SOURCES_PARTITION)).map((item) => stateOf(item, instant));
}

/** The state of a source; if it was never asked, a state that says so. `instant`: now, ISO 8601 UTC. */
export async function readSourceState(table: Table, source: string, instant: string): Promise<SourceState> {
  const item = await table.get({ pk: RATE_SOURCES_PARTITION, sk: source }, 'strong');
  return item ? stateOf(item, instant) : neverAsked(source);
}

/** A state that other code wrote in another form counts as never asked: the source is asked at once, and nothing stops. */
function stateOf({ sk, value }: TableItem, instant: string): SourceState {
  const stored = z.safeParse(sourceStateSchema, unpack(value)).data;
  return stored ? stateAt(stored, instant) : neverAsked(sk);
}

/**
 * Replaces a source's state by the result of `change`. If another write comes first, `change` is called again.
 * @param instant now, ISO 8601 UTC
 * @throws WriteConflict if that happens too often.
 */
export async function changeSourceState(
  table: Table,
  source: string,
  instant: string,
  change: (state: SourceState) => SourceState,
): Promise<void> {
  const key = { pk: RATE_SOURCES_PARTITION, sk: source };
  for (let attempt = 1; ; attempt++) {
    const item = await table.get(key, 'strong');
    const before = item ? stateOf(item, instant) : neverAsked(source);
    const version = item?.version ?? 0;
    try {
      await table.put({ ...key, version: version + 1, value: pack(change(before)) }, version);
      return;
    } catch (error) {
      if (!(error instanceof WriteConflict) || attempt === ATTEMPTS) throw error;
    }
  }
}
