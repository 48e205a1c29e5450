/**
 * Builds the site as a renderer: `node site/build.ts [outDir]`, by default into .karvon/build/site.
 * Writes `server/entry.mjs`, which exports renderPage, and `client/`, the static files that pages link to.
 */
import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'astro';
import { type EnglishFile, readingFaults, type TextFile, textFaults } from './texts/check.ts';
import { LANGUAGES } from './texts/languages.ts';
import { textReads } from './texts/reads.ts';

const SITE = fileURLToPath(new URL('.', import.meta.url));
const DEFAULT_OUT_DIR = fileURLToPath(new URL('../.karvon/build/site/', import.meta.url));

/** @throws Error that names every text that is wrong */
function checkTexts(): void {
  const read = (name: string): unknown => JSON.parse(readFileSync(resolve(SITE, 'texts', name), 'utf8'));
  // Our own files, which the check goes through: of another shape, it finds texts missing.
  const [english, ...others] = LANGUAGES.map(({ code, lang }) => ({
    lang,
    ...(read(`${code}.json`) as object),
  }));
  const faults = [
    ...textFaults(english as EnglishFile, others as TextFile[]),
    ...readingFaults(english as EnglishFile, textReads(SITE)),
  ];
  if (faults.length > 0) throw new Error(`texts are wrong:\n${faults.join('\n')}`);
}

/** Builds into `outDir`, replacing what is there. @throws Error for wrong texts, or the bundler's */
async function buildSite(outDir: string): Promise<void> {
  checkTexts();
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  rmSync(outDir, { recursive: true, force: true });
  await build({
    root: SITE,
    outDir,
    cacheDir: resolve(outDir, '../astro-cache'),
    vite: { cacheDir: resolve(outDir, '../vite-cache') },
    logLevel: 'warn',
  });
  // Astro writes generated types beside the sources, where they would count as a change of the sources.
  rmSync(resolve(SITE, '.astro'), { recursive: true, force: true });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const started = performance.now();
  await buildSite(resolve(process.argv[2] ?? DEFAULT_OUT_DIR));
  console.log(`site built in ${Math.round(performance.now() - started)} ms`);
}
