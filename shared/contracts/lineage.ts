/** Of each figure: by which rule it takes rows, and where that rule stands, in words and as code. */
import type { SdgVerdict } from '../statistics/indicator-types.ts';
import type { RowRule } from '../statistics/rows-behind.ts';
import type { Measure } from './datasets/indicators.ts';

/** The sections of the page on the method, by their names in its addresses. */
export type MethodSection = 'mean' | 'target' | 'history' | 'money' | 'lineage';

export interface MeasureLineage {
  readonly rule: RowRule;
  /** The page's section. */
  readonly section: MethodSection;
  /** The file that computes it, or that holds it. */
  readonly code: string;
}

const STATISTICS = 'shared/statistics';
const DISTRIBUTION = `${STATISTICS}/distribution.ts`;
const GROUPS = `${STATISTICS}/group-indicators.ts`;
const FLOWS = `${STATISTICS}/flow-weighted.ts`;
const SMART = `${STATISTICS}/smart.ts`;
const EARLIER = `${STATISTICS}/earlier-round.ts`;

/** Of an earlier round, what other code computes. */
export const CODE_OF_EARLIER: Readonly<Record<string, string>> = { [GROUPS]: EARLIER };

const by = (
  rule: Exclude<RowRule, { amount: unknown } | { verdict: unknown }>['rule'],
  section: MethodSection,
  code: string,
): MeasureLineage => ({ rule: { rule }, section, code });

const all = (amount: 200 | 500, code = DISTRIBUTION): MeasureLineage => ({
  rule: { rule: 'all', amount },
  section: 'mean',
  code,
});
const trimmed = (amount: 200 | 500): MeasureLineage => ({
  rule: { rule: 'trimmed', amount },
  section: 'mean',
  code: DISTRIBUTION,
});
const official = (amount: 200 | 500): MeasureLineage => ({
  rule: { rule: 'official-like', amount },
  section: 'history',
  code: EARLIER,
});
const target = (verdict: SdgVerdict): MeasureLineage => ({
  rule: { rule: 'target', verdict },
  section: 'target',
  code: `${STATISTICS}/targets.ts`,
});
const covered = by('both-amounts', 'mean', GROUPS);
const published = by('published', 'lineage', 'shared/catalogue/data/published-figures.csv');
const pull = `${STATISTICS}/spreads.ts`;
const withFlow = by('with-flow', 'money', FLOWS);
const saving = by('saving', 'money', FLOWS);
const byService = by('three-cheapest-by-service', 'target', SMART);
const byProvider = by('three-cheapest-by-provider', 'target', SMART);

export const MEASURE_LINEAGE: Readonly<Record<Measure, MeasureLineage>> = {
  count_200: all(200),
  mean_200: all(200),
  median_200: all(200),
  p10_200: all(200),
  p90_200: all(200),
  min_200: all(200),
  max_200: all(200),
  trimmed_mean_200: trimmed(200),
  pull_points_200: all(200, pull),
  count_500: all(500),
  mean_500: all(500),
  median_500: all(500),
  p10_500: all(500),
  p90_500: all(500),
  min_500: all(500),
  max_500: all(500),
  trimmed_mean_500: trimmed(500),
  pull_points_500: all(500, pull),
  count_500_without_blanks: by('without-blanks', 'mean', GROUPS),
  mean_500_without_blanks: by('without-blanks', 'mean', GROUPS),
  count_200_without_low_value_senders: by('without-low-value-senders', 'mean', GROUPS),
  mean_200_without_low_value_senders: by('without-low-value-senders', 'mean', GROUPS),
  count_200_from_fees: by('from-fees', 'mean', GROUPS),
  mean_200_from_fees: by('from-fees', 'mean', GROUPS),
  official_like_count_200: official(200),
  official_like_mean_200: official(200),
  official_like_count_500: official(500),
  official_like_mean_500: official(500),
  corridors: covered,
  senders: covered,
  receivers: covered,
  providers: covered,
  weighted_mean_200: withFlow,
  weighted_corridors: withFlow,
  weighted_without_flow: by('without-flow', 'money', FLOWS),
  weighted_flow_usd_million: withFlow,
  saving_usd_million: saving,
  saving_usd_million_by_mean: saving,
  saving_corridors: saving,
  saving_without_flow: by('saving-without-flow', 'money', FLOWS),
  saving_without_confirmed_cheapest: by('saving-without-confirmed-cheapest', 'money', FLOWS),
  sdg_met: target('met'),
  sdg_not_met: target('not-met'),
  sdg_unknown: target('unknown'),
  sdg_fewer_than_three: target('fewer-than-three'),
  smart_corridors_by_service: byService,
  smart_by_service: byService,
  smart_at_most_5_by_service: byService,
  smart_corridors_by_provider: byProvider,
  smart_by_provider: byProvider,
  smart_at_most_5_by_provider: byProvider,
  smart_bounded: by('three-cheapest-bounded', 'target', SMART),
  smart_one_firm: by('three-cheapest-of-one-firm', 'target', SMART),
  share: all(200, GROUPS),
  published_mean_200: published,
  published_share: published,
  published_three_cheapest: published,
  published_at_most_5: published,
};

/** Each rule in words. */
export const RULE_WORDS: Readonly<Record<RowRule['rule'], string>> = {
  all: 'Every price of the group at the amount, once for each service: fee and margin as published, per principal. A mean is their simple mean, quantiles interpolate linearly between ranks, a share is of all prices at the amount.',
  trimmed: 'The simple mean without a tenth of the prices at either end, rounded down to whole prices.',
  'official-like':
    'The simple mean without the senders that the World Bank’s own average left out then: Russia before 2016.',
  'both-amounts': 'What the prices at both amounts are of, each counted once.',
  'without-blanks':
    'Without prices at USD 500 that were most likely left blank: fee and margin 0 beside a cost at USD 200.',
  'without-low-value-senders': 'Without senders whose surveyed amount is worth under USD 100.',
  'from-fees':
    'With each fee’s exact share of the amount where the fee is recorded in money; without blank prices: fee and margin 0 beside a margin at the other amount.',
  'with-flow':
    'The means of corridors at USD 200, weighted by their flows; corridors without a flow are left out.',
  'without-flow': 'Corridors without a flow.',
  saving:
    'For each corridor the median, or the mean, less the cheapest confirmed price, not below 0, times its flow; without corridors that have no flow or no confirmed price.',
  'saving-without-flow': 'Corridors without a flow.',
  'saving-without-confirmed-cheapest': 'Corridors with a flow and without a confirmed price.',
  target:
    'Corridors by whether the three cheapest services that qualify average at most 5 %, as far as the records settle it (karvon-smart-1).',
  'three-cheapest-by-service':
    'The mean over corridors of the three cheapest services that may qualify: at least so much (karvon-smart-1).',
  'three-cheapest-by-provider': 'The same over the cheapest service of each provider.',
  'three-cheapest-bounded': 'Corridors where three services are known to qualify.',
  'three-cheapest-of-one-firm':
    'Corridors where the three cheapest services that may qualify are of one firm.',
  published: 'Given by the publisher of the survey. It is not computed here, and shown beside ours.',
};
