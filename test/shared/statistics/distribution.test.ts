import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rational } from '../../../shared/money/rational.ts';
import {
  distribution,
  meanBp,
  NothingToAverageError,
  percent,
} from '../../../shared/statistics/distribution.ts';

const figures = (totals: readonly number[]) => {
  const { mean, median, p10, p90, min, max } = distribution(200, totals);
  return { mean, median, p10, p90, min, max };
};

describe('distribution', () => {
  it('of one total is that total', () => {
    expect(distribution(500, [412])).toEqual({
      denomination: 500,
      count: 1,
      mean: '4.120',
      median: '4.120',
      p10: '4.120',
      p90: '4.120',
      min: '4.120',
      max: '4.120',
    });
  });

  it('interpolates between ranks as quantile_cont does', () => {
    // DuckDB: select quantile_cont(x, [0.1, 0.5, 0.9]) from (values (1), (2), (4), (10)) t(x): 1.3, 3.0, 8.2
    expect(figures([1000, 100, 400, 200])).toEqual({
      mean: '4.250',
      median: '3.000',
      p10: '1.300',
      p90: '8.200',
      min: '1.000',
      max: '10.000',
    });
    expect(figures([300, 100, 200])).toMatchObject({ median: '2.000', p10: '1.200', p90: '2.800' });
  });

  it('rounds half away from zero, once', () => {
    expect(figures([1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]).mean).toBe('0.011');
    expect(figures([1, 0]).mean).toBe('0.005');
    expect(figures([-1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]).mean).toBe('-0.001');
  });

  it('sorts by size, not by text, and leaves its input alone', () => {
    const totals = [1000, 900, -50, 30_720];
    expect(figures(totals)).toMatchObject({ min: '-0.500', max: '307.200', median: '9.500' });
    expect(totals).toEqual([1000, 900, -50, 30_720]);
  });

  it('is an error, not 0, without totals', () => {
    expect(() => distribution(200, [])).toThrow(NothingToAverageError);
    expect(() => distribution(500, [])).toThrow(/at 500/);
  });

  it('has its figures in order, and shifts with its rows', () => {
    const column = fc.array(fc.integer({ min: -2000, max: 40_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(column, (totals) => {
        const { mean, median, p10, p90, min, max } = figures(totals);
        const order = [min, p10, median, p90, max].map(Number);
        expect(order).toEqual([...order].sort((a, b) => a - b));
        expect(Number(mean)).toBeGreaterThanOrEqual(Number(min));
        expect(Number(mean)).toBeLessThanOrEqual(Number(max));
        expect(figures([...totals].reverse())).toEqual(figures(totals));
        const moved = figures(totals.map((total) => total + 100));
        expect(Number(moved.median)).toBeCloseTo(Number(median) + 1, 6);
        expect(Number(moved.p10)).toBeCloseTo(Number(p10) + 1, 2);
      }),
    );
  });
});

describe('meanBp and percent', () => {
  it('are exact until written', () => {
    expect(meanBp([1, 2, 2])).toEqual(rational(5, 3));
    expect(percent(rational(5, 3))).toBe('0.017');
    expect(percent(rational(-12_345))).toBe('-123.450');
  });
});
