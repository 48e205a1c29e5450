/**
 * Corridors people look for that the survey in force does not price: with the last average it published, or with
 * none at all. Their pages say so instead of showing nothing.
 */
import type { CorridorId } from '../model/vocabulary.ts';
import { AVERAGE_SOURCES, type AverageSource } from '../statistics/old-averages.ts';
import { corridor, decimalWith, oneOf, orNull, quarter } from './columns.ts';
import { readCsv } from './csv.ts';
import unpricedText from './data/unpriced.csv';

/** The World Bank's own corridor averages, or averages that others derived from its published rows. */
export type LastKnownSource = AverageSource;

/** The last known average of a corridor at USD 200, per-principal: percent, two decimals. */
export interface LastKnown {
  readonly period: string;
  readonly averageAt200: string;
  readonly source: LastKnownSource;
}

export interface UnpricedCorridor {
  readonly corridor: CorridorId;
  readonly lastKnown: LastKnown | null;
}

export const UNPRICED_COLUMNS = {
  corridor,
  period: orNull(quarter),
  averageAt200: orNull(decimalWith(2)),
  source: orNull(oneOf(AVERAGE_SOURCES)),
};

/** Every corridor without a price that has a page, in the order of its id. */
export const UNPRICED: readonly UnpricedCorridor[] = readCsv('unpriced.csv', unpricedText, UNPRICED_COLUMNS, {
  key: ['corridor'],
  check: ({ period, averageAt200, source }) =>
    (period === null) === (averageAt200 === null) && (period === null) === (source === null)
      ? undefined
      : { column: 'averageAt200', expected: 'period, average and source, or none of the three' },
}).map(({ corridor, period, averageAt200, source }) => ({
  corridor,
  lastKnown:
    period === null || averageAt200 === null || source === null ? null : { period, averageAt200, source },
}));

const byId: ReadonlyMap<string, UnpricedCorridor> = new Map(UNPRICED.map((u) => [u.corridor, u]));

/** The unpriced corridor of an id, or undefined where there is no page for it. */
export const findUnpriced = (corridor: string): UnpricedCorridor | undefined => byId.get(corridor);
