/** The new state of a source after a request to it. Pure. */
import { type FailureKind, LONGEST_BLOCK_HOURS, type SourceState } from '../../shared/fx/source-state.ts';
import { RowRejected, SourceBlocked, SourceChanged, SourceUnavailable } from '../sources/errors.ts';

/** A source that blocks us is not asked for this long, or for the longer pause that it requests, up to a week. */
const BLOCKED_HOURS = 24;
const MAX_MESSAGE = 300;
const MAX_REJECTED = 20;

export interface Success {
  readonly askedAt: string;
  /** When the newest bulletin that the state does not record yet was stored; null: the state records all of them. */
  readonly changedAt: string | null;
  readonly newest: SourceState['newest'];
  readonly rejected: readonly RowRejected[];
}

/** An older bulletin that comes in later does not replace the newest one. */
export function afterSuccess(
  before: SourceState,
  { askedAt, changedAt, newest, rejected }: Success,
): SourceState {
  const isNewer = newest !== null && (before.newest === null || newest.fixedOn >= before.newest.fixedOn);
  return {
    source: before.source,
    lastAsked: askedAt,
    lastSuccess: askedAt,
    lastChange: changedAt ?? before.lastChange,
    newest: isNewer ? newest : before.newest,
    failure: null,
    rejected: rejected.slice(0, MAX_REJECTED).map(({ message }) => message),
    notBefore: null,
  };
}

export function afterFailure(before: SourceState, askedAt: string, error: unknown): SourceState {
  const kind = kindOf(error);
  const message = error instanceof Error && kind !== 'fault' ? error.message : 'Something failed here.';
  return {
    ...before,
    lastAsked: askedAt,
    failure: {
      kind,
      message: message.slice(0, MAX_MESSAGE),
      since: before.failure?.since ?? askedAt,
      times: (before.failure?.times ?? 0) + 1,
    },
    notBefore: error instanceof SourceBlocked ? leftAloneUntil(askedAt, error) : null,
  };
}

/** The kind of a failure: a typed error is the source's failure, any other error is our own fault. */
export function kindOf(error: unknown): FailureKind {
  if (error instanceof SourceUnavailable) return 'SourceUnavailable';
  if (error instanceof SourceBlocked) return 'SourceBlocked';
  if (error instanceof SourceChanged || error instanceof RowRejected) return 'SourceChanged';
  return 'fault';
}

function leftAloneUntil(askedAt: string, { retryAfterSeconds = 0 }: SourceBlocked): string {
  const hours = Math.min(LONGEST_BLOCK_HOURS, Math.max(BLOCKED_HOURS, retryAfterSeconds / 3600));
  return new Date(Date.parse(askedAt) + hours * 3_600_000).toISOString();
}
