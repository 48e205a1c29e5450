/** Numbers in and out, with a locale's marks. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moneyMarksOf, numberMarksOf } from '../../site/i18n/index.ts';
import { fill, type NumberMarks, readNumber, writeMoney, writeNumber } from '../../site/view/numbers.ts';

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
  test('fills what it has, leaves what it has not', () => {
    expect(fill('{a} and {b}', { a: '$&' })).toBe('$& and {b}');
  });
});

describe('reading what somebody typed', () => {
  test.each([
    ['250', ENGLISH, '250'],
    [' 1,250 ', ENGLISH, '1250'],
    ['1,250.50', ENGLISH, '1250.50'],
    ['12,5', ENGLISH, '12.5'],
    ['1 250,50', ENGLISH, '1250.50'],
    ['1.250', GERMAN, '1250'],
    ['1.250,50', GERMAN, '1250.50'],
    ['1250.5', GERMAN, '1250.5'],
    ['12\u202f345', POLISH, '12345'],
    ['0140', ENGLISH, '140'],
    ['1e9', ENGLISH, '1e9'],
    ['-5', ENGLISH, '-5'],
    ['many', ENGLISH, 'many'],
    ['', ENGLISH, ''],
  ])('%j', (typed, marks, read) => {
    expect(readNumber(typed, marks)).toBe(read);
  });
  test('what was written is read back, in every way of writing', () => {
    const value = fc
      .tuple(fc.nat({ max: 99_999_999 }), fc.nat({ max: 99 }))
      .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`);
    fc.assert(
      fc.property(value, fc.constantFrom(ENGLISH, GERMAN, POLISH), (v, marks) => {
        expect(readNumber(writeNumber(v, marks), marks)).toBe(v);
      }),
    );
  });
});
