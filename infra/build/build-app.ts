/** Builds the site, checks its texts, bundles the functions and synthesizes the app, each only if its sources have changed. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { FUNCTION_NAMES, type FunctionName } from '../constructs/function-names.ts';
import { bundleOf } from './bundle.ts';
import { hashInputs } from './input-hash.ts';
import { lock } from './lock.ts';
import { CDK_OUT, ROOT, SITE_BUILD, WORK } from './paths.ts';
import { step } from './step.ts';

export interface BuildOptions {
  /** Writes a line for each step. */
  readonly log?: (line: string) => void;
  /** Leaves out the check that each text is read somewhere, and each that is read exists: it takes as long as the site. */
  readonly withoutReads?: boolean;
  /** Stops the running step. */
  readonly signal?: AbortSignal;
}

/** A step failed; `output` is what it printed. */
export class BuildFailed extends Error {
  override readonly name = 'BuildFailed';
  readonly output: string;
  constructor(step: string, output: string) {
    super(`${step} failed`);
    this.output = output;
  }
}

/**
 * Leaves the site's build and the cloud assembly in the work folder. Of two builds at once, one waits for the other.
 * @throws BuildFailed
 */
export async function buildApp({
  log = () => {},
  withoutReads = false,
  signal,
}: BuildOptions = {}): Promise<void> {
  const held = await lock(join(WORK, 'build.lock'));
  try {
    const failing = new AbortController();
    const stop = signal ? AbortSignal.any([signal, failing.signal]) : failing.signal;
    let failure: unknown;
    // Beside each other, since each takes seconds; the others stop with the first that fails.
    const parts = [assembly(log, stop), ...(withoutReads ? [] : [texts(log, stop)])].map((part) =>
      part.catch((error: unknown) => {
        failure ??= error;
        failing.abort();
      }),
    );
    await Promise.all(parts);
    if (failure !== undefined) throw failure;
    removeOldAssets();
  } finally {
    held.release();
  }
}

type Log = (line: string) => void;

/** All but the cloud assembly; also the steps' stamps. */
const BUILD = join(WORK, 'build');

/** What the site's renderer and its texts are made of. */
const SITE_SOURCES = ['site', 'shared', 'infra/build'];

/** Everything that is deployed: the site's renderer beside the functions that need none, then the one that does, then the rest. */
async function assembly(log: Log, stop: AbortSignal): Promise<void> {
  const site = hashInputs(ROOT, SITE_SOURCES);
  const inputs = hashInputs(ROOT, ['functions', 'shared', 'infra/build']);
  const renderer = step(BUILD, {
    name: 'site',
    inputs: site,
    makes: [SITE_BUILD],
    run: () => node(['site/build.ts', SITE_BUILD], {}, stop),
    log,
  });
  const functions = bundles('functions', WITHOUT_SITE, inputs, log, stop);
  const pages = allEnded([renderer, functions]).then(() =>
    bundles('pages', ['publish-pages'], `${inputs}${site}`, log, stop),
  );
  const settings = cdkContext();
  // The first to end leaves a core free, on which the library is loaded meanwhile.
  const synth = functions.then(() =>
    step(BUILD, {
      name: 'synth',
      inputs: hashInputs(ROOT, ['functions', 'shared', ...INFRA], [site, settings]),
      makes: [CDK_OUT],
      passing: oldAssets,
      // The library's own check of the templates takes as long as everything else; the tests and `cdk synth` run it.
      run: () =>
        node(
          ['infra/bin/app-when-built.ts'],
          { CDK_OUTDIR: CDK_OUT, CDK_CONTEXT_JSON: settings, CDK_VALIDATION: 'false' },
          stop,
          pages,
        ),
      log,
    }),
  );
  await allEnded([pages, synth]);
}

/** As Promise.all, but a failure is told only when none of them runs any more: nobody may write once the build has ended. */
async function allEnded(steps: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(steps)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

const WITHOUT_SITE = FUNCTION_NAMES.filter((name) => name !== 'publish-pages');

/** The bundles of some functions. */
const bundles = (
  name: string,
  functions: readonly FunctionName[],
  inputs: string,
  log: Log,
  stop: AbortSignal,
): Promise<void> =>
  step(BUILD, {
    name,
    inputs,
    makes: functions.map(bundleOf),
    run: () => node(['infra/build/bundle-functions.ts', ...functions], {}, stop),
    log,
  });

/** Every text is shown, and every one that is shown exists. */
const texts = (log: Log, stop: AbortSignal): Promise<void> =>
  step(BUILD, {
    name: 'texts',
    inputs: hashInputs(ROOT, [...SITE_SOURCES, 'tsconfig.json']),
    makes: [],
    run: () => node(['site/check-texts.ts'], {}, stop),
    log,
  });

const DAY_MS = 86_400_000;

/** Assets are named by their content, so each change leaves an old one. It stays a day: an app that runs may still use it. */
function removeOldAssets(): void {
  for (const name of oldAssets()) {
    const path = join(CDK_OUT, name);
    if (Date.now() - statSync(path).ctimeMs > DAY_MS) rmSync(path, { recursive: true });
  }
}

/** The assets that no stack names. */
function oldAssets(): ReadonlySet<string> {
  if (!existsSync(CDK_OUT) || !statSync(CDK_OUT).isDirectory()) return new Set();
  const names = readdirSync(CDK_OUT);
  const lists = names.filter((name) => name.endsWith('.assets.json'));
  const named = lists.map((name) => readFileSync(join(CDK_OUT, name), 'utf8')).join();
  return new Set(names.filter((name) => name.startsWith('asset.') && !named.includes(name)));
}

/** The parts of `infra/` that a synthesis reads. The local target is not one: it only reads the result. */
const INFRA = ['infra/bin', 'infra/build', 'infra/config.ts', 'infra/constructs', 'infra/stacks', 'cdk.json'];

/** The context that the CDK's own command would pass to the app, and that it runs here. */
function cdkContext(): string {
  const settings = z.object({ context: z.record(z.string(), z.unknown()) });
  const { context } = settings.parse(JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')));
  return JSON.stringify({ ...context, karvon: { onOneMachine: true } });
}

/** A build fills much memory in a few seconds: with V8's default for new objects, collecting them takes a fifth of the time. */
const MUCH_AT_ONCE = ['--max-semi-space-size=64'];

/**
 * Runs a script of the repository in its own process, so that its memory is freed at the end.
 * @param after once this is done, its input says `built` and ends; if it fails, the script is stopped and fails too
 */
function node(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  signal: AbortSignal,
  after: Promise<void> = Promise.resolve(),
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...MUCH_AT_ONCE, ...args], {
      cwd: ROOT,
      env: { ...process.env, ...environment, KARVON_DIR: WORK, ASTRO_TELEMETRY_DISABLED: '1' },
      stdio: 'pipe',
      signal,
    });
    // Whoever has ended already needs no word.
    child.stdin.on('error', () => {});
    after.then(
      () => child.stdin.end('built'),
      () => child.kill(),
    );
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    // Told only when it has ended: a script that is stopped may still be writing, and whoever waits for the build must not.
    let failure: Error | undefined;
    child.once('error', (error) => {
      failure = error;
      if (child.pid === undefined) reject(error);
    });
    child.once('close', (code) => {
      if (failure) reject(failure);
      else if (code === 0) resolve();
      else reject(new BuildFailed(args[0] ?? '', output));
    });
  });
}
