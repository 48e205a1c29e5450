/**
 * Bilateral remittance flows of 2021 for the corridors that have a price. They are estimates of a model, not records, so the
 * year is always named.
 */
import type { CorridorId } from '../model/vocabulary.ts';
import { corridor, decimalWith } from './columns.ts';
import { readCsv } from './csv.ts';
import flowsText from './data/flows.csv';

export const FLOW_YEAR = 2021;
export const FLOW_SOURCE =
  'KNOMAD / World Bank, bilateral remittance estimates for 2021: a model’s, not records';

export const FLOW_COLUMNS = { corridor, usdMillion: decimalWith(3) };

/** Corridor to USD million of the year, decimal string; a corridor that is not here has no estimate. */
export const FLOWS: Readonly<Record<CorridorId, string>> = Object.fromEntries(
  readCsv('flows.csv', flowsText, FLOW_COLUMNS, { key: ['corridor'] }).map(({ corridor, usdMillion }) => [
    corridor,
    usdMillion,
  ]),
);
