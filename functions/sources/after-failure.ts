/** What is recorded of a source that failed: what went wrong, for how long now, and whether it wants to be left alone. Pure. */
import { type FailureKind, LONGEST_BLOCK_HOURS, type SourceFailure } from '../../shared/fx/source-state.ts';
import { RowRejected, SourceBlocked, SourceChanged, SourceUnavailable } from './errors.ts';

/** A source that blocks us is not asked for this long, or for the longer pause that it requests, up to a week. */
const BLOCKED_HOURS = 24;
const MAX_MESSAGE = 300;

/** @param before the failure that was recorded last; null: the answer before could be read */
export function failureAfter(
  before: SourceFailure | null,
  askedAt: string,
  error: unknown,
): { readonly failure: SourceFailure; readonly notBefore: string | null } {
  const kind = kindOf(error);
  const message = error instanceof Error && kind !== 'fault' ? error.message : 'Something failed here.';
  return {
    failure: {
      kind,
      message: message.slice(0, MAX_MESSAGE),
      since: before?.since ?? askedAt,
      times: (before?.times ?? 0) + 1,
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
