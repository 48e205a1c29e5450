import { describe, expect, it } from 'vitest';
import { computeSummary } from '../../../shared/statistics/compute-summary.ts';
import { pair, row, SURVEY, sheetOf } from '../pricing/facts.ts';
import { statisticsOf } from './indicator-facts.ts';

const KGZ = sheetOf([...pair('xoom', [100, 100], [50, 50]), ...pair('ria', [300, 0], [100, 0])]);
const AAA = sheetOf(
  [
    ...pair('xoom', [500, 200], [100, 200]),
    ...pair('xoom', [400, 100], [100, 100], { accessPoint: 'internet' }),
    ...pair('xoom', [200, 100], [150, 100], { accessPoint: 'internet' }),
  ],
  { receiver: 'AAA', survey: { ...SURVEY, edition: 'z-survey' } },
);

describe('computeSummary', () => {
  const summarize = () => computeSummary([KGZ, AAA]);

  it('has a line per corridor and counts services by rows: two prices that were not joined are one service', () => {
    const summary = summarize();
    expect(AAA.services).toHaveLength(5);
    expect(summary.corridors).toEqual([
      {
        corridor: 'DEU-AAA',
        sender: 'DEU',
        receiver: 'AAA',
        services: 3,
        providers: 1,
        period: '2025-Q3',
        indicators: statisticsOf(AAA).indicators,
      },
      {
        corridor: 'DEU-KGZ',
        sender: 'DEU',
        receiver: 'KGZ',
        services: 2,
        providers: 2,
        period: '2025-Q3',
        indicators: statisticsOf(KGZ).indicators,
      },
    ]);
  });

  it('averages the world over services, and separately the corridor means', () => {
    const summary = summarize();
    // At 200: 2, 3 and 7, 5, 3 percent.
    expect(summary.world?.[0]).toMatchObject({ denomination: 200, count: 5, mean: '4.000', median: '3.000' });
    expect(summary.world?.[1]).toMatchObject({ denomination: 500, count: 5, mean: '1.900' });
    expect(summary.meanOfCorridorMeans).toEqual(['3.750', '1.750']);
  });

  it('is of the newest period in all that it says of the world; a corridor of an older one has its line', () => {
    const old = { ...AAA, survey: { ...AAA.survey, period: '2025-Q1' } };
    const summary = computeSummary([KGZ, old]);
    expect(summary.world).toEqual(computeSummary([KGZ]).world);
    expect(summary.meanOfCorridorMeans).toEqual(computeSummary([KGZ]).meanOfCorridorMeans);
    expect(summary.corridors.map(({ corridor, period }) => [corridor, period])).toEqual([
      ['DEU-AAA', '2025-Q1'],
      ['DEU-KGZ', '2025-Q3'],
    ]);
  });

  it('adds up the joined rows, the surveys and the corridors of each provider', () => {
    const summary = summarize();
    expect(summary.pairing).toEqual({ rows200: 5, rows500: 5, joined: 3, single200: 2, single500: 2 });
    expect(summary.surveys.map(({ edition }) => edition)).toEqual(['rpw-2025-q3', 'z-survey']);
    expect(Object.entries(summary.providers)).toEqual([
      ['ria', ['DEU-KGZ']],
      ['xoom', ['DEU-AAA', 'DEU-KGZ']],
    ]);
    expect(summary).toMatchObject({ format: 1, methodVersion: '1' });
  });

  it('is the same in any order of corridors', () => {
    const summary = summarize();
    expect(JSON.stringify(computeSummary([AAA, KGZ]))).toBe(JSON.stringify(summary));
  });

  it('counts a corridor’s services at the amount with more prices, and a survey once', () => {
    const [one, two] = [row('xoom', 200, 1, 1), row('xoom', 500, 1, 1)];
    const more = sheetOf([one, two, { ...two, accessPoint: 'internet' }]);
    const less = sheetOf([one, two, { ...one, accessPoint: 'internet' }], { receiver: 'UZB' });
    const both = computeSummary([more, less]);
    expect(both.corridors.map(({ services }) => services)).toEqual([2, 2]);
    expect(both.surveys).toEqual([SURVEY]);
    expect(both.pairing).toEqual({ rows200: 3, rows500: 3, joined: 2, single200: 1, single500: 1 });
  });

  it('has no world figures without corridors', () => {
    expect(computeSummary([])).toMatchObject({
      corridors: [],
      world: null,
      meanOfCorridorMeans: null,
      providers: {},
    });
  });
});
