/** Rates, fees at pay-out and their limits by amount; rates that get old; other currencies paid out; promotions with a cap. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal } from '../../../../shared/money/decimal.ts';
import { compare, divide, multiply, rational } from '../../../../shared/money/rational.ts';
import { ofMinor } from '../../../../shared/money/round.ts';
import { promotionsOf } from '../../../../shared/pricing/tariff/promotions.ts';
import { rateEnds } from '../../../../shared/pricing/tariff/rate-age.ts';
import type { BandedTariff, Promotion, TariffRate } from '../../../../shared/pricing/tariff/tariff.ts';
import { pricerOf } from '../../../../shared/pricing/tariff/tariff-price.ts';
import { costOn, type Terms } from '../../../../shared/pricing/tariff-cost.ts';
import { exact } from '../facts.ts';
import { anyPurse, band, everyTariff, purse, RATES, SMALL_TAX, tariff, tries } from './tariffs.ts';

/** What is lost of each part in percent with two decimals, or why it is not known; or why there is no price. */
const lost = (over: Partial<BandedTariff>, amount: string, terms: Partial<Terms> = {}) => {
  const all = { ...purse(), ...terms };
  const price = pricerOf(tariff(over), all)({ basis: 'tariff', money: exact(amount) });
  if (!price.priced) return price.reason;
  const cost = costOn(all)(price.at);
  if (!cost.feasible) return cost.reason;
  return cost.parts
    .filter(({ part }) => part === 'margin' || part === 'pay-out-fee')
    .map((part) => (part.known ? formatDecimal(multiply(part.ofAmount, rational(100)), 2) : part.why));
};
const rate = (text: string, asOf?: string): TariffRate => ({
  kind: 'rate',
  rate: text,
  ...(asOf !== undefined && { asOf }),
});
const BY_AMOUNT = {
  rate: [
    { above: '0', upTo: '100', rate: rate('95') },
    { above: '100', upTo: '200', rate: { kind: 'margin', percent: '3', benchmark: 'bank' } },
  ],
} as const satisfies Partial<BandedTariff>;
const collected = { payoutMethod: 'cash-pickup' } as const;

describe('the rate by amount', () => {
  // 1 - 95/100, and 1 - 98 x 0.97/100.
  it.each([
    ['0.01', '5.00'],
    ['100', '5.00'],
    ['100.01', '4.94'],
    ['200', '4.94'],
    ['200.01', 'rate-not-disclosed'],
  ])('of %s loses %s', (amount, margin) => {
    expect(lost(BY_AMOUNT, amount)).toEqual([margin, 'not-recorded']);
  });

  it('goes by what is sent if the fee is added: of 105 with a fee of 5 it is the rate up to 100', () => {
    const over = { ...BY_AMOUNT, feeConvention: 'added', fees: { cash: [band({ fixed: '5' })] } } as const;
    expect(lost(over, '105')).toEqual([formatDecimal(rational(500, 105), 2), 'not-recorded']);
    expect(lost(over, '105.01')).toEqual([
      formatDecimal(multiply(rational(494), rational(10_001, 1_050_100)), 2),
      'not-recorded',
    ]);
    expect(lost(over, '105', { reading: 'per-outlay' })).toEqual(['4.94', 'not-recorded']);
  });

  it('of one instrument is not that of another', () => {
    const over = {
      rate: [
        { above: '0', upTo: null, fundingInstrument: 'cash', rate: rate('90') },
        { above: '0', upTo: null, fundingInstrument: 'debit-card', rate: rate('80') },
      ],
    } as const;
    expect(lost(over, '50')).toEqual(['10.00', 'not-recorded']);
    expect(
      lost({ ...over, fees: { 'debit-card': [band()] } }, '50', { fundingInstrument: 'debit-card' }),
    ).toEqual(['20.00', 'not-recorded']);
    expect(
      lost({ ...over, fees: { 'mobile-money': [band()] } }, '50', { fundingInstrument: 'mobile-money' }),
    ).toEqual(['rate-not-disclosed', 'not-recorded']);
  });
});

