/** The table of indicators: long form, a row for each figure, with the id under which its lineage is asked for. */
import type { EarlierGroup } from '../../statistics/earlier-types.ts';
import { GROUPS, type GroupBy, type GroupIndicators } from '../../statistics/indicator-types.ts';
import { INDICATOR_ROWS } from '../indicator-rows.ts';
import type { Dataset, Unit } from './dataset.ts';

type Columns = typeof INDICATOR_ROWS.columns;
/** Columns of the wide table that are no figures. */
const NO_FIGURES = [
  'key',
  'pull_corridor_200',
  'pull_corridor_500',
  'weighted_year',
  'saving_year',
  'smart_rules',
  'disputed',
  'period',
  'group',
  'method_version',
  'publication',
] as const satisfies readonly (keyof Columns)[];
export type Measure = Exclude<keyof Columns, (typeof NO_FIGURES)[number]>;

/** The unit of each figure, in the order of the wide table, by the names of its columns. Those that end in 200 or 500 are at that amount. */
export const MEASURES: Readonly<Record<Measure, Unit>> = {
  count_200: 'count',
  mean_200: 'percent',
  median_200: 'percent',
  p10_200: 'percent',
  p90_200: 'percent',
  min_200: 'percent',
  max_200: 'percent',
  trimmed_mean_200: 'percent',
  pull_points_200: 'points',
  count_500: 'count',
  mean_500: 'percent',
  median_500: 'percent',
  p10_500: 'percent',
  p90_500: 'percent',
  min_500: 'percent',
  max_500: 'percent',
  trimmed_mean_500: 'percent',
  pull_points_500: 'points',
  count_500_without_blanks: 'count',
  mean_500_without_blanks: 'percent',
  count_200_without_low_value_senders: 'count',
  mean_200_without_low_value_senders: 'percent',
  count_200_from_fees: 'count',
  mean_200_from_fees: 'percent',
  official_like_count_200: 'count',
  official_like_mean_200: 'percent',
  official_like_count_500: 'count',
  official_like_mean_500: 'percent',
  corridors: 'count',
  senders: 'count',
  receivers: 'count',
  providers: 'count',
  weighted_mean_200: 'percent',
  weighted_corridors: 'count',
  weighted_without_flow: 'count',
  weighted_flow_usd_million: 'usd-million',
  saving_usd_million: 'usd-million',
  saving_usd_million_by_mean: 'usd-million',
  saving_corridors: 'count',
  saving_without_flow: 'count',
  saving_without_confirmed_cheapest: 'count',
  sdg_met: 'count',
  sdg_not_met: 'count',
  sdg_unknown: 'count',
  sdg_fewer_than_three: 'count',
  smart_corridors_by_service: 'count',
  smart_by_service: 'percent',
  smart_at_most_5_by_service: 'share',
  smart_corridors_by_provider: 'count',
  smart_by_provider: 'percent',
  smart_at_most_5_by_provider: 'share',
  smart_bounded: 'count',
  smart_one_firm: 'count',
  share: 'share',
  published_mean_200: 'percent',
  published_share: 'share',
  published_three_cheapest: 'percent',
  published_at_most_5: 'share',
};
export const MEASURE_NAMES = Object.keys(MEASURES) as readonly Measure[];
/** The units that figures have, each once. Marked, so that a bundle without a use of the table leaves its texts out. */
export const MEASURE_UNITS: readonly Unit[] = /* @__PURE__ */ unitsOf(Object.values(MEASURES));
function unitsOf(all: readonly Unit[]): Unit[] {
  return [...new Set(all)];
}

/** What says which figure: `2025-Q3.corridor.DEU-KGZ.mean_200`. */
export interface IndicatorName {
  readonly period: string;
  readonly group: GroupBy;
  /** The part of the grouping: `world`, `europe-central-asia`, `KGZ`, `DEU-KGZ`, `cash` ... */
  readonly key: string;
  readonly measure: Measure;
}

/** None of the parts has a dot. */
export const indicatorId = ({ period, group, key, measure }: IndicatorName): string =>
  `${period}.${group}.${key}.${measure}`;

