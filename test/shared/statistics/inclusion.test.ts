import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccessProfile } from '../../../shared/model/access-profile.ts';
import type { CorridorPrices } from '../../../shared/model/corridor-prices.ts';
import { accessGap } from '../../../shared/statistics/access-gap.ts';
import { cellsOf, jointBounds } from '../../../shared/statistics/findex-cells.ts';
import { inclusion } from '../../../shared/statistics/inclusion.ts';
import type { FindexShares, FindexYear, GroupInclusion } from '../../../shared/statistics/inclusion-types.ts';
import { reachedBy, type ServiceTotal, serviceTotals } from '../../../shared/statistics/reached.ts';
import { NO_LOCAL_AMOUNTS, pair, row, sheetOf } from '../pricing/facts.ts';

const ADULTS: FindexShares = {
  group: 'all',
  account: 6000,
  bankAccount: 4000,
  wallet: 3500,
  internet: 5000,
  debitCard: 1500,
  digitalPayment: 3300,
  inactiveAccount: 0,
};
const YEAR: FindexYear = { country: 'KGZ', year: 2014, groups: [ADULTS] };

type Payout = NonNullable<ServiceTotal['payoutMethod']>;
const service = (totalBp: number, payoutMethod?: Payout): ServiceTotal => ({
  fundingInstrument: 'cash',
  accessPoint: 'agent',
  totalBp,
  ...(payoutMethod && { payoutMethod }),
});
const same = (text: string) => ({ atLeast: text, atMost: text });

const groupOf = (services: readonly ServiceTotal[], shares: FindexShares = ADULTS): GroupInclusion => {
  const answer = inclusion(services, [{ ...YEAR, groups: [shares] }], 2014);
  if (!answer.computable || !answer.groups[0]) return expect.fail(JSON.stringify(answer));
  return answer.groups[0];
};

describe('cellsOf', () => {
  it('is exact if the three margins are published', () => {
    expect(cellsOf(ADULTS)).toEqual([{ both: 1500, 'bank-only': 2500, 'wallet-only': 2000, none: 4000 }]);
  });
  it('gives two ends for the bank accounts if the wallets are not published', () => {
    expect(cellsOf({ account: 6000, bankAccount: 4000, wallet: null })).toEqual([
      { both: 0, 'bank-only': 4000, 'wallet-only': 2000, none: 4000 },
      { both: 4000, 'bank-only': 0, 'wallet-only': 2000, none: 4000 },
    ]);
  });
  it.each([
    [6000, 4000, 1999],
    [6000, 4000, 6001],
    [3999, 4000, 100],
    [10_001, 4000, 6001],
  ])(
    'refuses margins that contradict each other: account %i, bank %i, wallet %i',
    (account, bankAccount, wallet) => {
      expect(cellsOf({ account, bankAccount, wallet })).toEqual([]);
    },
  );
  it.each([
    [6000, 4000, 2000],
    [6000, 4000, 6000],
    [10_000, 10_000, 0],
    [0, 0, 0],
  ])('takes the ends: account %i, bank %i, wallet %i', (account, bankAccount, wallet) => {
    expect(cellsOf({ account, bankAccount, wallet })).toHaveLength(1);
  });
  it('gives the true cells of any set of people from their margins', () => {
    const people = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 100, maxLength: 100 });
    fc.assert(
      fc.property(people, (adults) => {
        const count = (holds: (adult: readonly [boolean, boolean]) => boolean) =>
          adults.filter(holds).length * 100;
        const margins = {
          account: count(([bank, wallet]) => bank || wallet),
          bankAccount: count(([bank]) => bank),
          wallet: count(([, wallet]) => wallet),
        };
        const truth = {
          both: count(([bank, wallet]) => bank && wallet),
          'bank-only': count(([bank, wallet]) => bank && !wallet),
          'wallet-only': count(([bank, wallet]) => !bank && wallet),
          none: count(([bank, wallet]) => !bank && !wallet),
        };
        expect(cellsOf(margins)).toEqual([truth]);
        const [none, all] = cellsOf({ ...margins, wallet: null });
        expect(none?.both).toBeLessThanOrEqual(truth.both);
        expect(all?.both).toBeGreaterThanOrEqual(truth.both);
        const { atLeast, atMost } = jointBounds(margins.bankAccount, margins.wallet);
        expect(truth.both).toBeGreaterThanOrEqual(atLeast);
        expect(truth.both).toBeLessThanOrEqual(atMost);
      }),
    );
  });
});

