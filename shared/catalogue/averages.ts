/**
 * Published corridor averages at USD 200, 2011 to 2025-Q1, where service rows are not. A line of the data is a series: from
 * its first quarter on, quarter by quarter, the average in hundredths of a percent, `-` where a quarter has none.
 */
import type { CorridorId } from '../model/vocabulary.ts';
import { AVERAGE_SOURCES, type AverageSeries } from '../statistics/old-averages.ts';
import { corridor, integer, list, oneOf, orDash, quarter } from './columns.ts';
import { type Column, readCsv } from './csv.ts';
import pricedText from './data/averages.csv';
import withoutPriceText from './data/averages-without-price.csv';

const values = list(orDash(integer(-99_999, 99_999)));
const series: Column<readonly (number | null)[]> = {
  expected: `${values.expected}; the first and the last are no -`,
  read: (text) => {
    const read = values.read(text);
    const ends = [read?.[0], read?.[read.length - 1]];
    return ends.includes(undefined) || ends.includes(null) ? undefined : read;
  },
};

export const AVERAGE_COLUMNS = {
  corridor,
  source: oneOf(AVERAGE_SOURCES),
  first: quarter,
  averagesBp: series,
};

/** The series of each corridor in a file of averages, in its order. */
export function readAverages(file: string, text: string): ReadonlyMap<CorridorId, AverageSeries[]> {
  const byCorridor = new Map<CorridorId, AverageSeries[]>();
  const rows = readCsv(file, text, AVERAGE_COLUMNS, { key: ['corridor', 'source'] });
  for (const { corridor, source, first, averagesBp } of rows) {
    const own = byCorridor.get(corridor) ?? [];
    byCorridor.set(corridor, [...own, { source, first, valuesBp: averagesBp }]);
  }
  return byCorridor;
}

// Marked so that a bundle without a use of one of them leaves it out, with its text.
const PRICED = /* @__PURE__ */ readAverages('averages.csv', pricedText);
const WITHOUT_PRICE = /* @__PURE__ */ readAverages('averages-without-price.csv', withoutPriceText);

/** The averages of a corridor that was surveyed once and not in 2025 Q3; none of any other. */
export const averagesWithoutPrice = (corridor: CorridorId): readonly AverageSeries[] =>
  WITHOUT_PRICE.get(corridor) ?? [];

/** The averages of a corridor; none of one that was never surveyed. */
export const averagesOf = (corridor: CorridorId): readonly AverageSeries[] =>
  PRICED.get(corridor) ?? averagesWithoutPrice(corridor);

/** Every corridor of which an average was published. */
export const corridorsWithAverages = (): CorridorId[] => [...PRICED.keys(), ...WITHOUT_PRICE.keys()];
