import { describe, expect, it } from 'vitest';
import { rational } from '../../../shared/money/rational.ts';
import { concentration } from '../../../shared/statistics/concentration.ts';
import { countVerdicts, globalTarget } from '../../../shared/statistics/targets.ts';

describe('globalTarget', () => {
  it.each([
    [rational(299), true, true],
    [rational(300), false, true],
    [rational(301), false, false],
    [rational(900_001, 3000), false, false],
    [rational(899_999, 3000), true, true],
  ])('%o: under %s, at most %s', (mean, lessThan, atMost) => {
    expect(globalTarget(mean)).toEqual({ percent: 3, lessThan, atMost });
  });
});

describe('countVerdicts', () => {
  it('counts each verdict', () => {
    expect(countVerdicts(['met', 'not-met', 'met', 'unknown', 'fewer-than-three', 'met', 'not-met'])).toEqual(
      {
        met: 3,
        notMet: 2,
        unknown: 1,
        fewerThanThree: 1,
      },
    );
    expect(countVerdicts([])).toEqual({ met: 0, notMet: 0, unknown: 0, fewerThanThree: 0 });
  });
});

describe('concentration', () => {
  it('counts services by firm', () => {
    expect(concentration(['b', 'a', 'b', 'c', 'a', 'b', 'a', 'd'])).toEqual({
      firms: 4,
      services: 8,
      largest: ['a', 'b'],
      largestShare: '37.50',
      hhi: '3125',
    });
    expect(concentration(['a', 'a', 'a'])).toEqual({
      firms: 1,
      services: 3,
      largest: ['a'],
      largestShare: '100.00',
      hhi: '10000',
    });
    expect(concentration(['b', 'a', 'b'])).toMatchObject({
      largest: ['b'],
      largestShare: '66.67',
      hhi: '5556',
    });
  });
  it('is an error, not 0, without services', () => {
    expect(() => concentration([])).toThrow(RangeError);
  });
});
