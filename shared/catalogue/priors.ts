/**
 * About how much each currency was worth on a day: US dollars for one unit, four digits. Where only one bank has a rate and
 * there was none before, the rate is checked against it. From the ECB's history whenever a currency had moved by more than
 * two fifths, and from the newest of the bundled rates (rates.ts).
 */
import type { Prior } from '../fx/benchmark-types.ts';
import { currency, day, decimal } from './columns.ts';
import { readCsv } from './csv.ts';
import priorsText from './data/priors.csv';

export const PRIOR_COLUMNS = { currency, usd: decimal, on: day };

export const PRIORS: readonly Prior[] = readCsv('priors.csv', priorsText, PRIOR_COLUMNS, {
  key: ['currency', 'on'],
});
