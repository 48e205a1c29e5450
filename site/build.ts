/**
 * Builds the site as a renderer: `node site/build.ts [outDir]`, .karvon/build/site when not given.
 * Writes `server/entry.mjs`, which exports renderPage, and `client/`, the static files that pages name.
 */
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'astro';

const SITE = fileURLToPath(new URL('.', import.meta.url));
export const DEFAULT_OUT_DIR = fileURLToPath(new URL('../.karvon/build/site/', import.meta.url));

/** Builds into `outDir`, replacing what is there. */
export const buildSite = async (outDir: string = DEFAULT_OUT_DIR): Promise<void> => {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  await build({
    root: SITE,
    outDir: resolve(outDir),
    cacheDir: resolve(outDir, '../.astro-cache'),
    logLevel: 'warn',
  });
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const started = performance.now();
  await buildSite(process.argv[2]);
  console.log(`site built in ${Math.round(performance.now() - started)} ms`);
}
