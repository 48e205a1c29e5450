/**
 * Runs one function: a pool of threads that grows with concurrent events up to a limit, with one event at a time in each. A thread
 * that had none for a while ends, as Lambda ends a sandbox: each holds some 20 MB, and what its function remembers.
 * The template's timeout stops the thread, as Lambda stops the sandbox.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { FunctionModel } from '../template/compute.ts';
import type { ErrorShape, FromWorker, Invocation, WorkerStart } from './protocol.ts';

/** Limit in bytes for a synchronous request or response, as in Lambda. */
export const PAYLOAD_LIMIT = 6 * 1024 * 1024;
/** Limit in milliseconds for loading a bundle, as in Lambda. */
const INIT_LIMIT_MS = 10_000;

/** The function gave no result. `errorType` is the name of its own error, or of the runtime's. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError';
  readonly errorType: string;
  readonly trace: readonly string[];
  constructor({ errorType, errorMessage, trace }: ErrorShape) {
    super(`${errorType}: ${errorMessage}`);
    this.errorType = errorType;
    this.trace = trace;
  }
}

/** The event is larger than Lambda accepts. */
export class RequestTooLarge extends Error {
  override readonly name = 'RequestTooLarge';
}

/** More events wait than can be worked off in reasonable time. Lambda would start more sandboxes. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy';
}

/** So many events wait at most; at some milliseconds each, the last one waits a second or two. */
const MOST_WAITING = 200;

export interface FunctionPool {
  readonly model: FunctionModel;
  /**
   * @param event JSON text
   * @param gone once it is aborted, an event that still waits is dropped
   * @returns the result as JSON text, null where the function returned nothing
   * @throws FunctionError, RequestTooLarge; only where `gone` is given: TooBusy, or the signal's reason
   */
  invoke(event: string, gone?: AbortSignal): Promise<string | null>;
  /** Loads the function in a thread, so that the first event need not wait. @throws FunctionError if it cannot be loaded */
  warm(): Promise<void>;
  close(): Promise<void>;
}

export interface PoolOptions {
  readonly model: FunctionModel;
  readonly environment: Readonly<Record<string, string>>;
  /** The most threads; further events wait. Lambda would start more sandboxes. */
  readonly limit: number;
  /** Node's arguments for each thread. */
  readonly threadArgs?: readonly string[];
  /** Receives the function's output. */
  readonly onOutput: (text: string) => void;
}

interface Job {
  readonly event: string;
  readonly gone: AbortSignal | undefined;
  readonly resolve: (result: string | null) => void;
  readonly reject: (error: Error) => void;
}

/**
 * MiB. V8's own choice for new objects is for a process that has the machine to itself: a thread that only reads would hold 50 MB of
 * garbage. A function that the template gives more memory than this fills it in one run, and is a third slower with so little.
 */
const READING_MB = 1024;
const YOUNG_MB = 4;
/**
 * MiB of long-lived objects. Where V8 may fill more than 1 GB it lets them grow to four times what is in use before it collects; in
 * this much it collects at once and a half of it. The function that uses most has 70 MB in use.
 */
const OLD_MB = 400;

/**
 * Milliseconds. A thread that may fill more memory holds hundreds of megabytes after a long run, and the next minute's run seldom has
 * as much to do.
 */
const IDLE_MS = 20_000;
const FILLING_IDLE_MS = 5_000;
/** How long runs under way may take to end by themselves when the app ends. */
const GRACE_MS = 2_000;

interface Sandbox {
  readonly worker: Worker;
  readonly ready: Promise<void>;
  job: {
    readonly requestId: string;
    readonly settle: (outcome: string | null | FunctionError) => void;
  } | null;
  /** Ends it once it has been idle for long. */
  idleTimer?: NodeJS.Timeout;
}

const runtimeError = (errorType: string, errorMessage: string) =>
  new FunctionError({ errorType, errorMessage, trace: [] });

