import { describe, expect, it } from 'vitest';
import type { FundingInstrument, Speed } from '../../../shared/model/vocabulary.ts';
import { compareBothWays } from '../../../shared/pricing/both-ways.ts';
import { groupByProvider, type Offer, RequestError } from '../../../shared/pricing/offers.ts';
import { localAmounts, NO_LOCAL_AMOUNTS, pair, row, sheetOf, US_TAX } from './facts.ts';

const TODAY = '2026-11-21';
const ask = (over: object = {}) => ({ amount: '140', currency: 'EUR', today: TODAY, ...over });
const fault = (sheet: ReturnType<typeof sheetOf>, over: object) => {
  try {
    compareBothWays(sheet, ask(over));
    return 'answered';
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    expect(error.message).toBe(`${error.field}: ${error.code}`);
    return [error.field, error.code, ...error.allowed];
  }
};
const only = (offers: readonly Offer[]): Offer => {
  const [offer] = offers;
  if (!offer || offers.length !== 1) throw new Error(`one offer, not ${offers.length}`);
  return offer;
};
const names = (offers: readonly Offer[]) => offers.map(({ provider }) => provider.name);
const SHEET = sheetOf(pair('xoom', [356, 226], [145, 234]));

describe('a fee in money', () => {
  const rows = [
    { ...row('anor', 200, 1064, 826), fee: '14.9' },
    { ...row('anor', 500, 591, 826), fee: '20.4' },
    ...pair('bek', [1064, 826], [591, 826]),
  ];
  const feesAt = (amount: string) =>
    compareBothWays(sheetOf(rows), { amount, currency: 'EUR', today: '2025-09-30' }).offers.map(
      ({ provider, cost }) => {
        const fee = cost?.parts.find(({ part }) => part === 'fee');
        return [provider.id, fee?.known && fee.amount, fee?.known && fee.percent];
      },
    );

  it.each([
    ['140', '14.90', '14.90', '10.64'],
    ['242.50', '17.65', '17.64', '7.28'],
    ['345', '20.40', '20.39', '5.91'],
  ])('of %s is the recorded one, and not that of its rounded share', (amount, money, rounded, percent) => {
    const fees = Object.fromEntries(feesAt(amount).map(([id, ...of]) => [id, of]));
    expect(fees.anor).toEqual([money, percent]);
    expect(fees.bek?.[0]).toBe(rounded);
  });
});

