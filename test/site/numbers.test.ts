/** Numbers with a locale's separators; for reading typed amounts see typed-amount.test.ts. */
import { describe, expect, test } from 'vitest';
import { moneyMarksOf, numberMarksOf } from '../../site/i18n/index.ts';
import { fill, type NumberMarks, writeMoney, writeNumber } from '../../site/view/numbers.ts';

const ENGLISH: NumberMarks = { decimal: '.', group: ',', minGroup: 4 };
const GERMAN: NumberMarks = { decimal: ',', group: '.', minGroup: 4 };
const POLISH: NumberMarks = { decimal: ',', group: '\u00a0', minGroup: 5 };

describe('writing', () => {
  test.each([
    ['1234567.50', ENGLISH, '1,234,567.50'],
    ['1234567.50', GERMAN, '1.234.567,50'],
    ['1234', POLISH, '1234'],
    ['12345.6', POLISH, '12\u00a0345,6'],
    ['-0.19', ENGLISH, '−0.19'],
    ['0', ENGLISH, '0'],
    ['999', ENGLISH, '999'],
  ])('%s', (value, marks, written) => {
    expect(writeNumber(value, marks)).toBe(written);
  });
  test('money as Node writes it, whole amounts without decimals', () => {
    expect(writeMoney('140.00', moneyMarksOf('en', 'EUR'))).toBe('€140');
    expect(writeMoney('138.61', moneyMarksOf('en', 'EUR'))).toBe('€138.61');
    expect(writeMoney('200', moneyMarksOf('en', 'USD'))).toBe('US$200');
    expect(writeMoney('112500', moneyMarksOf('en', 'CLP'))).toBe('CLP\u00a0112,500');
    expect(writeMoney('1.250', moneyMarksOf('en', 'KWD'))).toBe('KWD\u00a01.250');
    expect(numberMarksOf('en')).toEqual(ENGLISH);
  });
  test('fills in given values, and leaves other placeholders', () => {
    expect(fill('{a} and {b}', { a: '$&' })).toBe('$& and {b}');
  });
});
