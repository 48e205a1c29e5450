/** The server's comparison: by the amount to arrive, for a profile, and with tariffs beside survey points. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBothWays } from '../../../shared/pricing/both-ways.ts';
import { compareSurveyed, RequestError } from '../../../shared/pricing/offers.ts';
import type { PricedCorridor } from '../../../shared/pricing/priced-corridor.ts';
import type { EitherRequest } from '../../../shared/pricing/request.ts';
import type { BandedTariff } from '../../../shared/pricing/tariff/tariff.ts';
import { anyRows, NO_LOCAL_AMOUNTS, pair, row, sheetOf } from './facts.ts';
import { band, RATES, tariff, tries } from './tariff/tariffs.ts';

const TODAY = '2026-11-21';
const ask = (over: Partial<EitherRequest> = {}): EitherRequest => ({
  currency: 'EUR',
  today: TODAY,
  ...over,
});
const fault = (sheet: PricedCorridor, over: Partial<EitherRequest>) => {
  try {
    compareBothWays(sheet, ask(over));
    return 'answered';
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return [error.field, error.code, ...error.allowed];
  }
};
const SHEET = sheetOf([...pair('anor', [300, 200], [200, 200]), ...pair('bek', [500, 100], [200, 150])]);

describe('the amount that is to arrive', () => {
  it('gives each offer its own outlay, the smallest first', () => {
    const comparison = compareBothWays(SHEET, ask({ receive: '200' }));
    expect(comparison).toMatchObject({ amount: '200.00', amountIs: 'value-received', basis: 'estimate' });
    expect(
      comparison.offers.map(({ provider, cost, valueReceived }) => [provider.id, cost?.paid, valueReceived]),
    ).toEqual([
      ['anor', '209.19', '200.00'],
      ['bek', '209.33', '200.00'],
    ]);
  });

  it('keeps two ways of one provider apart, and counts equal services', () => {
    const cheap = pair('anor', [300, 200], [200, 200]);
    const dear = pair('anor', [500, 300], [400, 300]);
    const sheet = sheetOf([...cheap, ...dear, ...dear]);
    const { offers } = compareBothWays(sheet, ask({ receive: '200' }));
    expect(offers.map(({ cost, copies }) => [cost?.paid, copies])).toEqual([
      ['209.19', 1],
      ['215.70', 2],
    ]);
  });

  it('agrees with the other direction: the outlay brings the amount, a cent less does not', () => {
    const target = fc.integer({ min: 13_400, max: 33_000 }).map((cents) => (cents / 100).toFixed(2));
    fc.assert(
      fc.property(
        anyRows.map((rows) => sheetOf(rows)),
        target,
        (sheet, receive) => {
          if (fault(sheet, { receive }) !== 'answered') return;
          for (const offer of compareBothWays(sheet, ask({ receive })).offers) {
            if (offer.standing !== 'ranked') continue;
            const amount = offer.cost?.paid ?? '';
            const back = (outlay: string) =>
              compareBothWays(sheet, ask({ amount: outlay })).offers.find(
                ({ serviceId }) => serviceId === offer.serviceId,
              );
            expect(back(amount)?.valueReceived).toBe(offer.valueReceived);
            expect(Number(offer.valueReceived)).toBeGreaterThanOrEqual(Number(receive));
            const less = (Number(amount) - 0.01).toFixed(2);
            if (Number(less) < 140) continue;
            expect(Number(back(less)?.valueReceived ?? 0)).toBeLessThan(Number(receive));
          }
        },
      ),
      { numRuns: tries(20, 1000) },
    );
  });

  it('has a surveyed amount as outlay if exactly the target arrives of it, and none if more would arrive', () => {
    // 3 % of 140 and 2 % of the rest leave 133.084.
    const sheet = sheetOf([...pair('anor', [300, 200], [200, 200]), row('bek', 200, 100, 200)]);
    const at = (receive: string) =>
      compareBothWays(sheet, ask({ receive })).offers.map(({ standing, cost }) => [standing, cost?.paid]);
    expect(at('133.08')[0]).toEqual(['ranked', '140.00']);
    expect(fault(sheet, { receive: '133.07' })).toEqual(['receive', 'not-covered', '133.08', '331.34']);
    expect(at('135.83')).toEqual([
      ['ranked', '140.00'],
      ['ranked', '142.84'],
    ]);
    expect(at('135.84')[1]).toEqual(['not-priced', undefined]);
  });

  it('gives no outlay without a margin, and says why', () => {
    const sheet = sheetOf([...pair('anor', [300, 200], [200, 200]), ...pair('bek', [10, 0], [10, 0])]);
    expect(compareBothWays(sheet, ask({ receive: '200' })).offers[1]).toMatchObject({
      provider: { id: 'bek' },
      standing: 'not-priced',
      reason: 'no-margin-recorded',
      cost: null,
    });
    const half = sheetOf([...pair('anor', [300, 200], [200, 200]), ...pair('bek', [10, 0], [10, 20])]);
    expect(compareBothWays(half, ask({ receive: '200' })).offers[1]?.reason).toBe('no-price-at-this-amount');
  });

  it.each([
    [{ receive: '100', amount: '140' }, ['amount', 'one-of-two', 'amount', 'receive']],
    [{}, ['amount', 'one-of-two', 'amount', 'receive']],
    [{ receive: '0' }, ['receive', 'not-positive']],
    [{ receive: '-1' }, ['receive', 'not-positive']],
    [{ receive: '1e2' }, ['receive', 'syntax']],
    [{ receive: '200.001' }, ['receive', 'too-many-decimals', '2']],
    [{ receive: '900' }, ['receive', 'not-covered', '131.67', '333.03']],
    [{ receive: '200', currency: 'USD' }, ['currency', 'unknown-currency', 'EUR']],
    [{ receive: '200', reading: 'per-outlay' as const }, ['reading', 'unknown-value', 'fee-deducted']],
    [{ receive: '200', sort: 'x' as never }, ['sort', 'unknown-value', 'cost', 'provider']],
  ])('%j is refused as %j', (over, expected) => {
    expect(fault(SHEET, over)).toEqual(expected);
  });

  it('is not covered in nominal dollars; a filter without matches gives no offers', () => {
    const sheet = sheetOf(pair('anor', [300, 200], [200, 200]), { amounts: NO_LOCAL_AMOUNTS });
    expect(fault(sheet, { receive: '190', currency: 'USD' })).toEqual([
      'receive',
      'not-in-money',
      '200',
      '500',
    ]);
    expect(compareBothWays(SHEET, ask({ receive: '900', accessPoint: 'atm' })).offers).toEqual([]);
    const unsaid = sheetOf(pair('bek', [10, 0], [10, 0]));
    expect(fault(unsaid, { receive: '200' })).toEqual(['receive', 'not-covered']);
  });
});

describe('an amount', () => {
  it('gives the same answer as in the browser', () => {
    const amount = fc.integer({ min: 14_000, max: 34_500 }).map((cents) => (cents / 100).toFixed(2));
    fc.assert(
      fc.property(
        anyRows.map((rows) => sheetOf(rows)),
        amount,
        (sheet, of) => {
          expect(compareBothWays(sheet, ask({ amount: of }))).toEqual(
            compareSurveyed(sheet, { amount: of, currency: 'EUR', today: TODAY }),
          );
        },
      ),
    );
  });
});

describe('a profile', () => {
  const sheet = sheetOf([
    ...pair('app', [100, 100], [100, 100], { fundingInstrument: 'debit-card', accessPoint: 'mobile-app' }),
    ...pair('desk', [300, 100], [300, 100]),
    ...pair('none', [10, 0], [10, 0]),
  ]);
  const seen = (profile: EitherRequest['profile']) =>
    compareBothWays(sheet, ask({ amount: '140', profile })).offers.map(
      ({ provider, reach, reachReasons }) => [provider.id, reach, reachReasons],
    );

  it('puts what it cannot reach last, with the reason', () => {
    expect(seen({ sender: ['cash-only', 'papers'] })).toEqual([
      ['desk', 'reachable', []],
      ['none', 'reachable', []],
      ['app', 'not-reachable', ['sender-needs-card', 'sender-needs-internet']],
    ]);
  });

  it('ranks what is not known by its cost', () => {
    expect(seen({ recipient: ['wallet'] })).toEqual([
      ['app', 'unknown', ['pay-out-not-recorded']],
      ['desk', 'unknown', ['pay-out-not-recorded']],
      ['none', 'unknown', ['pay-out-not-recorded']],
    ]);
    expect(seen(undefined)[0]).toEqual(['app', undefined, undefined]);
  });

  it.each([
    [
      { sender: ['gold'] },
      ['sender', 'unknown-value', 'cash-only', 'bank-account', 'card', 'mobile-money', 'internet', 'papers'],
    ],
    [
      { recipient: ['gold'] },
      ['recipient', 'unknown-value', 'cash-only', 'bank-account', 'card', 'wallet', 'phone'],
    ],
    [{ sender: ['card', 'cash-only'] }, ['sender', 'contradiction', 'cash-only', 'card']],
    [{ recipient: ['cash-only', 'wallet'] }, ['recipient', 'contradiction', 'cash-only', 'wallet']],
    [{ sender: ['cash-only', 'internet', 'papers'], recipient: ['cash-only', 'phone'] }, 'answered'],
  ])('%j: %j', (profile, expected) => {
    expect(fault(sheet, { amount: '140', profile: profile as never })).toEqual(expected);
  });
});

describe('a tariff beside survey points', () => {
  const withTariff = (of: Partial<BandedTariff>, over: Partial<PricedCorridor> = {}): PricedCorridor => {
    const sheet = sheetOf([...pair('anor', [300, 200], [200, 200]), ...pair('bek', [500, 100], [200, 150])]);
    return {
      ...sheet,
      rates: RATES,
      services: sheet.services.map((service) =>
        service.provider === 'bek'
          ? { ...service, payoutMethod: 'cash-pickup', tariff: tariff({ currency: 'EUR', ...of }) }
          : service,
      ),
      ...over,
    };
  };
  const bek = (sheet: PricedCorridor, over: Partial<EitherRequest> = {}) =>
    compareBothWays(sheet, ask({ amount: '140', ...over })).offers.find(
      ({ provider }) => provider.id === 'bek',
    );

  it('is priced and ranked by its bands', () => {
    expect(bek(withTariff({ fees: { cash: [band({ fixed: '2' })] } }))).toMatchObject({
      standing: 'ranked',
      status: 'tariff',
      feeConvention: 'deducted',
      // 2 of 140, and 1 % of the other 138.
      cost: { total: '2.41', amount: '3.38', paid: '140.00', range: null },
      valueReceived: '136.62',
    });
  });

  it('prices amounts that survey points do not cover', () => {
    const comparison = compareBothWays(withTariff({}), ask({ amount: '20' }));
    expect(comparison.basis).toBe('tariff');
    expect(comparison.offers.map(({ provider, standing }) => [provider.id, standing])).toEqual([
      ['bek', 'ranked'],
      ['anor', 'not-priced'],
    ]);
    expect(() => compareSurveyed(withTariff({}), { amount: '140', currency: 'EUR', today: TODAY })).toThrow(
      RangeError,
    );
  });

  it.each([
    [{ rate: null }, 'unconfirmed', 'rate-not-disclosed'],
    [{ rate: { kind: 'margin', percent: '1', benchmark: 'other' } }, 'unconfirmed', 'no-reference-rate'],
    [{ rate: { kind: 'rate', rate: '100' } }, 'unconfirmed', 'total-not-positive'],
    [
      { rate: { kind: 'rate', rate: '101' }, fees: { cash: [band({ fixed: '1' })] } },
      'unconfirmed',
      'total-not-positive',
    ],
    [{ validFrom: '2026-11-22' }, 'not-priced', 'not-in-force'],
    [{ validTo: '2026-11-20' }, 'not-priced', 'not-in-force'],
    [{ validFrom: '2026-11-21', validTo: '2026-11-21' }, 'ranked', null],
    [{ currency: 'USD' }, 'not-priced', 'no-price-at-this-amount'],
    [{ fees: { 'debit-card': [band()] } }, 'not-priced', 'no-price-at-this-amount'],
    [{ fees: { cash: [band({ fixed: '140' })] } }, 'infeasible', 'nothing-left-to-send'],
    [{ fees: { cash: [band({ upTo: '139.99' })] } }, 'not-priced', 'no-price-at-this-amount'],
    [
      { limits: { least: '140.01', perTransfer: null, perDay: null, perMonth: null } },
      'not-priced',
      'outside-limits',
    ],
    [{ limits: { least: '140', perTransfer: '150', perDay: '140', perMonth: null } }, 'ranked', null],
    [
      { limits: { least: null, perTransfer: '150', perDay: null, perMonth: '139' } },
      'not-priced',
      'outside-limits',
    ],
  ] as const)('%j is %s, %s', (of, standing, reason) => {
    expect(bek(withTariff(of as Partial<BandedTariff>))).toMatchObject({ standing, reason });
  });

  it('shows promotions beside the price, and never ranks by them', () => {
    const promotion = { code: null, from: '2026-11-01', to: null, bands: null, rate: null } as const;
    const fees = { cash: [band({ fixed: '4' })] };
    const plain = bek(withTariff({ fees }));
    const offer = bek(
      withTariff({
        fees,
        promotions: [
          { ...promotion, kind: 'first-transfer', bands: [band({ fixed: '0' })] },
          {
            ...promotion,
            kind: 'code',
            code: 'OSH',
            to: '2026-11-21',
            rate: { kind: 'margin', percent: '0.5', benchmark: 'mid' },
          },
          { ...promotion, kind: 'period', bands: [band({ upTo: '10' })] },
          { ...promotion, kind: 'period', to: '2026-11-20' },
          { ...promotion, kind: 'period', from: '2026-11-22' },
        ],
      }),
    );
    expect(offer?.promotions).toEqual([
      { kind: 'first-transfer', code: null, from: '2026-11-01', to: null, total: '1.00' },
      { kind: 'code', code: 'OSH', from: '2026-11-01', to: '2026-11-21', total: '3.34' },
      { kind: 'period', code: null, from: '2026-11-01', to: null, total: null },
    ]);
    expect({ ...offer, promotions: undefined }).toEqual({ ...plain, promotions: undefined });
    expect(plain).not.toHaveProperty('promotions');
  });

  it('gives no total for a promotion that leaves nothing, and lists a promotion from its first day', () => {
    const promotion = { kind: 'code', code: 'ALL', to: null, rate: null } as const;
    const promotions = [{ ...promotion, from: TODAY, bands: [band({ fixed: '140' })] }];
    expect(bek(withTariff({ promotions }))?.promotions).toEqual([
      { kind: 'code', code: 'ALL', from: TODAY, to: null, total: null },
    ]);
  });

  it('takes the pay-out fee of its pay-out method', () => {
    const payOutFees = { 'cash-pickup': { lifting: '70', cashOutPercent: '0', cashOutMost: null } };
    // 70 of a currency of 100 to the euro are 0.5 % of 140.
    const part = { part: 'pay-out-fee', known: true, percent: '0.50', amount: '0.70' };
    const offer = bek(withTariff({ payOutFees }));
    expect(offer?.cost).toMatchObject({ complete: false, paid: '140.00' });
    expect(offer?.cost?.parts).toContainEqual(part);
  });

  it('gives its own outlay for the amount to arrive', () => {
    const sheet = withTariff({ feeConvention: 'added', fees: { cash: [band({ fixed: '2' })] } });
    const offer = bek(sheet, { amount: undefined, receive: '99' });
    expect(offer).toMatchObject({ standing: 'ranked', cost: { paid: '102.00' }, valueReceived: '99.00' });
  });
});
