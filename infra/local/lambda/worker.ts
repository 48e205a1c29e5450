/**
 * The thread a function runs in: loads the unchanged bundle and hands it one event after another, as Lambda's
 * Node.js runtime does. Its environment is the thread's.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod/mini';
import type { ErrorShape, FromWorker, Invocation } from './protocol.ts';

const startSchema = z.object({ directory: z.string(), handler: z.string() });
const invocationSchema = z.object({
  requestId: z.string(),
  event: z.string(),
  deadline: z.number(),
  functionName: z.string(),
  functionArn: z.string(),
  memory: z.number(),
});

type Handler = (event: unknown, context: unknown) => unknown;

async function load(directory: string, handler: string): Promise<Handler> {
  const dot = handler.lastIndexOf('.');
  const base = join(directory, handler.slice(0, dot));
  const file = ['.mjs', '.js', '.cjs'].map((extension) => base + extension).find((path) => existsSync(path));
  if (!file) throw new Error(`there is no module ${handler.slice(0, dot)} in the bundle`);
  const module: Record<string, unknown> = await import(pathToFileURL(file).href);
  const found = module[handler.slice(dot + 1)];
  if (typeof found !== 'function') throw new Error(`${handler} is not a function`);
  return (event, context) => found(event, context);
}

function shape(error: unknown): ErrorShape {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  // What several attempts met, which their common error does not say.
  const each: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
  const messages = [error, ...each].map((one) => (one instanceof Error ? one.message : String(one)));
  return {
    errorType: error.name,
    errorMessage: messages.join('; '),
    trace: (error.stack ?? '').split('\n'),
  };
}

function contextOf(invocation: Invocation) {
  return {
    functionName: invocation.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: invocation.functionArn,
    memoryLimitInMB: String(invocation.memory),
    awsRequestId: invocation.requestId,
    logGroupName: `/aws/lambda/${invocation.functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, invocation.deadline - Date.now()),
  };
}

async function main(port: MessagePort): Promise<void> {
  const say = (message: FromWorker) => port.postMessage(message);
  const { directory, handler: name } = startSchema.parse(workerData);
  let handler: Handler;
  try {
    handler = await load(directory, name);
  } catch (error) {
    say({ kind: 'broken', error: shape(error) });
    return;
  }
  port.on('message', async (message: unknown) => {
    const invocation = invocationSchema.parse(message);
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
