/** What a tariff charges: compared with worked examples, and with a plain implementation of its definition. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READINGS } from '../../../../shared/model/vocabulary.ts';
import { formatDecimal } from '../../../../shared/money/decimal.ts';
import {
  add,
  compare,
  divide,
  isPositive,
  multiply,
  ONE,
  type Rational,
  rational,
  subtract,
} from '../../../../shared/money/rational.ts';
import { ofMinor, roundMinor } from '../../../../shared/money/round.ts';
import type { Cost } from '../../../../shared/pricing/cost.ts';
import { arrives } from '../../../../shared/pricing/tariff/inverse.ts';
import type { Band, BandedTariff } from '../../../../shared/pricing/tariff/tariff.ts';
import { pricerOf } from '../../../../shared/pricing/tariff/tariff-price.ts';
import { costOn, type Terms } from '../../../../shared/pricing/tariff-cost.ts';
import { exact } from '../facts.ts';
import { anyPurse, anyTariff, band, purse, SMALL_TAX, tariff, tries } from './tariffs.ts';

const costOf = (of: BandedTariff, amount: string, over: Partial<Terms> = {}): Cost | string => {
  const terms = { ...purse(), ...over };
  const price = pricerOf(of, terms)({ basis: 'tariff', money: exact(amount) });
  return price.priced ? costOn(terms)(price.at) : price.reason;
};
/** The share of every known part, in percent with four decimals; for the others the reason. */
const parts = (cost: Cost | string) =>
  typeof cost === 'string' || !cost.feasible
    ? cost
    : Object.fromEntries(
        cost.parts.map((each) => [
          each.part,
          each.known ? formatDecimal(multiply(each.ofAmount, rational(100)), 4) : each.why,
        ]),
      );
const bands = (...list: Partial<Band>[]) => ({ fees: { cash: list.map((each) => band(each)) } });

describe('the fee', () => {
  it.each<[string, Partial<Band>, string, string]>([
    ['fixed', { fixed: '5' }, '200', '2.5000'],
    ['a percentage', { percent: '1.25' }, '200', '1.2500'],
    ['both', { fixed: '2', percent: '1' }, '200', '2.0000'],
    ['a minimum that bites', { percent: '1', minimum: '3' }, '200', '1.5000'],
    ['a minimum that does not', { percent: '1', minimum: '2' }, '200', '1.0000'],
    ['a maximum that bites', { percent: '1', maximum: '1' }, '200', '0.5000'],
    ['a maximum that does not', { percent: '1', maximum: '2' }, '200', '1.0000'],
    ['both bounds', { fixed: '9', minimum: '1', maximum: '4' }, '200', '2.0000'],
  ])('%s', (_, of, amount, percent) => {
    expect(parts(costOf(tariff(bands(of)), amount))).toMatchObject({ fee: percent });
  });

  it('is the fee of the band: above its beginning, up to and including its end', () => {
    const of = tariff(bands({ upTo: '100', fixed: '1' }, { above: '100', upTo: '200', fixed: '4' }));
    const fee = (amount: string) => parts(costOf(of, amount));
    expect([fee('100'), fee('100.01'), fee('200'), fee('200.01')]).toMatchObject([
      { fee: '1.0000' },
      { fee: '3.9996' },
      { fee: '2.0000' },
      'no-price-at-this-amount',
    ]);
  });

  it('is unknown between the last band and the limit, the limit included; what is above it may not be sent', () => {
    const limits = { least: null, perTransfer: '300', perDay: null, perMonth: null };
    const of = tariff({ limits, ...bands({ upTo: '100', fixed: '1' }) });
    expect(
      ['200', '300', '300.01'].map((amount) => costOf(of, amount, { reading: 'per-principal' })),
    ).toEqual(['no-price-at-this-amount', 'no-price-at-this-amount', 'outside-limits']);
  });

  it.each([
    ['up', '0.5100'],
    ['half-up', '0.5000'],
    ['down', '0.5000'],
    [null, '0.5025'],
  ] as const)('is rounded %s only where the provider says so', (feeRounding, percent) => {
    expect(parts(costOf(tariff({ feeRounding, ...bands({ percent: '0.5025' }) }), '100'))).toMatchObject({
      fee: percent,
    });
  });

  it('on top: of an outlay the rest is sent; in the other readings it is the fee of the sum sent', () => {
    const of = tariff({
      feeConvention: 'added',
      ...bands({ upTo: '100', fixed: '2' }, { above: '100', fixed: '10' }),
    });
    // 102 sends 100; so does 105, where 3 more cannot be sent; 110.01 sends 100.01.
    expect(['102', '105', '110.01'].map((outlay) => parts(costOf(of, outlay)))).toMatchObject([
      { fee: '1.9608' },
      { fee: '4.7619' },
      { fee: '9.0901' },
    ]);
    expect(parts(costOf(of, '105', { reading: 'per-outlay' }))).toMatchObject({ fee: '9.5238' });
    expect(parts(costOf(of, '100', { reading: 'per-principal' }))).toEqual({
      fee: '2.0000',
      margin: '1.0000',
    });
  });

  it('on top is infeasible if it takes the whole outlay, and priced up to the end of the last band', () => {
    const of = tariff({ feeConvention: 'added', ...bands({ upTo: '100', percent: '1' }) });
    expect(costOf({ ...of, ...bands({ fixed: '2' }) }, '2')).toEqual({
      feasible: false,
      reason: 'nothing-left-to-send',
    });
    expect(parts(costOf(of, '101'))).toMatchObject({ fee: '0.9901' });
    expect(costOf(of, '101.01')).toBe('no-price-at-this-amount');
    const odd = { ...of, ...bands({ upTo: '99.99', percent: '1' }) };
    // 100.9899: the last cent may stay in the purse.
    expect(parts(costOf(odd, '100.99'))).toMatchObject({ fee: '0.9902' });
    expect(costOf(odd, '101')).toBe('no-price-at-this-amount');
  });
});

