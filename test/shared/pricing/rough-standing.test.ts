/** What binary numbers say of a quote is what exact figures say, or nothing. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divide, fromBasisPoints, rational } from '../../../shared/money/rational.ts';
import { type ObservedStanding, readObserved, roughStanding } from '../../../shared/pricing/observed.ts';
import { exact } from './facts.ts';

interface Quote {
  readonly amount: string;
  readonly fee: string;
  readonly rate: string;
  readonly referenceRate: string;
  readonly rateDisclosed: boolean;
  readonly currencies: 'same' | 'different';
  /** Basis points, and a percentage. */
  readonly published: { readonly marginBp: number; readonly total: string } | null;
}

const exactly = ({ rateDisclosed, currencies, published, ...figures }: Quote): ObservedStanding =>
  readObserved({
    amount: exact(figures.amount),
    fee: exact(figures.fee),
    rate: exact(figures.rate),
    referenceRate: exact(figures.referenceRate),
    rateDisclosed,
    currencies,
    published: published && {
      margin: fromBasisPoints(published.marginBp),
      total: divide(exact(published.total), rational(100)),
    },
  }).standing;

const roughly = ({ rateDisclosed, currencies, published, ...figures }: Quote): ObservedStanding | undefined =>
  roughStanding({
    amount: Number(figures.amount),
    fee: Number(figures.fee),
    rate: Number(figures.rate),
    referenceRate: Number(figures.referenceRate),
    rateDisclosed,
    currencies,
    published: published && { margin: published.marginBp / 10_000, total: Number(published.total) / 100 },
  });

/** A hundred for an amount and one for a mid rate: fee, margin and total are the percentages as they stand. */
const round = (over: Partial<Quote> = {}): Quote => ({
  amount: '100',
  fee: '2',
  rate: '0.97',
  referenceRate: '1',
  rateDisclosed: true,
  currencies: 'different',
  published: { marginBp: 300, total: '5' },
  ...over,
});

