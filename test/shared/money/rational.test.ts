import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  alike,
  compare,
  divide,
  fromBasisPoints,
  isPositive,
  least,
  most,
  multiply,
  ONE,
  type Rational,
  rational,
  reduce,
  subtract,
  ZERO,
} from '../../../shared/money/rational.ts';

const anyRational = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([n, d]) => rational(n, d));
const equal = (a: Rational, b: Rational): void => {
  expect(compare(a, b)).toBe(0);
};

describe('rational', () => {
  it('keeps the denominator above 0', () => {
    expect(rational(1n, -2n)).toEqual({ n: -1n, d: 2n });
    expect(rational(-1n, -2n)).toEqual({ n: 1n, d: 2n });
    expect(rational(3)).toEqual({ n: 3n, d: 1n });
  });

  it('refuses a denominator of 0, division by 0 and numbers that are not integers', () => {
    expect(() => rational(1n, 0n)).toThrow(RangeError);
    expect(() => divide(ONE, ZERO)).toThrow(RangeError);
    expect(() => rational(0.5)).toThrow(RangeError);
    expect(() => rational(Number.NaN)).toThrow(RangeError);
  });

  it('obeys the laws of arithmetic', () => {
    fc.assert(
      fc.property(anyRational, anyRational, anyRational, (a, b, c) => {
        equal(add(a, b), add(b, a));
        equal(add(add(a, b), c), add(a, add(b, c)));
        equal(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)));
        equal(subtract(add(a, b), b), a);
        if (b.n !== 0n) equal(multiply(divide(a, b), b), a);
        expect(divide(a, b.n === 0n ? ONE : b).d > 0n).toBe(true);
      }),
    );
  });

  it('gives known results', () => {
    equal(add(rational(1, 3), rational(1, 6)), rational(1, 2));
    equal(subtract(rational(1, 3), rational(1, 2)), rational(-1, 6));
    equal(multiply(rational(2, 3), rational(-3, 4)), rational(-1, 2));
    equal(divide(rational(1, 2), rational(-1, 4)), rational(-2));
    expect(add(rational(1, 7), rational(2, 7))).toEqual({ n: 3n, d: 7n });
    equal(fromBasisPoints(142), rational(142, 10_000));
    equal(fromBasisPoints(-1), rational(-1, 10_000));
  });

  it('orders numbers', () => {
    expect(compare(rational(1, 3), rational(1, 2))).toBe(-1);
    expect(compare(rational(1, 2), rational(1, 3))).toBe(1);
    expect(compare(rational(2, 4), rational(1, 2))).toBe(0);
    expect(compare(rational(-1, 2), rational(1, 3))).toBe(-1);
    expect([isPositive(rational(1, 9)), isPositive(ZERO), isPositive(rational(-1, 9))]).toEqual([
      true,
      false,
      false,
    ]);
    const [small, large] = [rational(1, 3), rational(1, 2)];
    expect([least(small, large), least(large, small)]).toEqual([small, small]);
    expect([most(small, large), most(large, small)]).toEqual([large, large]);
  });

  it('reduces to lowest terms and to the same number', () => {
    expect(reduce(rational(6, -4))).toEqual({ n: -3n, d: 2n });
    expect(reduce(rational(0, 17))).toEqual({ n: 0n, d: 1n });
    fc.assert(fc.property(anyRational, (a) => equal(reduce(a), a)));
  });

  it('keeps figures short: adding 0 or dividing by 1 changes nothing', () => {
    const figure = rational(6, 4);
    expect(add(figure, ZERO)).toBe(figure);
    expect(add(figure, rational(0, 7))).toBe(figure);
    expect(divide(figure, ONE)).toBe(figure);
    equal(add(ZERO, figure), figure);
  });

  it('gives two numbers their least common denominator', () => {
    expect(alike(rational(1, 4), rational(5, 6))).toEqual([
      { n: 3n, d: 12n },
      { n: 10n, d: 12n },
    ]);
    expect(alike(rational(-2, 4), rational(0, 9))).toEqual([
      { n: -1n, d: 2n },
      { n: 0n, d: 2n },
    ]);
    fc.assert(
      fc.property(anyRational, anyRational, (a, b) => {
        const [x, y] = alike(a, b);
        equal(x, a);
        equal(y, b);
        expect(x.d).toBe(y.d);
        const [p, q] = [reduce(a).d, reduce(b).d];
        expect([x.d % p, x.d % q]).toEqual([0n, 0n]);
        // It is the least if the numerators and the denominator have no common divisor.
        expect(reduce(rational(x.d / p, x.d / q))).toEqual(rational(x.d / p, x.d / q));
      }),
    );
  });
});