describe('a rate gets old', () => {
  it.each([
    ['Monday', '2026-11-30T06:00:00Z', '2026-12-01T06:00:00.000Z'],
    ['Thursday', '2026-12-03T23:59:59Z', '2026-12-04T23:59:59.000Z'],
    ['Friday', '2026-12-04T16:00:00Z', '2026-12-07T16:00:00.000Z'],
    ['Saturday', '2026-12-05T00:00:00Z', '2026-12-07T00:00:00.000Z'],
    ['Sunday', '2026-12-06T12:30:00Z', '2026-12-07T12:30:00.000Z'],
  ])('of a %s: 24 hours, and to the same hour of Monday over a weekend', (_, asOf, ends) => {
    expect(rateEnds(asOf)).toBe(ends);
  });

  it('and then its margin is unknown, and so is its limit at pay-out', () => {
    const of = (day: string) =>
      lost(
        {
          rate: rate('95', '2026-11-30T06:00:00Z'),
          limits: { least: null, perTransfer: null, perDay: null, perMonth: null, payoutMost: '1' },
        },
        '50',
        { day },
      );
    expect([of('2026-11-30'), of('2026-12-01'), of('2026-12-02')]).toEqual([
      'outside-limits',
      'outside-limits',
      ['rate-old', 'not-recorded'],
    ]);
  });
});

describe('another currency paid out', () => {
  const rates = { ...RATES, payoutCurrency: 'TJS', others: { RUB: { mid: '80', bank: '79' } } };
  it.each<[string, Partial<BandedTariff>, string]>([
    ['the main one', { payoutCurrency: 'TJS', rate: rate('98') }, '2.00'],
    ['another with a rate', { payoutCurrency: 'RUB', rate: rate('76') }, '5.00'],
    [
      'another by a margin over a bank',
      { payoutCurrency: 'RUB', rate: { kind: 'margin', percent: '0', benchmark: 'bank' } },
      '1.25',
    ],
    ['another without a rate', { payoutCurrency: 'KZT', rate: rate('5') }, 'no-reference-rate'],
    ['the one that is sent', { payoutCurrency: 'USD', rate: rate('0.97') }, '3.00'],
    [
      'the one that is sent, by a margin over a bank',
      { payoutCurrency: 'USD', rate: { kind: 'margin', percent: '1', benchmark: 'bank' } },
      'no-reference-rate',
    ],
    ['one not named', { rate: rate('97') }, '3.00'],
  ])('%s is held against its own rate', (_, over, margin) => {
    expect(lost(over, '50', { rates })).toEqual([margin, 'not-recorded']);
  });
});

describe('the fee at pay-out by amount', () => {
  const over: Partial<BandedTariff> = {
    rate: rate('100'),
    payOutFees: {
      'cash-pickup': [
        { above: '0', upTo: '100', lifting: '200', cashOutPercent: '0', cashOutMost: null },
        { above: '100', upTo: '200', lifting: '0', cashOutPercent: '1', cashOutMost: '150' },
      ],
    },
  };
  // 200 are worth 2: of 50 it is 4 %, of 100 2 %; then 1 % and at most 1.50.
  it.each([
    ['50', '4.00'],
    ['100', '2.00'],
    ['120', '1.00'],
    ['200', '0.75'],
    ['201', 'not-recorded'],
  ])('of %s is %s', (amount, fee) => {
    expect(lost(over, amount, collected)).toEqual(['0.00', fee]);
  });
});

