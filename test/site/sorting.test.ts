/** Sorting of tables of figures: numbers as numbers in either language, what is not known last. */
import { describe, expect, test } from 'vitest';
import { numberIn, orderOf } from '../../site/view/data/sorting.ts';

describe('numberIn', () => {
  test.each([
    ['9.85', '.', 9.85],
    ['1,234.5', '.', 1234.5],
    ['1\u00a0234,5', ',', 1234.5],
    ['−0,35', ',', -0.35],
    ['-0.35', '.', -0.35],
    ['12.03 (187)', '.', 12.03],
    ['от 1,2 до 3,4', ',', 1.2],
    ['8', ',', 8],
  ])('%s', (text, decimal, value) => {
    expect(numberIn(text, decimal)).toBe(value);
  });
  test.each(['', 'no price', 'неизвестно', '–'])('%j has none', (text) => {
    expect(numberIn(text, '.')).toBeNull();
  });
  test('less than one is just below one', () => {
    const below = numberIn('<1', '.') ?? 0;
    expect(below).toBeLessThan(1);
    expect(below).toBeGreaterThan(0.9);
  });
});

describe('orderOf', () => {
  const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  test('sorts numbers as numbers, up and down, and what is not known is last both times', () => {
    const keys = [10, null, 9, -1, null];
    expect(orderOf(keys, false, byText)).toEqual([3, 2, 0, 1, 4]);
    expect(orderOf(keys, true, byText)).toEqual([0, 2, 3, 1, 4]);
  });
  test('keeps the order of equal ones, and sorts words by the language', () => {
    expect(orderOf(['b', 'a', 'b', null], false, byText)).toEqual([1, 0, 2, 3]);
    expect(orderOf(['b', 'a', 'b', null], true, byText)).toEqual([0, 2, 1, 3]);
  });
});
