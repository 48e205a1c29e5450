/**
 * The World Bank's twelve minimum requirements for databases of remittance prices, and whether they are met here: decided from the
 * figures of a publication where a figure decides it. The rules are as certified databases list them (RULES_SOURCE).
 */
import { COMPARISON_SITES } from '../../../shared/catalogue/comparison-sites.ts';
import type { PeriodIndicators } from '../../../shared/statistics/indicator-types.ts';
import { gapsOf } from './gaps.ts';

export const RULES_SOURCE = 'https://www.geldtransfair.de/en/world-bank-certification';

export const TWELVE_RULES = [
  'amounts',
  'fees',
  'rate',
  'total',
  'speed',
  'type',
  'market',
  'independent',
  'shoppers',
  'advertising',
  'access',
  'links',
] as const;
export type TwelveRule = (typeof TWELVE_RULES)[number];
export type RuleStanding = 'met' | 'part' | 'not-met';

export interface RuleAnswer {
  readonly rule: TwelveRule;
  readonly standing: RuleStanding;
  /** Of how many, and how many of them; left out: no figure decides it. */
  readonly count?: number;
  readonly few?: number;
}

/** The twelve in their order. */
export function twelveRules(indicators: PeriodIndicators): RuleAnswer[] {
  const [world] = indicators.groups.world;
  const [at200, at500] = [world?.at200?.count ?? 0, world?.at500WithoutBlanks?.count ?? 0];
  const { prices, margins, timed, speeds } = gapsOf(indicators);
  const certified = COMPARISON_SITES.filter((one) => one.certified === 'yes');
  const linked = certified.filter(({ address }) => address !== null);
  const all = (isWhole: boolean): RuleStanding => (isWhole ? 'met' : 'part');
  return [
    { rule: 'amounts', standing: all(at200 > 0 && at200 === at500), count: at200, few: at500 },
    { rule: 'fees', standing: all(at200 > 0), count: at200 },
    // The survey gives the margin, and never the rate.
    { rule: 'rate', standing: 'part', count: prices, few: margins },
    { rule: 'total', standing: all(margins === 0), count: prices, few: margins },
    { rule: 'speed', standing: all(speeds === 0), count: timed, few: speeds },
    { rule: 'type', standing: 'met' },
    { rule: 'market', standing: 'not-met' },
    { rule: 'independent', standing: 'met' },
    { rule: 'shoppers', standing: 'not-met' },
    { rule: 'advertising', standing: 'met' },
    { rule: 'access', standing: 'met' },
    // We link those that we know of: the World Bank's own list is not held.
    {
      rule: 'links',
      standing: linked.length > 0 ? 'part' : 'not-met',
      count: certified.length,
      few: linked.length,
    },
  ];
}
