/**
 * Builds the site as a renderer: `node site/build.ts [outDir]`, by default into .karvon/build/site.
 * Writes `server/entry.mjs`, which exports renderPage, and `client/`, the static files that pages link to.
 * Ends with an error that names every text that is missing in a language, or of another form than the English one.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'astro';
import { build as bundle } from 'esbuild';
import { appManifest } from './texts/app-manifest.ts';
import { textFaults } from './texts/check.ts';
import { textFiles, throwFaults } from './texts/files.ts';
import { LANGUAGES } from './texts/languages.ts';
import { WORDS_FILES, wordsFile } from './texts/words-file.ts';

const SITE = fileURLToPath(new URL('.', import.meta.url));
/** The service worker. `remove.ts` in its place takes it off every device (docs/runbook.md). */
const WORKER = 'browser/offline/worker.ts';
const DEFAULT_OUT_DIR = fileURLToPath(new URL('../.karvon/build/site/', import.meta.url));

/** Builds into `outDir`, replacing what is there. @throws Error that names the texts that are wrong, or the bundler's */
async function buildSite(outDir: string): Promise<void> {
  const { english, others } = textFiles();
  throwFaults(textFaults(english, others));
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  rmSync(outDir, { recursive: true, force: true });
  await build({
    root: SITE,
    outDir,
    cacheDir: resolve(outDir, '../astro-cache'),
    vite: { cacheDir: resolve(outDir, '../vite-cache') },
    logLevel: 'warn',
  });
  // At the root under a name that stays: a worker answers for what is below it, and browsers look there for a newer one.
  await bundle({
    entryPoints: [join(SITE, WORKER)],
    outfile: join(outDir, 'client', 'sw.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    legalComments: 'none',
  });
  for (const { code, without } of LANGUAGES) {
    const { path, body } = appManifest(code);
    writeFileSync(join(outDir, 'client', path), body);
    const lacked: readonly string[] = without;
    for (const part of WORDS_FILES) {
      if (lacked.includes(part)) continue;
      const { path, body } = wordsFile(code, part);
      writeFileSync(join(outDir, 'client', path), body);
    }
  }
  // Astro writes generated types beside the sources, where they would count as a change of the sources.
  rmSync(resolve(SITE, '.astro'), { recursive: true, force: true });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const started = performance.now();
  await buildSite(resolve(process.argv[2] ?? DEFAULT_OUT_DIR));
  console.log(`site built in ${Math.round(performance.now() - started)} ms`);
}
