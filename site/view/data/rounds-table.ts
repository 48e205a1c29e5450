/** The earlier rounds of a corridor as a table: all prices of each, then by kind of firm, way to pay, pay-out and speed. */
import { byText } from '../../../shared/model/order.ts';
import type { CorridorId } from '../../../shared/model/vocabulary.ts';
import {
  type EarlierCorridor,
  type EarlierPart,
  type EarlierWorld,
  WAYS,
  type Way,
} from '../../../shared/statistics/earlier-types.ts';
import type { Cell, Column, Table } from './table.ts';

const FIGURES = ['mean', 'median', 'p10', 'p90', 'min', 'max'] as const;

const columnsAt = (at: number): Column[] => [
  { name: `prices_${at}`, unit: 'count', says: `prices at USD ${at} whose rate was disclosed` },
  ...FIGURES.map(
    (figure): Column => ({
      name: `${figure}_${at}_pct`,
      unit: 'percent',
      says: `${figure} at USD ${at}, per principal; empty: no price`,
    }),
  ),
];

const cellsAt = (figures: EarlierPart['at200']): Cell[] =>
  figures ? [figures.count, ...FIGURES.map((figure) => figures[figure])] : [0, ...FIGURES.map(() => null)];

/** The newest round first; what a round did not record has no rows. */
export const roundsTable = (corridor: CorridorId, rounds: readonly EarlierCorridor[]): Table => ({
  id: 'rounds',
  title: `${corridor}: earlier rounds of the survey, history and not offers`,
  columns: [
    { name: 'period', unit: null, says: 'quarter' },
    { name: 'by', unit: null, says: 'all, or what the part is of' },
    { name: 'part', unit: null, says: 'the part; empty: all' },
    ...columnsAt(200),
    ...columnsAt(500),
  ],
  rows: [...rounds]
    .reverse()
    .flatMap(({ period, at200, at500, by }) => [
      [period, 'all', null, ...cellsAt(at200), ...cellsAt(at500)],
      ...WAYS.flatMap((way) =>
        by[way].map((part) => [period, way, part.key, ...cellsAt(part.at200), ...cellsAt(part.at500)]),
      ),
    ]),
});

/** The rows of the page's table: quarter, prices at 200, mean, median, spread, mean at 500. @param number writes a percentage */
export const roundRows = (
  rounds: readonly EarlierCorridor[],
  number: (text: string) => string,
  noPrice: string,
): string[][] =>
  [...rounds]
    .reverse()
    .map(({ period, at200, at500 }) => [
      period,
      String(at200?.count ?? 0),
      ...(at200
        ? [number(at200.mean), number(at200.median), `${number(at200.p10)}–${number(at200.p90)}`]
        : [noPrice, noPrice, noPrice]),
      at500 ? number(at500.mean) : noPrice,
    ]);

/** The world's rounds as a file; the newest first. */
export const worldRoundsTable = (rounds: readonly EarlierWorld[]): Table => ({
  id: 'rounds',
  title:
    'World: earlier rounds of the survey, over all prices whose rate was disclosed; history and not offers',
  columns: [
    { name: 'period', unit: null, says: 'quarter' },
    ...columnsAt(200),
    ...columnsAt(500),
    ...([200, 500] as const).flatMap((at): Column[] => [
      { name: `official_like_prices_${at}`, unit: 'count', says: `prices in the mean below at USD ${at}` },
      {
        name: `official_like_mean_${at}_pct`,
        unit: 'percent',
        says: `mean at USD ${at} without the senders that the World Bank’s own average left out then; empty: no price`,
      },
    ]),
    { name: 'left_out_senders', unit: null, says: 'those senders, ISO 3166-1 alpha-3; empty: none' },
    { name: 'corridors', unit: 'count', says: 'corridors with a price' },
    { name: 'providers', unit: 'count', says: 'providers with a price' },
  ],
  rows: [...rounds]
    .reverse()
    .map(({ period, officialLikeLeavesOut, world: { at200, at500, officialLike, coverage } }) => [
      period,
      ...cellsAt(at200),
      ...cellsAt(at500),
      ...[officialLike.at200, officialLike.at500].flatMap((like) => [like?.count ?? 0, like?.mean ?? null]),
      officialLikeLeavesOut.join(' ') || null,
      coverage.corridors,
      coverage.providers,
    ]),
});

/** The words of a language for each part. */
export type NamesOfWays = Readonly<Record<Way, Readonly<Record<string, string>>>>;

/** The parts of one round at 200: part, prices, mean, median. What the round did not record has no rows. */
export const partRows = (
  { by }: Pick<EarlierCorridor, 'by'>,
  names: NamesOfWays,
  number: (text: string) => string,
): string[][] =>
  WAYS.flatMap((way) =>
    by[way].flatMap(({ key, at200 }) =>
      at200 ? [[names[way][key] ?? key, String(at200.count), number(at200.mean), number(at200.median)]] : [],
    ),
  );

/** What a round's cheapest parts are told of. Where the order is given is in the file alone: four are what a page has room for. */
export const CHEAPEST_OF = [
  'providerType',
  'fundingInstrument',
  'payoutMethod',
  'speed',
] as const satisfies readonly Way[];

const isRecorded = ({ key, at200 }: EarlierPart): boolean => at200 !== null && key !== 'unknown';

/**
 * The part with the lowest mean at 200 above 0; of equal ones the one with more prices. As with offers, what costs nothing or less never
 * leads: it is a slip in the survey, or a rate that nobody has confirmed. A firm of no known type is no kind. Undefined: there is none.
 */
export const cheapestPart = (parts: readonly EarlierPart[]): EarlierPart | undefined =>
  parts
    .filter((part) => isRecorded(part) && Number(part.at200?.mean) > 0)
    .sort(
      (a, b) =>
        Number(a.at200?.mean) - Number(b.at200?.mean) ||
        (b.at200?.count ?? 0) - (a.at200?.count ?? 0) ||
        byText(a.key, b.key),
    )[0];

/** Parts were recorded, and all have a mean of 0 or less. */
const NONE_LEADS = '–';

/**
 * Of each round, the newest first, the cheapest part of each of `CHEAPEST_OF`, with its mean and how many prices that is of.
 * @param write of a name, a mean and a count the words. @param none where the round recorded none
 */
export const cheapestRows = (
  rounds: readonly Pick<EarlierCorridor, 'period' | 'by'>[],
  names: NamesOfWays,
  write: (part: { readonly name: string; readonly mean: string; readonly count: string }) => string,
  none: string,
): string[][] =>
  [...rounds].reverse().map(({ period, by }) => [
    period,
    ...CHEAPEST_OF.map((way) => {
      const part = cheapestPart(by[way]);
      if (!part?.at200) return by[way].some(isRecorded) ? NONE_LEADS : none;
      const { mean, count } = part.at200;
      return write({ name: names[way][part.key] ?? part.key, mean, count: String(count) });
    }),
  ]);
