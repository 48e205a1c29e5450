/**
 * What a function that nobody waits for says of each run: one JSON line with its summary and the id of its request. AWS throws
 * the result itself away. A failure is logged here too, since Lambda's own line has neither its causes nor its parts.
 */
import type { Logger } from '@aws-lambda-powertools/logger';
import type { MiddlewareObj } from '@middy/core';

export interface RunResult {
  /** In words, without anything of a body. */
  readonly summary: string;
  /** Beside the summary, for the alarms; each is a field of the line. */
  readonly figures?: Readonly<Record<string, number>>;
}

/** The failure itself rises: Lambda counts it. */
export function logRuns(logger: Logger): MiddlewareObj<unknown, RunResult> {
  return {
    before: ({ context }) => logger.appendKeys({ requestId: context.awsRequestId }),
    after: ({ response }) => {
      if (response) logger.info(response.summary, { ...response.figures });
    },
    onError: ({ error }) => {
      const parts: unknown[] = error instanceof AggregateError ? error.errors : [error];
      for (const part of parts) logger.error('run failed', part instanceof Error ? part : String(part));
    },
  };
}