describe('the amount of a request', () => {
  it.each([
    ['', 'missing'],
    ['abc', 'syntax'],
    ['NaN', 'syntax'],
    ['1e9', 'syntax'],
    ['9'.repeat(400), 'too-long'],
    ['-140', 'not-positive'],
    ['0', 'not-positive'],
    ['0.00', 'not-positive'],
  ])('%j is refused as %s', (amount, code) => {
    expect(fault(SHEET, { amount })).toEqual(['amount', code]);
    expect(fault(SHEET, { amount, currency: 'USD' })).toEqual(['amount', code]);
  });

  it('has at most the decimals of its currency', () => {
    expect(fault(SHEET, { amount: '140.001' })).toEqual(['amount', 'too-many-decimals', '2']);
    const yen = sheetOf(pair('xoom', [356, 226], [145, 234]), {
      sendCurrency: 'JPY',
      amounts: localAmounts('17000', '43000', 'JPY'),
    });
    expect(fault(yen, { amount: '17000.5', currency: 'JPY' })).toEqual(['amount', 'too-many-decimals', '0']);
    expect(compareBothWays(yen, ask({ amount: '17000', currency: 'JPY' })).offers[0]?.valueReceived).toBe(
      '16024',
    );
    const dinar = sheetOf(pair('xoom', [356, 226], [145, 234]), {
      sendCurrency: 'KWD',
      amounts: localAmounts('65', '160', 'KWD'),
    });
    expect(compareBothWays(dinar, ask({ amount: '65.001', currency: 'KWD' })).amount).toBe('65.001');
  });

  it('is covered from one surveyed amount to the other, and nowhere else', () => {
    expect(
      ['140', '140.00', '140.01', '344.99', '345'].map(
        (amount) => compareBothWays(SHEET, ask({ amount })).basis,
      ),
    ).toEqual(['surveyed', 'surveyed', 'estimate', 'estimate', 'surveyed']);
    for (const amount of ['139.99', '345.01', '1', '200000000']) {
      expect(fault(SHEET, { amount })).toEqual(['amount', 'not-covered', '140', '345']);
    }
  });

  it('is in the local currency, or in nominal dollars at exactly 200 and 500', () => {
    expect(fault(SHEET, { currency: 'GBP' })).toEqual(['currency', 'unknown-currency', 'EUR', 'USD']);
    expect(fault(SHEET, { currency: 'eur' })).toEqual(['currency', 'unknown-currency', 'EUR', 'USD']);
    expect(compareBothWays(SHEET, ask({ amount: '200', currency: 'USD' }))).toMatchObject({
      basis: 'nominal',
      amount: '200',
      currency: 'USD',
    });
    expect(compareBothWays(SHEET, ask({ amount: '500.00', currency: 'USD' })).amount).toBe('500');
    for (const amount of ['300', '140', '200.01']) {
      expect(fault(SHEET, { amount, currency: 'USD' })).toEqual(['amount', 'not-covered', '200', '500']);
    }
    expect(fault(SHEET, { amount: '200.001', currency: 'USD' })).toEqual([
      'amount',
      'too-many-decimals',
      '2',
    ]);
  });

  it('is in nominal dollars only if the local amounts are not known', () => {
    const sheet = sheetOf(pair('xoom', [356, 226], [145, 234]), { amounts: NO_LOCAL_AMOUNTS });
    expect(fault(sheet, {})).toEqual(['currency', 'unknown-currency', 'USD']);
    expect(compareBothWays(sheet, ask({ amount: '200', currency: 'USD' })).basis).toBe('nominal');
  });

  it('is in real dollars if the local amounts are in dollars', () => {
    const sheet = sheetOf(pair('xoom', [356, 226], [145, 234]), {
      amounts: localAmounts('200', '500', 'USD'),
    });
    expect(compareBothWays(sheet, ask({ amount: '350', currency: 'USD' })).basis).toBe('estimate');
    expect(fault(sheet, {})).toEqual(['currency', 'unknown-currency', 'USD']);
  });

  it('is covered only at the one local amount that is known', () => {
    const [low, high] = [localAmounts('140', '345')[0], NO_LOCAL_AMOUNTS[1]];
    const sheet = sheetOf(pair('xoom', [356, 226], [145, 234]), { amounts: [low, high] });
    expect(compareBothWays(sheet, ask()).basis).toBe('surveyed');
    expect(fault(sheet, { amount: '200' })).toEqual(['amount', 'not-covered', '140']);
  });
});

describe('the words of a request', () => {
  it.each([
    ['reading', ['per-principal', 'fee-deducted', 'per-outlay']],
    ['fundingInstrument', ['cash', 'bank-account', 'debit-card', 'credit-card', 'mobile-money']],
    ['accessPoint', ['agent', 'branch', 'internet', 'mobile-app', 'call-centre', 'post-office', 'atm']],
    ['sort', ['cost', 'provider']],
  ])('%s is one of a closed list', (field, allowed) => {
    expect(fault(SHEET, { [field]: 'other' })).toEqual([field, 'unknown-value', ...allowed]);
  });

  it('providerType too; the name of an object method is unknown', () => {
    expect(fault(SHEET, { providerType: 'toString' })).toEqual(
      expect.arrayContaining(['providerType', 'unknown-value', 'bank']),
    );
  });

  it('an invalid day is refused', () => {
    expect(() => compareBothWays(SHEET, ask({ today: 'today' }))).toThrow(RangeError);
  });
});

