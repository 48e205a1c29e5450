/**
 * The thread a function runs in: loads the unchanged bundle and hands it one event after another, as Lambda's
 * Node.js runtime does. Its environment is the thread's.
 * Plain JavaScript, so that no thread has to load what strips types: that takes twice as long as all else that a thread does at first.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

/** @typedef {import('./protocol.ts').Invocation} Invocation */

/**
 * @param {string} directory
 * @param {string} handler
 * @returns {Promise<(event: unknown, context: unknown) => unknown>}
 */
async function load(directory, handler) {
  const dot = handler.lastIndexOf('.');
  const base = join(directory, handler.slice(0, dot));
  const file = ['.mjs', '.js', '.cjs'].map((extension) => base + extension).find((path) => existsSync(path));
  if (!file) throw new Error(`there is no module ${handler.slice(0, dot)} in the bundle`);
  const module = await import(pathToFileURL(file).href);
  const found = module[handler.slice(dot + 1)];
  if (typeof found !== 'function') throw new Error(`${handler} is not a function`);
  return (event, context) => found(event, context);
}

/**
 * @param {unknown} error
 * @returns {import('./protocol.ts').ErrorShape}
 */
function shape(error) {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  // What several attempts met, which their common error does not say.
  const each = error instanceof AggregateError ? error.errors : [];
  const messages = [error, ...each].map((one) => (one instanceof Error ? one.message : String(one)));
  return {
    errorType: error.name,
    errorMessage: messages.join('; '),
    trace: (error.stack ?? '').split('\n'),
  };
}

/** @param {Invocation} invocation */
const contextOf = (invocation) => ({
  functionName: invocation.functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: invocation.functionArn,
  memoryLimitInMB: String(invocation.memory),
  awsRequestId: invocation.requestId,
  logGroupName: `/aws/lambda/${invocation.functionName}`,
  logStreamName: 'local',
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => Math.max(0, invocation.deadline - Date.now()),
});

/** @param {import('node:worker_threads').MessagePort} port */
async function main(port) {
  /** @param {import('./protocol.ts').FromWorker} message */
  const say = (message) => port.postMessage(message);
  /** @type {import('./protocol.ts').WorkerStart} */
  const { directory, handler: name } = workerData;
  let handler;
  try {
    handler = await load(directory, name);
  } catch (error) {
    say({ kind: 'broken', error: shape(error) });
    return;
  }
  port.on('message', async (/** @type {Invocation} */ invocation) => {
    const { requestId } = invocation;
    try {
      const result = await handler(JSON.parse(invocation.event), contextOf(invocation));
      say({ kind: 'result', requestId, result: JSON.stringify(result) ?? null });
    } catch (error) {
      say({ kind: 'error', requestId, error: shape(error) });
    }
  });
  say({ kind: 'ready' });
}

if (parentPort) await main(parentPort);