describe('a rounded fee on top', () => {
  const sent = (feeRounding: BandedTariff['feeRounding'], outlay: string, over: Partial<Band> = {}) => {
    const of = tariff({
      feeConvention: 'added',
      feeRounding,
      rate: { kind: 'margin', percent: '0', benchmark: 'mid' },
      ...bands({ percent: '1', ...over }),
    });
    const value = arrives(of, purse())(exact(outlay));
    return value && formatDecimal(value, 4);
  };
  it.each([
    // 10.01 costs 0.1001: 0.11 rounded up, 0.10 rounded down.
    ['up', '10.10', {}, '10.0000'],
    ['up', '10.11', {}, '10.0000'],
    ['up', '10.12', {}, '10.0100'],
    ['down', '10.11', {}, '10.0100'],
    ['down', '10.10', {}, '10.0000'],
    ['half-up', '10.11', {}, '10.0100'],
    [null, '10.11', {}, '10.0099'],
    // What is sent ends with the band, and begins above its beginning.
    ['up', '10.11', { upTo: '10.01' }, '10.0000'],
    ['up', '10.12', { upTo: '10.01' }, '10.0100'],
    ['down', '10.11', { upTo: '10' }, null],
    ['down', '10.11', { above: '10' }, '10.0100'],
    ['down', '10.10', { above: '10' }, null],
    [null, '10.10', { above: '10' }, null],
    [null, '10.11', { above: '10' }, '10.0099'],
    ['up', '0.01', {}, null],
    ['down', '0.01', {}, '0.0100'],
  ] as const)('%s, of an outlay of %s, in %j, sends %s', (rounding, outlay, over, expected) => {
    expect(sent(rounding, outlay, over)).toBe(expected);
  });
});

