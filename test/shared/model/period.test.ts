/** Quarters: their order, and back. */
import { expect, it } from 'vitest';
import { firstDayOf, lastDayOf, periodOf, quarterOf, yearOf } from '../../../shared/model/period.ts';

it.each([
  ['2025-Q1', 2025],
  ['2025-Q4', 2025],
  ['2011-Q3', 2011],
])('%s is of the year %i, and comes back from its number', (period, year) => {
  expect([yearOf(period), periodOf(quarterOf(period))]).toEqual([year, period]);
});

it.each([
  ['2025-Q1', '2025-01-01', '2025-03-31'],
  ['2025-Q2', '2025-04-01', '2025-06-30'],
  ['2014-Q3', '2014-07-01', '2014-09-30'],
  ['2025-Q4', '2025-10-01', '2025-12-31'],
])('%s begins on %s and ends on %s', (period, first, last) => {
  expect([firstDayOf(period), lastDayOf(period)]).toEqual([first, last]);
});

it('quarters follow each other, also over the end of a year', () => {
  expect(quarterOf('2026-Q1') - quarterOf('2025-Q4')).toBe(1);
});

it.each(['2025', '2025-Q5', '2025-Q0', '2025-q1', ' 2025-Q1', '2025-Q12'])('%j is no quarter', (text) => {
  expect(() => quarterOf(text)).toThrow(RangeError);
  expect(() => yearOf(text)).toThrow(RangeError);
  expect(() => firstDayOf(text)).toThrow(RangeError);
  expect(() => lastDayOf(text)).toThrow(RangeError);
});
