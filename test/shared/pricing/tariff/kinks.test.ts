/** Where what arrives of a tariff bends or jumps: every such outlay, found cent by cent, is among the kinks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, type Rational } from '../../../../shared/money/rational.ts';
import { ofMinor } from '../../../../shared/money/round.ts';
import { arrives } from '../../../../shared/pricing/tariff/inverse.ts';
import { kinksOf } from '../../../../shared/pricing/tariff/kinks.ts';
import type { BandedTariff } from '../../../../shared/pricing/tariff/tariff.ts';
import type { Purse } from '../../../../shared/pricing/tariff-cost.ts';
import { anyPurse, band, everyTariff, purse, SMALL_TAX, tariff, tries } from './tariffs.ts';

/** Tried amounts, in cents. */
const MOST = 2400;
/** Above all kinks of the tariffs written by hand. */
const SMALL = 1100;

/** What arrives of each outlay in cents up to the most; 0 for 0. */
const valuesOf = (of: BandedTariff, terms: Purse, most: number): (Rational | null)[] => {
  const bring = arrives(of, terms);
  return Array.from({ length: most }, (_, unit) => (unit === 0 ? null : bring(ofMinor(BigInt(unit), 2))));
};
const straight = (one: Rational, two: Rational, three: Rational): boolean =>
  compare(add(one, three), add(two, two)) === 0;

/** The cents where a new stretch must begin, so that on each stretch what arrives is linear or there is no price. */
const bends = (
  of: BandedTariff,
  terms: Purse,
  most = SMALL,
  mayBegin: (unit: number) => boolean = () => false,
): number[] => {
  const values = valuesOf(of, terms, most);
  const found: number[] = [];
  let start = 0;
  for (let unit = 1; unit < most; unit++) {
    const [two, one, value] = [values[unit - 2], values[unit - 1], values[unit]];
    const goes = !one === !value && (!one || !value || !two || unit - start < 2 || straight(two, one, value));
    if (!goes) found.push(unit);
    if (!goes || mayBegin(unit)) start = unit;
  }
  return found;
};

const rate = (text: string): Pick<BandedTariff, 'rate'> => ({ rate: { kind: 'rate', rate: text } });
const fee = (...bands: Parameters<typeof band>[0][]): Pick<BandedTariff, 'fees'> => ({
  fees: { cash: bands.map((each) => band(each)) },
});
const ADDED = { feeConvention: 'added' } as const;
const taxed = purse({ taxes: [SMALL_TAX] });
const collected = purse({ payoutMethod: 'cash-pickup' });
const payOut = (lifting: string, cashOutPercent: string, cashOutMost: string | null) => ({
  payOutFees: { 'cash-pickup': { lifting, cashOutPercent, cashOutMost } },
});