describe('an offer', () => {
  it('has its parts, with unknown parts named, what arrives, and its age', () => {
    const comparison = compareBothWays(SHEET, ask());
    expect(comparison).toMatchObject({
      corridor: 'DEU-KGZ',
      amount: '140.00',
      currency: 'EUR',
      basis: 'surveyed',
      reading: 'fee-deducted',
      amountIs: 'outlay',
      feeConvention: 'unknown',
      survey: { period: '2025-Q3' },
      age: { months: 16, missedRounds: 4, old: true },
      surveyedAmounts: localAmounts('140', '345'),
    });
    expect(only(comparison.offers)).toEqual({
      serviceId: 'xoom.cash.agent.1',
      provider: { id: 'xoom', name: 'xoom', type: 'unknown' },
      fundingInstrument: 'cash',
      accessPoint: 'agent',
      standing: 'ranked',
      reason: null,
      status: 'surveyed',
      // 4.984 of 140 is the fee; 2.26 % of the other 135.016 is 3.0513616.
      cost: {
        total: '5.74',
        amount: '8.04',
        complete: false,
        parts: [
          { part: 'fee', known: true, percent: '3.56', amount: '4.98' },
          { part: 'margin', known: true, percent: '2.18', amount: '3.05' },
          { part: 'tax', known: false, why: 'not-recorded' },
          { part: 'pay-out-fee', known: false, why: 'not-recorded' },
        ],
        range: null,
        paid: '140.00',
      },
      valueReceived: '131.96',
      flags: [],
      copies: 1,
    });
  });

  it('is read per principal without taxes and pay-out fees, and per outlay with the fee on top', () => {
    const principal = compareBothWays(SHEET, ask({ reading: 'per-principal' }));
    expect(principal.amountIs).toBe('principal');
    expect(only(principal.offers)).toMatchObject({
      cost: { total: '5.82', amount: '8.15', complete: true, paid: '144.98' },
      valueReceived: '136.84',
    });
    expect(only(principal.offers).cost?.parts.map(({ part }) => part)).toEqual(['fee', 'margin']);
    const outlay = compareBothWays(SHEET, ask({ reading: 'per-outlay' }));
    expect(outlay.amountIs).toBe('principal');
    expect(only(outlay.offers)).toMatchObject({
      cost: { total: '5.62', amount: '8.15', complete: false, paid: '144.98' },
      valueReceived: '136.84',
    });
  });

  it('has percentages and no money in nominal dollars', () => {
    const offer = only(compareBothWays(SHEET, ask({ amount: '200', currency: 'USD' })).offers);
    expect(offer).toMatchObject({
      standing: 'ranked',
      valueReceived: null,
      cost: { total: '5.74', amount: null, paid: null },
    });
    expect(offer.cost?.parts[0]).toEqual({ part: 'fee', known: true, percent: '3.56', amount: null });
  });

  it('between the amounts is an estimate with a range, linear in fee money and in margin', () => {
    const sheet = sheetOf(pair('xoom', [400, 200], [200, 300]), { amounts: localAmounts('200', '500') });
    const offer = only(compareBothWays(sheet, ask({ amount: '300', reading: 'per-principal' })).offers);
    // Fee 8 at 200 and 10 at 500: 8.666... at 300, 2.888... %. Margin a third of the way: 2.333... %.
    expect(offer).toMatchObject({ status: 'estimate', standing: 'ranked', valueReceived: '293.00' });
    expect(offer.cost).toMatchObject({ total: '5.22', amount: '15.67', range: { min: '5.00', max: '6.00' } });
    expect(offer.cost?.parts).toEqual([
      { part: 'fee', known: true, percent: '2.89', amount: '8.67' },
      { part: 'margin', known: true, percent: '2.33', amount: '7.00' },
    ]);
  });

  it('widens the range to the estimate if that is outside the ends', () => {
    const sheet = sheetOf(pair('xoom', [2000, 0], [400, 1000]), {
      amounts: localAmounts('100', '500'),
      currencies: 'same',
    });
    const offer = only(compareBothWays(sheet, ask({ amount: '200', reading: 'per-principal' })).offers);
    expect(offer.cost).toMatchObject({ total: '12.50', range: { min: '12.50', max: '20.00' } });
  });

  it('stands for services that cannot be told apart at the amount', () => {
    const sheet = sheetOf([
      ...pair('anor', [100, 50], [40, 50]),
      ...pair('anor', [100, 50], [40, 50]),
      ...pair('anor', [100, 50], [30, 60], { accessPoint: 'internet' }),
      ...pair('bek', [100, 50], [40, 50]),
    ]);
    expect(compareBothWays(sheet, ask()).offers.map(({ serviceId, copies }) => [serviceId, copies])).toEqual([
      ['anor.cash.agent.1', 2],
      ['anor.cash.internet.1', 1],
      ['bek.cash.agent.1', 1],
    ]);
    const unlikeAbove = sheetOf([...pair('anor', [100, 50], [40, 50]), ...pair('anor', [100, 50], [30, 50])]);
    const copiesAt = (amount: string) =>
      compareBothWays(unlikeAbove, ask({ amount })).offers.map(({ copies }) => copies);
    expect(['140', '220', '345'].map(copiesAt)).toEqual([[2], [1, 1], [1, 1]]);
    const backwards = { ...sheet, services: [...sheet.services].reverse() };
    expect(compareBothWays(backwards, ask())).toEqual(compareBothWays(sheet, ask()));
  });

  it('of a service with one price only is priced at that amount only', () => {
    const sheet = sheetOf([...pair('anor', [100, 50], [40, 50]), row('bek', 200, 100, 60)]);
    const at = (amount: string) => compareBothWays(sheet, ask({ amount })).offers[1];
    expect(at('140')).toMatchObject({ provider: { id: 'bek' }, standing: 'ranked' });
    for (const amount of ['200', '345']) {
      expect(at(amount)).toMatchObject({
        standing: 'not-priced',
        reason: 'no-price-at-this-amount',
        status: null,
        cost: null,
        valueReceived: null,
        flags: [],
      });
    }
  });

  it('without a recorded margin is unconfirmed: it has a fee, but no amount that arrives', () => {
    const sheet = sheetOf([...pair('wise', [10, 0], [10, 0]), ...pair('xoom', [356, 226], [145, 234])]);
    for (const amount of ['140', '250', '345']) {
      const { offers } = compareBothWays(sheet, ask({ amount }));
      expect(names(offers)).toEqual(['xoom', 'wise']);
      expect(offers[1]).toMatchObject({
        standing: 'unconfirmed',
        reason: 'no-margin-recorded',
        valueReceived: null,
        flags: ['no-margin-recorded'],
        cost: { total: '0.10', complete: false, range: null },
      });
      expect(offers[1]?.cost?.parts[1]).toEqual({ part: 'margin', known: false, why: 'no-margin-recorded' });
    }
  });

  it('between a recorded margin and a missing one has no margin', () => {
    const half = sheetOf(pair('wise', [10, 0], [10, 20]));
    expect(only(compareBothWays(half, ask({ amount: '250' })).offers)).toMatchObject({
      standing: 'unconfirmed',
      flags: ['no-margin-recorded'],
    });
    expect(only(compareBothWays(half, ask({ amount: '345' })).offers).standing).toBe('ranked');
  });

  it('with a total of 0 or less is unconfirmed, also if only the estimate is that low', () => {
    const sheet = sheetOf(pair('iremit', [400, -350], [160, -150]), { amounts: localAmounts('200', '500') });
    expect(only(compareBothWays(sheet, ask({ amount: '200' })).offers).standing).toBe('ranked');
    expect(only(compareBothWays(sheet, ask({ amount: '350' })).offers)).toMatchObject({
      standing: 'unconfirmed',
      reason: 'total-not-positive',
      valueReceived: null,
      flags: ['total-not-positive'],
    });
    const same = sheetOf(pair('zero', [0, 0], [0, 0]), { currencies: 'same' });
    expect(only(compareBothWays(same, ask()).offers)).toMatchObject({
      standing: 'unconfirmed',
      cost: { total: '0.00' },
      valueReceived: null,
    });
  });

  it('that is blank at 500 is not priced at 500, nor between', () => {
    const sheet = sheetOf(pair('ria', [250, 60], [0, 0]));
    expect(only(compareBothWays(sheet, ask()).offers).standing).toBe('ranked');
    for (const amount of ['250', '345']) {
      expect(only(compareBothWays(sheet, ask({ amount })).offers)).toMatchObject({
        standing: 'not-priced',
        reason: 'blank-at-500',
        cost: null,
        valueReceived: null,
        flags: ['no-margin-recorded', 'total-not-positive', 'blank-at-500'],
      });
    }
  });

  it('whose fee is more than the outlay is infeasible, but has a percentage per outlay', () => {
    const sheet = sheetOf(pair('ptt', [30_579, 141], [12_231, 141]));
    expect(only(compareBothWays(sheet, ask()).offers)).toMatchObject({
      standing: 'infeasible',
      reason: 'nothing-left-to-send',
      status: 'surveyed',
      cost: null,
      valueReceived: null,
    });
    expect(only(compareBothWays(sheet, ask({ reading: 'per-outlay' })).offers).cost?.total).toBe('75.70');
    expect(only(compareBothWays(sheet, ask({ reading: 'per-principal' })).offers).cost?.total).toBe('307.20');
    const half = sheetOf(pair('ptt', [30_579, 141], [10, 141]));
    const estimate = only(compareBothWays(half, ask({ amount: '344.99' })).offers);
    expect(estimate).toMatchObject({ standing: 'ranked', cost: { range: null } });
  });

  it('needs its provider and decimals among the prices', () => {
    expect(() => compareBothWays({ ...SHEET, providers: {} }, ask())).toThrow(/lack the provider xoom/);
    expect(() => compareBothWays({ ...SHEET, providers: {} }, ask({ providerType: 'bank' }))).toThrow(
      /provider xoom/,
    );
    expect(() => compareBothWays({ ...SHEET, decimals: {} }, ask())).toThrow(/lack the decimals of EUR/);
  });
});

