/**
 * How many runs an account may have at once, all functions together; one more is refused. An event that nobody waits for is kept by
 * Lambda, and tried again.
 * Source: AWS Lambda developer guide, "Understanding Lambda function scaling" and "Error handling for asynchronous invocation".
 */
import { setTimeout } from 'node:timers/promises';

/** The account has as many runs as it may have. */
export class TooManyRequests extends Error {
  override readonly name = 'TooManyRequestsException';
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;

export interface Account {
  /** @throws TooManyRequests, or what the run throws */
  run<Result>(functionName: string, run: () => Promise<Result>): Promise<Result>;
  /** Refused runs, by the function's name. */
  refused(): Readonly<Record<string, number>>;
}

/** @param quota the most runs at once */
export function newAccount(quota: number): Account {
  const refused = new Map<string, number>();
  let running = 0;
  return {
    async run(functionName, run) {
      if (running >= quota) {
        refused.set(functionName, (refused.get(functionName) ?? 0) + 1);
        throw new TooManyRequests(`${functionName}: the account has ${quota} runs at once`);
      }
      running += 1;
      try {
        return await run();
      } finally {
        running -= 1;
      }
    },
    refused: () => Object.fromEntries(refused),
  };
}

/** Tries a refused run again, with longer and longer pauses. @throws what the run throws, or the signal's reason */
export async function untilAccepted<Result>(
  run: () => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof TooManyRequests)) throw error;
      await setTimeout(pause, undefined, { signal });
    }
  }
}
