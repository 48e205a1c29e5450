/** The stored state of a source of rates between two requests. Instants are ISO 8601 UTC. */
import { addDays, type Day } from '../model/day.ts';

export type FailureKind = 'SourceUnavailable' | 'SourceBlocked' | 'SourceChanged' | 'fault';

export interface SourceFailure {
  readonly kind: FailureKind;
  /** What went wrong, in a sentence without internal addresses. */
  readonly message: string;
  /** The first of the failures in a row. */
  readonly since: string;
  /** How many in a row. */
  readonly times: number;
}

export interface SourceState {
  readonly source: string;
  readonly lastAsked: string | null;
  /** When an answer could last be read, new or not. */
  readonly lastSuccess: string | null;
  /** When an answer last had a new bulletin. */
  readonly lastChange: string | null;
  /** Days of the newest bulletin. */
  readonly newest: { readonly fixedOn: Day; readonly validOn: Day } | null;
  /** null: the last answer could be read. */
  readonly failure: SourceFailure | null;
  /** Rejected rows of the last answer: row, field and rule. */
  readonly rejected: readonly string[];
  /** The source blocks us: do not ask before this instant. */
  readonly notBefore: string | null;
}

/** A source that was never asked. */
export const neverAsked = (source: string): SourceState => ({
  source,
  lastAsked: null,
  lastSuccess: null,
  lastChange: null,
  newest: null,
  failure: null,
  rejected: [],
  notBefore: null,
});

/** A source that blocks us is left alone for at most this long. */
export const LONGEST_BLOCK_HOURS = 7 * 24;

/** Clocks of two machines that are right are this far apart at most. */
const SKEW_MS = 5 * 60_000;

/**
 * The state as far as it can be true now. A clock that was once ahead leaves instants behind that lie in the future: each counts as
 * unknown, since waiting for it could take years. A fixing day may be tomorrow's, where a bank's day begins before ours.
 * @param instant now, ISO 8601 UTC
 */
export function stateAt(state: SourceState, instant: string): SourceState {
  const after = (ms: number): string => new Date(Date.parse(instant) + ms).toISOString();
  const latest = after(SKEW_MS);
  const past = (told: string | null): string | null => (told !== null && told > latest ? null : told);
  const { lastAsked, lastSuccess, lastChange, newest, failure, notBefore } = state;
  return {
    ...state,
    lastAsked: past(lastAsked),
    lastSuccess: past(lastSuccess),
    lastChange: past(lastChange),
    newest: newest !== null && newest.fixedOn > addDays(instant.slice(0, 10), 1) ? null : newest,
    failure: failure && { ...failure, since: past(failure.since) ?? instant },
    notBefore:
      notBefore !== null && notBefore > after(LONGEST_BLOCK_HOURS * 3_600_000 + SKEW_MS) ? null : notBefore,
  };
}