export function newFunctionPool({
  model,
  environment,
  limit,
  threadArgs = [],
  onOutput,
}: PoolOptions): FunctionPool {
  const sandboxes = new Set<Sandbox>();
  const idle: Sandbox[] = [];
  const waiting: Job[] = [];
  let closed = false;
  const fills = model.memory > READING_MB;

  function start(): Sandbox {
    const workerData: WorkerStart = { directory: model.directory, handler: model.handler };
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
      workerData,
      env: { ...environment },
      execArgv: [...threadArgs],
      stdout: true,
      stderr: true,
      resourceLimits: {
        maxOldGenerationSizeMb: Math.min(model.memory, OLD_MB),
        ...(!fills && { maxYoungGenerationSizeMb: YOUNG_MB }),
      },
    });
    for (const stream of [worker.stdout, worker.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => onOutput(text));
    }
    const loaded = Promise.withResolvers<void>();
    const sandbox: Sandbox = { worker, ready: loaded.promise, job: null };
    const slow = setTimeout(
      () => end(runtimeError('Runtime.InitTimeout', 'loading took over 10 s')),
      INIT_LIMIT_MS,
    );
    // The caller of an event sees the failure; a thread that was only warmed up has no caller.
    loaded.promise.catch(() => {}).finally(() => clearTimeout(slow));

    function end(error: FunctionError): void {
      sandboxes.delete(sandbox);
      take(sandbox);
      loaded.reject(error);
      sandbox.job?.settle(error);
      void worker.terminate();
    }
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') loaded.resolve();
      else if (message.kind === 'broken') end(new FunctionError(message.error));
      else if (sandbox.job?.requestId === message.requestId) {
        sandbox.job.settle(message.kind === 'result' ? message.result : new FunctionError(message.error));
      }
    });
    worker.on('error', (error) => {
      const code = 'code' in error ? String(error.code) : '';
      const type = code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'Runtime.OutOfMemory' : 'Runtime.UnhandledError';
      end(
        new FunctionError({
          errorType: type,
          errorMessage: error.message,
          trace: (error.stack ?? '').split('\n'),
        }),
      );
    });
    worker.on('exit', () => end(runtimeError('Runtime.ExitError', 'the function ended its process')));
    sandboxes.add(sandbox);
    return sandbox;
  }

  /** It waits for its next event, and ends if none comes. */
  function rest(sandbox: Sandbox): void {
    idle.push(sandbox);
    sandbox.idleTimer = setTimeout(
      () => {
        take(sandbox);
        sandboxes.delete(sandbox);
        void sandbox.worker.terminate();
      },
      fills ? FILLING_IDLE_MS : IDLE_MS,
    ).unref();
  }

  /** It waits no longer. */
  function take(sandbox: Sandbox): Sandbox {
    clearTimeout(sandbox.idleTimer);
    const place = idle.indexOf(sandbox);
    if (place >= 0) idle.splice(place, 1);
    return sandbox;
  }

  async function run(sandbox: Sandbox, job: Job): Promise<void> {
    try {
      await sandbox.ready;
    } catch (error) {
      job.reject(error instanceof Error ? error : new Error(String(error)));
      return next();
    }
    const requestId = randomUUID();
    const timeoutMs = model.timeoutSeconds * 1000;
    const timer = setTimeout(() => {
      const message = `${requestId} Task timed out after ${model.timeoutSeconds.toFixed(2)} seconds`;
      sandboxes.delete(sandbox);
      void sandbox.worker.terminate();
      sandbox.job?.settle(runtimeError('Sandbox.Timedout', message));
    }, timeoutMs);
    sandbox.job = {
      requestId,
      settle(outcome) {
        clearTimeout(timer);
        sandbox.job = null;
        if (outcome instanceof FunctionError) job.reject(outcome);
        else if (outcome !== null && Buffer.byteLength(outcome) > PAYLOAD_LIMIT) {
          job.reject(
            runtimeError('Function.ResponseSizeTooLarge', `the result is over ${PAYLOAD_LIMIT} bytes`),
          );
        } else job.resolve(outcome);
        if (sandboxes.has(sandbox)) rest(sandbox);
        next();
      },
    };
    const invocation: Invocation = {
      requestId,
      event: job.event,
      deadline: Date.now() + timeoutMs,
      functionName: model.name,
      functionArn: model.arn,
      memory: model.memory,
    };
    sandbox.worker.postMessage(invocation);
  }

  function next(): void {
    while (waiting.length > 0 && !closed) {
      const [latest] = idle.slice(-1);
      const sandbox = latest ? take(latest) : sandboxes.size < limit ? start() : undefined;
      if (!sandbox) return;
      const job = waiting.shift();
      if (job) void run(sandbox, job);
    }
  }

  function drop(job: Job): void {
    const place = waiting.indexOf(job);
    if (place < 0) return;
    waiting.splice(place, 1);
    job.reject(job.gone?.reason);
  }

  return {
    model,
    invoke(event, gone) {
      if (closed) return Promise.reject(runtimeError('Target.Closed', 'the target is closing'));
      if (Buffer.byteLength(event) > PAYLOAD_LIMIT) {
        return Promise.reject(new RequestTooLarge(`the event is over ${PAYLOAD_LIMIT} bytes`));
      }
      if (gone && waiting.length >= MOST_WAITING)
        return Promise.reject(new TooBusy(`${waiting.length} events wait for ${model.name}`));
      return new Promise((resolve, reject) => {
        const job: Job = { event, gone, resolve, reject };
        waiting.push(job);
        gone?.addEventListener('abort', () => drop(job), { once: true });
        next();
      });
    },
    async warm() {
      if (closed || sandboxes.size > 0) return;
      const sandbox = start();
      await sandbox.ready;
      rest(sandbox);
      next();
    },
    async close() {
      closed = true;
      for (const { reject } of waiting.splice(0))
        reject(runtimeError('Target.Closed', 'the target is closing'));
      // Node may abort if a thread ends while it begins to decompress: what is short ends by itself, what is long is further by then.
      const until = performance.now() + GRACE_MS;
      while ([...sandboxes].some(({ job }) => job) && performance.now() < until) await pause(20);
      await Promise.all([...sandboxes].map(({ worker }) => worker.terminate()));
    },
  };
}
