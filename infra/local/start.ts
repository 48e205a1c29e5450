/** `npm start`: builds what has changed, runs the app on this machine, and prints its address. */
import { join } from 'node:path';
import { inspect } from 'node:util';
import { DATA_MANIFEST } from '../../functions/publish-pages/data-manifest-key.ts';
import { BuildFailed, buildApp } from '../build/build-app.ts';
import { type Lock, tryLock } from '../build/lock.ts';
import { CDK_OUT, WORK } from '../build/paths.ts';
import { newPublicServer, type PublicServer } from './edge/public-server.ts';
import { DamagedStore } from './engine/damage.ts';
import { listen } from './engine/service.ts';
import { TableMismatch } from './engine/table-engine.ts';
import { clear } from './fresh.ts';
import { Complaint, readOptions } from './options.ts';
import { line } from './progress.ts';
import { messagesOf, refusalIn } from './refusal.ts';
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

  async function end(code: number, reason?: unknown): Promise<never> {
    if (reason !== undefined) console.error(told(reason));
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

  process.on('uncaughtException', (error) => void end(1, error));
  // A full disk may hold the output too: then what is told is lost, and nothing else.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

  try {
    const today = new Date().toISOString().slice(0, 10);
    const { port, fresh, day, exampleFeeds } = readOptions(args, portText, today);
    const publicServer = await takePort(port);
    held = takeFolder();
    const dataDir = dataFolder(day);
    if (fresh) clear(WORK, dataDir);
    const log = (line: string) => console.log(`  ${line}`);
    await buildApp({ log, withoutReads: true, signal: ending.signal });
    if (day !== undefined) log(`${'as on'.padEnd(24)} ${day}, and no bank is asked`);
    const asOnDay = day === undefined ? {} : { asOnDay: day };
    running = await startTarget({
      cdkOut: CDK_OUT,
      dataDir,
      publicServer,
      listing: DATA_MANIFEST,
      renderer: 'publish-pages',
      log,
      ...asOnDay,
    });
    log(`${line('ready', 'Ctrl-C ends it', performance.now() - started)}\n`);
    console.log(`  ${running.url}`);
    if (exampleFeeds) {
      // The catalogue, which a start does not need otherwise.
      await import('../build/csv-modules.mjs');
      const { sendExampleFeeds } = await import('./example-feeds.ts');
      await sendExampleFeeds({ dataDir, url: running.url, day, log });
    }
  } catch (error) {
    await end(1, error);
  }
}

/** Errors whose message says what to do. */
const EXPECTED = [Complaint, DataInUse, DamagedStore, TableMismatch, UnknownResourceType];

/** The reason in one line if that is enough; an error of our own keeps its stack, and a build its output. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return `Karvon: ${error}`;
  if (EXPECTED.some((type) => error instanceof type)) return `Karvon: ${error.message}`;
  const output = error instanceof BuildFailed ? error.output.trimEnd() : '';
  const refused = refusalIn(`${output}\n${messagesOf(error)}`);
  if (refused !== undefined) return `Karvon: ${refused}`;
  if (error instanceof StartFailed) return `Karvon: ${error.message}`;
  return error instanceof BuildFailed ? `${output}\nKarvon: ${error.message}` : inspect(error);
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
    throw new Complaint(
      `cannot write to ${WORK} (${messagesOf(error)}): make room or make it yours, ` +
        'or choose another folder (KARVON_DIR=/tmp/karvon npm start).',
    );
  }
  if ('heldBy' in got) {
    throw new Complaint(`${WORK} is in use by another start (process ${got.heldBy}): end that one first.`);
  }
  return got;
}