describe('the US remittance tax on offers', () => {
  const rows = [
    ...pair('cashy', [400, 200], [200, 200]),
    ...pair('carded', [400, 200], [200, 200], { fundingInstrument: 'debit-card' }),
  ];
  const sheet = sheetOf(rows, {
    sender: 'USA',
    sendCurrency: 'USD',
    amounts: localAmounts('200', '500', 'USD'),
    taxes: [US_TAX],
  });
  const at = (over: object) =>
    compareBothWays(sheet, { amount: '200', currency: 'USD', today: TODAY, ...over }).offers;
  const taxOf = (offer: Offer | undefined) => offer?.cost?.parts.find(({ part }) => part === 'tax');

  it('is 1 % of what is sent in cash, and a known 0 for a card', () => {
    const [carded, cashy] = at({});
    // 200 - 8 = 192 = x + x / 100.
    expect(taxOf(cashy)).toEqual({ part: 'tax', known: true, percent: '0.95', amount: '1.90' });
    expect(cashy).toMatchObject({ valueReceived: '186.30', cost: { total: '6.85', paid: '200.00' } });
    expect(taxOf(carded)).toEqual({ part: 'tax', known: true, percent: '0.00', amount: '0.00' });
    expect(carded).toMatchObject({
      provider: { id: 'carded' },
      valueReceived: '188.16',
      cost: { total: '5.92' },
    });
  });

  it('is on top of the principal per outlay, and absent per principal', () => {
    expect(at({ reading: 'per-outlay' })[1]).toMatchObject({ cost: { total: '6.67', paid: '210.00' } });
    expect(at({ reading: 'per-principal' }).map(({ cost }) => cost?.total)).toEqual(['6.00', '6.00']);
  });

  it('was not in force in 2025, and counts at both ends of a range', () => {
    expect(at({ today: '2025-12-31' })[0]?.cost?.total).toBe('5.92');
    expect(at({ today: '2025-12-31' })[1]?.cost?.total).toBe('5.92');
    expect(at({ amount: '300' })[1]?.cost?.range).toEqual({ min: '4.91', max: '6.85' });
  });
});