describe('jointBounds', () => {
  it.each([
    [6000, 5000, 1000, 5000],
    [3000, 5000, 0, 3000],
    [5000, 5000, 0, 5000],
    [10_000, 4000, 4000, 4000],
  ])('%i and %i have %i to %i in common, not their product', (a, b, atLeast, atMost) => {
    expect(jointBounds(a, b)).toEqual({ atLeast, atMost });
  });
});

describe('inclusion', () => {
  const BANK = [service(100, 'bank-account'), service(200, 'bank-account'), service(300, 'bank-account')];
  const CASH = [service(600, 'cash-pickup'), service(700, 'cash-pickup'), service(800, 'home-delivery')];

  it('finds who has no way to be paid, and what the others pay', () => {
    expect(groupOf(BANK)).toEqual({
      group: 'all',
      label: 'checked',
      cells: [
        { cell: 'both', share: same('15.00'), reachable: 3, unknown: 0, cost: same('2.000') },
        { cell: 'bank-only', share: same('25.00'), reachable: 3, unknown: 0, cost: same('2.000') },
        { cell: 'wallet-only', share: same('20.00'), reachable: 0, unknown: 0, cost: null },
        { cell: 'none', share: same('40.00'), reachable: 0, unknown: 0, cost: null },
      ],
      excludedShare: same('60.00'),
      unpricedShare: same('0.00'),
      inclusiveCost: same('2.000'),
      accountAndInternet: { atLeast: '10.00', atMost: '50.00' },
      debitCardAndInternet: { atLeast: '0.00', atMost: '15.00' },
      digitalPayment: '33.00',
      inactiveAccount: '0.00',
    });
  });

  it('weighs by the adults in each cell', () => {
    // 40 % of adults at 2.000, 60 % at 7.000.
    expect(groupOf([...BANK, ...CASH])).toMatchObject({
      excludedShare: same('0.00'),
      inclusiveCost: same('5.000'),
    });
  });

  it('gives no cost for a cell with one or two services, but does not count it as excluded', () => {
    const services = [...BANK, ...CASH.slice(1), service(50, 'mobile-wallet')];
    const group = groupOf(services);
    expect(group.cells.map(({ reachable, cost }) => [reachable, cost?.atLeast])).toEqual([
      [6, '1.167'],
      [5, '2.000'],
      [3, '5.167'],
      [2, undefined],
    ]);
    // 15 x 3.5/3 + 25 x 2 + 20 x 15.5/3, over 60.
    expect(group).toMatchObject({
      excludedShare: same('0.00'),
      unpricedShare: same('40.00'),
      inclusiveCost: same('2.847'),
    });
    expect(groupOf(CASH.slice(0, 2))).toMatchObject({ unpricedShare: same('100.00'), inclusiveCost: null });
  });

  it('gives bounds if the wallets of a group are not published', () => {
    const wallets = [1, 2, 3].map((at) => service(at * 10, 'mobile-wallet'));
    const group = groupOf([...BANK, ...wallets], { ...ADULTS, wallet: null });
    expect(group.cells.map(({ share }) => share)).toEqual([
      { atLeast: '0.00', atMost: '40.00' },
      { atLeast: '0.00', atMost: '40.00' },
      same('20.00'),
      same('40.00'),
    ]);
    // All 60 % at 0.200, or 40 % of them at 2.000.
    expect(group).toMatchObject({
      excludedShare: same('40.00'),
      inclusiveCost: { atLeast: '0.200', atMost: '1.400' },
    });
    expect(groupOf(wallets, { ...ADULTS, wallet: null })).toMatchObject({
      excludedShare: { atLeast: '40.00', atMost: '80.00' },
      inclusiveCost: same('0.200'),
    });
  });

  it('gives bounds, or no figure, if the pay-out of some services is not recorded', () => {
    const some = groupOf([...BANK, service(60)]);
    expect(some).toMatchObject({
      excludedShare: { atLeast: '0.00', atMost: '60.00' },
      unpricedShare: { atLeast: '0.00', atMost: '60.00' },
    });
    expect(some.cells[0]).toMatchObject({
      reachable: 3,
      unknown: 1,
      cost: { atLeast: '1.200', atMost: '2.000' },
    });
    expect(some.cells[3]).toMatchObject({ reachable: 0, unknown: 1, cost: null });
    // Too few to give the other cells a cost, whatever they pay out: the bounds are of those that have one.
    expect(some.inclusiveCost).toEqual({ atLeast: '1.200', atMost: '2.000' });
    expect(groupOf([...BANK, service(60), service(60), service(60)]).inclusiveCost).toBeNull();
    // At one end of what is possible somebody is in a cell that it is not settled for, at the other nobody.
    const wallets = [1, 2, 3].map((at) => service(at * 10, 'mobile-wallet'));
    const unsettled = { ...ADULTS, account: 6000, bankAccount: 6000, wallet: null };
    const noCash = [service(60), service(60), ...wallets.slice(0, 2), service(70, 'bank-account')];
    expect(groupOf(noCash, unsettled).inclusiveCost).toBeNull();
    // Nobody is in the cells that it is not settled for.
    const banked = { ...ADULTS, account: 10_000, bankAccount: 10_000, wallet: 0 };
    expect(groupOf([...BANK, service(60), service(60), service(60)], banked).inclusiveCost).toEqual({
      atLeast: '0.600',
      atMost: '2.000',
    });
  });

  it('says what is not published', () => {
    const bare = { ...ADULTS, internet: null, debitCard: null, digitalPayment: null, inactiveAccount: null };
    expect(groupOf(BANK, bare)).toMatchObject({
      accountAndInternet: null,
      debitCardAndInternet: null,
      digitalPayment: null,
      inactiveAccount: null,
    });
    expect(groupOf(BANK, { ...ADULTS, debitCard: null })).toMatchObject({ debitCardAndInternet: null });
    expect(groupOf(BANK, { ...ADULTS, group: 'rural' }).label).toBe('inferred');
  });

  it('lists the groups that are missing or whose margins contradict each other', () => {
    const groups = [
      ADULTS,
      { ...ADULTS, group: 'women', wallet: 1 } as const,
      { ...ADULTS, group: 'rural' } as const,
    ];
    expect(inclusion(BANK, [{ ...YEAR, groups }], 2014)).toMatchObject({
      version: 'karvon-inclusion-1',
      findexYear: 2014,
      services: 3,
      groups: [{ group: 'all' }, { group: 'rural' }],
      missing: ['women', 'men', 'poorest-40'],
    });
  });

  it.each([
    [[2014], 2014, 2014],
    [[2011, 2014, 2017], 2016, 2014],
    [[2017, 2011, 2014], 2018, 2017],
    [[2014], 2019, 2014],
    [[2014], 2020, null],
    [[2014], 2013, null],
    [[], 2014, null],
  ])('of surveys of adults in %j takes for prices of %i that of %s', (years, priceYear, expected) => {
    const answer = inclusion(
      BANK,
      years.map((year) => ({ ...YEAR, year })),
      priceYear,
    );
    if (expected === null) expect(answer).toEqual({ computable: false, why: 'no-survey-of-adults-in-date' });
    else expect(answer).toMatchObject({ computable: true, findexYear: expected });
  });

  it('gives no figure without a recorded pay-out method, a confirmed price, or a service for the sender', () => {
    const why = (services: readonly ServiceTotal[], sender?: Parameters<typeof inclusion>[3]) => {
      const answer = inclusion(services, [YEAR], 2014, sender);
      return answer.computable || answer.why;
    };
    expect(why([service(100), service(200)])).toBe('pay-out-not-recorded');
    expect(why([])).toBe('no-confirmed-price');
    const online = BANK.map((one) => ({
      ...one,
      fundingInstrument: 'bank-account' as const,
      papersNeeded: false,
    }));
    expect(why(online, ['cash-only'])).toBe('none-seen');
    expect(why(online, ['bank-account'])).toBe(true);
    expect(why([...online, { ...service(1, 'cash-pickup'), papersNeeded: false }], ['cash-only'])).toBe(true);
  });
});

