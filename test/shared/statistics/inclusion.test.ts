import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccessProfile } from '../../../shared/model/access-profile.ts';
import type { CorridorPrices } from '../../../shared/model/corridor-prices.ts';
import { accessGap } from '../../../shared/statistics/access-gap.ts';
import { cellsOf, jointBounds } from '../../../shared/statistics/findex-cells.ts';
import { inclusion } from '../../../shared/statistics/inclusion.ts';
import {
  CELLS,
  type Cell,
  type CellFigures,
  type FindexShares,
  type FindexYear,
  type GroupInclusion,
  type Inclusion,
} from '../../../shared/statistics/inclusion-types.ts';
import {
  reachedBy,
  type SeenService,
  seenServices,
  serviceTotals,
} from '../../../shared/statistics/reached.ts';
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

type Payout = NonNullable<SeenService['payoutMethod']>;
/** A confirmed price, each by another provider unless one is given. */
const service = (
  totalBp: number,
  payoutMethod?: Payout,
  provider = `${payoutMethod} ${totalBp}`,
): SeenService => ({
  provider,
  confirmed: true,
  fundingInstrument: 'cash',
  accessPoint: 'agent',
  totalBp,
  ...(payoutMethod && { payoutMethod }),
});
const doubtful = (totalBp: number, payoutMethod?: Payout): SeenService => ({
  ...service(totalBp, payoutMethod),
  confirmed: false,
});
const same = (text: string) => ({ atLeast: text, atMost: text });

type Computed = Extract<Inclusion, { computable: true }>;
const answerOf = (services: readonly SeenService[], ...groups: readonly FindexShares[]): Computed => {
  const answer = inclusion(services, [{ ...YEAR, groups: groups.length > 0 ? groups : [ADULTS] }], 2014);
  return answer.computable ? answer : expect.fail(JSON.stringify(answer));
};
const groupOf = (services: readonly SeenService[], shares: FindexShares = ADULTS): GroupInclusion =>
  answerOf(services, shares).groups[0] ?? expect.fail('no group');
const cellOf = (cell: Cell, services: readonly SeenService[], shares = ADULTS): CellFigures =>
  answerOf(services, shares).cells.find((one) => one.cell === cell) ?? expect.fail(`no cell ${cell}`);

