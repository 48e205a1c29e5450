import { describe, expect, it } from 'vitest';
import { findCurrency } from '../../../shared/catalogue/currencies.ts';
import { PEGS } from '../../../shared/catalogue/pegs.ts';
import { pegOn } from '../../../shared/fx/pegs.ts';
import { dayNumber } from '../../../shared/model/day.ts';
import { parseDecimal } from '../../../shared/money/decimal.ts';
import { isPositive } from '../../../shared/money/rational.ts';

describe('the pegs on record', () => {
  it.each(PEGS)('$currency to $anchor', ({ currency, anchor, units, per, from, to, source }) => {
    expect(findCurrency(currency)?.code).toBe(currency);
    expect(findCurrency(anchor)?.code).toBe(anchor);
    expect([units, per].every((text) => isPositive(parseDecimal(text, 8)))).toBe(true);
    for (const day of [from, to]) if (day !== null) expect(dayNumber(day)).toBeGreaterThan(0);
    expect(from === null || to === null || from < to).toBe(true);
    expect(source.length).toBeGreaterThan(15);
  });

  it('are in order, and no two of a currency hold on one day', () => {
    const codes = PEGS.map(({ currency }) => currency);
    expect(codes).toEqual([...codes].sort());
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('no anchor is itself pegged', () => {
    expect(PEGS.filter(({ anchor }) => PEGS.some(({ currency }) => currency === anchor))).toEqual([]);
  });

  it.each([
    ['BGN', '2025-12-31', '1.95583'],
    ['BGN', '2026-01-01', undefined],
    ['ANG', '2025-03-30', '1.79'],
    ['ANG', '2025-03-31', undefined],
    ['XCG', '2025-03-30', undefined],
    ['XCG', '2025-03-31', '1.79'],
    ['XOF', '1998-12-31', undefined],
    ['XOF', '1999-01-01', '655.957'],
    ['AED', '1999-01-04', '3.6725'],
    ['DKK', '2026-01-01', undefined],
    ['HKD', '2026-01-01', undefined],
  ])('%s on %s: %s', (currency, day, units) => {
    expect(pegOn(PEGS, currency, day)?.units).toBe(units);
  });
});