describe('rank order', () => {
  it('is by exact cost, not by its rounded string', () => {
    const sheet = sheetOf([...pair('a', [201, 199], [1, 1]), ...pair('b', [101, 299], [1, 1])]);
    const { offers } = compareBothWays(sheet, ask());
    // 3.960001 and 3.9698: they are rounded to 3.96 and 3.97 only after ranking.
    expect(names(offers)).toEqual(['a', 'b']);
    const close = sheetOf([...pair('a', [200, 200], [1, 1]), ...pair('b', [190, 210], [1, 1])]);
    expect(
      compareBothWays(close, ask()).offers.map(({ provider, cost }) => [provider.id, cost?.total]),
    ).toEqual([
      ['a', '3.96'],
      ['b', '3.96'],
    ]);
    const swapped = sheetOf([...pair('b', [200, 200], [1, 1]), ...pair('a', [190, 210], [1, 1])]);
    expect(names(compareBothWays(swapped, ask()).offers)).toEqual(['b', 'a']);
  });

  it('puts standing first, then cost, then names', () => {
    const sheet = sheetOf([
      ...pair('d-dear', [500, 100], [500, 100]),
      ...pair('e-even', [100, 100], [100, 100]),
      ...pair('c-even', [100, 100], [100, 100]),
      ...pair('b-doubt', [0, -100], [0, -100]),
      ...pair('a-doubt', [0, -50], [0, -50]),
      ...pair('a-eaten', [10_000, 100], [10_000, 100]),
      row('a-none', 500, 100, 100),
    ]);
    expect(names(compareBothWays(sheet, ask()).offers)).toEqual([
      'c-even',
      'e-even',
      'd-dear',
      'a-doubt',
      'b-doubt',
      'a-eaten',
      'a-none',
    ]);
    const byName = ['c-even', 'd-dear', 'e-even', 'a-doubt', 'b-doubt', 'a-eaten', 'a-none'];
    expect(names(compareBothWays(sheet, ask({ sort: 'provider' })).offers)).toEqual(byName);
  });

  it('breaks ties by fewer unknown parts before names', () => {
    // The same known total; the tax on cash is unknown in nominal dollars, on the card it is a known 0.
    const sheet = sheetOf(
      [
        ...pair('a', [100, 100], [100, 100]),
        ...pair('b', [100, 100], [100, 100], { fundingInstrument: 'debit-card' }),
      ],
      { taxes: [{ ...US_TAX, sender: 'DEU' }] },
    );
    expect(names(compareBothWays(sheet, ask({ amount: '200', currency: 'USD' })).offers)).toEqual(['b', 'a']);
  });

  it('orders providers of one name by id, and one provider’s offers by cost in both sorts', () => {
    const named = (name: string) => ({ name, type: 'unknown' as const, typeBasis: 'a test' });
    const sheet = sheetOf(
      [
        ...pair('b', [100, 100], [100, 100], { fundingInstrument: 'cash' }),
        ...pair('b', [200, 100], [100, 100], { fundingInstrument: 'bank-account' }),
        ...pair('a', [100, 100], [100, 100], { fundingInstrument: 'debit-card' }),
        ...pair('c', [100, 100], [100, 100], { fundingInstrument: 'mobile-money' }),
      ],
      { providers: { a: named('Two'), b: named('Two'), c: named('One') } },
    );
    const ids = (sort: string) =>
      compareBothWays(sheet, ask({ sort })).offers.map(({ serviceId }) => serviceId);
    const expected = [
      'a.debit-card.agent.1',
      'c.mobile-money.agent.1',
      'b.cash.agent.1',
      'b.bank-account.agent.1',
    ];
    expect(ids('cost')).toEqual(expected);
    expect(ids('provider')).toEqual([
      'c.mobile-money.agent.1',
      'a.debit-card.agent.1',
      'b.cash.agent.1',
      'b.bank-account.agent.1',
    ]);
  });

  it('at equal cost puts a credit card last, and what arrives sooner before', () => {
    const at = (fundingInstrument: FundingInstrument, speed?: Speed) =>
      pair('a', [100, 100], [100, 100], { fundingInstrument, ...(speed && { speed }) });
    const orderOf = (...rows: ReturnType<typeof at>[]) =>
      compareBothWays(sheetOf(rows.flat()), ask()).offers.map(({ fundingInstrument, speed }) => [
        fundingInstrument,
        speed,
      ]);
    expect(
      orderOf(at('cash'), at('credit-card'), at('debit-card'), at('mobile-money'), at('bank-account')).map(
        ([instrument]) => instrument,
      ),
    ).toEqual(['bank-account', 'debit-card', 'mobile-money', 'cash', 'credit-card']);
    expect(orderOf(at('cash', 'two-days'), at('cash'), at('cash', 'within-an-hour'))).toEqual([
      ['cash', 'within-an-hour'],
      ['cash', 'two-days'],
      ['cash', undefined],
    ]);
    // The name decides only among equal ways.
    const named = sheetOf([
      ...pair('z', [100, 100], [100, 100], { fundingInstrument: 'bank-account' }),
      ...pair('a', [100, 100], [100, 100], { fundingInstrument: 'credit-card' }),
    ]);
    expect(compareBothWays(named, ask()).offers[0]?.provider.id).toBe('z');
  });

  it('breaks last ties by instrument, access point and service id', () => {
    const sheet = sheetOf([
      ...pair('a', [100, 100], [100, 100], { fundingInstrument: 'debit-card', accessPoint: 'agent' }),
      ...pair('a', [100, 100], [100, 100], { fundingInstrument: 'cash', accessPoint: 'internet' }),
      ...pair('a', [100, 100], [100, 100], { fundingInstrument: 'cash', accessPoint: 'branch' }),
      ...pair('a', [50, -60], [50, -60]),
      ...pair('a', [90, -95], [90, -95]),
    ]);
    expect(compareBothWays(sheet, ask()).offers.map(({ serviceId }) => serviceId)).toEqual([
      'a.debit-card.agent.1',
      'a.cash.branch.1',
      'a.cash.internet.1',
      'a.cash.agent.1',
      'a.cash.agent.2',
    ]);
  });
});