describe('cellsOf', () => {
  it('is exact if the three margins are published', () => {
    expect(cellsOf(ADULTS)).toEqual([
      ['both', 1500],
      ['bank-only', 2500],
      ['wallet-only', 2000],
      ['none', 4000],
    ]);
  });
  it('is two cells if the wallets are not published: never wallets of 0', () => {
    expect(cellsOf({ account: 6000, bankAccount: 4000, wallet: null })).toEqual([
      ['bank-account', 4000],
      ['no-bank-account', 6000],
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
    expect(cellsOf({ account, bankAccount, wallet })).toHaveLength(4);
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
        const both = count(([bank, wallet]) => bank && wallet);
        expect(cellsOf(margins)).toEqual([
          ['both', both],
          ['bank-only', count(([bank, wallet]) => bank && !wallet)],
          ['wallet-only', count(([bank, wallet]) => !bank && wallet)],
          ['none', count(([bank, wallet]) => !bank && !wallet)],
        ]);
        expect(cellsOf({ ...margins, wallet: null })).toEqual([
          ['bank-account', margins.bankAccount],
          ['no-bank-account', count(([bank]) => !bank)],
        ]);
        const { atLeast, atMost } = jointBounds(margins.bankAccount, margins.wallet);
        expect(both).toBeGreaterThanOrEqual(atLeast);
        expect(both).toBeLessThanOrEqual(atMost);
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
  const BANK = [
    service(100, 'bank-account'),
    service(200, 'partner-bank-account'),
    service(300, 'bank-account'),
  ];
  const CASH = [service(600, 'cash-pickup'), service(700, 'cash-pickup'), service(800, 'home-delivery')];
  const WALLET = [10, 20, 30].map((totalBp) => service(totalBp, 'mobile-wallet'));
  const CARD = [40, 50, 60].map((totalBp) => service(totalBp, 'card'));
  const NO_WALLETS = { ...ADULTS, wallet: null };

  it('finds who has no way to be paid in the survey, and what the others pay', () => {
    const answer = answerOf(BANK);
    const paid = {
      standing: 'priced',
      seen: 3,
      confirmed: 3,
      providers: 3,
      unknown: 0,
      cost: same('2.000'),
      costWithUnconfirmed: same('2.000'),
      costWithCard: null,
      gap: same('0.000'),
    };
    const unpaid = { ...paid, standing: 'none-seen', seen: 0, confirmed: 0, providers: 0 };
    const without = { cost: null, costWithUnconfirmed: null, gap: null };
    expect(answer.cells).toEqual([
      { ...paid, cell: 'both' },
      { ...paid, cell: 'bank-only' },
      { ...unpaid, ...without, cell: 'wallet-only' },
      { ...unpaid, ...without, cell: 'none' },
    ]);
    expect(answer.groups).toEqual([
      {
        group: 'all',
        label: 'checked',
        shares: [
          { cell: 'both', share: '15.00' },
          { cell: 'bank-only', share: '25.00' },
          { cell: 'wallet-only', share: '20.00' },
          { cell: 'none', share: '40.00' },
        ],
        noWaySeenShare: '60.00',
        tooFewShare: '0.00',
        inclusiveCost: same('2.000'),
        inclusiveCostWithUnconfirmed: same('2.000'),
        gap: same('0.000'),
        debitCard: '15.00',
        accountAndInternet: { atLeast: '10.00', atMost: '50.00' },
        debitCardAndInternet: { atLeast: '0.00', atMost: '15.00' },
        digitalPayment: '33.00',
        inactiveAccount: '0.00',
      },
    ]);
    expect(answer.card).toEqual({ services: 0, confirmed: 0, providers: 0 });
  });

  /** Which cells each pay-out pays; null: not known. */
  it.each([
    ['cash-pickup', [true, true, true, true, true, true]],
    ['home-delivery', [true, true, true, true, true, true]],
    ['bank-account', [true, true, false, false, true, false]],
    ['partner-bank-account', [true, true, false, false, true, false]],
    ['mobile-wallet', [true, false, true, false, null, null]],
    ['card', [false, false, false, false, false, false]],
    [undefined, [null, null, null, null, null, null]],
  ] as const)('%s pays these of the six cells: %j', (payoutMethod, expected) => {
    // A pay-out that is recorded somewhere, so that there are cells at all.
    const services = [service(100, payoutMethod), service(9000, 'card')];
    const cells = [...answerOf(services).cells, ...answerOf(services, NO_WALLETS).cells];
    expect(cells.map(({ cell }) => cell)).toEqual([...CELLS]);
    expect(cells.map(({ seen, unknown }) => (unknown > 0 ? null : seen > 0))).toEqual(expected);
  });

  it('weighs by the adults in each cell, and what they pay more than those who have most', () => {
    // 40 % of adults at 2.000, 60 % at 7.000.
    const answer = answerOf([...BANK, ...CASH]);
    expect(answer.cells.map(({ gap }) => gap)).toEqual([
      same('0.000'),
      same('0.000'),
      same('5.000'),
      same('5.000'),
    ]);
    expect(answer.groups[0]).toMatchObject({
      noWaySeenShare: '0.00',
      inclusiveCost: same('5.000'),
      gap: same('3.000'),
    });
  });

  it('prices a cell from three services of two providers on', () => {
    const priced = (...services: SeenService[]) => cellOf('none', services).standing;
    const [one, two, three] = [1, 2, 3].map((at) => service(at, 'cash-pickup', 'acme'));
    const other = service(4, 'cash-pickup', 'beta');
    if (!one || !two || !three) return expect.fail('three services');
    expect(priced(one, two, three)).toBe('too-few');
    expect(priced(one, other)).toBe('too-few');
    expect(priced(one, two, other)).toBe('priced');
    // The mean is of the three cheapest, also where one firm has them.
    expect(cellOf('none', [one, two, three, other]).cost).toEqual(same('0.020'));
  });

  it('counts adults of whose cell too few services are seen apart from those of whose none is', () => {
    const services = [...BANK, ...CASH.slice(1), service(50, 'mobile-wallet')];
    const { cells, groups } = answerOf(services);
    expect(cells.map(({ standing, seen, cost }) => [standing, seen, cost?.atLeast])).toEqual([
      ['priced', 6, '1.167'],
      ['priced', 5, '2.000'],
      ['priced', 3, '5.167'],
      ['too-few', 2, undefined],
    ]);
    // 15 x 3.5/3 + 25 x 2 + 20 x 15.5/3, over 60; the gaps to the first cell: 25 x 2.5/3 + 20 x 4, over 60.
    expect(groups[0]).toMatchObject({
      noWaySeenShare: '0.00',
      tooFewShare: '40.00',
      inclusiveCost: same('2.847'),
      gap: same('1.681'),
    });
    expect(groupOf(CASH.slice(0, 2))).toMatchObject({
      tooFewShare: '100.00',
      inclusiveCost: null,
      gap: null,
    });
  });

  it('has no gap where the cell that has most is not priced', () => {
    const one = { ...ADULTS, account: 10_000, bankAccount: 10_000, wallet: 0 };
    expect(cellOf('none', CASH).gap).toEqual(same('0.000'));
    const few = [...CASH.slice(0, 2)];
    expect(cellOf('none', few).gap).toBeNull();
    // Nobody is in the cells without an account: no weight, no division by 0.
    expect(groupOf(BANK, one)).toMatchObject({ noWaySeenShare: '0.00', inclusiveCost: same('2.000') });
    expect(groupOf(BANK, { ...ADULTS, account: 0, bankAccount: 0, wallet: 0 })).toMatchObject({
      noWaySeenShare: '100.00',
      inclusiveCost: null,
    });
  });

  it('counts a price that is not confirmed as a way, and lets it price nothing', () => {
    const services = [...CASH, doubtful(-50, 'cash-pickup'), doubtful(10, 'bank-account')];
    expect(cellOf('none', services)).toMatchObject({
      standing: 'priced',
      seen: 4,
      confirmed: 3,
      cost: same('7.000'),
      // (-0.5 + 6 + 7) / 3
      costWithUnconfirmed: same('4.167'),
    });
    const alone = [doubtful(1, 'cash-pickup'), doubtful(2, 'cash-pickup'), doubtful(3, 'cash-pickup')];
    expect(answerOf(alone)).toMatchObject({ services: 3, confirmed: 0 });
    expect(cellOf('none', alone)).toMatchObject({
      standing: 'too-few',
      seen: 3,
      confirmed: 0,
      providers: 0,
      cost: null,
      costWithUnconfirmed: same('0.020'),
    });
    expect(groupOf(alone)).toMatchObject({
      noWaySeenShare: '0.00',
      tooFewShare: '100.00',
      inclusiveCost: null,
      inclusiveCostWithUnconfirmed: same('0.020'),
    });
  });

  it('keeps a card apart from an account', () => {
    const { card, cells, groups } = answerOf([...CARD, doubtful(5, 'card'), ...CASH]);
    expect(card).toEqual({ services: 4, confirmed: 3, providers: 3 });
    expect(cells.map(({ cost, costWithCard }) => [cost?.atMost, costWithCard?.atMost])).toEqual([
      ['7.000', '0.500'],
      ['7.000', '0.500'],
      ['7.000', undefined],
      ['7.000', undefined],
    ]);
    expect(groups[0]?.debitCard).toBe('15.00');
    // Only cards: nobody is known to be paid by an account alone.
    expect(groupOf(CARD).noWaySeenShare).toBe('100.00');
    expect(cellOf('both', CARD)).toMatchObject({ standing: 'none-seen', costWithCard: same('0.500') });
  });

  it('has bounds if the wallets of a group are not published', () => {
    const { cells, groups } = answerOf([...BANK, ...CASH, ...WALLET], NO_WALLETS);
    expect(cells).toMatchObject([
      { cell: 'bank-account', seen: 6, unknown: 3, cost: { atLeast: '0.200', atMost: '2.000' } },
      { cell: 'no-bank-account', seen: 3, unknown: 3, cost: { atLeast: '0.200', atMost: '7.000' } },
    ]);
    // Each end less the other cell's other end, not below 0.
    expect(cells[1]?.gap).toEqual({ atLeast: '0.000', atMost: '6.800' });
    expect(groups[0]).toMatchObject({
      shares: [
        { cell: 'bank-account', share: '40.00' },
        { cell: 'no-bank-account', share: '60.00' },
      ],
      // 40 at 2.000 and 60 at 7.000 at most.
      inclusiveCost: { atLeast: '0.200', atMost: '5.000' },
    });
    // A wallet would be a way: too few are known, which is not that none was seen.
    expect(cellOf('no-bank-account', WALLET, NO_WALLETS)).toMatchObject({
      standing: 'too-few',
      seen: 0,
      unknown: 3,
    });
  });

  it('has bounds if the pay-out of some services is not recorded', () => {
    const some = answerOf([...BANK, service(60)]);
    expect(some.cells[0]).toMatchObject({ seen: 3, unknown: 1, cost: { atLeast: '1.200', atMost: '2.000' } });
    expect(some.cells[3]).toMatchObject({ standing: 'too-few', seen: 0, unknown: 1, cost: null });
    expect(some.groups[0]).toMatchObject({
      noWaySeenShare: '0.00',
      tooFewShare: '60.00',
      inclusiveCost: { atLeast: '1.200', atMost: '2.000' },
    });
  });

  it('says what is not published', () => {
    const bare = { ...ADULTS, internet: null, debitCard: null, digitalPayment: null, inactiveAccount: null };
    expect(groupOf(BANK, bare)).toMatchObject({
      debitCard: null,
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
    expect(answerOf(BANK, ...groups)).toMatchObject({
      version: 'karvon-inclusion-2',
      findexYear: 2014,
      services: 3,
      groups: [{ group: 'all' }, { group: 'rural' }],
      missing: ['women', 'men', 'poorest-40'],
    });
  });

  it('compares groups, and calls under six points no clear difference', () => {
    const women = { ...ADULTS, group: 'women', account: 5400, bankAccount: 3400 } as const;
    const men = { ...ADULTS, group: 'men', account: 6600, bankAccount: 3999, wallet: 3500 } as const;
    const poor = { ...NO_WALLETS, group: 'poorest-40' } as const;
    const { differences } = answerOf(BANK, ADULTS, women, men, poor);
    // Women: 15, 19, 20, 46; men: 8.99, 31, 26.01, 34. The poorest have other cells than all.
    expect(differences).toEqual([
      { groups: ['women', 'men'], cell: 'both', points: '6.01', clear: true },
      { groups: ['women', 'men'], cell: 'bank-only', points: '-12.00', clear: true },
      { groups: ['women', 'men'], cell: 'wallet-only', points: '-6.01', clear: true },
      { groups: ['women', 'men'], cell: 'none', points: '12.00', clear: true },
    ]);
    const clear = (account: number) =>
      answerOf(
        BANK,
        { ...NO_WALLETS, account, bankAccount: account },
        { ...NO_WALLETS, group: 'rural', account: 5000, bankAccount: 5000 },
      ).differences.map((one) => [one.groups[0], one.points, one.clear]);
    expect(clear(5599)[0]).toEqual(['rural', '-5.99', false]);
    expect(clear(5600)[0]).toEqual(['rural', '-6.00', true]);
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

  it('gives no figure without a recorded pay-out method, or a service for the sender', () => {
    const why = (services: readonly SeenService[], sender?: Parameters<typeof inclusion>[3]) => {
      const answer = inclusion(services, [YEAR], 2014, sender);
      return answer.computable ? answer.services : answer.why;
    };
    expect(why([service(100), service(200)])).toBe('pay-out-not-recorded');
    expect(why([])).toBe('pay-out-not-recorded');
    const online = BANK.map((one) => ({
      ...one,
      fundingInstrument: 'bank-account' as const,
      papersNeeded: false,
    }));
    expect(why(online, ['cash-only'])).toBe('none-seen');
    expect(why(online, ['bank-account'])).toBe(3);
    const cash = { ...service(1, 'cash-pickup'), papersNeeded: false };
    expect(why([...online, cash], ['cash-only'])).toBe(1);
    // Papers that are not recorded are asked for, not a reason to leave a service out.
    expect(why([service(1, 'cash-pickup')], ['cash-only'])).toBe(1);
  });

  it('holds for any services and any adults', () => {
    const payouts = [
      ...Object.keys({ 'cash-pickup': 0, 'bank-account': 0, 'mobile-wallet': 0, card: 0 }),
      undefined,
    ];
    const anyService = fc
      .tuple(
        fc.integer({ min: -500, max: 3000 }),
        fc.constantFrom(...payouts),
        fc.constantFrom('a', 'b', 'c'),
        fc.boolean(),
      )
      .map(([totalBp, payout, provider, confirmed]) => ({
        ...service(totalBp, payout as Payout | undefined, provider),
        confirmed,
      }));
    const anyAdults = fc
      .tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }), fc.boolean())
      .map(([a, b, asked]) => {
        const [bankAccount, account] = a < b ? [a, b] : [b, a];
        return { ...ADULTS, account, bankAccount, wallet: asked ? account - bankAccount : null };
      });
    fc.assert(
      fc.property(fc.array(anyService, { maxLength: 12 }), anyAdults, (services, adults) => {
        const answer = inclusion([service(2500, 'card'), ...services], [{ ...YEAR, groups: [adults] }], 2014);
        if (!answer.computable) return expect.fail(answer.why);
        const [group] = answer.groups;
        if (!group) return expect.fail('no group');
        const total = group.shares.reduce((sum, { share }) => sum + Math.round(Number(share) * 100), 0);
        expect(total).toBe(10_000);
        for (const {
          standing,
          seen,
          confirmed,
          providers,
          unknown,
          cost,
          costWithCard,
          gap,
        } of answer.cells) {
          expect(seen).toBeGreaterThanOrEqual(confirmed);
          expect(confirmed).toBeGreaterThanOrEqual(providers);
          expect(standing === 'priced').toBe(confirmed >= 3 && providers >= 2);
          expect(standing === 'none-seen').toBe(seen + unknown === 0);
          expect(cost === null).toBe(standing !== 'priced');
          if (cost) expect(Number(cost.atLeast)).toBeLessThanOrEqual(Number(cost.atMost));
          if (cost && costWithCard)
            expect(Number(costWithCard.atMost)).toBeLessThanOrEqual(Number(cost.atMost));
          if (gap) expect(Number(gap.atLeast)).toBeGreaterThanOrEqual(0);
        }
        if (!group.inclusiveCost) return;
        const costs = answer.cells.flatMap(({ cost }) => cost ?? []);
        expect(Number(group.inclusiveCost.atLeast)).toBeGreaterThanOrEqual(
          Math.min(...costs.map(({ atLeast }) => Number(atLeast))) - 0.001,
        );
        expect(Number(group.inclusiveCost.atMost)).toBeLessThanOrEqual(
          Math.max(...costs.map(({ atMost }) => Number(atMost))) + 0.001,
        );
      }),
    );
  });

  it('takes from a sheet every service with a price at 200, and which are confirmed', () => {
    const sheet = sheetOf([...pair('wise', [100, 50], [1, 1]), ...pair('blank', [10, 0], [1, 1])]);
    expect(
      seenServices(sheet).map(({ provider, totalBp, confirmed }) => [provider, totalBp, confirmed]),
    ).toEqual([
      ['blank', 10, false],
      ['wise', 150, true],
    ]);
    expect(serviceTotals(sheet).map(({ totalBp }) => totalBp)).toEqual([150]);
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
      version: 'karvon-inclusion-2',
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
    expect(serviceTotals(sheet)).toMatchObject([
      { provider: 'wise', fundingInstrument: 'cash', accessPoint: 'agent', totalBp: 150 },
    ]);
  });
});