describe('a standing from binary numbers', () => {
  test.each<[string, Partial<Quote>, ObservedStanding | undefined]>([
    ['all agrees', {}, 'usable'],
    ['the rate is not disclosed', { rateDisclosed: false, rate: '1' }, 'fee-only'],
    ['no reference rate', { referenceRate: '0' }, 'published-only'],
    ['nothing published', { published: null }, 'usable'],
    ['a rate of 1 is left to exact figures', { rate: '1' }, undefined],
    [
      'a rate of 1 within one currency is a rate',
      { rate: '1', currencies: 'same', published: null },
      'usable',
    ],
    ['a total far off', { published: { marginBp: 300, total: '5.02' } }, 'quarantined'],
    ['a total within the tolerance', { published: { marginBp: 300, total: '5.0099' } }, 'usable'],
    ['a total on the tolerance', { published: { marginBp: 300, total: '5.01' } }, undefined],
    ['a total below by the tolerance', { published: { marginBp: 300, total: '4.99' } }, undefined],
    ['a margin far from its rates', { published: { marginBp: 401, total: '6.01' } }, 'quarantined'],
    ['a margin near its rates', { published: { marginBp: 399, total: '5.99' } }, 'usable'],
    ['a margin on the tolerance', { published: { marginBp: 400, total: '6' } }, undefined],
    ['a margin below by the tolerance', { published: { marginBp: 200, total: '4' } }, undefined],
    [
      'figures so large that binary numbers lose the tolerance',
      {
        fee: '100000000000000.01',
        published: { marginBp: 300, total: '100000000000003.01' },
      },
      undefined,
    ],
  ])('%s', (_, over, standing) => {
    const quote = round(over);
    expect(roughly(quote)).toBe(standing);
    if (standing !== undefined) expect(exactly(quote)).toBe(standing);
  });

  test('is the exact one or none, on the limits too', () => {
    const decimal = (scale: number, max: number) =>
      fc.integer({ min: 0, max }).map((units) => String(units / scale));
    const step = fc.integer({ min: -3, max: 3 });
    const quotes = fc
      .record({
        amount: fc.constantFrom('100', '140', '735', '3000000', '0.01'),
        fee: fc.oneof(decimal(1, 12), decimal(100, 2_000), decimal(10_000, 1_000_000)),
        referenceRate: fc.oneof(fc.constantFrom('0', '1', '0.0001', '17491.6201'), decimal(10_000, 40_000)),
        marginBp: fc.integer({ min: -200, max: 900 }),
        ofRates: step,
        ofTotal: step,
        finer: fc.constantFrom(0, 1, 10),
        rateDisclosed: fc.boolean(),
        isSame: fc.boolean(),
        isPublished: fc.integer({ min: 0, max: 4 }).map((some) => some > 0),
      })
      .map(
        ({
          amount,
          fee,
          referenceRate,
          marginBp,
          ofRates,
          ofTotal,
          finer,
          isSame,
          isPublished,
          ...own
        }): Quote => {
          // A rate and a total as published figures give them, some whole tolerances and a little beside.
          const rate = Number(referenceRate) * (1 - marginBp / 10_000 + ofRates / 100);
          const total = (Number(fee) / Number(amount)) * 100 + marginBp / 100 + ofTotal / 100 + finer / 1e6;
          return {
            ...own,
            amount,
            fee,
            rate: Math.max(0, rate).toFixed(8),
            referenceRate,
            currencies: isSame ? 'same' : 'different',
            published: isPublished ? { marginBp, total: total.toFixed(finer > 0 ? 8 : 2) } : null,
          };
        },
      );
    const told = new Map<ObservedStanding | undefined, number>();
    fc.assert(
      fc.property(quotes, (quote) => {
        const rough = roughly(quote);
        told.set(rough, (told.get(rough) ?? 0) + 1);
        if (rough !== undefined) expect(rough).toBe(exactly(quote));
      }),
      { numRuns: 2_000 },
    );
    expect([...told.keys()].sort()).toEqual([
      'fee-only',
      'published-only',
      'quarantined',
      'usable',
      undefined,
    ]);
  });

  test('is the exact one or none for figures as long as a cell may hold, a hair beside the limits, and below 0', () => {
    const digits = (least: number, most: number) =>
      fc.bigInt({ min: 10n ** BigInt(least), max: 10n ** BigInt(most) - 1n });
    /** A whole number of 10^-20 as a decimal. */
    const text = (units: bigint): string => {
      const size = String(units < 0n ? -units : units).padStart(21, '0');
      return `${units < 0n ? '-' : ''}${size.slice(0, -20)}.${size.slice(-20)}`;
    };
    const one = 10n ** 20n;
    const quotes = fc
      .record({
        fee: fc.oneof(digits(0, 3), digits(15, 22), digits(30, 35)),
        marginBp: fc.integer({ min: -900_000, max: 900_000 }),
        side: fc.constantFrom(-1n, 1n),
        beside: fc.oneof(digits(0, 8), digits(6, 13)),
        isBelow: fc.boolean(),
        referenceRate: fc.constantFrom('1', '-1', '0.00000000000000000001', '999999999999999'),
        rate: fc.constantFrom('1', '-1', '1.00000000000000000001', '0.5', '999999999999999'),
        isSame: fc.boolean(),
      })
      .map(({ fee, marginBp, side, beside, isBelow, isSame, ...own }): Quote => {
        // Of an amount of 100 the fee is its own percentage; a total is on the limit at a hundredth of a percent from the sum.
        const sum = fee + (BigInt(marginBp) * one) / 100n;
        const total = sum + side * (one / 100n) + (isBelow ? -beside : beside);
        return {
          ...own,
          amount: '100',
          fee: text(fee),
          rateDisclosed: true,
          currencies: isSame ? 'same' : 'different',
          published: { marginBp, total: text(total) },
        };
      });
    fc.assert(
      fc.property(quotes, (quote) => {
        const rough = roughly(quote);
        if (rough !== undefined) expect(rough).toBe(exactly(quote));
      }),
      { numRuns: 2_000 },
    );
  });
});
