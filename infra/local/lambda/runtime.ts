/** All functions of the app: a pool and a log file for each, and the report of runs that nobody waits for. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { line } from '../progress.ts';
import type { FunctionModel } from '../template/compute.ts';
import type { Place } from '../template/resource-types.ts';
import { newAccount, TooManyRequests, untilAccepted } from './account.ts';
import { functionEnvironment, type Origins } from './environment.ts';
import { type FunctionPool, newFunctionPool } from './function-pool.ts';
import { openLogFile } from './log-file.ts';

export interface Runtime {
  /** @throws Error if there is no such function */
  byArn(arn: string): FunctionPool;
  /** Finds a function by its name, or by the end of it after a hyphen. @throws Error */
  byName(name: string): FunctionPool;
  /**
   * Runs a function that nobody waits for. Prints one line about the result: always while the app starts, later only if the
   * run failed, wholly or in part.
   * @throws FunctionError, TooManyRequests
   */
  inBackground(arn: string, event: string): Promise<string | null>;
  /** The same for an event that Lambda keeps while the account has no room for its run. @throws FunctionError */
  asynchronously(arn: string, event: string): Promise<string | null>;
  /** Loads a function. Never rejects: a function that cannot be loaded counts as a failure in the background. */
  warm(arn: string): Promise<void>;
  /** Whether a run that nobody waits for has ended well. */
  hasRun(arn: string): boolean;
  /** The failures in the background. */
  failures(): readonly string[];
  /** Runs that the account had no room for, by the function's name. */
  refused(): Readonly<Record<string, number>>;
  /** From now on only failures are printed. */
  ready(): void;
  close(): Promise<void>;
}

export interface RuntimeOptions {
  readonly functions: readonly FunctionModel[];
  readonly place: Place;
  readonly origins: Origins;
  /** Folder of the log files; each start begins new ones. */
  readonly logs: string;
  /** The most threads for each function. */
  readonly concurrency: number;
  /** The most runs at once of all functions together, further ones are refused. */
  readonly accountConcurrency: number;
  readonly threadArgs: readonly string[];
  /** Variables of every function, beside the template's. */
  readonly environment: Readonly<Record<string, string>>;
  /** Values that are known only here, in the place of the template's, for the functions that have these variables. */
  readonly instead: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

const resultSchema = z.object({
  summary: z.string().default('done'),
  batchItemFailures: z.array(z.unknown()).default([]),
});

export function newRuntime({
  functions,
  place,
  origins,
  logs,
  concurrency,
  accountConcurrency,
  threadArgs,
  environment,
  instead,
  log,
}: RuntimeOptions): Runtime {
  mkdirSync(logs, { recursive: true });
  const account = newAccount(accountConcurrency);
  const closing = new AbortController();
  const entries = functions.map((model) => {
    const file = openLogFile(join(logs, `${model.name}.log`), log);
    const pool = newFunctionPool({
      model,
      environment: {
        ...functionEnvironment(model, place, origins),
        ...Object.fromEntries(Object.entries(instead).filter(([name]) => name in model.environment)),
        ...environment,
      },
      limit: concurrency,
      threadArgs,
      onOutput: file.write,
    });
    const invoke: FunctionPool['invoke'] = (...args) => account.run(model.name, () => pool.invoke(...args));
    return { pool: { ...pool, invoke }, file };
  });
  const failures: string[] = [];
  const done = new Set<string>();
  let starting = true;

  function find(what: string, test: (model: FunctionModel) => boolean): FunctionPool {
    const entry = entries.find(({ pool }) => test(pool.model));
    if (!entry) throw new Error(`no function is called ${what}`);
    return entry.pool;
  }
  const byArn = (arn: string) => find(arn, (model) => model.arn === arn);

  const runtime: Runtime = {
    byArn,
    byName: (name) => find(name, (model) => model.name === name || model.name.endsWith(`-${name}`)),
    async inBackground(arn, event) {
      const { model, invoke } = byArn(arn);
      const started = performance.now();
      const say = (outcome: string) => log(line(model.name, outcome, performance.now() - started));
      try {
        const result = await invoke(event);
        const { summary, batchItemFailures } = resultSchema
          .catch({ summary: 'done', batchItemFailures: [] })
          .parse(JSON.parse(result ?? 'null'));
        if (starting || batchItemFailures.length > 0) say(summary);
        done.add(arn);
        return result;
      } catch (error) {
        // A run that the end of the app cuts short is made up for by the next start.
        if (error instanceof TooManyRequests || closing.signal.aborted) throw error;
        const failure = `failed: ${error instanceof Error ? error.message : String(error)}`;
        failures.push(`${model.name} ${failure}`);
        say(failure);
        throw error;
      }
    },
    asynchronously: (arn, event) => untilAccepted(() => runtime.inBackground(arn, event), closing.signal),
    async warm(arn) {
      const { model, warm } = byArn(arn);
      try {
        await warm();
      } catch (error) {
        failures.push(
          `${model.name} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    },
    hasRun: (arn) => done.has(arn),
    failures: () => failures,
    refused: account.refused,
    ready() {
      starting = false;
    },
    async close() {
      closing.abort();
      await Promise.all(
        entries.map(async ({ pool, file }) => {
          await pool.close();
          file.close();
        }),
      );
    },
  };
  return runtime;
}
