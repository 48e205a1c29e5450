// Stands in for curl where a machine has none: exactly what the guide for providers asks of it.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    silent: { type: 'boolean' },
    'show-error': { type: 'boolean' },
    'data-binary': { type: 'string' },
    header: { type: 'string', multiple: true },
  },
});
const response = await fetch(positionals[0], {
  method: 'POST',
  headers: values.header.map((header) => header.split(/: (.*)/s).slice(0, 2)),
  body: readFileSync(values['data-binary'].slice(1)),
});
process.stdout.write(await response.text());
