/** What can be said of a source now: up to date, not yet due, stale, or never reached. */
import { nextDue, staleSince } from './calendar.ts';
import type { Calendar } from './calendar-types.ts';
import type { SourceState } from './source-state.ts';

export interface SourceStanding {
  /** `quiet`: it has said what it should have said by now. `stale`: it has not. `silent`: nothing was ever had from it. */
  readonly word: 'quiet' | 'stale' | 'silent';
  /** When the first bulletin that is missing was due, ISO 8601 UTC; null unless stale. */
  readonly staleSince: string | null;
  /** False: the missing day is after the last that its holidays are known for, so it may have been one. */
  readonly holidaysKnown: boolean;
  /** The first bulletin that is not due yet: the day it will be fixed on, and when it is to be had. */
  readonly nextDue: { readonly fixedOn: string; readonly at: string };
}

/** `instant`: now, ISO 8601 UTC. */
export function standingOf(
  calendar: Calendar,
  { newest }: Pick<SourceState, 'newest'>,
  instant: string,
): SourceStanding {
  const next = nextDue(calendar, instant);
  if (!newest) return { word: 'silent', staleSince: null, holidaysKnown: true, nextDue: next };
  const staleness = staleSince(calendar, newest.fixedOn, instant);
  return staleness.stale
    ? {
        word: 'stale',
        staleSince: staleness.since,
        holidaysKnown: staleness.holidaysKnown,
        nextDue: next,
      }
    : { word: 'quiet', staleSince: null, holidaysKnown: true, nextDue: next };
}
