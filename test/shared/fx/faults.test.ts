/**
 * One bank is wrong, and many, two or one bank publish the currency: a wrong figure is never taken, on the first day or
 * later; and a true one is.
 */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { benchmarkOf } from '../../../shared/fx/benchmark.ts';
import type { Benchmark, NoticeRule } from '../../../shared/fx/benchmark-types.ts';
import type { CollectedBulletin, PublishedRate } from '../../../shared/fx/bulletin.ts';
import type { Day } from '../../../shared/model/day.ts';
import { addDays } from '../../../shared/model/day.ts';
import { type BankOf, bulletinOf, decimal, rulesFor, times, USD, upsideDown, withRate } from './world.ts';

/** Monday to Friday of two weeks. */
const DAYS: readonly Day[] = [2, 3, 4, 5, 6, 9, 10, 11, 12, 13].map((day) => addDays('2026-03-01', day - 1));
const [MONDAY = '', TUESDAY = '', WEDNESDAY = '', THURSDAY = '', FRIDAY = ''] = DAYS;

/** The faulty bank first. All publish the dollar, the major ones, and XXX. */
const ALL: readonly BankOf[] = [
  { id: 'nbk', local: 'KZT', publishes: ['USD', 'EUR', 'CHF', 'XXX'] },
  { id: 'nbkr', local: 'KGS', publishes: ['USD', 'EUR', 'CHF', 'XXX'] },
  { id: 'cbr', local: 'RUB', publishes: ['USD', 'EUR', 'CHF', 'XXX'], nominals: { XXX: 100 } },
  { id: 'ecb', local: 'EUR', direction: 'foreign-per-local', publishes: ['USD', 'CHF', 'XXX'] },
];
const COUNTS = [4, 2, 1] as const;
const banksOf = (count: number) => ALL.slice(0, count);

type Change = (rate: PublishedRate) => PublishedRate;
const AFGHANI = 0.0145;

interface Fault {
  readonly currency: string;
  readonly change: Change;
}

const worldWith = (xxx: number) => ({ ...USD, XXX: xxx });

/** True bulletins of all days; from `since` on the faulty bank prints one rate otherwise. */
const bulletinsOf = (count: number, xxx: number, since: Day, { currency, change }: Fault, faulty = 0) =>
  DAYS.flatMap((day) =>
    banksOf(count).map((bank, index) => {
      const bulletin = bulletinOf(bank, day, worldWith(xxx));
      return index === faulty && day >= since ? withRate(bulletin, currency, change) : bulletin;
    }),
  );

/** What was true on the Friday before. */
const previousOf = (xxx: number): Pick<Benchmark, 'rates'> => ({
  rates: Object.entries(worldWith(xxx)).map(([currency, usd]) => ({
    currency,
    usd: decimal(usd),
    fixedOn: '2026-02-27',
    age: 0,
    basis: 'consensus',
    banks: [],
    bulletins: [],
  })),
});

const benchmark = (bulletins: readonly CollectedBulletin[], day: Day, count = 4, xxx = AFGHANI): Benchmark =>
  benchmarkOf(bulletins, day, rulesFor(banksOf(count), { previous: previousOf(xxx) }));
const rateOf = ({ rates }: Benchmark, currency = 'XXX') => rates.find((rate) => rate.currency === currency);
const rulesNamed = ({ notices }: Benchmark, currency = 'XXX'): NoticeRule[] =>
  notices.filter((notice) => notice.currency === currency).map(({ rule }) => rule);

/** The day and basis of the rate, and the rule that excludes the faulty submission; by number of banks. */
type Expected = readonly [fixedOn: Day, basis: string, rule: NoticeRule | undefined];