/** Undefined: no figure has such an id. The period and the key may still be of nothing that is held. */
export function parseIndicatorId(id: string): IndicatorName | undefined {
  const [period = '', group, key = '', measure, ...more] = id.split('.');
  const known = { group: GROUPS.find((one) => one === group), measure: measureOf(measure) };
  if (!known.group || !known.measure || more.length > 0) return undefined;
  if (!/^\d{4}-Q[1-4]$/.test(period) || !/^[A-Za-z0-9-]+$/.test(key)) return undefined;
  return { period, group: known.group, key, measure: known.measure };
}
const measureOf = (name: string | undefined): Measure | undefined =>
  MEASURE_NAMES.find((one) => one === name);

/** The amount that a figure is at; undefined: at no single one, or at both. */
export function amountOf(measure: Measure): 200 | 500 | undefined {
  const found = /_(200|500)(_|$)/.exec(measure)?.[1];
  return found === undefined ? undefined : found === '200' ? 200 : 500;
}

/** A figure of a period. */
export interface IndicatorFigure extends IndicatorName {
  /** Decimal text or a count. */
  readonly value: string | number;
  readonly methodVersion: string;
}

type WideRow = Parameters<Columns['mean_200']['cell']>[0];
/** A group of the newest round, or of an earlier one, which has fewer figures. */
type GroupRow = GroupIndicators | EarlierGroup;
interface Round {
  readonly period: string;
  readonly methodVersion: string;
}

/** The figures of one part of a grouping, in the order of the measures; those that are not known are left out. */
export const figuresOf = (
  { period, methodVersion }: Round,
  group: GroupBy,
  row: GroupRow,
): IndicatorFigure[] =>
  MEASURE_NAMES.flatMap((measure) => {
    // What an earlier round does not have is read as what is not known.
    const value = INDICATOR_ROWS.columns[measure].cell(row as unknown as WideRow);
    return value === null || value === undefined
      ? []
      : [{ period, group, key: row.key, measure, value, methodVersion }];
  });

export const INDICATORS: Dataset<IndicatorFigure> = {
  name: 'indicators',
  title: 'Indicators of what transfers cost',
  text: 'A row for each figure of each group: means, medians and spreads of the total cost, counts, coverage and targets, computed from the table of prices by the method of the version given. A figure that is not known has no row.',
  key: ['period', 'group', 'key', 'measure'],
  columns: {
    id: {
      is: { type: 'text' },
      required: true,
      text: 'The id of the figure, under which the interface gives its lineage: the rows and rules behind it.',
      cell: indicatorId,
    },
    period: {
      is: { type: 'text' },
      required: true,
      text: 'The quarter of the survey, as 2025-Q3.',
      cell: ({ period }) => period,
    },
    group: {
      is: { type: 'word', words: GROUPS },
      required: true,
      text: 'What the figures are grouped by.',
      cell: ({ group }) => group,
    },
    key: {
      is: { type: 'text' },
      required: true,
      text: 'The part of the grouping: world, a region, a country (ISO 3166-1 alpha-3), a corridor, a type, an instrument, an access point, a pay-out, a speed or a subset.',
      cell: ({ key }) => key,
    },
    measure: {
      is: { type: 'word', words: MEASURE_NAMES },
      required: true,
      text: 'Which figure it is.',
      cell: ({ measure }) => measure,
    },
    amount_usd: {
      is: { type: 'integer' },
      text: 'The amount of the survey that the figure is at, 200 or 500; empty: at no single one.',
      cell: ({ measure }) => amountOf(measure),
    },
    value: {
      is: { type: 'decimal', scale: 6 },
      required: true,
      text: 'The figure, in the unit given. Costs are per principal: relative to the amount sent.',
      cell: ({ value }) => String(value),
    },
    unit: {
      is: { type: 'word', words: MEASURE_UNITS },
      required: true,
      text: 'percent: of the amount sent. share: percent of the services or corridors. points: percentage points. count: a number. usd-million: millions of US dollars a year.',
      cell: ({ measure }) => MEASURES[measure],
    },
    method_version: {
      is: { type: 'text' },
      required: true,
      text: 'The version of the method by which it was computed.',
      cell: ({ methodVersion }) => methodVersion,
    },
  },
};
