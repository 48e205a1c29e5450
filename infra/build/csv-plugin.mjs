/** Lets Vite, which builds the site and runs the tests, import a CSV file as its text. */
import { readFileSync } from 'node:fs';

/** @returns {{ name: string, enforce: 'pre', load(id: string): string | undefined }} */
export const csvModules = () => ({
  name: 'karvon-csv-modules',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('.csv') ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))};` : undefined,
});