describe('reachedBy', () => {
  it('sorts the services by whether a profile can reach them, and by price', () => {
    const services = [
      service(300, 'bank-account'),
      service(30),
      service(200, 'cash-pickup'),
      service(20, 'cash-pickup'),
    ];
    expect(reachedBy(services, { recipient: ['cash-only', 'phone'] })).toEqual({
      reachable: [20, 200],
      unknown: [30],
      notReachable: [300],
    });
    expect(reachedBy(services, {}).reachable).toEqual([20, 30, 200, 300]);
  });
});

describe('accessGap', () => {
  const online = { fundingInstrument: 'bank-account', accessPoint: 'internet' } as const;
  const ROWS = [
    ...pair('wise', [100, 50], [1, 1], online),
    ...pair('ria', [500, 100], [1, 1]),
    ...pair('unite', [400, 100], [1, 1]),
    ...pair('doubtful', [10, 0], [1, 1]),
  ];
  const sheet = sheetOf(ROWS);
  const gapOf = (of: CorridorPrices, profile: AccessProfile) => accessGap(serviceTotals(of), profile, of);
  const papers = ['papers'] as const;

  it('is what a sender without an account pays more, over confirmed prices only', () => {
    expect(gapOf(sheet, { sender: ['cash-only', ...papers] })).toEqual({
      computable: true,
      version: 'karvon-inclusion-1',
      reachable: 2,
      unknown: 0,
      notReachable: 1,
      cheapest: '1.500',
      cheapestReachable: '5.000',
      atLeast: '3.500',
      atMost: '3.500',
      // Of EUR 140.
      money: { currency: 'EUR', atLeast: '4.90', atMost: '4.90' },
      cost: { atLeast: null, atMost: null },
    });
    const all = { sender: ['bank-account', 'internet', ...papers] } as const;
    expect(gapOf(sheet, all)).toMatchObject({
      reachable: 3,
      atLeast: '0.000',
      atMost: '0.000',
      cost: { atLeast: '4.167', atMost: '4.167' },
    });
  });

  it('has only a lower bound if it is not recorded whether papers are needed', () => {
    expect(gapOf(sheet, { sender: ['cash-only'] })).toMatchObject({
      reachable: 0,
      unknown: 2,
      notReachable: 1,
      cheapestReachable: null,
      atLeast: '3.500',
      atMost: null,
      money: { atLeast: '4.90', atMost: null },
      cost: { atLeast: null, atMost: null },
    });
    expect(gapOf(sheet, { sender: ['bank-account', 'internet'] })).toMatchObject({
      cost: { atLeast: '4.167', atMost: null },
    });
  });

  it('gives no money if the amount is not known', () => {
    const nominal = sheetOf(ROWS, { amounts: NO_LOCAL_AMOUNTS });
    expect(gapOf(nominal, { sender: ['cash-only'] })).toMatchObject({ money: null, atLeast: '3.500' });
  });

  it('gives no figure if pay-out was not recorded, nothing was seen or nothing is confirmed', () => {
    const none = (why: string) => ({ computable: false, why });
    expect(gapOf(sheet, { recipient: ['cash-only'] })).toEqual(none('pay-out-not-recorded'));
    const onlineOnly = sheetOf(pair('wise', [100, 50], [1, 1], online));
    expect(gapOf(onlineOnly, { sender: ['cash-only'] })).toEqual(none('none-seen'));
    const doubtful = sheetOf(pair('doubtful', [10, 0], [1, 1]));
    expect(gapOf(doubtful, {})).toEqual(none('no-confirmed-price'));
  });

  it('has bounds for a recipient if the pay-out of some services is recorded', () => {
    const services = [
      service(100),
      service(200, 'bank-account'),
      service(350, 'cash-pickup'),
      service(360, 'cash-pickup'),
    ];
    expect(accessGap(services, { recipient: ['cash-only', 'phone'] }, sheet)).toMatchObject({
      reachable: 2,
      unknown: 1,
      notReachable: 1,
      atLeast: '0.000',
      atMost: '2.500',
      cost: { atLeast: '2.700', atMost: null },
    });
  });
});

describe('serviceTotals', () => {
  it('takes confirmed prices at 200, and the sender’s side of what they need', () => {
    const sheet = sheetOf([
      ...pair('wise', [100, 50], [1, 1]),
      ...pair('x', [100, 0], [1, 1]),
      row('y', 500, 1, 1),
    ]);
    expect(serviceTotals(sheet)).toEqual([{ fundingInstrument: 'cash', accessPoint: 'agent', totalBp: 150 }]);
  });
});
