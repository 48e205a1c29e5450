import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barrierCosts } from '../../../shared/pricing/barrier.ts';
import type { Offer } from '../../../shared/pricing/offer.ts';
import { compareSurveyed } from '../../../shared/pricing/offers.ts';
import { surveyCorridors } from '../../support/corridors.ts';

const offer = (amount: string | null, over: Partial<Offer> = {}, fee: string | null = null): Offer => ({
  serviceId: 'a',
  provider: { id: 'a', name: 'A', type: 'bank' },
  fundingInstrument: 'bank-account',
  accessPoint: 'internet',
  payoutMethod: 'bank-account',
  standing: 'ranked',
  reason: null,
  status: 'surveyed',
  cost: {
    total: '1.00',
    amount,
    complete: false,
    parts: fee === null ? [] : [{ part: 'fee', known: true, percent: '1.00', amount: fee }],
    range: null,
    paid: null,
  },
  valueReceived: null,
  flags: [],
  copies: 1,
  ...over,
});
const cash = { fundingInstrument: 'cash' } as const;
const doubtful = { standing: 'unconfirmed', reason: 'no-margin-recorded' } as const;
const same = (text: string) => ({ atLeast: text, atMost: text });

describe('barrierCosts', () => {
  it('is what the cheapest that passes takes more than the cheapest of all', () => {
    expect(barrierCosts({ offers: [offer('8.15'), offer('25.23', cash), offer('30.00', cash)] })).toEqual([
      { barrier: 'pays-cash', taken: same('25.23'), more: same('17.08') },
    ]);
  });
  it('is a range where a doubtful price passes too: its fee is the least that it takes', () => {
    const offers = [offer('8.15'), offer('25.23', cash), offer(null, { ...cash, ...doubtful }, '10.00')];
    expect(barrierCosts({ offers })).toEqual([
      {
        barrier: 'pays-cash',
        taken: { atLeast: '10.00', atMost: '25.23' },
        more: { atLeast: '1.85', atMost: '17.08' },
      },
    ]);
    // A fee below the cheapest of all: perhaps nothing more.
    const lower = [...offers, offer(null, { ...cash, ...doubtful }, '5.00')];
    expect(barrierCosts({ offers: lower })[0]?.more.atLeast).toBe('0.00');
    // One above the cheapest that is confirmed changes nothing, nor one of which no fee is known.
    const above = [offer('8.15'), offer('25.23', cash), offer(null, { ...cash, ...doubtful }, '40.00')];
    expect(barrierCosts({ offers: above })[0]?.taken).toEqual(same('25.23'));
    const unknown = [offer('8.15'), offer('25.23', cash), offer(null, { ...cash, ...doubtful })];
    expect(barrierCosts({ offers: unknown })[0]?.taken).toEqual(same('25.23'));
  });
  it('counts a tax on a doubtful price, which is due whatever its rate is, and never its rate', () => {
    const priced = offer(null, { ...cash, ...doubtful }, '6.00');
    const taxed: Offer = {
      ...priced,
      cost: priced.cost && {
        ...priced.cost,
        parts: [
          ...priced.cost.parts,
          { part: 'margin', known: true, percent: '-5.00', amount: '-10.00' },
          { part: 'tax', known: true, percent: '0.96', amount: '1.92' },
          { part: 'pay-out-fee', known: false, why: 'not-recorded' },
        ],
      },
    };
    expect(barrierCosts({ offers: [offer('1.16'), offer('11.63', cash), taxed] })).toEqual([
      {
        barrier: 'pays-cash',
        taken: { atLeast: '7.92', atMost: '11.63' },
        more: { atLeast: '6.76', atMost: '10.47' },
      },
    ]);
  });
  it.each(['cash-pickup', 'home-delivery'] as const)('counts %s as paid in cash', (payoutMethod) => {
    expect(barrierCosts({ offers: [offer('1.00'), offer('3.50', { payoutMethod })] })).toEqual([
      { barrier: 'is-paid-cash', taken: same('3.50'), more: same('2.50') },
    ]);
  });
  it('has nothing to tell where a barrier costs nothing, or where money is not known', () => {
    expect(barrierCosts({ offers: [offer('1.00', cash), offer('2.00')] })).toEqual([]);
    expect(barrierCosts({ offers: [offer('1.00'), offer('1.00', cash)] })).toEqual([]);
    expect(
      barrierCosts({ offers: [offer('1.00'), offer('2.00', { ...cash, ...doubtful }, '1.50')] }),
    ).toEqual([]);
    expect(barrierCosts({ offers: [offer(null), offer(null, cash)] })).toEqual([]);
    expect(barrierCosts({ offers: [] })).toEqual([]);
  });
  it('reads amounts below 0, and writes with the decimals of the currency', () => {
    expect(barrierCosts({ offers: [offer('-1.50'), offer('0.25', cash)] })[0]).toEqual({
      barrier: 'pays-cash',
      taken: same('0.25'),
      more: same('1.75'),
    });
    expect(barrierCosts({ offers: [offer('100'), offer('250', cash)] })[0]?.more).toEqual(same('150'));
    expect(barrierCosts({ offers: [offer('1.000'), offer('2.505', cash)] })[0]?.more).toEqual(same('1.505'));
  });
  it('is never below 0, nor its least above its most', () => {
    const money = fc.integer({ min: -500, max: 5000 }).map((n) => (n / 100).toFixed(2));
    const any = fc
      .tuple(money, money, fc.boolean(), fc.boolean(), fc.boolean())
      .map(([amount, fee, isCash, isDoubtful, paidCash]) =>
        offer(
          amount,
          {
            ...(isCash && cash),
            ...(isDoubtful && doubtful),
            ...(paidCash && { payoutMethod: 'cash-pickup' as const }),
          },
          fee.replace('-', ''),
        ),
      );
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), (offers) => {
        for (const { taken, more } of barrierCosts({ offers })) {
          expect(Number(more.atLeast)).toBeGreaterThanOrEqual(0);
          expect(Number(more.atMost)).toBeGreaterThan(0);
          expect(Number(more.atLeast)).toBeLessThanOrEqual(Number(more.atMost));
          expect(Number(taken.atLeast)).toBeLessThanOrEqual(Number(taken.atMost));
        }
      }),
    );
  });

  it('of Germany to Kyrgyzstan is 1.85 to 17.08 euros for who pays in cash', () => {
    const prices = surveyCorridors().find((one) => one.prices.corridor === 'DEU-KGZ')?.prices;
    if (!prices) return expect.fail('no prices');
    const comparison = compareSurveyed(prices, { amount: '140', currency: 'EUR', today: '2026-11-29' });
    expect(barrierCosts(comparison)).toEqual([
      {
        barrier: 'pays-cash',
        taken: { atLeast: '10.00', atMost: '25.23' },
        more: { atLeast: '1.85', atMost: '17.08' },
      },
    ]);
  });
});
