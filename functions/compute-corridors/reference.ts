/**
 * The reference rates of a day. They are read from the bulletins that can still matter, and only if something they depend on
 * has changed since the last publication.
 */
import { createHash } from 'node:crypto';
import { BENCHMARK_RULES } from '../../shared/catalogue/benchmark-rules.ts';
import { currenciesOf } from '../../shared/catalogue/corridor-currencies.ts';
import { RATE_SOURCE_ENTRIES } from '../../shared/catalogue/rate-sources.ts';
import { benchmarkOf } from '../../shared/fx/benchmark.ts';
import type { CollectedBulletin } from '../../shared/fx/bulletin.ts';
import { lastKnownRates, type ReferenceRates, reportOf } from '../../shared/fx/reference.ts';
import { neverAsked, type SourceState } from '../../shared/fx/source-state.ts';
import { standingOf } from '../../shared/fx/standing.ts';
import type { Manifest } from '../../shared/model/publication.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import { readBulletinsBehindNewest } from '../storage/bulletins-behind.ts';
import { listSourceStates } from '../storage/rate-sources.ts';
import type { Table } from '../storage/table.ts';

export interface States {
  readonly states: ReadonlyMap<string, SourceState>;
  /** Fingerprint of everything the reference rates depend on: the day and the state of each source. */
  readonly from: string;
}

/** The present state of every source. `instant`: now, ISO 8601 UTC. */
export async function readStates(table: Table, instant: string): Promise<States> {
  const listed = new Map((await listSourceStates(table, instant)).map((state) => [state.source, state]));
  const states = new Map(
    RATE_SOURCE_ENTRIES.map(({ id }) => [id, listed.get(id) ?? neverAsked(id)] as const),
  );
  const standings = RATE_SOURCE_ENTRIES.map(({ id, calendar }) => {
    const state = states.get(id) ?? neverAsked(id);
    const { newest, lastChange, lastSuccess, failure, rejected } = state;
    const { staleSince } = standingOf(calendar, state, instant);
    return [id, newest, lastChange, lastSuccess?.slice(0, 10), failure?.kind, staleSince, rejected];
  });
  const text = JSON.stringify([instant.slice(0, 10), standings]);
  return { states, from: createHash('sha256').update(text).digest('hex').slice(0, 16) };
}

/** Whether the manifest's reference rates are out of date: something they depend on has changed. */
export const isBehind = (before: Manifest | undefined, { from }: States): boolean =>
  before?.reference?.from !== from;

/** Computes the present reference rates for these corridors. */
export async function computeReference(
  table: Table,
  { states }: States,
  corridors: readonly CorridorId[],
  instant: string,
): Promise<ReferenceRates> {
  const bulletins = await readBulletinsBehindNewest(table, states.values(), instant.slice(0, 10));
  return referenceOf(states, bulletins, corridors, instant);
}

/** The same, from the given bulletins. Pure. */
export function referenceOf(
  states: ReadonlyMap<string, SourceState>,
  bulletins: readonly CollectedBulletin[],
  corridors: readonly CorridorId[],
  instant: string,
): ReferenceRates {
  const day = instant.slice(0, 10);
  const benchmark = benchmarkOf(bulletins, day, BENCHMARK_RULES);
  const ends = corridors.map((corridor) => currenciesOf(corridor, day));
  return {
    format: 1,
    benchmark,
    lastKnown: lastKnownRates(benchmark, bulletins, BENCHMARK_RULES),
    sources: RATE_SOURCE_ENTRIES.map((entry) =>
      reportOf(entry, states.get(entry.id) ?? neverAsked(entry.id), benchmark, ends, instant),
    ),
  };
}
