import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, rational, subtract } from '../../../shared/money/rational.ts';
import { minorFloor, minorUnit, ofMinor, type Rounding, roundMinor } from '../../../shared/money/round.ts';

describe('minor units', () => {
  it('are cents, whole yen or fils', () => {
    expect([minorUnit(2), minorUnit(0), minorUnit(3)]).toEqual([
      rational(1, 100),
      rational(1),
      rational(1, 1000),
    ]);
    expect([ofMinor(140n, 2), ofMinor(140n, 0)]).toEqual([rational(140, 100), rational(140)]);
    expect([
      minorFloor(rational(3, 2), 2),
      minorFloor(rational(2, 3), 2),
      minorFloor(rational(5, 2), 0),
    ]).toEqual([150n, 66n, 2n]);
  });
});

describe('roundMinor', () => {
  it.each<[number, number, number, Record<Rounding, bigint>]>([
    [1, 1, 2, { up: 100n, 'half-up': 100n, down: 100n }],
    [1001, 1000, 2, { up: 101n, 'half-up': 100n, down: 100n }],
    [1005, 1000, 2, { up: 101n, 'half-up': 101n, down: 100n }],
    [1004, 1000, 2, { up: 101n, 'half-up': 100n, down: 100n }],
    [1009, 1000, 2, { up: 101n, 'half-up': 101n, down: 100n }],
    [1, 2, 0, { up: 1n, 'half-up': 1n, down: 0n }],
    [1, 3, 3, { up: 334n, 'half-up': 333n, down: 333n }],
    [0, 1, 2, { up: 0n, 'half-up': 0n, down: 0n }],
  ])('of %d/%d with %d decimals', (n, d, decimals, expected) => {
    for (const mode of ['up', 'half-up', 'down'] as const)
      expect(roundMinor(rational(n, d), decimals, mode)).toEqual(ofMinor(expected[mode], decimals));
  });

  it('is less than a unit off, in the direction of the mode', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 9999n }), (n, d) => {
        const exact = rational(n, d);
        const off = (mode: Rounding) => subtract(roundMinor(exact, 2, mode), exact);
        expect(compare(off('up'), rational(0))).toBeGreaterThanOrEqual(0);
        expect(compare(off('up'), rational(1, 100))).toBeLessThan(0);
        expect(compare(off('down'), rational(0))).toBeLessThanOrEqual(0);
        expect(compare(off('down'), rational(-1, 100))).toBeGreaterThan(0);
        expect(compare(off('half-up'), rational(1, 200))).toBeLessThanOrEqual(0);
        expect(compare(off('half-up'), rational(-1, 200))).toBeGreaterThan(0);
      }),
    );
  });
});
