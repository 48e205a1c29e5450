/** Lets Vite, which builds the site and runs the tests, import a CSV file as its text. */
import { readFileSync } from 'node:fs';
import { csvModule } from './data-module.ts';

/** @param toModule packed or plain */
export const csvModules = (toModule: (text: string) => string = csvModule) => ({
  name: 'karvon-csv-modules',
  enforce: 'pre' as const,
  load: (id: string) => (id.endsWith('.csv') ? toModule(readFileSync(id, 'utf8')) : undefined),
});
