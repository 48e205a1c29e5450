/** The new state of a source after a request to it. Pure. */
import type { SourceState } from '../../shared/fx/source-state.ts';
import { failureAfter } from '../sources/after-failure.ts';
import type { RowRejected } from '../sources/errors.ts';

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

export const afterFailure = (before: SourceState, askedAt: string, error: unknown): SourceState => ({
  ...before,
  lastAsked: askedAt,
  ...failureAfter(before.failure, askedAt, error),
});
