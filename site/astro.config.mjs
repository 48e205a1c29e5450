/** The site, built once as a renderer: publish-pages gives it a page's data and gets HTML (adapter/entry.ts). */
import { defineConfig, passthroughImageService } from 'astro/config';
import { csvModules } from '../infra/build/csv-plugin.ts';
import { packedCsvModule } from '../infra/build/data-module.ts';
import adapter from './adapter/adapter.mjs';
import { withoutNotes } from './texts/notes.ts';

/** What the English file says to translators is nothing for those who render pages. */
const notesLeftOut = {
  name: 'karvon-notes-left-out',
  enforce: 'pre',
  transform(file, path) {
    if (!path.endsWith('/texts/en.json')) return undefined;
    const { placeholders: _, ...rest } = JSON.parse(file);
    return JSON.stringify(withoutNotes(rest));
  },
};

/** Vite's helper preloads what a script imports later, and is larger than some of our scripts; without it they are just imported. */
const importsAlone = {
  name: 'karvon-imports-alone',
  enforce: 'pre',
  configEnvironment: (name) => (name === 'client' ? { build: { modulePreload: false } } : undefined),
  load: (id) =>
    id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined,
};

export default defineConfig({
  srcDir: '.',
  publicDir: './public',
  output: 'server',
  adapter: adapter(),
  trailingSlash: 'never',
  compressHTML: true,
  devToolbar: { enabled: false },
  image: { service: passthroughImageService() },
  build: { assets: '_astro', inlineStylesheets: 'never', serverEntry: 'entry.mjs' },
  security: {
    checkOrigin: false,
    csp: {
      algorithm: 'SHA-256',
      directives: [
        "default-src 'none'",
        "img-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
      ],
    },
  },
  markdown: { syntaxHighlight: false },
  vite: {
    plugins: [csvModules(packedCsvModule), notesLeftOut, importsAlone],
    // A browser has nothing to unpack the packed form with.
    worker: { format: 'es', plugins: () => [csvModules()] },
    build: {
      target: 'es2020',
      assetsInlineLimit: 0,
      rollupOptions: {
        output: {
          // Else the style sheet is named after the only route, which is all dots.
          assetFileNames: '_astro/[hash][extname]',
        },
        // Else names that two scripts share are a file of their own, which every page would fetch.
        optimization: { inlineConst: { mode: 'all' } },
      },
    },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            // Every page names some of them: without what Astro adds to a component's name.
            output: { entryFileNames: ({ name }) => `_astro/${name.split('.')[0]}.[hash].js` },
          },
        },
      },
    },
    // Every package goes into the server build: the function that runs it has no node_modules.
    ssr: { noExternal: true },
  },
});