describe('limits', () => {
  const limited = (feeConvention: BandedTariff['feeConvention']) =>
    tariff({
      feeConvention,
      ...bands({ fixed: '1' }),
      limits: { least: '10', perTransfer: '50', perDay: '40', perMonth: '60' },
    });
  it('apply to what is handed over if the fee is deducted', () => {
    const at = (amount: string) => parts(costOf(limited('deducted'), amount));
    expect([at('9.99'), at('40.01')]).toEqual(['outside-limits', 'outside-limits']);
    expect([at('10'), at('40')]).toMatchObject([{ fee: '10.0000' }, { fee: '2.5000' }]);
  });
  it('apply to what is sent if the fee is added', () => {
    const at = (amount: string) => parts(costOf(limited('added'), amount));
    expect([at('10.99'), at('41.01')]).toEqual(['outside-limits', 'outside-limits']);
    expect([at('11'), at('41')]).toMatchObject([{ fee: '9.0909' }, { fee: '2.4390' }]);
  });
  it('below the first band leave no price', () => {
    const of = tariff({
      ...bands({ above: '50', fixed: '1' }),
      limits: { least: null, perTransfer: '50', perDay: null, perMonth: null },
    });
    // 50 may be sent, but no band is for it.
    expect([costOf(of, '50'), costOf(of, '51')]).toEqual(['no-price-at-this-amount', 'outside-limits']);
    expect(costOf({ ...of, feeConvention: 'added' }, '51')).toBe('no-price-at-this-amount');
  });
});

describe('the margin', () => {
  const rates = { reference: 'mid', perUnit: { mid: '100', bank: '98' } };
  it.each([
    [{ kind: 'margin', percent: '1.5', benchmark: 'mid' }, rates, '1.5000'],
    [{ kind: 'margin', percent: '1.5', benchmark: 'mid' }, { reference: 'mid', perUnit: {} }, '1.5000'],
    // 98 less a half is 97.51.
    [{ kind: 'margin', percent: '0.5', benchmark: 'bank' }, rates, '2.4900'],
    [
      { kind: 'margin', percent: '0.5', benchmark: 'bank' },
      { reference: 'mid', perUnit: { mid: '100' } },
      'no-reference-rate',
    ],
    [{ kind: 'margin', percent: '0.5', benchmark: 'mid' }, null, 'no-reference-rate'],
    [{ kind: 'rate', rate: '99' }, rates, '1.0000'],
    [{ kind: 'rate', rate: '99' }, { reference: 'x', perUnit: { mid: '100' } }, 'no-reference-rate'],
    [{ kind: 'rate', rate: '99' }, null, 'no-reference-rate'],
    [null, rates, 'rate-not-disclosed'],
  ] as const)('of %j with %j is %s', (rate, given, margin) => {
    expect(parts(costOf(tariff({ rate }), '100', { rates: given }))).toMatchObject({ margin });
  });
});

describe('the pay-out fee', () => {
  const paidOut = (fee: [string, string, string | null], over: Partial<Terms> = {}) =>
    parts(
      costOf(
        tariff({
          payOutFees: { 'cash-pickup': { lifting: fee[0], cashOutPercent: fee[1], cashOutMost: fee[2] } },
        }),
        '100',
        { payoutMethod: 'cash-pickup', ...over },
      ),
    );
  // 99 arrive, 9,900 in the pay-out currency.
  it.each<[[string, string, string | null], string]>([
    [['0', '0', null], '0.0000'],
    [['150', '0', null], '1.5000'],
    [['0', '1', null], '0.9900'],
    [['150', '1', null], '2.4900'],
    [['0', '1', '50'], '0.5000'],
    [['150', '1', '50'], '2.0000'],
    [['0', '1', '5000'], '0.9900'],
  ])('%j of 99 arriving is %s of 100 paid', (fee, percent) => {
    expect(paidOut(fee)).toMatchObject({ 'pay-out-fee': percent });
  });

  it('comes after the tax, is not in per-principal, and is taken of the whole sum in per-outlay', () => {
    expect(paidOut(['0', '1', null], { taxes: [SMALL_TAX] })).toMatchObject({
      tax: '4.7619',
      'pay-out-fee': '0.9429',
    });
    expect(paidOut(['0', '1', null], { taxes: [SMALL_TAX], reading: 'per-outlay' })).toMatchObject({
      'pay-out-fee': '0.9900',
    });
    expect(paidOut(['0', '1', null], { reading: 'per-principal' })).toEqual({
      fee: '0.0000',
      margin: '1.0000',
    });
  });

  it('is unknown, never 0, if the method is not recorded or has no fee entry, or there is no rate', () => {
    expect(paidOut(['1', '1', null], { payoutMethod: null })).toMatchObject({
      'pay-out-fee': 'not-recorded',
    });
    expect(paidOut(['1', '1', null], { payoutMethod: 'card' })).toMatchObject({
      'pay-out-fee': 'not-recorded',
    });
    const rates = { reference: 'mid', perUnit: {} };
    expect(paidOut(['1', '0', null], { rates })).toMatchObject({ 'pay-out-fee': 'no-reference-rate' });
    expect(paidOut(['0', '1', '9'], { rates })).toMatchObject({ 'pay-out-fee': 'no-reference-rate' });
    expect(paidOut(['0', '1', null], { rates })).toMatchObject({ 'pay-out-fee': '0.9900' });
    expect(paidOut(['0', '0', '9'], { rates })).toMatchObject({ 'pay-out-fee': '0.0000' });
    expect(paidOut(['0', '1', null], { rates: null })).toMatchObject({ 'pay-out-fee': 'no-reference-rate' });
  });

  it('can leave nothing', () => {
    expect(paidOut(['9900', '0', null])).toEqual({ feasible: false, reason: 'nothing-arrives' });
  });
});

