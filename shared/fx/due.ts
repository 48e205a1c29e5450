/** Whether a source is to be asked now: by its calendar, and never more often than is polite. */

import { latestDue } from './calendar.ts';
import type { Calendar } from './calendar-types.ts';
import type { SourceState } from './source-state.ts';

/** Hours after which a source is asked although nothing new is due: banks correct what they published. */
const ASK_AGAIN_HOURS = 24;

interface Asked {
  readonly calendar: Calendar;
  readonly limits: { readonly everyMinutes: number };
}

/** `instant`: now, ISO 8601 UTC. */
export function isDue({ calendar, limits }: Asked, state: SourceState, instant: string): boolean {
  if (state.notBefore !== null && instant < state.notBefore) return false;
  if (state.lastAsked === null) return true;
  const minutes = (Date.parse(instant) - Date.parse(state.lastAsked)) / 60_000;
  if (minutes < limits.everyMinutes) return false;
  const newest = state.newest?.fixedOn ?? '';
  return newest < latestDue(calendar, instant) || minutes >= 60 * ASK_AGAIN_HOURS;
}
