/** Kyrgyzstan's weekly rates of some forty other currencies. */
import { ask } from './bulletin-of.ts';
import { parseNbkr } from './nbkr.ts';
import type { RateSource } from './source.ts';

export const nbkrWeekly: RateSource = {
  id: 'nbkr-weekly',
  format: 'xml',
  fetch: (client) => ask(client, 'nbkr-weekly', 'https://www.nbkr.kg/XML/weekly.xml'),
  parse: (bytes) => parseNbkr(bytes, 'nbkr-weekly', 'Weekly Exchange Rates'),
};
