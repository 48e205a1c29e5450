/** The stored state of a source of rates between two requests. Instants are ISO 8601 UTC. */
import type { Day } from '../model/day.ts';

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
