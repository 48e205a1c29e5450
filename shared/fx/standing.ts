/** The standing of a source now: up to date, stale, or never reached. */
import { nextDue, staleSince } from './calendar.ts';
import type { Calendar } from './calendar-types.ts';
import type { SourceState } from './source-state.ts';

export interface SourceStanding {
  /** `quiet`: it has published everything that is due. `stale`: it has not. `silent`: we never got anything from it. */
  readonly word: 'quiet' | 'stale' | 'silent';
  /** When the first missing bulletin was due, ISO 8601 UTC; null unless stale. */
  readonly staleSince: string | null;
  /** False: the holidays of the missing day are not known, so it may have been one. */
  readonly holidaysKnown: boolean;
  /** The first bulletin that is not due yet: its fixing day, and when it should be available. */
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
