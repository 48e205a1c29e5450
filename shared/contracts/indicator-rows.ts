/** The rows of a period's indicators as CSV, one for each part of a grouping. Percentages are of the amount sent, per principal. */
import type * as z from 'zod/mini';
import type { DeepReadonly } from './deep-readonly.ts';
import type { earlierGroupSchema } from './earlier.ts';
import type { groupIndicatorsSchema } from './indicators.ts';
import { type RowList, text } from './operation.ts';
import { PUBLICATION } from './price-rows.ts';

/** An earlier round has fewer figures, and one of its own: cells of the others are empty. */
type Row = DeepReadonly<
  z.infer<typeof groupIndicatorsSchema> & { disputed?: string[] } & Partial<
      Pick<z.infer<typeof earlierGroupSchema>, 'officialLike'>
    >
>;
interface Answer {
  readonly publication: string;
  readonly period: string;
  readonly group: string;
  readonly methodVersion: string;
  readonly results: readonly Row[];
}

export const INDICATOR_ROWS = {
  list: 'results',
  columns: {
    key: {
      field: 'key',
      cell: ({ key }) => key,
      text: text`The part of the grouping: world, a region, a country ...`,
    },
    count_200: {
      field: 'at200',
      cell: ({ at200 }) => at200?.count,
      text: text`Services with a price at USD 200.`,
    },
    mean_200: {
      field: 'at200',
      cell: ({ at200 }) => at200?.mean,
      text: text`Mean of their totals at USD 200, percent.`,
    },
    median_200: { field: 'at200', cell: ({ at200 }) => at200?.median, text: text`Median, percent.` },
    p10_200: { field: 'at200', cell: ({ at200 }) => at200?.p10, text: text`10th percentile, percent.` },
    p90_200: { field: 'at200', cell: ({ at200 }) => at200?.p90, text: text`90th percentile, percent.` },
    min_200: { field: 'at200', cell: ({ at200 }) => at200?.min, text: text`Least, percent.` },
    max_200: { field: 'at200', cell: ({ at200 }) => at200?.max, text: text`Most, percent.` },
    trimmed_mean_200: {
      field: 'at200',
      cell: ({ at200 }) => at200?.trimmedMean,
      text: text`Mean without a tenth of the rows at either end, percent.`,
    },
    pull_corridor_200: {
      field: 'at200',
      cell: ({ at200 }) => at200?.pull?.corridor,
      text: text`The corridor whose rows move the mean most; empty: there is one corridor only.`,
    },
    pull_points_200: {
      field: 'at200',
      cell: ({ at200 }) => at200?.pull?.points,
      text: text`By how much, percentage points.`,
    },
    count_500: {
      field: 'at500',
      cell: ({ at500 }) => at500?.count,
      text: text`Services with a price at USD 500.`,
    },
    mean_500: {
      field: 'at500',
      cell: ({ at500 }) => at500?.mean,
      text: text`Mean of their totals at USD 500, percent.`,
    },
    median_500: { field: 'at500', cell: ({ at500 }) => at500?.median, text: text`Median, percent.` },
    p10_500: { field: 'at500', cell: ({ at500 }) => at500?.p10, text: text`10th percentile, percent.` },
    p90_500: { field: 'at500', cell: ({ at500 }) => at500?.p90, text: text`90th percentile, percent.` },
    min_500: { field: 'at500', cell: ({ at500 }) => at500?.min, text: text`Least, percent.` },
    max_500: { field: 'at500', cell: ({ at500 }) => at500?.max, text: text`Most, percent.` },
    trimmed_mean_500: {
      field: 'at500',
      cell: ({ at500 }) => at500?.trimmedMean,
      text: text`Mean without a tenth of the rows at either end, percent.`,
    },
    pull_corridor_500: {
      field: 'at500',
      cell: ({ at500 }) => at500?.pull?.corridor,
      text: text`The corridor whose rows move the mean most; empty: there is one corridor only.`,
    },
    pull_points_500: {
      field: 'at500',
      cell: ({ at500 }) => at500?.pull?.points,
      text: text`By how much, percentage points.`,
    },
    count_500_without_blanks: {
      field: 'at500WithoutBlanks',
      cell: ({ at500WithoutBlanks }) => at500WithoutBlanks?.count,
      text: text`Services at USD 500 without those that were most likely left blank.`,
    },
    mean_500_without_blanks: {
      field: 'at500WithoutBlanks',
      cell: ({ at500WithoutBlanks }) => at500WithoutBlanks?.mean,
      text: text`Their mean, percent.`,
    },
    count_200_without_low_value_senders: {
      field: 'at200WithoutLowValueSenders',
      cell: ({ at200WithoutLowValueSenders }) => at200WithoutLowValueSenders?.count,
      text: text`Services at USD 200 without senders whose surveyed amount is worth under USD 100.`,
    },
    mean_200_without_low_value_senders: {
      field: 'at200WithoutLowValueSenders',
      cell: ({ at200WithoutLowValueSenders }) => at200WithoutLowValueSenders?.mean,
      text: text`Their mean, percent.`,
    },
    count_200_from_fees: {
      field: 'at200FromFees',
      cell: ({ at200FromFees }) => at200FromFees?.count,
      text: text`Services in the mean at USD 200 that is made from fees in money, where these are recorded.`,
    },
    mean_200_from_fees: {
      field: 'at200FromFees',
      cell: ({ at200FromFees }) => at200FromFees?.mean,
      text: text`That mean, percent.`,
    },
    official_like_count_200: {
      field: 'officialLike',
      cell: ({ officialLike }) => officialLike?.at200?.count,
      text: text`Of an earlier round: services at USD 200 without the senders that the World Bank's own average left out then.`,
    },
    official_like_mean_200: {
      field: 'officialLike',
      cell: ({ officialLike }) => officialLike?.at200?.mean,
      text: text`Their mean, percent.`,
    },
    official_like_count_500: {
      field: 'officialLike',
      cell: ({ officialLike }) => officialLike?.at500?.count,
      text: text`The same at USD 500.`,
    },
    official_like_mean_500: {
      field: 'officialLike',
      cell: ({ officialLike }) => officialLike?.at500?.mean,
      text: text`Their mean, percent.`,
    },
    corridors: {
      field: 'coverage',
      cell: ({ coverage }) => coverage.corridors,
      text: text`Corridors with a price.`,
    },
    senders: { field: 'coverage', cell: ({ coverage }) => coverage.senders, text: text`Sending countries.` },
    receivers: {
      field: 'coverage',
      cell: ({ coverage }) => coverage.receivers,
      text: text`Receiving countries.`,
    },
    providers: { field: 'coverage', cell: ({ coverage }) => coverage.providers, text: text`Providers.` },
    weighted_mean_200: {
      field: 'weighted',
      cell: ({ weighted }) => weighted?.mean,
      text: text`Mean of the corridors' means at USD 200, weighted by what is sent, percent; empty: not known.`,
    },
    weighted_year: {
      field: 'weighted',
      cell: ({ weighted }) => weighted?.year,
      text: text`The year of those flows.`,
    },
    weighted_corridors: {
      field: 'weighted',
      cell: ({ weighted }) => weighted?.corridors,
      text: text`Corridors in it.`,
    },
    weighted_without_flow: {
      field: 'weighted',
      cell: ({ weighted }) => weighted?.withoutFlow,
      text: text`Corridors without a flow, which are not in it.`,
    },
    weighted_flow_usd_million: {
      field: 'weighted',
      cell: ({ weighted }) => weighted?.flowUsdMillion,
      text: text`The flows in it, USD million a year: estimates.`,
    },
    saving_usd_million: {
      field: 'saving',
      cell: ({ saving }) => saving?.usdMillion,
      text: text`What the median costs beyond the cheapest confirmed, times the flows, USD million a year: an illustration.`,
    },
    saving_usd_million_by_mean: {
      field: 'saving',
      cell: ({ saving }) => saving?.usdMillionByMean,
      text: text`The same with the mean instead of the median.`,
    },
    saving_year: {
      field: 'saving',
      cell: ({ saving }) => saving?.year,
      text: text`The year of those flows.`,
    },
    saving_corridors: {
      field: 'saving',
      cell: ({ saving }) => saving?.corridors,
      text: text`Corridors in it.`,
    },
    saving_without_flow: {
      field: 'saving',
      cell: ({ saving }) => saving?.leftOut.noFlow,
      text: text`Corridors left out: no flow.`,
    },
    saving_without_confirmed_cheapest: {
      field: 'saving',
      cell: ({ saving }) => saving?.leftOut.noConfirmedCheapest,
      text: text`Corridors left out: no confirmed cheapest.`,
    },
    sdg_met: {
      field: 'sdg',
      cell: ({ sdg }) => sdg?.met,
      text: text`Corridors whose three cheapest average at most 5 %.`,
    },
    sdg_not_met: {
      field: 'sdg',
      cell: ({ sdg }) => sdg?.notMet,
      text: text`Corridors where they average more.`,
    },
    sdg_unknown: {
      field: 'sdg',
      cell: ({ sdg }) => sdg?.unknown,
      text: text`Corridors where the records do not settle it.`,
    },
    sdg_fewer_than_three: {
      field: 'sdg',
      cell: ({ sdg }) => sdg?.fewerThanThree,
      text: text`Corridors with at most two services that can qualify.`,
    },
    smart_rules: {
      field: 'smart',
      cell: ({ smart }) => smart?.rules,
      text: text`The rules by which services qualify.`,
    },
    smart_corridors_by_service: {
      field: 'smart',
      cell: ({ smart }) => smart?.byService.corridors,
      text: text`Corridors in the average of the three cheapest qualifying services.`,
    },
    smart_by_service: {
      field: 'smart',
      cell: ({ smart }) => smart?.byService.atLeast,
      text: text`That average at USD 200, at least, percent.`,
    },
    smart_at_most_5_by_service: {
      field: 'smart',
      cell: ({ smart }) => smart?.byService.atMost5,
      text: text`The share of these corridors at 5 % or less, percent.`,
    },
    smart_corridors_by_provider: {
      field: 'smart',
      cell: ({ smart }) => smart?.byProvider.corridors,
      text: text`Corridors in the same average with one service of each provider.`,
    },
    smart_by_provider: {
      field: 'smart',
      cell: ({ smart }) => smart?.byProvider.atLeast,
      text: text`That average at USD 200, at least, percent.`,
    },
    smart_at_most_5_by_provider: {
      field: 'smart',
      cell: ({ smart }) => smart?.byProvider.atMost5,
      text: text`The share of these corridors at 5 % or less, percent.`,
    },
    smart_bounded: {
      field: 'smart',
      cell: ({ smart }) => smart?.bounded,
      text: text`Corridors whose average is known from below alone.`,
    },
    smart_one_firm: {
      field: 'smart',
      cell: ({ smart }) => smart?.oneFirm,
      text: text`Corridors whose three cheapest are of one firm.`,
    },
    share: {
      field: 'share',
      cell: ({ share }) => share,
      text: text`The part's share of all services, percent.`,
    },
    published_mean_200: {
      field: 'published',
      cell: ({ published }) => published?.mean,
      text: text`The mean that the survey's publisher gave itself, percent; empty: none that we hold.`,
    },
    published_share: {
      field: 'published',
      cell: ({ published }) => published?.share,
      text: text`The share that it gave, percent.`,
    },
    published_three_cheapest: {
      field: 'published',
      cell: ({ published }) => published?.['three-cheapest'],
      text: text`Its own average of the three cheapest, percent.`,
    },
    published_at_most_5: {
      field: 'published',
      cell: ({ published }) => published?.['at-most-5'],
      text: text`Its own share of corridors where that is at most 5 %, percent.`,
    },
    disputed: {
      field: 'disputed',
      cell: ({ disputed }) => disputed,
      text: text`Ids of open disputes of the figures, with a space between them; empty: nobody contests them.`,
    },
    period: { cell: (_, { period }) => period, text: text`The quarter.` },
    group: { cell: (_, { group }) => group, text: text`The grouping.` },
    method_version: {
      cell: (_, { methodVersion }) => methodVersion,
      text: text`By which method they were computed.`,
    },
    publication: PUBLICATION,
  },
  inJson: ['typeBasis', 'firms'],
} as const satisfies RowList<Row, Answer>;