describe('kinksOf', () => {
  // With a price from the first cent on, that cent is the first. 100 units of the pay-out currency are worth one unit sent.
  it.each<[string, Partial<BandedTariff>, Purse, number[]]>([
    ['a fixed fee eats what is paid', fee({ fixed: '1' }), purse(), [101]],
    [
      'a minimum and a maximum end',
      fee({ percent: '2', minimum: '0.1', maximum: '0.2' }),
      purse(),
      [11, 501, 1001],
    ],
    [
      'a minimum ends over a fixed part',
      fee({ fixed: '0.05', percent: '2', minimum: '0.1' }),
      purse(),
      [11, 251],
    ],
    ['the maximum eats what is paid', fee({ fixed: '3', maximum: '2' }), purse(), [201]],
    ['fixed part and percentage eat it', fee({ fixed: '4', percent: '20' }), purse(), [501]],
    ['a band begins', fee({ upTo: '5', fixed: '0.2' }, { above: '5', fixed: '0.1' }), purse(), [21, 501]],
    ['the last band ends', fee({ above: '2', upTo: '5' }), purse(), [201, 501]],
    [
      'a limit is reached',
      { limits: { least: '3', perTransfer: '7', perDay: null, perMonth: null } },
      purse(),
      [300, 701],
    ],
    ['a tax begins, and is all on top', {}, taxed, [1, 601, 631]],
    ['a tax begins on what a fee leaves', fee({ fixed: '1' }), taxed, [101, 701, 731]],
    ['a tax begins on what a percentage leaves', fee({ percent: '20' }), taxed, [1, 751, 788]],
    ['a tax begins on what a minimum leaves', fee({ percent: '1', minimum: '1' }), taxed, [101, 701, 731]],
    [
      'a tax begins on what a maximum leaves',
      fee({ percent: '50', maximum: '2' }),
      taxed,
      [1, 401, 801, 831],
    ],
    ['lifting eats it', { ...payOut('100', '0', null), ...rate('100') }, collected, [101]],
    [
      'lifting and a share of what is paid out eat it',
      { ...payOut('100', '50', null), ...rate('100') },
      collected,
      [201],
    ],
    ['the cap of a cash-out is reached', { ...payOut('0', '10', '50'), ...rate('100') }, collected, [1, 501]],
    [
      'the cap is reached where half is kept',
      { ...payOut('0', '10', '50'), ...rate('50') },
      collected,
      [1, 1001],
    ],
    ['lifting and the cap eat it', { ...payOut('200', '50', '100'), ...rate('100') }, collected, [301]],
    ['a fixed fee on top is covered', { ...ADDED, ...fee({ fixed: '1' }) }, purse(), [101]],
    [
      'a fee on top leaves its minimum and comes to its maximum',
      { ...ADDED, ...fee({ percent: '2', minimum: '0.1', maximum: '0.2' }) },
      purse(),
      [11, 511, 1021],
    ],
    [
      'the next band on top is cheaper',
      { ...ADDED, ...fee({ upTo: '5', fixed: '0.2' }, { above: '5', fixed: '0.5' }) },
      purse(),
      [21, 521, 551],
    ],
    ['a tax begins under a fee on top', { ...ADDED, ...fee({ percent: '10' }) }, taxed, [1, 661, 691]],
    ['a tax begins under a fixed fee on top', { ...ADDED, ...fee({ fixed: '1' }) }, taxed, [101, 701, 731]],
    ['a tax begins under a minimum on top', { ...ADDED, ...fee({ minimum: '1' }) }, taxed, [101, 701, 731]],
    [
      'a tax begins under a maximum on top',
      { ...ADDED, ...fee({ percent: '50', maximum: '2' }) },
      taxed,
      [1, 601, 801, 831],
    ],
    [
      'the least that is taken is sent',
      {
        ...ADDED,
        ...fee({ fixed: '1' }),
        limits: { least: '3', perTransfer: null, perDay: null, perMonth: null },
      },
      purse(),
      [400],
    ],
    [
      'a cap is reached under a fee on top',
      { ...ADDED, ...fee({ fixed: '1' }), ...payOut('0', '10', '50'), ...rate('100') },
      collected,
      [101, 601],
    ],
  ])('has where %s', (_, over, terms, expected) => {
    const of = tariff(over);
    expect(bends(of, terms)).toEqual(expected);
    const kinks = kinksOf(of, terms);
    expect(kinks.map(Number)).toEqual(expect.arrayContaining(expected));
    // Few: a stretch between them is settled by its ends.
    expect(new Set(kinks).size).toBeLessThan(60);
  });

  it('lists every bend of tariffs that do not round', () => {
    const exactly = everyTariff.map((of) => ({ ...of, feeRounding: null }));
    fc.assert(
      fc.property(exactly, anyPurse, (of, terms) => {
        const kinks = new Set(kinksOf(of, terms).map(Number));
        const bent = bends(of, terms, MOST, (unit) => kinks.has(unit)).filter((unit) => !kinks.has(unit));
        expect(bent).toEqual([]);
      }),
      { numRuns: tries(40, 300) },
    );
  });

  it('lists every unit around a kink of a tariff that rounds', () => {
    const of = tariff({ feeRounding: 'up', ...fee({ upTo: '10', fixed: '1' }) });
    const about = (unit: number): number[] => Array.from({ length: 8 }, (_, index) => unit - 3 + index);
    const kinks = [...new Set(kinksOf(of, purse()).map(Number))].sort((a, b) => a - b);
    expect(kinks).toEqual([...about(0), ...about(100), ...about(1000)]);
  });

  it('lists the units up to the last rest of a unit above the largest amount with its fee on top', () => {
    // 6.01 and 5 % of it are 6.3105: 6.32 is still accepted for it, 6.33 is not.
    const of = tariff({ ...ADDED, ...fee({ upTo: '6.01' }) });
    expect(bends(of, taxed)).toEqual([1, 601, 631, 633]);
    expect(kinksOf(of, taxed).map(Number)).toEqual(expect.arrayContaining([630, 631, 632, 633]));
  });

  it('between kinks the value is off a straight line by no more than rounding', () => {
    const rounded = everyTariff.filter(({ feeRounding }) => feeRounding !== null);
    fc.assert(
      fc.property(rounded, anyPurse, (of, terms) => {
        const bring = arrives(of, terms);
        const at = (unit: number): Rational | null => bring(ofMinor(BigInt(unit), 2));
        const starts = [...new Set(kinksOf(of, terms).map(Number))].filter((unit) => unit > 0 && unit < MOST);
        starts
          .sort((a, b) => a - b)
          .forEach((start, index) => {
            const end = (starts[index + 1] ?? MOST) - 1;
            const [first, last] = [at(start), at(end)];
            for (let unit = start + 1; unit < end; unit += 3) {
              const value = at(unit);
              expect([!first, !last]).toEqual([!value, !value]);
              if (!value || !first || !last) continue;
              // Within two cents of the line, as are its ends: four at most.
              const share = (unit - start) / (end - start);
              const line =
                (Number(first.n) / Number(first.d)) * (1 - share) + (Number(last.n) / Number(last.d)) * share;
              expect(Math.abs(Number(value.n) / Number(value.d) - line)).toBeLessThan(0.0400001);
            }
          });
      }),
      { numRuns: tries(40, 300) },
    );
  });
});
