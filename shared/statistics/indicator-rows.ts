/**
 * Stores service rows as columns of integers: the totals in basis points, and for each grouping a small code per row.
 * This groups and sorts 200,000 rows in milliseconds (test/bench/indicators.ts).
 */

import type { CorridorPrices, PricePoint, SurveyedService } from '../model/corridor-prices.ts';
import { byText } from '../model/order.ts';
import type { Denomination } from '../model/vocabulary.ts';
import { type GroupBy, type IndicatorFacts, SUBSETS, type Subset } from './indicator-types.ts';
import { internationalOperators, isIn } from './subsets.ts';
import { totalBp } from './totals.ts';

/** The group of a row is `keys[codes[row]]`; a code of -1 means no group. */
export interface GroupColumn {
  readonly codes: Int32Array;
  readonly keys: readonly string[];
}

/** A grouping in which a row is in at most one group; `subset`, where it can be in several, has a column for each of them. */
export type ColumnName = Exclude<GroupBy, 'subset'> | Subset;

export interface IndicatorRows {
  readonly totals: Int32Array;
  readonly columns: Readonly<Record<ColumnName, GroupColumn>>;
}

/** One service's price at one amount, with its service and corridor. */
export interface IndicatorRow {
  readonly prices: CorridorPrices;
  readonly service: SurveyedService;
  readonly point: PricePoint;
}

/** Every price at one amount of these corridors, in their order. */
export const rowsAt = (all: readonly CorridorPrices[], denomination: Denomination): IndicatorRow[] =>
  all.flatMap((prices) =>
    prices.services.flatMap((service) =>
      service.points
        .filter((point) => point.denomination === denomination)
        .map((point) => ({ prices, service, point })),
    ),
  );

const KEYS: Readonly<
  Record<
    Exclude<GroupBy, 'subset'>,
    (row: IndicatorRow, regions: IndicatorFacts['regions']) => string | undefined
  >
> = {
  world: () => 'world',
  region: ({ prices }, regions) => regions[prices.receiver],
  senderCountry: ({ prices }) => prices.sender,
  receiverCountry: ({ prices }) => prices.receiver,
  corridor: ({ prices }) => prices.corridor,
  providerType: ({ prices, service }) => prices.providers[service.provider]?.type,
  fundingInstrument: ({ service }) => service.fundingInstrument,
  accessPoint: ({ service }) => service.accessPoint,
  payoutMethod: ({ service }) => service.payoutMethod,
  speed: ({ service }) => service.speed,
};

/**
 * The columns of the rows. A receiver without a region is in no group of regions, a service whose pay-out or speed is not
 * recorded in none of those.
 * @param corridors all corridors of the period: they decide which operators are international.
 */
export function toColumns(
  rows: readonly IndicatorRow[],
  regions: IndicatorFacts['regions'],
  corridors: readonly CorridorPrices[],
): IndicatorRows {
  const international = internationalOperators(corridors.map(({ services }) => services));
  const column = (group: keyof typeof KEYS): GroupColumn =>
    columnOf(rows.map((row) => KEYS[group](row, regions)));
  const subset = (name: Subset): GroupColumn =>
    columnOf(rows.map(({ service }) => (isIn(name, service, international) ? name : undefined)));
  return {
    totals: Int32Array.from(rows, ({ point }) => totalBp(point)),
    columns: {
      world: column('world'),
      region: column('region'),
      senderCountry: column('senderCountry'),
      receiverCountry: column('receiverCountry'),
      corridor: column('corridor'),
      providerType: column('providerType'),
      fundingInstrument: column('fundingInstrument'),
      accessPoint: column('accessPoint'),
      payoutMethod: column('payoutMethod'),
      speed: column('speed'),
      digital: subset('digital'),
      'not-digital': subset('not-digital'),
      card: subset('card'),
      'international-operators': subset('international-operators'),
    },
  };
}

/** The columns of a grouping. */
export const columnsOf = (group: GroupBy): readonly ColumnName[] => (group === 'subset' ? SUBSETS : [group]);

/** A column of rows' groups; undefined: in none. */
export function columnOf(values: readonly (string | undefined)[]): GroupColumn {
  const keys = [...new Set(values)].filter((key) => key !== undefined).sort(byText);
  const codes = new Map<string | undefined, number>(keys.map((key, code) => [key, code]));
  return { keys, codes: Int32Array.from(values, (value) => codes.get(value) ?? -1) };
}

/** Row numbers in rising order of their totals, equal ones by number: a radix sort, five times as fast as the native one. */
export function rowsByTotal(totals: Int32Array): Int32Array {
  const rows = new Int32Array(totals.length);
  for (let row = 0; row < rows.length; row++) rows[row] = row;
  return sortByDigit(totals, sortByDigit(totals, rows, 0), DIGIT_BITS);
}

/** Two digits make up a total. */
const DIGIT_BITS = 16;
const DIGITS = 2 ** DIGIT_BITS;
/** Puts totals below 0 before the others, as unsigned numbers. */
const SIGN = 1 << 31;

/** Rows in the order of one digit of their totals; rows of one digit stay in the order given. */
function sortByDigit(totals: Int32Array, rows: Int32Array, shift: number): Int32Array {
  const digitOf = (row: number): number => (((totals[row] ?? 0) ^ SIGN) >>> shift) & (DIGITS - 1);
  const next = new Int32Array(DIGITS + 1);
  for (let rank = 0; rank < rows.length; rank++) {
    const digit = digitOf(rows[rank] ?? 0);
    next[digit + 1] = (next[digit + 1] ?? 0) + 1;
  }
  for (let digit = 0; digit < DIGITS; digit++) next[digit + 1] = (next[digit + 1] ?? 0) + (next[digit] ?? 0);
  const sorted = new Int32Array(rows.length);
  for (let rank = 0; rank < rows.length; rank++) {
    const row = rows[rank] ?? 0;
    const digit = digitOf(row);
    const place = next[digit] ?? 0;
    sorted[place] = row;
    next[digit] = place + 1;
  }
  return sorted;
}

/** For each key of a column its totals in rising order; empty if no row has it. `order` comes from rowsByTotal. */
export function slicesOf(totals: Int32Array, order: Int32Array, { codes, keys }: GroupColumn): Int32Array[] {
  // Plain loops over typed arrays: iterators and callbacks take five times as long here.
  const next = new Int32Array(keys.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? -1;
    if (code >= 0) next[code] = (next[code] ?? 0) + 1;
  }
  let start = 0;
  for (let code = 0; code < next.length; code++) {
    const count = next[code] ?? 0;
    next[code] = start;
    start += count;
  }
  const starts = next.slice();
  const grouped = new Int32Array(start);
  for (let rank = 0; rank < order.length; rank++) {
    const row = order[rank] ?? 0;
    const code = codes[row] ?? -1;
    if (code < 0) continue;
    const place = next[code] ?? 0;
    grouped[place] = totals[row] ?? 0;
    next[code] = place + 1;
  }
  // Each group ends where the next begins.
  return keys.map((_, code) => grouped.subarray(starts[code], next[code]));
}
