/** What must be paid for an amount to arrive, compared with trying every minor unit of a small range. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal, parseDecimal } from '../../../../shared/money/decimal.ts';
import { compare, rational } from '../../../../shared/money/rational.ts';
import { minorUnit, ofMinor } from '../../../../shared/money/round.ts';
import { arrives, outlayFor } from '../../../../shared/pricing/tariff/inverse.ts';
import type { Tariff } from '../../../../shared/pricing/tariff/tariff.ts';
import type { Purse } from '../../../../shared/pricing/tariff-cost.ts';

import { pair, sheetOf } from '../facts.ts';
import { anyPurse, band, everyTariff, purse, SMALL_TAX, tariff, tries } from './tariffs.ts';

const MOST = 2500;
const SURVEYED = [
  { denomination: 200, money: rational(5) },
  { denomination: 500, money: rational(14) },
] as const;
/** 3 up to 10.50, then 0.10. */
const CHEAPER_ABOVE = [band({ upTo: '10.50', fixed: '3' }), band({ above: '10.50', fixed: '0.10' })];
/** The smallest outlay, in cents, that brings so many cents, found by trying all. */
const tried = (of: Tariff, cents: number, terms: Purse, from = 1, to = MOST): string | null => {
  const bring = arrives(of, terms);
  for (let units = from; units <= to; units++) {
    const value = bring(ofMinor(BigInt(units), 2));
    if (value && compare(parseDecimal(formatDecimal(value, 2), 2), rational(cents, 100)) >= 0)
      return formatDecimal(ofMinor(BigInt(units), 2), 2);
  }
  return null;
};
const found = (of: Tariff, cents: number, terms: Purse): string | null => {
  const outlay = outlayFor(of, { value: rational(cents, 100), unit: minorUnit(terms.decimals) }, terms);
  return outlay && formatDecimal(outlay, 2);
};

describe('outlayFor', () => {
  it('is the smallest outlay that brings enough, for tariffs with bands', () => {
    fc.assert(
      fc.property(everyTariff, anyPurse, fc.integer({ min: 1, max: 1500 }), (of, terms, cents) => {
        const answer = found(of, cents, terms);
        const expected = tried(of, cents, terms);
        if (answer !== null && Number(answer) > MOST / 100) expect(expected).toBeNull();
        else expect(answer).toBe(expected);
      }),
      { numRuns: tries(80, 3000) },
    );
  });

  it('is the smallest for survey points too, also if the margin takes more than the larger amount adds', () => {
    const feeBp = fc.oneof(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 14_000 }));
    const marginBp = fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: -300, max: 12_000 }));
    // A margin of 0 would mean none recorded, so nothing would be known between.
    const points = fc.tuple(
      fc.tuple(
        feeBp,
        marginBp.filter((bp) => bp !== 0),
      ),
      fc.tuple(
        feeBp,
        marginBp.filter((bp) => bp !== 0),
      ),
    );
    fc.assert(
      fc.property(points, anyPurse, fc.integer({ min: 1, max: 1500 }), ([low, high], terms, cents) => {
        const [service] = sheetOf(pair('anor', low, high)).services;
        if (!service) throw new Error('one service');
        const of = { kind: 'price-points', points: service.points } as const;
        const asked = { ...terms, surveyed: SURVEYED };
        const expected = tried(of, cents, asked, 500, 1400);
        const value = arrives(of, asked)(rational(5));
        const tooMuch = value !== null && compare(value, rational(2 * cents + 1, 200)) >= 0;
        expect(found(of, cents, asked)).toBe(tooMuch ? null : expected);
      }),
      { numRuns: tries(120, 5000) },
    );
  });

  it.each([600, 650, 660, 662])(
    'finds %d cents below a maximum between the points, after which less arrives',
    (cents) => {
      const [service] = sheetOf(pair('anor', [0, 100], [0, 6000])).services;
      const of = { kind: 'price-points', points: service?.points ?? [] } as const;
      const asked = purse({ surveyed: SURVEYED });
      expect(found(of, cents, asked)).not.toBeNull();
      expect(found(of, cents, asked)).toBe(tried(of, cents, asked, 500, 1400));
      expect(found(of, 663, asked)).toBeNull();
    },
  );

  it('is none at a single point if more would be written as arriving', () => {
    // 99.5 % of 5.00 is 4.975, written 4.98.
    const [service] = sheetOf(pair('anor', [50, 0], [50, 0]), { currencies: 'same' }).services;
    const of = { kind: 'price-points', points: service?.points ?? [] } as const;
    expect(found(of, 498, purse({ surveyed: SURVEYED }))).toBe('5.00');
    expect(found(of, 497, purse({ surveyed: SURVEYED }))).toBeNull();
  });

  it('has an answer in most tries, so that the two tests above are meaningful', () => {
    let answered = 0;
    fc.assert(
      fc.property(everyTariff, anyPurse, (of, terms) => {
        if (found(of, 400, terms) !== null) answered++;
      }),
      { numRuns: 200 },
    );
    expect(answered).toBeGreaterThan(80);
  });

  it.each([
    ['a fee deducted', tariff({ fees: { cash: [band({ fixed: '2' })] } }), '12.10'],
    ['the cheaper band above', tariff({ fees: { cash: CHEAPER_ABOVE } }), '10.51'],
    ['a fee added', tariff({ feeConvention: 'added', fees: { cash: [band({ percent: '10' })] } }), '11.11'],
    ['a rate', tariff({ rate: { kind: 'rate', rate: '50' } }), '19.99'],
  ])('of %s, for 10.00 to arrive', (_, of, outlay) => {
    expect(found(of, 1000, purse())).toBe(outlay);
  });

  it('skips the gap above an exemption, where nothing more arrives', () => {
    const free = tariff({ rate: { kind: 'margin', percent: '0', benchmark: 'mid' } });
    const terms = purse({ taxes: [SMALL_TAX] });
    expect(['6.00', '6.01'].map((text) => found(free, Number(text) * 100, terms))).toEqual(['6.00', '6.31']);
  });

  it('is exact for very large amounts, in a band without end', () => {
    const of = tariff({ fees: { cash: [band({ percent: '1', maximum: '10' })] } });
    expect(found(of, 100_000_000_000_000, purse())).toBe('1010101010111.01');
    const added = tariff({ feeConvention: 'added', fees: { cash: [band({ percent: '1', maximum: '10' })] } });
    expect(found(added, 100_000_000_000_000, purse())).toBe('1010101010111.01');
  });

  it('is none above the bands, and none without a rate', () => {
    const short = tariff({ fees: { cash: [band({ upTo: '5' })] } });
    expect(found(short, 1000, purse())).toBeNull();
    expect(found({ ...short, feeConvention: 'added' }, 1000, purse())).toBeNull();
    expect(found(tariff({ rate: null }), 1000, purse())).toBeNull();
    expect(found(tariff({ fees: {} }), 1000, purse())).toBeNull();
    expect(found(tariff({ feeConvention: 'added', fees: {} }), 1000, purse())).toBeNull();
  });

  it('rounds to the pay-out currency’s unit if the target is in it', () => {
    // 10.00 of a currency of 100 to the dollar with no decimals: 1000 units, 999.5 round up to it.
    const free = tariff({ rate: { kind: 'margin', percent: '0', benchmark: 'mid' } });
    const target = { value: rational(10), unit: rational(1, 100) };
    expect(outlayFor(free, target, purse({ decimals: 3 }))).toEqual(rational(9995, 1000));
  });
});
