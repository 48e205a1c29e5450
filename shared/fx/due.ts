/** Decides whether to ask a source now: by its calendar, and never more often than is polite. */

import { latestDue } from './calendar.ts';
import type { Calendar } from './calendar-types.ts';
import type { SourceState } from './source-state.ts';

/** After so many hours a source is asked even if nothing new is due: banks correct what they published. */
const ASK_AGAIN_HOURS = 24;

/** A source that does not answer is asked less and less often, but at least twice a day. */
const LONGEST_PAUSE_MINUTES = 12 * 60;

/** How often the queue tries a request that fails before it gives up. */
const TRIES = 3;

interface Asked {
  readonly calendar: Calendar;
  readonly limits: { readonly everyMinutes: number };
}

/** `instant`: now, ISO 8601 UTC. */
export function isDue({ calendar, limits }: Asked, state: SourceState, instant: string): boolean {
  if (state.notBefore !== null && instant < state.notBefore) return false;
  if (state.lastAsked === null) return true;
  const minutes = (Date.parse(instant) - Date.parse(state.lastAsked)) / 60_000;
  if (minutes < pauseMinutes(limits.everyMinutes, state)) return false;
  const newest = state.newest?.fixedOn ?? '';
  return newest < latestDue(calendar, instant) || minutes >= 60 * ASK_AGAIN_HOURS;
}

/** The pause doubles with each request in a row that the queue gave up. */
const pauseMinutes = (everyMinutes: number, { failure }: SourceState): number =>
  Math.max(
    everyMinutes,
    Math.min(LONGEST_PAUSE_MINUTES, everyMinutes * 2 ** Math.floor(timesOf(failure) / TRIES)),
  );

/** A fault of ours does not count as a failure of the source. */
const timesOf = (failure: SourceState['failure']): number =>
  failure === null || failure.kind === 'fault' ? 0 : failure.times;
