import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatSignificant, median, ratio } from '../../../shared/fx/significant.ts';
import { parseDecimal } from '../../../shared/money/decimal.ts';
import { compare, multiply, rational, subtract } from '../../../shared/money/rational.ts';

describe('formatSignificant', () => {
  it.each([
    [1n, 1n, '1'],
    [1n, 3n, '0.333333333333'],
    [2n, 3n, '0.666666666667'],
    [10000n, 36725n, '0.272294077604'],
    [1n, 89500n, '0.0000111731843575'],
    [999999999999500n, 1000n, '1000000000000'],
    [9999999999994n, 10n, '999999999999'],
    [1234567890123456n, 1n, '1234567890120000'],
    [5n, 10n, '0.5'],
    [100n, 1n, '100'],
    // A tie goes away from zero.
    [1000000000005n, 10n ** 12n, '1.00000000001'],
  ])('%s/%s is %s', (n, d, text) => {
    expect(formatSignificant(rational(n, d), 12)).toBe(text);
  });

  it('has at most 12 digits and is at most half of the last off', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 14n }),
        fc.bigInt({ min: 1n, max: 10n ** 20n }),
        (n, d) => {
          const value = rational(n, d);
          const text = formatSignificant(value, 12);
          expect(text.replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length).toBeLessThanOrEqual(12);
          const back = parseDecimal(text, 38);
          const off = subtract(value, back);
          const size = off.n < 0n ? { n: -off.n, d: off.d } : off;
          expect(compare(multiply(size, rational(2n * 10n ** 11n)), value)).toBeLessThanOrEqual(0);
          expect(formatSignificant(back, 12)).toBe(text);
        },
      ),
    );
  });

  it('refuses 0', () => {
    expect(() => formatSignificant(rational(0), 12)).toThrow(RangeError);
    expect(() => formatSignificant(rational(-1), 12)).toThrow(RangeError);
  });
});

it('median: of one, of three, of four in any order, of none', () => {
  const of = (...figures: number[]) => {
    const { n, d } = median(figures.map((figure) => rational(figure)));
    return Number(n) / Number(d);
  };
  expect([of(7), of(9, 1, 5), of(1, 9, 3, 5), of(2, 2)]).toEqual([7, 5, 4, 2]);
  expect(() => median([])).toThrow(RangeError);
});

it('ratio: the same either way, and never under 1', () => {
  expect(ratio(rational(2), rational(3))).toEqual(ratio(rational(3), rational(2)));
  expect(compare(ratio(rational(2), rational(3)), rational(3, 2))).toBe(0);
});