describe.each<[string, Change, Record<(typeof COUNTS)[number], Expected>]>([
  [
    'upside down',
    upsideDown,
    {
      4: [FRIDAY, 'consensus', 'outlier'],
      2: [FRIDAY, 'one-bank', 'disagrees'],
      1: [THURSDAY, 'one-bank', 'upside-down'],
    },
  ],
  ...[10, 100, 1000, 0.1, 0.01, 0.001].map(
    (factor): [string, Change, Record<(typeof COUNTS)[number], Expected>] => [
      `nominal misread, ${factor} times`,
      times(factor),
      {
        4: [FRIDAY, 'consensus', 'outlier'],
        2: [FRIDAY, 'one-bank', 'disagrees'],
        // 7.6 printed as 0.076 fits a true 0.13 upside down about as well.
        1: [THURSDAY, 'one-bank', factor === 0.01 ? 'upside-down' : 'magnitude'],
      },
    ],
  ),
  [
    'shifted by 3 %',
    times(1.03),
    {
      4: [FRIDAY, 'consensus', 'outlier'],
      2: [FRIDAY, 'one-bank', 'disagrees'],
      1: [THURSDAY, 'one-bank', 'jump'],
    },
  ],
])('%s', (_, change, expected) => {
  test.each(COUNTS)('published by %i', (count) => {
    const [fixedOn, basis, rule] = expected[count];
    const result = benchmark(bulletinsOf(count, AFGHANI, FRIDAY, { currency: 'XXX', change }), FRIDAY, count);
    const rate = rateOf(result);
    expect(Number(rate?.usd)).toBeCloseTo(AFGHANI, 8);
    expect([rate?.fixedOn, rate?.basis]).toEqual([fixedOn, count === 1 ? 'one-bank' : basis]);
    expect(rulesNamed(result)).toEqual([rule]);
    const [notice] = result.notices;
    expect(notice?.bank).toBe('nbk');
    expect(result.bulletins[notice?.bulletins[0] ?? '']?.source).toBe('nbk');
    if (count === 4) expect(rate?.banks).toEqual(['cbr', 'ecb', 'nbkr']);
  });
});

const hardFaults: readonly Change[] = [upsideDown, ...[10, 100, 1000, 0.1, 0.01, 0.001].map(times)];

test('a figure upside down or a power of ten off is never taken, however often the bank repeats it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...COUNTS),
      fc.nat(3),
      fc.double({ min: -6, max: 0.6, noNaN: true }),
      fc.constantFrom(...hardFaults),
      fc.constantFrom(...DAYS.slice(1)),
      (count, faulty, log10, change, since) => {
        const xxx = 10 ** log10;
        const bank = banksOf(count)[faulty % count];
        if (!bank) return;
        // A figure nearly equal to its reciprocal is not a fault that can be found.
        const printed = Number(bulletinOf(bank, MONDAY, worldWith(xxx)).rates.at(-1)?.rate);
        const nominal = bank.nominals?.XXX ?? 1;
        fc.pre([printed, printed / nominal].every((figure) => Math.abs(Math.log(figure)) > 0.03));
        const fault = { currency: 'XXX', change };
        const bulletins = bulletinsOf(count, xxx, since, fault, faulty % count);
        for (const day of [since, '2026-03-13', '2026-03-18', '2026-06-01']) {
          const rate = rateOf(benchmark(bulletins, day, count, xxx));
          if (rate) expect(Number(rate.usd) / xxx).toBeCloseTo(1, 5);
        }
      },
    ),
    { numRuns: 150 },
  );
});

describe('the bank’s dollar rate is wrong, and with it all its submissions', () => {
  test.each(COUNTS)('published by %i', (count) => {
    for (const change of hardFaults) {
      const bulletins = bulletinsOf(count, AFGHANI, FRIDAY, { currency: 'USD', change });
      const result = benchmark(bulletins, FRIDAY, count);
      for (const [currency, truth] of [
        ['XXX', AFGHANI],
        ['KZT', USD.KZT],
        ['CHF', USD.CHF],
      ] as const)
        expect(Number(rateOf(result, currency)?.usd) / (truth ?? 0)).toBeCloseTo(1, 5);
      expect(new Set(rulesNamed(result))).toEqual(new Set(['bank-off']));
    }
  });

  it('shifted by 3 %: excluded where other banks publish, held back where not', () => {
    const shifted = { currency: 'USD', change: times(1.03) };
    const many = benchmark(bulletinsOf(4, AFGHANI, FRIDAY, shifted), FRIDAY);
    expect(rulesNamed(many)).toEqual(['bank-off']);
    expect(rulesNamed(many, 'KZT')).toEqual(['bank-off']);
    expect(Number(rateOf(many, 'KZT')?.usd)).toBeCloseTo(0.0019, 6);
    const one = benchmark(bulletinsOf(1, AFGHANI, FRIDAY, shifted), FRIDAY, 1);
    expect(rateOf(one)?.fixedOn).toBe(THURSDAY);
  });
});