describe('a tax beside a fee on top', () => {
  const of = tariff({ feeConvention: 'added', ...bands({ fixed: '1' }) });
  const euro = { ...SMALL_TAX, id: 'euro', currency: 'EUR' };
  it('leaves an amount that cannot be sent in the gap above its exemption', () => {
    // 7.10 sends the 6.00 that are exempt, and 0.10 is left.
    expect(parts(costOf(of, '7.10', { taxes: [SMALL_TAX] }))).toMatchObject({
      fee: '15.4930',
      tax: '0.0000',
    });
  });
  it('with an exemption in another currency is unknown, and does not change what an outlay sends', () => {
    for (const taxes of [[euro], [SMALL_TAX, euro]])
      expect(parts(costOf(of, '7.10', { taxes }))).toMatchObject({
        fee: '14.0845',
        tax: 'amount-not-in-tax-currency',
      });
  });
});

describe('every tariff', () => {
  const anyCents = fc.integer({ min: 1, max: 2200 });

  it('has parts that add up, and agrees with the general formula, in every reading', () => {
    fc.assert(
      fc.property(
        anyTariff,
        anyPurse,
        anyCents,
        fc.constantFrom(...READINGS),
        (of, terms, cents, reading) => {
          const cost = costOf(of, formatDecimal(ofMinor(BigInt(cents), 2), 2), { ...terms, reading });
          if (typeof cost === 'string' || !cost.feasible || !cost.total || !cost.taken) return;
          const known = cost.parts.flatMap((part) => (part.known ? [part] : []));
          expect(compare(known.map(({ share }) => share).reduce(add), cost.total)).toBe(0);
          expect(compare(known.map(({ ofAmount }) => ofAmount).reduce(add), cost.taken)).toBe(0);
          if (reading === 'per-principal' || !cost.arrives) return;
          expect(compare(subtract(ONE, divide(cost.arrives, cost.paid)), cost.total)).toBe(0);
        },
      ),
    );
  });

  it('charges what its definition says', () => {
    const plainFee = (each: Band, amount: number, rounding: BandedTariff['feeRounding']): number => {
      const fee = Math.min(
        Math.max(Number(each.fixed) + (Number(each.percent) / 100) * amount, Number(each.minimum ?? 0)),
        Number(each.maximum ?? Number.POSITIVE_INFINITY),
      );
      return rounding ? Number(formatDecimal(roundMinor(exact(fee.toFixed(9)), 2, rounding), 2)) : fee;
    };
    const deducted = anyTariff.filter(({ feeConvention }) => feeConvention !== 'added');
    fc.assert(
      fc.property(deducted, anyCents, (of, cents) => {
        const amount = cents / 100;
        const each = of.fees.cash?.find(
          ({ above, upTo }) => amount > Number(above) && amount <= Number(upTo ?? 1e9),
        );
        const { least, perDay } = of.limits;
        const cost = costOf(of, amount.toFixed(2));
        if (perDay !== null && amount > Number(perDay)) {
          expect(cost).toBe('outside-limits');
          return;
        }
        if (!each) {
          expect(cost).toBe('no-price-at-this-amount');
          return;
        }
        if (amount < Number(least ?? 0)) {
          expect(cost).toBe('outside-limits');
          return;
        }
        const fee = plainFee(each, amount, of.feeRounding);
        if (typeof cost === 'string') throw new Error(cost);
        if (!cost.feasible) {
          expect(fee).toBeGreaterThanOrEqual(amount - 1e-6);
          return;
        }
        const [part] = cost.parts;
        if (!part?.known) throw new Error('the fee is known');
        expect(
          Math.abs(Number(formatDecimal(multiply(part.ofAmount, ofMinor(BigInt(cents), 2)), 8)) - fee),
        ).toBeLessThan(1e-6);
      }),
    );
  });

  it('with the fee on top sends the most that an outlay covers: not a cent more is possible', () => {
    const added = anyTariff.map((of) => ({
      ...of,
      feeConvention: 'added' as const,
      payOutFees: {},
      limits: { least: null, perTransfer: null, perDay: null, perMonth: null },
      rate: { kind: 'margin' as const, percent: '0', benchmark: 'mid' },
    }));
    const paid = (of: BandedTariff, sent: string, terms: Terms): Rational | null => {
      const cost = costOf(of, sent, { ...terms, payoutMethod: null, reading: 'per-outlay' });
      return typeof cost !== 'string' && cost.feasible ? multiply(cost.paid, exact(sent)) : null;
    };
    fc.assert(
      fc.property(added, anyPurse, anyCents, (of, terms, cents) => {
        const value = arrives(of, terms)(rational(cents, 100));
        if (!value) return;
        const outlay = rational(cents, 100);
        const covers = (sent: string): boolean => {
          const takes = paid(of, sent, terms);
          return takes !== null && compare(takes, outlay) <= 0;
        };
        for (let sent = 1; sent <= cents; sent++) {
          const isMore = compare(rational(sent, 100), value) > 0;
          if (isMore) expect(covers((sent / 100).toFixed(2)), `${sent} cents`).toBe(false);
        }
        // What is sent need not be whole cents if nobody rounds; then a millionth less is tried, as far as digits go.
        const isWhole = compare(value, exact(formatDecimal(value, 2))) === 0;
        const least = isWhole ? value : subtract(value, rational(1, 1_000_000));
        if (isPositive(least)) expect(covers(formatDecimal(least, isWhole ? 2 : 6))).toBe(true);
      }),
      { numRuns: tries(60, 500) },
    );
  });

  it('has the same percentages if all its money is scaled', () => {
    const times = (text: string | null): string =>
      formatDecimal(multiply(exact(text ?? '0'), rational(7)), 4);
    const timesOrNull = (text: string | null): string | null => (text === null ? null : times(text));
    const scale = (of: BandedTariff): BandedTariff => ({
      ...of,
      fees: {
        cash: (of.fees.cash ?? []).map((each) => ({
          above: times(each.above),
          upTo: timesOrNull(each.upTo),
          fixed: times(each.fixed),
          percent: each.percent,
          minimum: timesOrNull(each.minimum),
          maximum: timesOrNull(each.maximum),
        })),
      },
      payOutFees: Object.fromEntries(
        Object.entries(of.payOutFees).map(([method, fee]) => [
          method,
          'lifting' in fee
            ? { ...fee, lifting: times(fee.lifting), cashOutMost: timesOrNull(fee.cashOutMost) }
            : fee,
        ]),
      ),
      limits: {
        least: timesOrNull(of.limits.least),
        perTransfer: null,
        perDay: timesOrNull(of.limits.perDay),
        perMonth: null,
      },
    });
    const unrounded = anyTariff
      .filter(({ feeConvention }) => feeConvention !== 'added')
      .map((of) => ({ ...of, feeRounding: null }));
    fc.assert(
      fc.property(unrounded, anyCents, (of, cents) => {
        const at = (amount: Rational, each: BandedTariff) =>
          parts(costOf(each, formatDecimal(amount, 2), { payoutMethod: 'cash-pickup' }));
        const amount = rational(cents, 100);
        expect(at(multiply(amount, rational(7)), scale(of))).toEqual(at(amount, of));
      }),
    );
  });
});
