/**
 * The tables of a round of the survey, from the rows of its editions and the figures computed from them. Pure: the function that
 * publishes releases and whoever recomputes one get the same tables from the same observations.
 */
import { FLOW_YEAR, FLOWS, FLOWS_WITHOUT_PRICE } from '../../shared/catalogue/flows.ts';
import { ROW_FACTS } from '../../shared/catalogue/indicator-facts.ts';
import { findProvider } from '../../shared/catalogue/providers.ts';
import { surveyAmountsOf } from '../../shared/catalogue/survey-amounts.ts';
import { surveyedPrices } from '../../shared/catalogue/surveyed-prices.ts';
import { UNPRICED } from '../../shared/catalogue/unpriced.ts';
import { correctionsTable, recordsOf } from '../../shared/contracts/datasets/corrections.ts';
import { COVERAGE } from '../../shared/contracts/datasets/coverage.ts';
import {
  type AnyDataset,
  type Dataset,
  type DatasetRow,
  valuesOf,
} from '../../shared/contracts/datasets/dataset.ts';
import { figuresOf, INDICATORS } from '../../shared/contracts/datasets/indicators.ts';
import { PRICES, type PriceRecord } from '../../shared/contracts/datasets/prices.ts';
import type { SurveyedEdition } from '../../shared/contracts/edition.ts';
import type { Correction } from '../../shared/model/correction.ts';
import { groupBy } from '../../shared/model/group-by.ts';
import { byText } from '../../shared/model/order.ts';
import { type CorridorId, corridorId } from '../../shared/model/vocabulary.ts';
import type { EditionRow, RoundRow } from '../../shared/pricing/survey.ts';
import { GROUPS, type GroupBy } from '../../shared/statistics/indicator-types.ts';
import { type EditionRowAt, earlierRows, newestRows } from '../../shared/statistics/rows-behind.ts';

/** An edition with its rows. */
export interface EditionOfRound {
  readonly edition: SurveyedEdition;
  /** In their stored order. */
  readonly rows: readonly RoundRow[];
  /** The corridors whose prices come from it, where other editions of the period have others; undefined: all of them. */
  readonly inForceIn?: ReadonlySet<CorridorId> | undefined;
}

type Figures = Parameters<typeof figuresOf>[2];

/** What the tables of a round are made of. */
export interface RoundToRelease {
  readonly period: string;
  readonly kind: 'newest-round' | 'earlier-round';
  readonly methodVersion: string;
  /** The one accepted last is the last. */
  readonly editions: readonly EditionOfRound[];
  readonly groups: Readonly<Record<GroupBy, readonly Figures[]>>;
  /** Those of the period, the newest first. */
  readonly corrections: readonly Correction[];
}

/** A table of a release, ready to be written. */
export interface ReleaseTable {
  readonly dataset: AnyDataset;
  readonly rows: readonly DatasetRow[];
}

/** @throws RangeError that names table, column and value, if one does not belong there */
export function tablesOf(round: RoundToRelease): ReleaseTable[] {
  const { period, kind, groups, corrections } = round;
  const prices = pricesOf(round);
  const byCorridor = groupBy(prices, ({ row }) => corridorId(row.sender, row.receiver));
  // Of what people send where nobody surveys, only today's catalogue knows.
  const unsurveyed = kind === 'newest-round' ? UNPRICED.map(({ corridor }) => corridor) : [];
  const corridors = [...new Set([...byCorridor.keys(), ...unsurveyed])].sort(byText);
  const coverage = corridors.map((corridor) => {
    // Today's estimates say nothing of an earlier round.
    const usdMillion =
      kind === 'newest-round' ? (FLOWS[corridor] ?? FLOWS_WITHOUT_PRICE[corridor]) : undefined;
    const flow = usdMillion === undefined ? null : { usdMillion, year: FLOW_YEAR };
    return { period, corridor, prices: byCorridor.get(corridor) ?? [], flow };
  });
  return [
    table(PRICES, prices),
    table(
      INDICATORS,
      GROUPS.flatMap((group) => groups[group].flatMap((row) => figuresOf(round, group, row))),
    ),
    table(COVERAGE, coverage),
    // Once there are any.
    ...(corrections.length > 0 ? [table(correctionsTable(corrections), corrections.flatMap(recordsOf))] : []),
  ];
}

export const table = <Row>(dataset: Dataset<Row>, records: readonly Row[]): ReleaseTable => ({
  dataset,
  rows: records.map((record) => valuesOf(dataset, record)),
});

/** The rows with what lineage says of each: whether it is in a figure of the round, and if not why. */
function pricesOf(round: RoundToRelease): PriceRecord[] {
  const { period, kind, editions } = round;
  const [last] = editions.slice(-1);
  return rowsOf(round).flatMap(
    ({ edition, number, row, type, totalBp, isMarginRecorded, out }): PriceRecord[] => {
      // Of an edition that another one of the period has replaced, only what that one lacks.
      if (out === 'other-edition' && edition !== last?.edition.survey.edition) return [];
      return [
        {
          period,
          edition,
          number,
          row,
          provider: { name: findProvider(row.provider)?.name ?? row.firm?.name ?? row.provider, type },
          // What was asked then is known of the newest round alone.
          local: kind === 'newest-round' ? localOf(row) : null,
          totalBp,
          isMarginRecorded,
          leftOut: out,
        },
      ];
    },
  );
}

function rowsOf({ period, kind, editions }: RoundToRelease): readonly EditionRowAt[] {
  if (kind === 'earlier-round')
    return editions.flatMap(
      ({ edition, rows }) => earlierRows(period, edition.survey.edition, rows, ROW_FACTS).rows,
    );
  const newest = editions.map(({ edition: { survey, corridors }, rows, inForceIn }) => ({
    edition: survey.edition,
    rows,
    inForce: inForceIn ?? new Set(corridors),
    pricesOf: (corridor: CorridorId, own: readonly EditionRow[]) => surveyedPrices(corridor, survey, own),
  }));
  return newestRows(period, newest, ROW_FACTS).rows;
}

function localOf({ sender, denomination }: RoundRow): PriceRecord['local'] {
  const amount = surveyAmountsOf(sender).find((one) => one.denomination === denomination);
  return amount?.local ?? null;
}