describe('a limit at pay-out', () => {
  const limits = { least: null, perTransfer: null, perDay: null, perMonth: null, payoutMost: '9500' };
  const of = (over: Partial<BandedTariff>, amount: string, terms: Partial<Terms> = {}) => {
    const found = lost({ rate: rate('95'), limits, ...over }, amount, terms);
    return typeof found === 'string' ? found : 'priced';
  };
  const fee = { fees: { cash: [band({ fixed: '5' })] } };
  // 9500 at 95 are 100 sent.
  it.each<[string, Partial<BandedTariff>, Partial<Terms>, string]>([
    ['without a fee', {}, {}, '100.00'],
    ['with a fee that comes out of it', fee, {}, '105.00'],
    ['with a fee on top', { ...fee, feeConvention: 'added' }, {}, '105.00'],
    ['of the sum sent, in the other readings', fee, { reading: 'per-principal' }, '100.00'],
    ['with a tax of 5 % that comes out of it', {}, { taxes: [SMALL_TAX] }, '105.00'],
    ['with fee and tax on top', { ...fee, feeConvention: 'added' }, { taxes: [SMALL_TAX] }, '110.00'],
  ])('%s', (_, over, terms, most) => {
    const above = formatDecimal(divide(ofMinor(BigInt(Number(most) * 100) + 1n, 2), rational(1)), 2);
    expect([of(over, most, terms), of(over, above, terms)]).toEqual(['priced', 'outside-limits']);
  });

  it('never pays out more, whatever the tariff, and refuses nothing that is within it', () => {
    let refused = 0;
    fc.assert(
      fc.property(everyTariff, anyPurse, fc.integer({ min: 1, max: 2400 }), (each, terms, cents) => {
        const { payoutMost, ...others } = each.limits;
        const money = ofMinor(BigInt(cents), 2);
        const spot = { basis: 'tariff', money } as const;
        const limited = pricerOf(each, terms)(spot);
        const free = pricerOf({ ...each, limits: others }, terms)(spot);
        if (!free.priced || payoutMost === undefined) {
          expect(limited).toEqual(free);
          return;
        }
        const { fee, margin } = free.at;
        const cost = costOn({ ...terms, payoutMethod: null })({
          ...free.at,
          payOut: { known: false, why: 'not-recorded' },
        });
        if (!fee.known || !margin.known || !cost.feasible || !cost.arrives) return;
        // What is paid out before the fee there; all of it at a reference rate of 100.
        const paidOut = multiply(multiply(cost.arrives, money), rational(100));
        const isWithin = compare(paidOut, exact(payoutMost)) <= 0;
        if (!isWithin) refused++;
        expect(limited.priced).toBe(isWithin);
      }),
      { numRuns: tries(600, 20_000) },
    );
    expect(refused).toBeGreaterThan(0);
  });
});

it('a price by amount is that of a tariff with the one rate and the one fee at pay-out of its band', () => {
  let several = 0;
  fc.assert(
    fc.property(everyTariff, anyPurse, fc.integer({ min: 1, max: 2400 }), (each, terms, cents) => {
      const whole = { ...terms, reading: 'per-principal' } as const;
      const money = ofMinor(BigInt(cents), 2);
      const holds = ({ above, upTo }: { above: string; upTo: string | null }): boolean =>
        compare(money, exact(above)) > 0 && (upTo === null || compare(money, exact(upTo)) <= 0);
      const rates = each.rate && 'kind' in each.rate ? null : each.rate;
      const fees = each.payOutFees['cash-pickup'];
      if (!rates || !fees || 'lifting' in fees) return;
      several++;
      const fee = fees.find(holds);
      const one: BandedTariff = {
        ...each,
        rate: rates.find(holds)?.rate ?? null,
        payOutFees: fee ? { 'cash-pickup': fee } : {},
      };
      const spot = { basis: 'tariff', money } as const;
      const [byAmount, alone] = [pricerOf(each, whole)(spot), pricerOf(one, whole)(spot)];
      expect(byAmount).toEqual(alone);
    }),
    { numRuns: tries(400, 10_000) },
  );
  expect(several).toBeGreaterThan(0);
});

it('a promotion is for amounts up to its cap, or the limit if that is lower', () => {
  const promotion: Promotion = {
    kind: 'code',
    code: 'A',
    from: '2026-01-01',
    to: null,
    bands: [band()],
    rate: null,
    cap: '100',
    uses: 1,
  };
  const total = (amount: string, perTransfer: string | null) =>
    promotionsOf(
      tariff({
        fees: { cash: [band({ percent: '5' })] },
        promotions: [promotion],
        limits: { least: null, perTransfer, perDay: null, perMonth: null },
      }),
      exact(amount),
      purse(),
    ).promotions?.map((each) => each.total);
  expect([
    total('100', null),
    total('100.01', null),
    total('100', '50'),
    total('50', '50'),
    total('100', '500'),
  ]).toEqual([['1.00'], [null], [null], ['1.00'], ['1.00']]);
});
