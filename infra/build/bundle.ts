/**
 * Bundles functions for Lambda: one ESM file each, minified by the local esbuild, without a container. The bundle of
 * `publish-pages` includes the site's server build, with the site's files beside it; `serve-reference` has the API's
 * description beside it.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import type { FunctionName } from '../constructs/function-names.ts';
import { packedCsvModule, packedJsonModule } from './data-module.ts';
import { FUNCTIONS_BUILD, ROOT, SITE_BUILD } from './paths.ts';
import { withoutTexts } from './without-texts.ts';

/** The name under which `publish-pages` imports the built site. */
const SITE_SPECIFIER = '#site-build';

/** CommonJS packages in an ESM bundle need `require`. */
const BANNER = "import{createRequire as $cr}from'node:module';const require=$cr(import.meta.url);";

/** See lambda-credentials.ts. */
const LAMBDA_CREDENTIALS = {
  '@aws-sdk/credential-provider-node': join(ROOT, 'infra', 'build', 'lambda-credentials.ts'),
};

/**
 * Loaded only when an operation streams events: none of ours does, and it is a twenty-fifth of a reading function. The client of S3 names it
 * at its beginning too, and has it in its bundle.
 */
const eventStreamsLeftOut: Plugin = {
  name: 'karvon-event-streams-left-out',
  setup(build) {
    build.onResolve({ filter: /^@smithy\/core\/event-streams$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    );
  },
};

/** See lru-cache.ts. */
const LRU_CACHE = { 'mnemonist/lru-cache': join(ROOT, 'infra', 'build', 'lru-cache.ts') };

/** Of its own package.json an AWS client reads the version alone; a bundle would have all of it. */
const versionOnly: Plugin = {
  name: 'karvon-version-only',
  setup(build) {
    build.onLoad({ filter: /\/@aws-sdk\/client-[^/]+\/package\.json$/ }, ({ path }) => {
      const { version }: { version: string } = JSON.parse(readFileSync(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

export interface BundleOptions {
  /** By name, each handler's source file. Bundled at once, what several import is read once: twice as fast. */
  readonly entries: Readonly<Record<string, string>>;
  /** Gets a folder of each name, which is emptied first. */
  readonly outDir: string;
  /** Import specifiers and the files they resolve to. */
  readonly alias?: Readonly<Record<string, string>>;
}

const textsLeftOut: Plugin = {
  name: 'karvon-texts-left-out',
  setup(build) {
    build.onLoad({ filter: /\/shared\/contracts\/[^/]+\.ts$/ }, ({ path }) => ({
      contents: withoutTexts(readFileSync(path, 'utf8')),
      loader: 'ts',
    }));
  },
};

const packedData: Plugin = {
  name: 'karvon-packed-data',
  setup(build) {
    const text = (path: string): string => readFileSync(path, 'utf8');
    build.onLoad({ filter: /\.csv$/ }, ({ path }) => ({ contents: packedCsvModule(text(path)) }));
    build.onLoad({ filter: /\/catalogue\/data\/[^/]+\.json$/ }, ({ path }) => ({
      contents: packedJsonModule(text(path)),
    }));
  },
};

/**
 * Writes each `NAME/index.mjs`, and `NAME.meta.json`, which lists the content of the bundle in esbuild's form.
 * @throws the bundler's error, which names file and line
 */
export async function bundle({ entries, outDir, alias }: BundleOptions): Promise<void> {
  const names = Object.keys(entries);
  if (names.length === 0) return;
  for (const name of names) {
    rmSync(join(outDir, name), { recursive: true, force: true });
    mkdirSync(join(outDir, name), { recursive: true });
  }
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: names.map((name) => ({ in: entries[name] ?? '', out: join(name, 'index') })),
    outdir: outDir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    // Else every Cyrillic letter takes six bytes.
    charset: 'utf8',
    banner: { js: BANNER },
    metafile: true,
    logLevel: 'silent',
    plugins: [packedData, textsLeftOut, versionOnly, eventStreamsLeftOut],
    alias: { ...LAMBDA_CREDENTIALS, ...LRU_CACHE, ...alias },
  });
  for (const [path, output] of Object.entries(metafile.outputs))
    writeFileSync(
      `${dirname(resolve(ROOT, path))}.meta.json`,
      JSON.stringify({ inputs: readFor(output, metafile), outputs: { [path]: output } }),
    );
}

/** The files that were read for an output, whether or not anything is left of them. */
function readFor({ entryPoint = '' }: Metafile['outputs'][string], { inputs }: Metafile): Metafile['inputs'] {
  const found: Metafile['inputs'] = {};
  const toRead = [entryPoint];
  for (let path = toRead.pop(); path !== undefined; path = toRead.pop()) {
    const input = inputs[path];
    if (!input || found[path]) continue;
    found[path] = input;
    toRead.push(...input.imports.map((one) => one.path));
  }
  return found;
}

/** The folder of a function's bundle. */
export const bundleOf = (name: FunctionName): string => join(FUNCTIONS_BUILD, name);

const entriesOf = (names: readonly FunctionName[]): BundleOptions['entries'] =>
  Object.fromEntries(names.map((name) => [name, join(ROOT, 'functions', name, 'handler.ts')]));

/**
 * Bundles functions of the app.
 * @throws Error if publish-pages is among them and the site is not built, or the bundler's
 */
export async function bundleFunctions(names: readonly FunctionName[]): Promise<void> {
  const withSite = names.filter((name) => name === 'publish-pages');
  const others = names.filter((name) => name !== 'publish-pages');
  const server = join(SITE_BUILD, 'server', 'entry.mjs');
  if (withSite.length > 0 && !existsSync(server))
    throw new Error('the site is not built: run `npm run build`');
  const outDir = FUNCTIONS_BUILD;
  await Promise.all([
    bundle({ entries: entriesOf(others), outDir }),
    bundle({ entries: entriesOf(withSite), outDir, alias: { [SITE_SPECIFIER]: server } }),
  ]);
  for (const name of withSite)
    cpSync(join(SITE_BUILD, 'client'), join(bundleOf(name), 'client'), { recursive: true });
  for (const name of others.filter((one) => one === 'serve-reference'))
    cpSync(join(ROOT, 'functions', name, 'openapi.json'), join(bundleOf(name), 'openapi.json'));
}
