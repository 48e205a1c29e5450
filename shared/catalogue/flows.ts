/** Bilateral remittance flows of 2021 for the corridors that have a price. A model's estimates, not records; the year is always named. */
import type { CorridorId } from '../model/vocabulary.ts';
import { FLOWS_2021 } from './flows.data.ts';

export const FLOW_YEAR = 2021;
export const FLOW_SOURCE =
  'KNOMAD / World Bank, bilateral remittance estimates for 2021: a model’s, not records';

/**
 * Reads lines like `DEU-KGZ 12.345`: corridor and USD million with three decimals, in rising order.
 * @throws Error with the line for anything else.
 */
export const parseFlows = (text: string): Record<CorridorId, string> => {
  const flows: Record<CorridorId, string> = {};
  let last = '';
  for (const line of text.trim().split('\n')) {
    const match = /^([A-Z]{3})-([A-Z]{3}) ((?:0|[1-9]\d{0,8})\.\d{3})$/.exec(line);
    const id: CorridorId = `${match?.[1]}-${match?.[2]}`;
    if (!match?.[3] || id <= last) throw new Error(`flows: cannot read "${line.slice(0, 40)}" after ${last}`);
    flows[id] = match[3];
    last = id;
  }
  return flows;
};

/** Corridor to USD million of the year, decimal string; a corridor that is not here has no estimate. */
export const FLOWS: Readonly<Record<CorridorId, string>> = parseFlows(FLOWS_2021);
