/** How a source of rates is doing, as it is kept between two times of asking. Instants are ISO 8601 UTC. */
import type { Day } from '../model/day.ts';

export type FailureKind = 'SourceUnavailable' | 'SourceBlocked' | 'SourceChanged' | 'fault';

export interface SourceFailure {
  readonly kind: FailureKind;
  /** What went wrong, in a sentence without addresses of ours. */
  readonly message: string;
  /** The first of the failures in a row. */
  readonly since: string;
  /** How many in a row. */
  readonly times: number;
}

export interface SourceState {
  readonly source: string;
  readonly lastAsked: string | null;
  /** The last answer that could be read, new or not. */
  readonly lastSuccess: string | null;
  /** The last answer that held a bulletin we did not have. */
  readonly lastChange: string | null;
  /** Of the newest bulletin. */
  readonly newest: { readonly fixedOn: Day; readonly validOn: Day } | null;
  /** null: the last answer could be read. */
  readonly failure: SourceFailure | null;
  /** Rows of the last answer that were not taken: row, field and rule. */
  readonly rejected: readonly string[];
  /** Not to be asked before: it blocks us. */
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