describe('two banks disagree', () => {
  const twoDays = (friday: readonly [number, number], thursday: number | undefined) => {
    const [a, b] = ALL;
    if (!a || !b) throw new Error('two banks');
    const before =
      thursday === undefined ? [] : [a, b].map((bank) => bulletinOf(bank, THURSDAY, worldWith(thursday)));
    const now = [bulletinOf(a, FRIDAY, worldWith(friday[0])), bulletinOf(b, FRIDAY, worldWith(friday[1]))];
    return benchmarkOf([...before, ...now], FRIDAY, rulesFor([a, b]));
  };
  test.each<[string, readonly [number, number], number | undefined, number | undefined, NoticeRule[]]>([
    ['they agree within 2 %', [1e-2, 1.019e-2], 1e-2, 1.0095e-2, []],
    ['one stays, one moves', [1.1e-2, 1.001e-2], 1e-2, 1.001e-2, ['disagrees']],
    ['both move, one less', [1.024e-2, 1.05e-2], 1e-2, 1.024e-2, ['disagrees']],
    ['both move too far', [1.2e-2, 1.5e-2], 1e-2, undefined, ['disagrees', 'disagrees']],
    ['nothing before', [1e-2, 1.1e-2], undefined, undefined, ['disagrees', 'disagrees']],
    ['they agree on a devaluation', [0.5e-2, 0.501e-2], 1e-2, 0.5005e-2, []],
  ])('%s', (_, friday, thursday, expected, rules) => {
    const result = twoDays(friday, thursday);
    const rate = rateOf(result);
    if (expected === undefined && thursday === undefined) expect(rate).toBeUndefined();
    else if (expected === undefined) expect([rate?.fixedOn, Number(rate?.usd)]).toEqual([THURSDAY, thursday]);
    else {
      expect(rate?.fixedOn).toBe(FRIDAY);
      expect(Number(rate?.usd)).toBeCloseTo(expected, 8);
    }
    expect(rulesNamed(result)).toEqual(rules);
  });
});

describe('devaluations happen', () => {
  const [bank, other] = ALL;
  if (!bank || !other) throw new Error('two banks');
  const on = (day: Day, xxx: number, by = bank) => bulletinOf(by, day, worldWith(xxx));
  const past = { previous: previousOf(0.01) };
  const benchmark = (bulletins: readonly CollectedBulletin[], day: Day, count: number) =>
    benchmarkOf(bulletins, day, rulesFor(banksOf(count), past));

  it('of one bank: held back on the first day, taken on the second', () => {
    const bulletins = [on(MONDAY, 0.01), on(TUESDAY, 0.006), on(WEDNESDAY, 0.0061)];
    const first = benchmark(bulletins, TUESDAY, 1);
    expect([Number(rateOf(first)?.usd), rulesNamed(first)]).toEqual([expect.closeTo(0.01, 8), ['jump']]);
    const second = benchmark(bulletins, WEDNESDAY, 1);
    expect([Number(rateOf(second)?.usd), rulesNamed(second)]).toEqual([expect.closeTo(0.0061, 8), []]);
  });

  it('a different figure on the second day confirms nothing', () => {
    const bulletins = [on(MONDAY, 0.01), on(TUESDAY, 0.006), on(WEDNESDAY, 0.008)];
    expect(rateOf(benchmark(bulletins, WEDNESDAY, 1))?.fixedOn).toBe(MONDAY);
  });

  it('a glitch of one day leaves no trace', () => {
    const bulletins = [on(MONDAY, 0.01), on(TUESDAY, 0.006), on(WEDNESDAY, 0.0101)];
    const result = benchmark(bulletins, WEDNESDAY, 1);
    expect([rateOf(result)?.fixedOn, rulesNamed(result)]).toEqual([WEDNESDAY, []]);
  });

  it('to a third or less: not taken from one bank alone, but a second bank confirms it on a later day', () => {
    const alone = [on(MONDAY, 0.01), on(TUESDAY, 0.001), on(WEDNESDAY, 0.001)];
    expect(rateOf(benchmark(alone, WEDNESDAY, 2))?.fixedOn).toBe(MONDAY);
    const confirmed = benchmark([...alone, on(THURSDAY, 0.00101, other)], THURSDAY, 2);
    expect(Number(rateOf(confirmed)?.usd)).toBeCloseTo(0.00101, 8);
  });

  it('to a third or less: a reference magnitude entered since confirms it too', () => {
    const bulletins = [on(MONDAY, 0.01), on(TUESDAY, 0.001)];
    const priors = [{ currency: 'XXX', usd: '0.0011', on: TUESDAY }];
    const rules = rulesFor(banksOf(1), { ...past, priors });
    expect(rateOf(benchmarkOf(bulletins, TUESDAY, rules))?.fixedOn).toBe(TUESDAY);
    // A magnitude from before confirms nothing.
    const old = rulesFor(banksOf(1), {
      ...past,
      priors: [{ currency: 'XXX', usd: '0.0011', on: '2026-02-01' }],
    });
    expect(rateOf(benchmarkOf(bulletins, TUESDAY, old))?.fixedOn).toBe(MONDAY);
  });
});

