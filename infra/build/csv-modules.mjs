/** Lets Node import a CSV file as its text: `node --import ./infra/build/csv-modules.mjs ...`. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { csvModule } from './data-module.ts';

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.csv')) return nextLoad(url, context);
    const source = csvModule(readFileSync(fileURLToPath(url), 'utf8'));
    return { format: 'module', source, shortCircuit: true };
  },
});
