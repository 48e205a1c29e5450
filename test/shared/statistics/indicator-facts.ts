/** Facts for tests of indicators: two regions, one low-value sender, a flow of 1,000 million and a flow of 0. */
import type { CorridorPrices } from '../../../shared/model/corridor-prices.ts';
import {
  type CorridorStatistics,
  corridorStatistics,
} from '../../../shared/statistics/corridor-statistics.ts';
import type { IndicatorFacts } from '../../../shared/statistics/indicator-types.ts';

export const FACTS: IndicatorFacts = {
  regions: { KGZ: 'east', UZB: 'east', AAA: 'west' },
  regionsSource: 'a test',
  lowValueSenders: ['TUR'],
  flows: { 'DEU-KGZ': '1000.000', 'DEU-AAA': '3000.500', 'TUR-UZB': '0.000' },
  flowYear: 2021,
  flowSource: 'a test',
  published: [
    { period: '2025-Q3', group: 'world', key: 'world', kind: 'mean', value: '20.5' },
    { period: '2025-Q3', group: 'world', key: 'world', kind: 'three-cheapest', value: '3.29' },
    { period: '2025-Q1', group: 'world', key: 'world', kind: 'mean', value: '1' },
    { period: '2025-Q3', group: 'subset', key: 'card', kind: 'mean', value: '2' },
  ],
};

/** The statistics of a corridor without a history and without a survey of its recipient's adults. */
export const statisticsOf = (prices: CorridorPrices): CorridorStatistics =>
  corridorStatistics(prices, { indicators: FACTS, series: [], findex: [] });
