/**
 * Stores service rows as columns of integers: the totals in basis points, and for each grouping a small code per row.
 * This groups and sorts 200,000 rows in milliseconds (test/bench/indicators.ts).
 */

import type { CorridorPrices, PricePoint, SurveyedService } from '../model/corridor-prices.ts';
import { byText } from '../model/order.ts';
import type { Denomination } from '../model/vocabulary.ts';
import { type ColumnName, type Grouped, groupKeys } from './group-keys.ts';
import type { IndicatorFacts } from './indicator-types.ts';
import { internationalOperators } from './subsets.ts';
import { totalBp } from './totals.ts';

/** The group of a row is `keys[codes[row]]`; a code of -1 means no group. */
export interface GroupColumn {
  readonly codes: Int32Array;
  readonly keys: readonly string[];
}

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

/** What decides which groups a row is in. */
export const groupedRow = ({ prices, service }: IndicatorRow): Grouped => ({
  sender: prices.sender,
  receiver: prices.receiver,
  corridor: prices.corridor,
  type: prices.providers[service.provider]?.type,
  service,
});

/** A blank row: fee and margin 0 beside a margin at the other amount, most likely never filled in. */
export const isBlank = ({ service, point }: Pick<IndicatorRow, 'service' | 'point'>): boolean =>
  point.feeBp === 0 && point.marginBp === 0 && service.points.some(({ marginBp }) => marginBp !== 0);

/**
 * The columns of the rows.
 * @param corridors all corridors of the period: they decide which operators are international.
 */
export function toColumns(
  rows: readonly IndicatorRow[],
  regions: IndicatorFacts['regions'],
  corridors: readonly CorridorPrices[],
): IndicatorRows {
  const international = internationalOperators(corridors.map(({ services }) => services));
  const keyOf = groupKeys({ regions, international });
  const grouped = rows.map(groupedRow);
  const column = (name: ColumnName): GroupColumn => columnOf(grouped.map(keyOf(name)));
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
      digital: column('digital'),
      'not-digital': column('not-digital'),
      card: column('card'),
      'international-operators': column('international-operators'),
    },
  };
}

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
