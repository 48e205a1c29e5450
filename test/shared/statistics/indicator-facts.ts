/** Facts for tests of indicators: two regions, one low-value sender, a flow of 1,000 million and one of none. */
import type { IndicatorFacts } from '../../../shared/statistics/indicator-types.ts';

export const FACTS: IndicatorFacts = {
  regions: { KGZ: 'east', UZB: 'east', AAA: 'west' },
  regionsSource: 'a test',
  lowValueSenders: ['TUR'],
  flows: { 'DEU-KGZ': '1000.000', 'DEU-AAA': '3000.500', 'TUR-UZB': '0.000' },
  flowYear: 2021,
  flowSource: 'a test',
};
