import { describe, expect, it } from 'vitest';
import { corridorStatistics } from '../../../shared/statistics/corridor-statistics.ts';
import { NothingToAverageError } from '../../../shared/statistics/distribution.ts';
import { totalsBp } from '../../../shared/statistics/totals.ts';
import { pair, row, sheetOf } from '../pricing/facts.ts';
import { FACTS, statisticsOf } from './indicator-facts.ts';

const ROWS = [...pair('ria', [500, 214], [150, 239]), ...pair('xoom', [582, 0], [240, 0])];

describe('corridorStatistics', () => {
  it('averages every row, flagged ones included, per principal', () => {
    const [at200, at500] = statisticsOf(sheetOf([...ROWS, row('anor', 200, 100, 100)])).indicators;
    expect(at200).toMatchObject({ denomination: 200, count: 3, mean: '4.987', min: '2.000', max: '7.140' });
    expect(at500).toMatchObject({ denomination: 500, count: 2, mean: '3.145' });
  });

  it('names corridor, period and method, and keeps the history it is given', () => {
    const series = [{ source: 'official', first: '2016-Q1', valuesBp: [512] }] as const;
    const statistics = corridorStatistics(sheetOf(ROWS), { indicators: FACTS, series, findex: [] });
    expect(statistics).toMatchObject({
      format: 1,
      methodVersion: '1',
      corridor: 'DEU-KGZ',
      period: '2025-Q3',
      series,
    });
  });

  it('says why inclusion cannot be computed', () => {
    expect(statisticsOf(sheetOf(ROWS)).inclusion).toEqual({ computable: false, why: 'pay-out-not-recorded' });
    const paidOut = sheetOf(pair('ria', [200, 0], [100, 0], { payoutMethod: 'card' }));
    expect(statisticsOf(paidOut).inclusion).toEqual({
      computable: false,
      why: 'no-survey-of-adults-in-date',
    });
  });

  it('refuses a corridor without a price at one of the amounts', () => {
    expect(() => statisticsOf(sheetOf([row('ria', 200, 100, 100)]))).toThrow(NothingToAverageError);
    expect(() => statisticsOf(sheetOf([]))).toThrow(NothingToAverageError);
  });

  it('averages the published totals at one amount', () => {
    const { services } = sheetOf(ROWS);
    expect(totalsBp(services, 200)).toEqual([714, 582]);
    expect(totalsBp(services, 500)).toEqual([389, 240]);
  });
});
