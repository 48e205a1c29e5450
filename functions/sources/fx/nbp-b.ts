/** Poland's table B: all others, on Wednesdays. */
import { ask } from './bulletin-of.ts';
import { parseNbp } from './nbp.ts';
import type { RateSource } from './source.ts';

export const nbpB: RateSource = {
  id: 'nbp-b',
  format: 'json',
  fetch: (client) => ask(client, 'nbp-b', 'https://api.nbp.pl/api/exchangerates/tables/B/?format=json'),
  parse: (bytes) => parseNbp(bytes, 'nbp-b', 'B'),
};
