/** The earlier rounds of a corridor as a table: all prices of each, then by kind of firm, way to pay, pay-out and speed. */
import type { CorridorId } from '../../../shared/model/vocabulary.ts';
import {
  type EarlierCorridor,
  type EarlierPart,
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