describe('filters', () => {
  const sheet = sheetOf(
    [
      ...pair('a', [100, 100], [100, 100], { fundingInstrument: 'debit-card', accessPoint: 'internet' }),
      ...pair('b', [200, 100], [100, 100], { fundingInstrument: 'cash', accessPoint: 'internet' }),
      ...pair('c', [300, 100], [100, 100], { fundingInstrument: 'cash', accessPoint: 'agent' }),
    ],
    {
      providers: {
        a: { name: 'a', type: 'bank', typeBasis: 'a test' },
        b: { name: 'b', type: 'bank', typeBasis: 'a test' },
        c: { name: 'c', type: 'unknown', typeBasis: 'not classified' },
      },
    },
  );
  it.each([
    [{ fundingInstrument: 'cash' }, ['b', 'c']],
    [{ accessPoint: 'internet' }, ['a', 'b']],
    [{ providerType: 'bank' }, ['a', 'b']],
    [{ providerType: 'unknown' }, ['c']],
    [{ fundingInstrument: 'cash', accessPoint: 'internet', providerType: 'bank' }, ['b']],
    [{ fundingInstrument: 'mobile-money' }, []],
    [{ fundingInstrument: undefined, reading: undefined, sort: undefined }, ['a', 'b', 'c']],
  ])('%j leaves %j', (filter, expected) => {
    expect(names(compareBothWays(sheet, ask(filter)).offers)).toEqual(expected);
  });
});

