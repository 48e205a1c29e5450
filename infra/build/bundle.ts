/**
 * Bundles a function for Lambda: one ESM file, minified by the local esbuild, without a container. The bundle of
 * `publish-pages` includes the site's server build, with the site's files beside it; `serve-reference` has the API's
 * description beside it.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
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
  /** The handler's source file. */
  readonly entry: string;
  /** Emptied first. */
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
 * Writes `index.mjs`, and beside the folder esbuild's `meta.json`, which lists the content of the bundle.
 * @throws the bundler's error, which names file and line
 */
export async function bundle({ entry, outDir, alias }: BundleOptions): Promise<void> {
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile: join(outDir, 'index.mjs'),
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
    plugins: [packedData, textsLeftOut, versionOnly],
    alias: { ...LAMBDA_CREDENTIALS, ...LRU_CACHE, ...alias },
  });
  writeFileSync(`${outDir}.meta.json`, JSON.stringify(metafile));
}

/** The folder of a function's bundle. */
export const bundleOf = (name: FunctionName): string => join(FUNCTIONS_BUILD, name);

/** Bundles one of the app's functions. @throws Error if it is publish-pages and the site is not built, or the bundler's */
export async function bundleFunction(name: FunctionName): Promise<void> {
  const outDir = bundleOf(name);
  const entry = join(ROOT, 'functions', name, 'handler.ts');
  if (name !== 'publish-pages') {
    await bundle({ entry, outDir });
    if (name === 'serve-reference') {
      cpSync(join(ROOT, 'functions', name, 'openapi.json'), join(outDir, 'openapi.json'));
    }
    return;
  }
  const server = join(SITE_BUILD, 'server', 'entry.mjs');
  if (!existsSync(server)) throw new Error('the site is not built: run `npm run build`');
  await bundle({ entry, outDir, alias: { [SITE_SPECIFIER]: server } });
  cpSync(join(SITE_BUILD, 'client'), join(outDir, 'client'), { recursive: true });
}
