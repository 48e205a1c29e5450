/** What goes into a benchmark: submissions, carry-forward, pegs, pairs; and that the order of the input does not matter. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { benchmarkOf, benchmarksOf } from '../../../shared/fx/benchmark.ts';
import type { Benchmark, Peg } from '../../../shared/fx/benchmark-types.ts';
import type { CollectedBulletin } from '../../../shared/fx/bulletin.ts';
import { crossRate, pairOf } from '../../../shared/fx/cross-rate.ts';
import type { Day } from '../../../shared/model/day.ts';
import { addDays } from '../../../shared/model/day.ts';
import { BANKS, type BankOf, bulletinOf, decimal, rulesFor, times, USD, withRate } from './world.ts';

const FRIDAY = '2026-03-06';
const WEEK: readonly Day[] = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', FRIDAY];
const priors = Object.entries(USD).map(([currency, usd]) => ({
  currency,
  usd: decimal(usd),
  on: '2026-01-01',
}));
const RULES = rulesFor(BANKS, { priors });

const publishesOn = ({ calendar }: BankOf, day: Day) => calendar === undefined || day === FRIDAY;
const bulletins: readonly CollectedBulletin[] = WEEK.flatMap((day, index) =>
  BANKS.filter((bank) => publishesOn(bank, day)).map((bank) =>
    bulletinOf(bank, day, { ...USD, KGS: (USD.KGS ?? 0) * (1 + index / 1000) }),
  ),
);
const find = (benchmark: Benchmark, currency: string) =>
  benchmark.rates.find((rate) => rate.currency === currency);
const absent = (benchmark: Benchmark, currency: string) =>
  benchmark.absent.find((one) => one.currency === currency)?.why;

describe('one submission per bank and currency', () => {
  const friday = benchmarkOf(bulletins, FRIDAY, RULES);

  it('a rate names all bulletins behind it, and no others', () => {
    expect(find(friday, 'KGS')).toMatchObject({ basis: 'consensus', banks: ['cbr', 'nbk', 'nbkr'], age: 0 });
    const named = new Set([...friday.rates, ...friday.notices].flatMap((rate) => rate.bulletins));
    expect(Object.keys(friday.bulletins)).toEqual([...named].sort());
    expect(friday.bulletins['cbr:2026-03-06']).toEqual({
      source: 'cbr',
      fixedOn: FRIDAY,
      validOn: FRIDAY,
      evidence: 'cbr 2026-03-06',
    });
    expect(Object.keys(friday.bulletins).every((ref) => ref.endsWith(FRIDAY))).toBe(true);
  });

  it('a weekly bulletin uses the dollar rate of the daily one', () => {
    expect(find(friday, 'AFN')).toMatchObject({
      basis: 'one-bank',
      banks: ['nbkr'],
      bulletins: ['nbkr-weekly:2026-03-06', 'nbkr:2026-03-06'],
    });
    expect(Number(find(friday, 'AFN')?.usd)).toBeCloseTo(0.0145, 8);
    const withoutDaily = bulletins.filter(({ source, fixedOn }) => source !== 'nbkr' || fixedOn !== FRIDAY);
    const result = benchmarkOf(withoutDaily, FRIDAY, RULES);
    expect(absent(result, 'AFN')).toBe(undefined);
    expect(find(result, 'AFN')).toBeUndefined();
    expect(result.notices.map(({ rule, currency }) => [currency, rule])).toContainEqual([
      'USD',
      'no-dollar-rate',
    ]);
  });

  it('two bulletins of one bank do not make two banks', () => {
    const twice = [
      bulletinOf(BANKS[3] ?? never(), FRIDAY),
      { ...bulletinOf(BANKS[3] ?? never(), FRIDAY), source: 'nbkr-weekly' },
    ];
    const rate = find(benchmarkOf(twice, FRIDAY, RULES), 'KGS');
    expect([rate?.basis, rate?.banks, rate?.bulletins]).toEqual(['one-bank', ['nbkr'], ['nbkr:2026-03-06']]);
  });

  it('the middle of buying and selling price counts', () => {
    const bank: BankOf = { id: 'tcmb', local: 'TRY', publishes: ['USD', 'EUR'] };
    const bulletin = {
      ...bulletinOf(bank, FRIDAY, { ...USD, TRY: 0.025 }),
      rates: [
        { currency: 'EUR', nominal: 1, rate: '46.0', selling: '47.0' },
        { currency: 'USD', nominal: 1, rate: '39.5', selling: '40.5' },
      ],
    };
    const rules = rulesFor([bank], { priors: [...priors, { currency: 'TRY', usd: '0.025', on: FRIDAY }] });
    const result = benchmarkOf([bulletin], FRIDAY, rules);
    expect([find(result, 'EUR')?.usd, find(result, 'TRY')?.usd]).toEqual(['1.1625', '0.025']);
  });

  it('a bulletin of an unknown source is excluded and named', () => {
    const result = benchmarkOf(bulletins, FRIDAY, rulesFor(BANKS.slice(1), { priors }));
    expect(find(result, 'EUR')?.banks).toEqual(['cbr', 'nbk', 'nbkr']);
    expect(result.notices).toContainEqual(
      expect.objectContaining({ rule: 'unknown-source', bank: 'ecb', bulletins: ['ecb:2026-03-06'] }),
    );
  });
});

const never = (): never => {
  throw new Error('there is no such bank');
};

describe('the same bulletins give the same bytes', () => {
  const bytes = JSON.stringify(benchmarkOf(bulletins, '2026-03-08', RULES));
  it('in any order, of bulletins, rows, sources and reference magnitudes', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...bulletins], { minLength: bulletins.length }),
        fc.shuffledSubarray([...RULES.sources], { minLength: BANKS.length }),
        fc.shuffledSubarray(priors, { minLength: priors.length }),
        fc.boolean(),
        (shuffled, sources, magnitudes, reversed) => {
          const turned = shuffled.map((bulletin) =>
            reversed ? { ...bulletin, rates: [...bulletin.rates].reverse() } : bulletin,
          );
          const again = benchmarkOf(turned, '2026-03-08', { ...RULES, sources, priors: magnitudes });
          expect(JSON.stringify(again)).toBe(bytes);
        },
      ),
      { numRuns: 40 },
    );
  });
  it('whatever is fixed later, and however often a bulletin is collected again', () => {
    const later = BANKS.map((bank) => bulletinOf(bank, '2026-03-09', { ...USD, EUR: 2, KGS: 1 }));
    const again = bulletins.map((one) => ({
      ...one,
      collectedAt: '2026-03-08T00:00:00Z',
      evidence: 'again',
    }));
    expect(JSON.stringify(benchmarkOf([...again, ...later, ...bulletins], '2026-03-08', RULES))).toBe(bytes);
  });
  it('day by day or in one pass', () => {
    const days = Array.from({ length: 20 }, (_, index) => addDays('2026-03-01', index));
    expect(benchmarksOf(bulletins, [...days].reverse(), RULES)).toEqual(
      days.map((day) => benchmarkOf(bulletins, day, RULES)),
    );
  });
});

test('a bank’s own currency cancels out: rescaling it changes no other rate', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 9999 }), fc.constantFrom('nbk', 'cbr', 'nbkr'), (scale, id) => {
      const bank = BANKS.find((one) => one.id === id) ?? never();
      // Scaled by whole numbers, because it must be exact.
      const rescaled = bulletins.map((bulletin) =>
        bulletin.source === id
          ? { ...bulletin, rates: bulletin.rates.map((r) => ({ ...r, rate: scaled(r.rate, scale) })) }
          : bulletin,
      );
      const others = BANKS.filter((one) => one.local !== bank.local || one.id === id);
      const rules = { ...rulesFor(others, { priors }), currencies: [] };
      const quiet = (all: readonly CollectedBulletin[]) =>
        all
          .filter(({ source }) => others.some((one) => one.id === source))
          .map((one) => ({ ...one, rates: one.rates.filter(({ currency }) => currency !== bank.local) }));
      // Nothing to check its own currency against, so that it cannot exclude the whole bank.
      const free = { ...rules, priors: priors.filter(({ currency }) => currency !== bank.local) };
      const rates = (all: readonly CollectedBulletin[]) =>
        benchmarkOf(quiet(all), FRIDAY, free).rates.filter(({ currency }) => currency !== bank.local);
      expect(rates(rescaled)).toEqual(rates(bulletins));
      expect(rates(bulletins).length).toBeGreaterThan(5);
    }),
    { numRuns: 40 },
  );
});

const scaled = (text: string, by: number): string => {
  const [whole = '', decimals = ''] = text.split('.');
  const digits = (BigInt(whole + decimals) * BigInt(by)).toString().padStart(decimals.length + 1, '0');
  const cut = digits.length - decimals.length;
  return `${digits.slice(0, cut)}.${digits.slice(cut)}`;
};

describe('carried', () => {
  it('forward over the weekend, with its age', () => {
    for (const [day, age] of [
      [FRIDAY, 0],
      ['2026-03-07', 1],
      ['2026-03-08', 2],
      ['2026-03-09', 3],
    ] as const)
      expect(find(benchmarkOf(bulletins, day, RULES), 'EUR')).toMatchObject({ fixedOn: FRIDAY, age });
  });

  test.each<[string, number, string]>([
    ['EUR', 7, 'daily'],
    ['AFN', 10, 'weekly'],
  ])('%s: %i days and no further', (currency, limit) => {
    const last = benchmarkOf(bulletins, addDays(FRIDAY, limit), RULES);
    expect(find(last, currency)?.age).toBe(limit);
    const gone = benchmarkOf(bulletins, addDays(FRIDAY, limit + 1), RULES);
    expect([find(gone, currency), absent(gone, currency)]).toEqual([undefined, 'too-old']);
  });

  it('never backward', () => {
    const result = benchmarkOf(bulletins, '2026-03-01', RULES);
    expect(result.rates.map(({ currency }) => currency)).toEqual(['USD']);
    expect(result.bulletins).toEqual({});
  });

  it('a consensus outranks a newer figure of one bank for three days; two banks of a newer day replace it at once', () => {
    const [nbk, cbr] = [BANKS[1] ?? never(), BANKS[2] ?? never()];
    const monday = bulletinOf(nbk, '2026-03-09', { ...USD, EUR: 1.18 });
    const alone = [...bulletins, monday];
    expect(find(benchmarkOf(alone, '2026-03-09', RULES), 'EUR')).toMatchObject({
      fixedOn: FRIDAY,
      basis: 'consensus',
    });
    expect(find(benchmarkOf(alone, '2026-03-10', RULES), 'EUR')).toMatchObject({
      fixedOn: '2026-03-09',
      basis: 'one-bank',
      age: 1,
    });
    const both = [...alone, bulletinOf(cbr, '2026-03-09', { ...USD, EUR: 1.18 })];
    expect(find(benchmarkOf(both, '2026-03-09', RULES), 'EUR')).toMatchObject({
      fixedOn: '2026-03-09',
      basis: 'consensus',
    });
  });

  it('a wanted currency that nobody publishes is listed as absent', () => {
    const result = benchmarkOf(bulletins, FRIDAY, { ...RULES, currencies: ['EUR', 'SOS'] });
    expect(result.absent).toEqual([{ currency: 'SOS', why: 'not-published' }]);
  });
});

test('the figures collected last count, with their first evidence', () => {
  const bank = BANKS[3] ?? never();
  const first = bulletinOf(bank, FRIDAY);
  const wrong = {
    ...withRate(first, 'EUR', times(1.005)),
    evidence: 'wrong',
    collectedAt: '2026-03-06T09:00:00Z',
  };
  const again = { ...first, evidence: 'again', collectedAt: '2026-03-06T15:00:00Z' };
  const rules = rulesFor([bank], { priors });
  const behind = (all: readonly CollectedBulletin[]) => {
    const { bulletins: named, rates } = benchmarkOf(all, FRIDAY, rules);
    return [
      named['nbkr:2026-03-06']?.evidence,
      Number(rates.find(({ currency }) => currency === 'EUR')?.usd).toFixed(4),
    ];
  };
  expect(behind([wrong])).toEqual(['wrong', '1.1759']);
  expect(behind([again, wrong, first])).toEqual([first.evidence, '1.1700']);
  const back = { ...wrong, evidence: 'back', collectedAt: '2026-03-06T18:00:00Z' };
  expect(behind([again, wrong, first, back])).toEqual(['back', '1.1759']);
});

describe('pegs', () => {
  const peg = (currency: string, anchor: string, units: string, more: Partial<Peg> = {}): Peg => ({
    currency,
    anchor,
    units,
    per: '1',
    from: null,
    to: null,
    source: 'a law',
    ...more,
  });
  const pegs = [
    peg('AED', 'USD', '3.6725'),
    peg('XOF', 'EUR', '655.957'),
    peg('KYD', 'USD', '1', { per: '1.2' }),
    peg('NPR', 'ZZZ', '1.6'),
    peg('ANG', 'USD', '1.79', { to: '2025-03-30' }),
    peg('XCG', 'USD', '1.79', { from: '2025-03-31' }),
  ];
  const result = benchmarkOf(bulletins, '2026-03-08', { ...RULES, pegs });

  it('are used where no bank publishes, with the day and banks of their anchor', () => {
    expect(find(result, 'AED')).toEqual({
      currency: 'AED',
      usd: '0.272294077604',
      fixedOn: '2026-03-08',
      age: 0,
      basis: 'peg',
      banks: [],
      bulletins: [],
    });
    expect(find(result, 'XOF')).toMatchObject({
      fixedOn: FRIDAY,
      age: 2,
      basis: 'peg',
      banks: ['cbr', 'ecb', 'nbk', 'nbkr'],
    });
    expect(Number(find(result, 'XOF')?.usd)).toBeCloseTo(1.17 / 655.957, 10);
    expect(find(result, 'KYD')?.usd).toBe('1.2');
    expect(absent(result, 'NPR')).toBe('peg-without-anchor');
  });

  it('count only while in force', () => {
    expect([find(result, 'ANG'), find(result, 'XCG')?.usd]).toEqual([undefined, '0.558659217877']);
    const before = benchmarkOf([], '2025-03-30', { ...RULES, pegs });
    expect([find(before, 'ANG')?.usd, find(before, 'XCG')]).toEqual(['0.558659217877', undefined]);
  });

  it('do not overrule banks; a deviation gets a notice', () => {
    const held = benchmarkOf(bulletins, FRIDAY, { ...RULES, pegs: [peg('KGS', 'USD', '80')] });
    expect(find(held, 'KGS')?.basis).toBe('consensus');
    expect(held.notices.filter(({ rule }) => rule === 'off-peg').map(({ bank }) => bank)).toEqual([
      'cbr',
      'nbk',
      'nbkr',
    ]);
    const fits = benchmarkOf(bulletins, FRIDAY, { ...RULES, pegs: [peg('KGS', 'USD', '87.1')] });
    expect(fits.notices).toEqual([]);
  });
});

describe('pairs', () => {
  const benchmark = benchmarkOf(bulletins, '2026-03-08', {
    ...RULES,
    pegs: [{ currency: 'AED', anchor: 'USD', units: '4', per: '1', from: null, to: null, source: 'a law' }],
  });
  it.each([
    ['EUR', 'KGS', 'consensus', { from: 4, to: 3 }],
    ['AFN', 'EUR', 'one-bank', { from: 1, to: 4 }],
    ['AED', 'EUR', 'peg', { from: 0, to: 4 }],
    ['AED', 'AFN', 'one-bank', { from: 0, to: 1 }],
    ['USD', 'EUR', 'consensus', { from: 0, to: 4 }],
    ['USD', 'USD', 'anchor', { from: 0, to: 0 }],
  ])('%s to %s rests on %s', (from, to, basis, banks) => {
    expect(pairOf(benchmark, from, to)).toMatchObject({ from, to, basis, banks });
  });
  it('give units of the second for one of the first, with their days', () => {
    expect(pairOf(benchmark, 'USD', 'EUR')).toMatchObject({
      rate: '0.8547008547',
      fixedOn: [FRIDAY, FRIDAY],
      age: 2,
    });
    expect(crossRate(benchmark, 'EUR', 'EUR')?.rate).toSatisfy(
      ({ n, d }: { n: bigint; d: bigint }) => n === d,
    );
    expect(crossRate(benchmark, 'AED', 'USD')?.rate).toSatisfy(
      ({ n, d }: { n: bigint; d: bigint }) => n * 4n === d,
    );
  });
  it('do not exist if one side is absent', () => {
    expect([pairOf(benchmark, 'EUR', 'SOS'), crossRate(benchmark, 'SOS', 'EUR')]).toEqual([
      undefined,
      undefined,
    ]);
  });
});
