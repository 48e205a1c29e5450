import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DecimalError,
  formatAbout,
  formatDecimal,
  formatPercent,
  parseDecimal,
} from '../../../shared/money/decimal.ts';
import { compare, rational } from '../../../shared/money/rational.ts';

const faultOf = (text: string, decimals = 2): string => {
  try {
    parseDecimal(text, decimals);
    return 'accepted';
  } catch (error) {
    return error instanceof DecimalError ? error.code : String(error);
  }
};

describe('parseDecimal', () => {
  it('reads plain decimals exactly', () => {
    expect(compare(parseDecimal('140', 2), rational(140))).toBe(0);
    expect(compare(parseDecimal('0.05', 2), rational(1, 20))).toBe(0);
    expect(compare(parseDecimal('999999999999999.99', 2), rational(99999999999999999n, 100n))).toBe(0);
    expect(compare(parseDecimal('0', 0), rational(0))).toBe(0);
  });

  it.each([
    ['', 'missing'],
    ['NaN', 'syntax'],
    ['Infinity', 'syntax'],
    ['1e9', 'syntax'],
    ['0x10', 'syntax'],
    ['+1', 'syntax'],
    [' 1', 'syntax'],
    ['1 ', 'syntax'],
    ['1\n', 'syntax'],
    ['1.', 'syntax'],
    ['.5', 'syntax'],
    ['1.2.3', 'syntax'],
    ['1,5', 'syntax'],
    ['1_000', 'syntax'],
    ['007', 'syntax'],
    ['00', 'syntax'],
    ['١٤٠', 'syntax'],
    ['-', 'syntax'],
    ['-x', 'syntax'],
    ['-5', 'negative'],
    ['-0', 'negative'],
    ['1.234', 'too-many-decimals'],
    ['1.000', 'too-many-decimals'],
    ['1234567890123456', 'too-long'],
    ['9'.repeat(400), 'too-long'],
    [`1.${'0'.repeat(400)}`, 'too-long'],
  ])('refuses %j as %s', (text, code) => {
    expect(faultOf(text)).toBe(code);
  });

  it('accepts no more decimals than the currency has', () => {
    expect([faultOf('1.0', 0), faultOf('1', 0), faultOf('1.234', 3), faultOf('1.2345', 3)]).toEqual([
      'too-many-decimals',
      'accepted',
      'accepted',
      'too-many-decimals',
    ]);
  });

  it('accepts up to 15 whole digits and 40 characters', () => {
    expect([faultOf('9'.repeat(15)), faultOf('9'.repeat(16))]).toEqual(['accepted', 'too-long']);
    expect([faultOf(`1.${'0'.repeat(38)}`, 40), faultOf(`1.${'0'.repeat(39)}`, 40)]).toEqual([
      'accepted',
      'too-long',
    ]);
  });

  it('never throws anything but its own error', () => {
    fc.assert(fc.property(fc.string(), (text) => faultOf(text) !== 'accepted' || /^\d/.test(text)));
  });
});

describe('formatDecimal', () => {
  it.each([
    [1n, 200n, 2, '0.01'],
    [-1n, 200n, 2, '-0.01'],
    [1n, 201n, 2, '0.00'],
    [-1n, 201n, 2, '0.00'],
    [5n, 2n, 0, '3'],
    [-5n, 2n, 0, '-3'],
    [1988n, 1000n, 2, '1.99'],
    [12345n, 1n, 3, '12345.000'],
    [7n, 100n, 3, '0.070'],
    [0n, 1n, 2, '0.00'],
    [-7n, 1n, 0, '-7'],
  ])('writes %s/%s with %s places as %s, half away from zero', (n, d, places, text) => {
    expect(formatDecimal(rational(n, d), places)).toBe(text);
  });

  it('writes a share as a percentage', () => {
    expect(formatPercent(rational(1, 8), 2)).toBe('12.50');
    expect(formatPercent(rational(-19, 10_000), 2)).toBe('-0.19');
  });

  it('can be parsed back, and is at most half a unit off', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 14n }),
        fc.bigInt({ min: 1n, max: 9999n }),
        fc.integer({ min: 0, max: 4 }),
        (n, d, places) => {
          const text = formatDecimal(rational(n, d), places);
          const back = parseDecimal(text, places);
          expect(formatDecimal(back, places)).toBe(text);
          const off = back.n * d - n * back.d;
          expect(2n * (off < 0n ? -off : off) * 10n ** BigInt(places) <= back.d * d).toBe(true);
        },
      ),
    );
  });
});

describe('formatAbout', () => {
  it.each([
    ['13474.755', 2, '13470'],
    ['13475', 2, '13480'],
    ['9999.4', 2, '9999'],
    ['9999.5', 2, '10000'],
    ['99995', 0, '100000'],
    ['1234', 2, '1234'],
    ['133.084', 2, '133.1'],
    ['99.96', 2, '99.96'],
    ['99.996', 2, '100.00'],
    ['13.3084', 3, '13.31'],
    ['1.33084', 3, '1.331'],
    ['1.33084', 2, '1.33'],
    ['1.5', 0, '2'],
    ['0.00444', 2, '0.00'],
    ['0', 2, '0.00'],
    ['123456789', 2, '123500000'],
  ])('writes %s with at most %s decimals as %s', (text, places, about) => {
    expect(formatAbout(parseDecimal(text, 6), places)).toBe(about);
  });

  it('is off by at most one in two thousand, plus what the decimals of the currency cut off', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), fc.integer({ min: 0, max: 3 }), (n, places) => {
        const about = Number(formatAbout(rational(n, 1000), places));
        expect(Math.abs(about - n / 1000)).toBeLessThanOrEqual(
          Math.max(n / 1000 / 2000, 0.5 / 10 ** places) * 1.000001,
        );
      }),
    );
  });
});
