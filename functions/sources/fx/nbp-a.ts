/** Poland's table A: the currencies that are convertible, each working day. */
import { ask } from './bulletin-of.ts';
import { parseNbp } from './nbp.ts';
import type { RateSource } from './source.ts';

export const nbpA: RateSource = {
  id: 'nbp-a',
  format: 'json',
  fetch: (client) => ask(client, 'nbp-a', 'https://api.nbp.pl/api/exchangerates/tables/A/?format=json'),
  parse: (bytes) => parseNbp(bytes, 'nbp-a', 'A'),
};
