/** Builds the site, checks its texts and synthesizes the app, each only if its sources have changed. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { line } from '../local/progress.ts';
import { hashInputs } from './input-hash.ts';
import { lock } from './lock.ts';
import { CDK_OUT, ROOT, SITE_BUILD, WORK } from './paths.ts';

export interface BuildOptions {
  /** Writes a line for each step. */
  readonly log?: (line: string) => void;
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
export async function buildApp({ log = () => {}, signal }: BuildOptions = {}): Promise<void> {
  const held = await lock(join(WORK, 'build.lock'));
  try {
    const site = hashInputs(ROOT, ['site', 'shared', 'infra/build']);
    const failing = new AbortController();
    const stop = signal ? AbortSignal.any([signal, failing.signal]) : failing.signal;
    let failure: unknown;
    // Beside each other, since both take seconds; the other one stops with the first that fails.
    const parts = [assembly(site, log, stop), texts(site, log, stop)].map((part) =>
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

/** The site's renderer, and the cloud assembly, which bundles it. */
async function assembly(site: string, log: Log, stop: AbortSignal): Promise<void> {
  await step({
    name: 'site',
    hash: site,
    makes: join(SITE_BUILD, 'server', 'entry.mjs'),
    run: () => node(['site/build.ts', SITE_BUILD], {}, stop),
    log,
  });
  const settings = cdkContext();
  await step({
    name: 'synth',
    hash: hashInputs(ROOT, ['functions', 'shared', ...INFRA], [site, settings]),
    makes: join(CDK_OUT, 'manifest.json'),
    // The library's own check of the templates takes as long as everything else; the tests and `cdk synth` run it.
    run: () =>
      node(
        ['infra/bin/app.ts'],
        { CDK_OUTDIR: CDK_OUT, CDK_CONTEXT_JSON: settings, CDK_VALIDATION: 'false' },
        stop,
      ),
    log,
  });
}

/** Every text is there in every language, and shown. */
async function texts(site: string, log: Log, stop: AbortSignal): Promise<void> {
  await step({ name: 'texts', hash: site, run: () => node(['site/check-texts.ts'], {}, stop), log });
}

const DAY_MS = 86_400_000;

/** Assets are named by their content, so each change leaves an old one. It stays a day: an app that runs may still use it. */
function removeOldAssets(): void {
  const named = readdirSync(CDK_OUT)
    .filter((file) => file.endsWith('.assets.json'))
    .map((file) => readFileSync(join(CDK_OUT, file), 'utf8'));
  for (const name of readdirSync(CDK_OUT).filter((file) => file.startsWith('asset.'))) {
    const path = join(CDK_OUT, name);
    const old = Date.now() - statSync(path).ctimeMs > DAY_MS;
    if (old && !named.some((text) => text.includes(name))) rmSync(path, { recursive: true });
  }
}

/** The parts of `infra/` that a synthesis reads. The local target is not one: it only reads the result. */
const INFRA = ['infra/bin', 'infra/build', 'infra/config.ts', 'infra/constructs', 'infra/stacks', 'cdk.json'];

/** The context that the CDK's own command would pass to the app. */
function cdkContext(): string {
  const settings = z.object({ context: z.record(z.string(), z.unknown()) });
  return JSON.stringify(settings.parse(JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8'))).context);
}

interface Step {
  readonly name: string;
  readonly hash: string;
  /** The file that exists once the step is done; a check makes none. */
  readonly makes?: string;
  readonly run: () => Promise<void>;
  readonly log: Log;
}

async function step({ name, hash, makes, run, log }: Step): Promise<void> {
  const started = performance.now();
  const stamp = join(WORK, 'build', `${name}.hash`);
  const unchanged =
    (makes === undefined || existsSync(makes)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
  if (!unchanged) {
    // The stamp is removed first, so that a build that is killed half-way starts again.
    rmSync(stamp, { force: true });
    await run();
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, hash);
  }
  const done = makes === undefined ? 'checked' : 'built';
  log(line(name, unchanged ? 'unchanged' : done, performance.now() - started));
}

/** Runs a script of the repository in its own process, so that its memory is freed at the end. */
function node(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args], {
      cwd: ROOT,
      env: { ...process.env, ...environment, KARVON_DIR: WORK, ASTRO_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
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