describe('a bank alone without a previous figure', () => {
  const alone = (xxx: number, change: Change = (rate) => rate) => {
    const [bank] = ALL;
    if (!bank) throw new Error('a bank');
    const priors = [
      { currency: 'XXX', usd: '0.014', on: '2025-06-01' },
      { currency: 'XXX', usd: '3', on: '2012-01-01' },
    ];
    const bulletin = withRate(bulletinOf(bank, MONDAY, worldWith(xxx)), 'XXX', change);
    return [
      benchmarkOf([bulletin], MONDAY, rulesFor([bank], { priors })),
      benchmarkOf([bulletin], MONDAY, rulesFor([bank])),
    ] as const;
  };
  it('is checked against a reference magnitude; without one it is not taken', () => {
    const [withPrior, without] = alone(AFGHANI);
    expect(Number(rateOf(withPrior)?.usd)).toBeCloseTo(AFGHANI, 8);
    expect(rateOf(without)).toBeUndefined();
    expect(rulesNamed(without)).toEqual(['no-reference']);
    expect(without.absent).toContainEqual({ currency: 'XXX', why: 'not-taken' });
  });
  it('is never taken upside down or a power of ten off', () => {
    for (const change of hardFaults) expect(rateOf(alone(AFGHANI, change)[0])).toBeUndefined();
  });
});

test('unknown is never 0: a figure that is not a positive decimal number is excluded and named', () => {
  for (const rate of ['0', '0.000', '', 'NaN', '-1', '1,5', '1e3']) {
    const change: Change = (published) => ({ ...published, rate });
    const one = benchmark(bulletinsOf(1, AFGHANI, FRIDAY, { currency: 'XXX', change }), FRIDAY, 1);
    expect([rateOf(one)?.fixedOn, rulesNamed(one)]).toEqual([THURSDAY, ['not-a-rate']]);
    const many = benchmark(bulletinsOf(4, AFGHANI, FRIDAY, { currency: 'XXX', change }), FRIDAY);
    expect([rateOf(many)?.banks, rulesNamed(many)]).toEqual([['cbr', 'ecb', 'nbkr'], ['not-a-rate']]);
    expect(many.rates.every(({ usd }) => Number(usd) > 0)).toBe(true);
  }
  const noNominal: Change = (published) => ({ ...published, nominal: 0 });
  const result = benchmark(
    bulletinsOf(1, AFGHANI, FRIDAY, { currency: 'XXX', change: noNominal }),
    FRIDAY,
    1,
  );
  expect(rulesNamed(result)).toEqual(['not-a-rate']);
  const noDollar: Change = (published) => ({ ...published, rate: decimal(1e-9).replace(/[1-9]/g, '0') });
  const silent = benchmark(bulletinsOf(1, AFGHANI, FRIDAY, { currency: 'USD', change: noDollar }), FRIDAY, 1);
  expect(rateOf(silent)?.fixedOn).toBe(THURSDAY);
  expect(rulesNamed(silent, 'USD').sort()).toEqual(['no-dollar-rate', 'not-a-rate']);
});
