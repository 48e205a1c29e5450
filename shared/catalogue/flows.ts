/**
 * Bilateral remittance flows of 2021 for the corridors that have a page. They are estimates of a model, not records, so the
 * year is always named.
 */
import type { CorridorId } from '../model/vocabulary.ts';
import { corridor, decimalWith } from './columns.ts';
import { readCsv } from './csv.ts';
import flowsText from './data/flows.csv';
import withoutPriceText from './data/flows-without-price.csv';

export const FLOW_YEAR = 2021;
export const FLOW_SOURCE =
  'KNOMAD / World Bank, bilateral remittance estimates for 2021: a model’s, not records';

export const FLOW_COLUMNS = { corridor, usdMillion: decimalWith(3) };

/** Corridor to USD million of the year, decimal string. */
type Flows = Readonly<Record<CorridorId, string>>;

const readFlows = (file: string, text: string): Flows =>
  Object.fromEntries(
    readCsv(file, text, FLOW_COLUMNS, { key: ['corridor'] }).map(({ corridor, usdMillion }) => [
      corridor,
      usdMillion,
    ]),
  );

/** Of the corridors that have a price; one that is not here has no estimate. */
export const FLOWS = /* @__PURE__ */ readFlows('flows.csv', flowsText);

/** Of those without a price that have a page (unpriced.ts). Marked, as above, so that a bundle without a use of it leaves it out. */
export const FLOWS_WITHOUT_PRICE = /* @__PURE__ */ readFlows('flows-without-price.csv', withoutPriceText);
