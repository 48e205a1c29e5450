import { describe, expect, it } from 'vitest';
import { periodOf, quarterOf } from '../../../shared/model/period.ts';
import { indicatorsOfCorridor } from '../../../shared/statistics/indicator-answers.ts';
import {
  type AverageSeries,
  averagesAt,
  breaksOf,
  type SeriesSpan,
  spansOf,
} from '../../../shared/statistics/old-averages.ts';
import { pair, sheetOf } from '../pricing/facts.ts';
import { statisticsOf } from './indicator-facts.ts';

const official: AverageSeries = { source: 'official', first: '2016-Q3', valuesBp: [1523, null, 1, -1136] };
const derived: AverageSeries = { source: 'derived', first: '2016-Q4', valuesBp: [1932, 700, 800, 900] };
const both = [derived, official];

describe('quarters', () => {
  it.each([
    ['2016-Q1', 8064],
    ['2016-Q4', 8067],
    ['0001-Q1', 4],
  ])('%s is %i', (period, quarter) => {
    expect(quarterOf(period)).toBe(quarter);
    expect(periodOf(quarter)).toBe(period);
  });
  it.each(['2016-Q5', '2016-Q0', '2016Q1', '016-Q1', '2016-Q1 ', ' 2016-Q1', ''])(
    '%j is not a quarter',
    (text) => {
      expect(() => quarterOf(text)).toThrow(RangeError);
    },
  );
});

describe('averagesAt', () => {
  it.each([
    ['2016-Q2', []],
    ['2016-Q3', [['official', '15.230']]],
    ['2016-Q4', [['derived', '19.320']]],
    [
      '2017-Q1',
      [
        ['official', '0.010'],
        ['derived', '7.000'],
      ],
    ],
    [
      '2017-Q2',
      [
        ['official', '-11.360'],
        ['derived', '8.000'],
      ],
    ],
    ['2017-Q3', [['derived', '9.000']]],
    ['2017-Q4', []],
  ])('%s: %j', (period, expected) => {
    expect(averagesAt(both, period).map(({ source, average }) => [source, average])).toEqual(expected);
  });
  it('refuses a text that is not a quarter', () => {
    expect(() => averagesAt(both, '2017')).toThrow(RangeError);
  });
});

const held = (averages: readonly AverageSeries[], newest?: string, rounds: readonly string[] = []) => ({
  averages,
  newest,
  rounds,
});

describe('a series breaks where its source changes', () => {
  it('names rounds whose rows are held after published averages, each run of quarters apart', () => {
    const rounds = ['2014-Q1', '2014-Q2', '2025-Q1', '2025-Q2'];
    const spans = spansOf(held(both, '2025-Q3', rounds));
    expect(spans.slice(2)).toEqual([
      { source: 'service-rows', from: '2014-Q1', to: '2014-Q2' },
      { source: 'service-rows', from: '2025-Q1', to: '2025-Q3' },
    ]);
    // Rows of a time that averages were published of too are beside them, and change no series.
    expect(breaksOf(spans)).toEqual([
      { at: '2017-Q3', from: 'official', to: 'derived' },
      { at: '2025-Q1', from: 'derived', to: 'service-rows' },
    ]);
    const rowsAlone = spansOf(held([], '2025-Q3', ['2014-Q1']));
    expect(rowsAlone).toHaveLength(2);
    expect(breaksOf(rowsAlone)).toEqual([]);
    expect(spansOf(held([], '2025-Q3', ['2025-Q3']))).toHaveLength(1);
  });
  it('gives the periods of each source, service rows last', () => {
    expect(spansOf(held(both, '2025-Q3'))).toEqual([
      { source: 'official', from: '2016-Q3', to: '2017-Q2' },
      { source: 'derived', from: '2016-Q4', to: '2017-Q3' },
      { source: 'service-rows', from: '2025-Q3', to: '2025-Q3' },
    ]);
    expect(spansOf(held([]))).toEqual([]);
  });
  it('breaks after the quarter that the earlier source ends with, or where the next one begins', () => {
    expect(breaksOf(spansOf(held(both, '2025-Q3')))).toEqual([
      { at: '2017-Q3', from: 'official', to: 'derived' },
      { at: '2025-Q3', from: 'derived', to: 'service-rows' },
    ]);
    expect(breaksOf(spansOf(held(both)))).toHaveLength(1);
    expect(breaksOf(spansOf(held([official])))).toEqual([]);
  });
  it('does not break at a source that ends no later', () => {
    const spans: SeriesSpan[] = [
      { source: 'official', from: '2016-Q1', to: '2017-Q4' },
      { source: 'derived', from: '2016-Q2', to: '2017-Q4' },
    ];
    expect(breaksOf(spans)).toEqual([]);
  });
});

const statistics = statisticsOf(sheetOf(pair('xoom', [100, 100], [50, 50])));

describe('indicatorsOfCorridor', () => {
  it('computes from the service rows of their period', () => {
    const answer = indicatorsOfCorridor(statistics, held([derived], '2025-Q3'), '2025-Q3');
    expect(answer).toEqual({
      computable: true,
      period: '2025-Q3',
      methodVersion: '1',
      indicators: statistics.indicators,
      more: statistics.more,
      inclusion: statistics.inclusion,
      series: spansOf(held([derived], '2025-Q3')),
      breaks: [{ at: '2025-Q3', from: 'derived', to: 'service-rows' }],
    });
  });
  it('gives the published average of another period, and says that the rest cannot be computed', () => {
    const why = 'not-computable-from-what-is-published';
    expect(indicatorsOfCorridor(statistics, held(both, '2025-Q3'), '2017-Q1')).toEqual({
      computable: false,
      period: '2017-Q1',
      why,
      averages: averagesAt(both, '2017-Q1'),
      series: spansOf(held(both, '2025-Q3')),
      breaks: breaksOf(spansOf(held(both, '2025-Q3'))),
    });
    expect(indicatorsOfCorridor(null, held([]), '2017-Q1')).toEqual({
      computable: false,
      period: '2017-Q1',
      why,
      averages: [],
      series: [],
      breaks: [],
    });
    expect(() => indicatorsOfCorridor(null, held([]), 'latest')).toThrow(RangeError);
  });
});
