/**
 * Finds the banks to ask now, each by its own calendar, and counts those whose rates are overdue. It sends no request to a
 * bank itself, so that a bank that hangs does not delay the others.
 */
import type { RateSourceEntry } from '../../shared/catalogue/rate-source.ts';
import { isDue } from '../../shared/fx/due.ts';
import { neverAsked } from '../../shared/fx/source-state.ts';
import { standingOf } from '../../shared/fx/standing.ts';
import { listSourceStates } from '../storage/rate-sources.ts';
import type { Table } from '../storage/table.ts';

export interface RequestDependencies {
  readonly table: Table;
  readonly sources: readonly RateSourceEntry[];
  readonly now: () => Date;
  /** Queues a request to ask a source, to be received a few seconds from now. */
  readonly request: (source: string) => Promise<void>;
}

export interface Requested {
  readonly summary: string;
  readonly requested: readonly string[];
  /** Overdue by its own calendar. */
  readonly overdue: readonly string[];
  /** Not overdue, and answered within the last hour: no longer overdue, if it was. */
  readonly back: readonly string[];
}

const HOUR_MS = 3_600_000;

/** Requests every source that is due. */
export async function requestFx({ table, sources, now, request }: RequestDependencies): Promise<Requested> {
  const instant = now().toISOString();
  const states = new Map((await listSourceStates(table, instant)).map((state) => [state.source, state]));
  const requested: string[] = [];
  const overdue: string[] = [];
  const back: string[] = [];
  for (const entry of sources) {
    const state = states.get(entry.id) ?? neverAsked(entry.id);
    const { word } = standingOf(entry.calendar, state, instant);
    if (word === 'stale' || (word === 'silent' && state.lastAsked !== null)) overdue.push(entry.id);
    else if (Date.parse(instant) - Date.parse(state.lastSuccess ?? '') < HOUR_MS) back.push(entry.id);
    if (!isDue(entry, state, instant)) continue;
    await request(entry.id);
    requested.push(entry.id);
  }
  const of = `of ${sources.length} banks' bulletins`;
  return {
    summary: `${requested.length} ${of} to be asked for, ${overdue.length} overdue`,
    requested,
    overdue,
    back,
  };
}
