/** `npm start`: builds what has changed, runs the app on this machine, and prints its address. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { BuildFailed, buildApp } from '../build/build-app.ts';
import { type Lock, tryLock } from '../build/lock.ts';
import { CDK_OUT, WORK } from '../build/paths.ts';
import { newPublicServer, type PublicServer } from './edge/public-server.ts';
import { listen } from './engine/service.ts';
import { TableMismatch } from './engine/table-engine.ts';
import { Complaint, readOptions } from './options.ts';
import { line } from './progress.ts';
import { DataInUse, StartFailed, startTarget, type Target } from './target.ts';
import { UnknownResourceType } from './template/resource-types.ts';

/** What is collected and published as on another day is kept apart from what is real. */
const dataFolder = (day: string | undefined): string =>
  day === undefined ? join(WORK, 'data') : join(WORK, 'days', day);

/** Runs until it gets a signal to end. */
export async function main(args: readonly string[], portText: string | undefined): Promise<void> {
  const started = performance.now();
  const ending = new AbortController();
  let running: Target | undefined;
  let held: Lock | undefined;

  async function end(code: number): Promise<never> {
    await running?.close();
    held?.release();
    process.exit(code);
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // Ends at once at the second signal, or if nothing runs yet that has to be closed.
      if (ending.signal.aborted || !running) {
        ending.abort();
        held?.release();
        process.exit(130);
      }
      ending.abort();
      void end(0);
    });
  }

  try {
    const today = new Date().toISOString().slice(0, 10);
    const { port, fresh, day } = readOptions(args, portText, today);
    const publicServer = await takePort(port);
    held = takeFolder();
    const dataDir = dataFolder(day);
    if (fresh) rmSync(dataDir, { recursive: true, force: true });
    const log = (line: string) => console.log(`  ${line}`);
    await buildApp({ log, withoutReads: true, signal: ending.signal });
    if (day !== undefined) log(`${'as on'.padEnd(24)} ${day}, and no bank is asked`);
    const asOnDay = day === undefined ? {} : { asOnDay: day };
    running = await startTarget({ cdkOut: CDK_OUT, dataDir, publicServer, log, ...asOnDay });
    log(`${line('ready', 'Ctrl-C ends it', performance.now() - started)}\n`);
    console.log(`  ${running.url}`);
  } catch (error) {
    if (error instanceof BuildFailed) console.error(error.output.trimEnd());
    console.error(isExpected(error) ? `Karvon: ${error.message}` : error);
    await end(1);
  }
}

/** Errors whose message is enough; any other is our own fault and keeps its stack. */
function isExpected(error: unknown): error is Error {
  return [Complaint, BuildFailed, StartFailed, DataInUse, TableMismatch, UnknownResourceType].some(
    (type) => error instanceof type,
  );
}

/** Takes the port first and keeps it: until the app is ready it answers 503. */
async function takePort(port: number): Promise<PublicServer> {
  const publicServer = newPublicServer();
  try {
    await listen(publicServer.server, port);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') {
      throw new Complaint(
        `port ${port} is in use: end what uses it, or choose another (PORT=8788 npm start).`,
      );
    }
    if (code === 'EACCES') throw new Complaint(`port ${port} is not open to you: choose one above 1023.`);
    throw error;
  }
  return publicServer;
}

function takeFolder(): Lock {
  let got: ReturnType<typeof tryLock>;
  try {
    got = tryLock(join(WORK, 'start.lock'));
  } catch (error) {
    throw new Complaint(`cannot write to ${WORK}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if ('heldBy' in got) {
    throw new Complaint(`${WORK} is in use by another start (process ${got.heldBy}): end that one first.`);
  }
  return got;
}
