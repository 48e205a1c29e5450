/**
 * The tables of a round of the survey, from the rows of its editions and the figures computed from them. Pure: the function that
 * publishes releases and whoever recomputes one get the same tables from the same observations.
 */
import { FLOW_YEAR, FLOWS, FLOWS_WITHOUT_PRICE } from '../../shared/catalogue/flows.ts';
import { findProvider } from '../../shared/catalogue/providers.ts';
import { surveyAmountsOf } from '../../shared/catalogue/survey-amounts.ts';
import { UNPRICED } from '../../shared/catalogue/unpriced.ts';
import { CORRECTIONS, recordsOf } from '../../shared/contracts/datasets/corrections.ts';
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
import { hasBothAmounts, isComparable, type RoundRow } from '../../shared/pricing/survey.ts';
import { GROUPS, type GroupBy } from '../../shared/statistics/indicator-types.ts';

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
    const usdMillion = FLOWS[corridor] ?? FLOWS_WITHOUT_PRICE[corridor];
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
    ...(corrections.length > 0 ? [table(CORRECTIONS, corrections.flatMap(recordsOf))] : []),
  ];
}

export const table = <Row>(dataset: Dataset<Row>, records: readonly Row[]): ReleaseTable => ({
  dataset,
  rows: records.map((record) => valuesOf(dataset, record)),
});

function pricesOf({ period, kind, editions }: RoundToRelease): PriceRecord[] {
  return editions.flatMap(({ edition, rows, inForceIn }, at) => {
    const isLast = at === editions.length - 1;
    const counted = kind === 'newest-round' ? countedInNewest(rows, inForceIn) : countedInEarlier;
    return rows.flatMap((row, index): PriceRecord[] => {
      const corridor = corridorId(row.sender, row.receiver);
      // Of an edition that another one of the period has replaced, only what that one lacks.
      if (!isLast && inForceIn && !inForceIn.has(corridor)) return [];
      const provider = findProvider(row.provider);
      return [
        {
          period,
          edition: edition.survey.edition,
          number: index + 1,
          row,
          provider: {
            name: provider?.name ?? row.firm?.name ?? row.provider,
            type: provider?.type ?? row.firm?.type ?? 'unknown',
          },
          // What was asked then is known of the newest round alone.
          local: kind === 'newest-round' ? localOf(row) : null,
          isCounted: counted(row),
        },
      ];
    });
  });
}

function localOf({ sender, denomination }: RoundRow): PriceRecord['local'] {
  const amount = surveyAmountsOf(sender).find((one) => one.denomination === denomination);
  return amount?.local ?? null;
}

const countedInEarlier = ({ standing }: RoundRow): boolean => standing !== 'fee-only';

/** As prices are published: what can be compared, of the corridors that have a price at either amount. */
function countedInNewest(
  rows: readonly RoundRow[],
  inForceIn: ReadonlySet<CorridorId> | undefined,
): (row: RoundRow) => boolean {
  const corridorOf = (row: RoundRow) => corridorId(row.sender, row.receiver);
  const comparable = groupBy(rows.filter(isComparable), corridorOf);
  const priced = new Set([...comparable].flatMap(([corridor, own]) => (hasBothAmounts(own) ? corridor : [])));
  return (row) => {
    const corridor = corridorOf(row);
    return isComparable(row) && priced.has(corridor) && (inForceIn?.has(corridor) ?? true);
  };
}
