/** Kyrgyzstan's five daily rates. */
import { ask } from './bulletin-of.ts';
import { parseNbkr } from './nbkr.ts';
import type { RateSource } from './source.ts';

export const nbkrDaily: RateSource = {
  id: 'nbkr-daily',
  format: 'xml',
  fetch: (client) => ask(client, 'nbkr-daily', 'https://www.nbkr.kg/XML/daily.xml'),
  parse: (bytes) => parseNbkr(bytes, 'nbkr-daily', 'Daily Exchange Rates'),
};
