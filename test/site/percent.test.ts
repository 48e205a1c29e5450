/** Percentages as families read them: two decimals at most, rounded half away from zero. */
import { expect, test } from 'vitest';
import { percentText, shortPercent } from '../../site/view/percent.ts';

test.each([
  ['7.614', '7.61'],
  ['7.615', '7.62'],
  ['7.625', '7.63'],
  ['9.995', '10.00'],
  ['0.004', '0.00'],
  ['0.005', '0.01'],
  ['-0.004', '0.00'],
  ['-0.005', '-0.01'],
  ['-7.615', '-7.62'],
  ['123456.7895', '123456.79'],
  // No more decimals than that: as it is.
  ['5.82', '5.82'],
  ['1', '1'],
  ['-3.4', '-3.4'],
])('%s is %s', (published, shown) => {
  expect(shortPercent(published)).toBe(shown);
});

test('it is written as the language writes it', () => {
  expect(percentText('en', '1234.565')).toBe('1,234.57\u00a0%');
  expect(percentText('ru', '-12345.6')).toBe('−12\u00a0345,6\u00a0%');
});