describe('groupByProvider', () => {
  const sheet = sheetOf([
    ...pair('wide', [200, 100], [100, 100], { fundingInstrument: 'debit-card' }),
    ...pair('wide', [400, 100], [100, 100], { accessPoint: 'internet' }),
    ...pair('wide', [300, 100], [100, 100]),
    ...pair('wide', [100, 0], [100, 0], { accessPoint: 'branch' }),
    row('wide', 500, 100, 100),
    ...pair('best', [100, 100], [100, 100]),
    ...pair('doubt', [1, 0], [1, 0]),
    row('none', 500, 100, 100),
  ]);

  it('gives each provider its best offer, the range of its other ranked offers, and no offer without a price', () => {
    const groups = groupByProvider(compareBothWays(sheet, ask()).offers);
    expect(
      groups.map(({ provider, best, others, range }) => [
        provider.id,
        best.cost?.total,
        others.length,
        range,
      ]),
    ).toEqual([
      ['best', '1.99', 0, null],
      ['wide', '2.98', 3, { min: '3.97', max: '4.96' }],
      ['doubt', '0.01', 0, null],
      ['none', undefined, 0, null],
    ]);
    expect(groups[1]?.others.map(({ standing }) => standing)).toEqual(['ranked', 'ranked', 'unconfirmed']);
  });

  it('gives no groups for no offers', () => {
    expect(groupByProvider([])).toEqual([]);
  });
});
