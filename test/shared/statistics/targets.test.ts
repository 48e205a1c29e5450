import { describe, expect, it } from 'vitest';
import { rational } from '../../../shared/money/rational.ts';
import { concentration } from '../../../shared/statistics/concentration.ts';
import { countVerdicts, globalTarget, type Speed, speedTarget } from '../../../shared/statistics/targets.ts';

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

describe('speedTarget', () => {
  const at = (corridor: `${string}-${string}`, ...speeds: (Speed | null)[]) =>
    speeds.map((speed) => ({ corridor, speed }));
  const hour = 'within-one-hour';
  const day = 'within-one-day';

  it('is not computable if no speed is recorded', () => {
    const none = { computable: false, why: 'speed-not-recorded' };
    expect(speedTarget(at('DEU-KGZ', null, null))).toEqual(none);
    expect(speedTarget([])).toEqual(none);
  });

  it('is a share of the services with a recorded speed', () => {
    expect(
      speedTarget([...at('DEU-KGZ', hour, hour, hour, day), ...at('USA-PHL', 'later', hour, null)]),
    ).toEqual({
      computable: true,
      proxy: 'share-of-services',
      services: 6,
      notRecorded: 1,
      withinOneHour: '66.67',
      withinOneDay: '83.33',
      corridors: { met: 1, notMet: 1, unknown: 0 },
    });
  });

  it.each([
    [[hour, hour, hour, day], 'met'],
    [[hour, hour, day], 'notMet'],
    [[hour, hour, hour, hour, 'later'], 'notMet'],
    [[hour, hour, hour, null], 'unknown'],
    [[null, 'later'], 'notMet'],
    [[hour], 'met'],
    [[day], 'notMet'],
  ] as const)('%j: %s', (speeds, standing) => {
    expect(speedTarget(at('DEU-KGZ', ...speeds))).toMatchObject({
      corridors: { met: 0, notMet: 0, unknown: 0, [standing]: 1 },
    });
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
