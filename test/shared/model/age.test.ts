import { describe, expect, it } from 'vitest';
import { surveyAge } from '../../../shared/model/age.ts';

const Q3 = { firstDay: '2025-07-01', lastDay: '2025-09-30' };
const age = (today: string, survey = Q3) => {
  const { months, missedRounds, old } = surveyAge(survey, today);
  return [months, missedRounds, old];
};

describe('surveyAge', () => {
  it.each([
    ['2024-12-31', 0, 0, false],
    ['2025-07-01', 0, 0, false],
    ['2025-07-31', 0, 0, false],
    ['2025-08-01', 1, 0, false],
    ['2025-12-31', 5, 0, false],
    ['2026-01-01', 6, 1, false],
    ['2026-03-31', 8, 1, false],
    ['2026-04-01', 9, 2, true],
    ['2026-11-21', 16, 4, true],
    ['2027-07-01', 24, 7, true],
  ])('on %s is %s months, %s missed rounds, old: %s', (today, months, missed, old) => {
    expect(age(today)).toEqual([months, missed, old]);
  });

  it('counts full months from the first day, rounds from the last', () => {
    const survey = { firstDay: '2025-11-15', lastDay: '2026-02-10' };
    expect(age('2026-03-14', survey)).toEqual([3, 0, false]);
    expect(age('2026-03-15', survey)).toEqual([4, 0, false]);
    expect(age('2026-07-01', survey)).toEqual([7, 1, false]);
  });

  it.each([
    '',
    'today',
    '2026-13-01',
    '2026-00-01',
    '2026-01-32',
    '2026-01-00',
    '2026-1-1',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
  ])('refuses %j', (today) => {
    expect(() => age(today)).toThrow(RangeError);
    expect(() => age('2026-01-01', { ...Q3, firstDay: today })).toThrow(RangeError);
    expect(() => age('2026-01-01', { ...Q3, lastDay: today })).toThrow(RangeError);
  });
});
