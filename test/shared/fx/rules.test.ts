/** The edges of each rule, one by one. */
import { describe, expect, it, test } from 'vitest';
import { judge } from '../../../shared/fx/acceptance.ts';
import { benchmarkOf } from '../../../shared/fx/benchmark.ts';
import type { Benchmark, BenchmarkRules, Peg } from '../../../shared/fx/benchmark-types.ts';
import type { CollectedBulletin } from '../../../shared/fx/bulletin.ts';
import { agreeing } from '../../../shared/fx/consensus.ts';
import { judgeSubmission } from '../../../shared/fx/plausibility.ts';
import { type Submission, submissionsOf } from '../../../shared/fx/submissions.ts';
import type { Day } from '../../../shared/model/day.ts';
import { addDays } from '../../../shared/model/day.ts';
import { rational } from '../../../shared/money/rational.ts';
import { type BankOf, bulletinOf, decimal, rulesFor, sourceOf, USD, WEEKLY } from './world.ts';

const MONDAY = '2026-03-02';
const NBK: BankOf = { id: 'nbk', local: 'KZT', publishes: ['USD', 'XXX'] };
const CBR: BankOf = { id: 'cbr', local: 'RUB', publishes: ['USD', 'XXX'] };
const ECB: BankOf = { id: 'ecb', local: 'EUR', direction: 'foreign-per-local', publishes: ['USD', 'XXX'] };

const on = (day: Day, xxx: number, bank = NBK) => bulletinOf(bank, day, { ...USD, XXX: xxx });
const previous = (xxx: number, fixedOn = '2026-02-27'): Pick<Benchmark, 'rates'> => ({
  rates: [
    { currency: 'XXX', usd: decimal(xxx), fixedOn, age: 0, basis: 'consensus', banks: [], bulletins: [] },
  ],
});
const figure = (bulletins: readonly CollectedBulletin[], day: Day, rules: Partial<BenchmarkRules>) => {
  const { rates } = benchmarkOf(bulletins, day, rulesFor([NBK, CBR, ECB], rules));
  return rates.find(({ currency }) => currency === 'XXX');
};
const submissionOf = (xxx: number, bank: BankOf): Submission => {
  const { submissions } = submissionsOf(bank.id, [
    { bulletin: on(MONDAY, xxx, bank), source: sourceOf(bank) },
  ]);
  const found = submissions.find(({ currency }) => currency === 'XXX');
  if (!found) throw new Error('no submission');
  return found;
};

describe('which submissions agree', () => {
  const banks = ['a', 'b', 'c', 'd', 'e'];
  test.each<[string, readonly number[], string]>([
    ['nobody', [], ''],
    ['one alone', [100], ''],
    ['two within 2 %', [100, 102], 'ab'],
    ['two further apart', [1000, 1021], ''],
    ['three', [100, 101, 102], 'abc'],
    ['one of three out', [100, 101, 104], 'ab'],
    ['three apart', [100, 105, 110], ''],
    ['three, the middle one near both', [100, 102, 104], 'abc'],
    ['four, two against two', [100, 100, 110, 110], ''],
    ['four, of which just half are near the middle', [100, 101, 105, 110], ''],
    ['five, three together', [100, 100, 101, 110, 120], 'abc'],
    ['five, one far off', [100, 100, 101, 101, 1000], 'abcd'],
  ])('%s', (_, figures, expected) => {
    const submissions = figures.map(
      (usd, index): Submission => ({
        ...submissionOf(1.5, NBK),
        bank: banks[index] ?? '',
        usd: rational(usd),
      }),
    );
    expect(
      agreeing(submissions)
        .map(({ bank }) => bank)
        .join(''),
    ).toBe(expected);
  });
});

describe('a bank alone against a figure', () => {
  const verdict = (xxx: number, before: number, days: number, bank = NBK, rough = false) =>
    judgeSubmission(submissionOf(xxx, bank), [
      { usd: rational(Math.round(before * 1e9), 10n ** 9n), on: addDays(MONDAY, -days), rough },
    ]);
  test.each<[number, number, number, string]>([
    [0.01024, 0.01, 1, 'plausible'],
    [0.01026, 0.01, 1, 'jump'],
    [0.00977, 0.01, 1, 'plausible'],
    [0.00974, 0.01, 1, 'jump'],
    [0.01054, 0.01, 7, 'plausible'],
    [0.01056, 0.01, 7, 'jump'],
    [0.0149, 0.01, 500, 'plausible'],
    [0.0151, 0.01, 500, 'jump'],
    [0.0299, 0.01, 500, 'jump'],
    [0.0301, 0.01, 500, 'magnitude'],
    // The day of a reference may be later, if a history is imported backwards.
    [0.01054, 0.01, -7, 'plausible'],
    // On the other side of a dollar, but printed on the same side of 1: from an old figure, both readings are possible.
    [1.25, 0.8, 90, 'upside-down'],
    [1.25, 0.8, 91, 'either-way'],
    [1.58, 0.8, 91, 'either-way'],
    [1.62, 0.8, 91, 'upside-down'],
    [1.02, 0.98, 100, 'plausible'],
    // A fall below the dollar that is not the reciprocal.
    [0.95, 2.5, 100, 'jump'],
  ])('%d after %d, %i days later: %s', (xxx, before, days, expected) => {
    expect(verdict(xxx, before, days)).toBe(expected);
  });

  it('printed on the other side of 1, in either direction', () => {
    // The ECB prints 0.95 where 1.06 was expected; both are over a dollar.
    expect(verdict(1.17 / 0.95, 1.17 / 1.06, 90, ECB)).toBe('upside-down');
    expect(verdict(1.17 / 0.95, 1.17 / 0.9, 90, ECB)).toBe('plausible');
    // In roubles, of which 80 are a dollar: 0.9 where 1.1 was expected.
    expect(verdict(0.9 / 80, 1.1 / 80, 90, CBR)).toBe('upside-down');
  });

  it('a reference magnitude is rough on any day', () => {
    expect([verdict(0.0199, 0.01, 1, NBK, true), verdict(0.0201, 0.01, 1, NBK, true)]).toEqual([
      'plausible',
      'jump',
    ]);
    // Near 1 both readings lie within it.
    expect([1.17, 0.86, 0.99, 0.58].map((xxx) => verdict(xxx, 1.17, 1, NBK, true))).toEqual([
      'plausible',
      'either-way',
      'either-way',
      'upside-down',
    ]);
  });

  it('the best verdict of several references counts, else the first one', () => {
    const submission = submissionOf(0.01, NBK);
    const at = (usd: number) => ({ usd: rational(usd, 1000), on: MONDAY, rough: false });
    expect(judgeSubmission(submission, [at(100), at(10)])).toBe('plausible');
    expect(judgeSubmission(submission, [at(20), at(100)])).toBe('jump');
    expect(judgeSubmission(submission, [])).toBe('no-reference');
    // A peg can decide where a rough magnitude cannot.
    const near = { usd: rational(117, 100), on: MONDAY };
    const turned = submissionOf(1 / 1.17, NBK);
    expect(judgeSubmission(turned, [{ ...near, rough: true }])).toBe('either-way');
    expect(
      judgeSubmission(turned, [
        { ...near, rough: true },
        { ...near, rough: false },
      ]),
    ).toBe('upside-down');
  });
});

describe('held back', () => {
  const past = { previous: previous(0.01) };
  it('for 14 days', () => {
    const at = (days: number) => [on(MONDAY, 0.0055), on(addDays(MONDAY, days), 0.0055)];
    expect(figure(at(14), addDays(MONDAY, 14), past)?.age).toBe(0);
    expect(figure(at(15), addDays(MONDAY, 15), past)).toBeUndefined();
  });

  it('a figure off by a factor of 3 does not confirm a jump; another jump does', () => {
    const days = [on(MONDAY, 0.0033), on('2026-03-03', 0.00336), on('2026-03-04', 0.00336)];
    expect(figure(days, '2026-03-03', past)).toBeUndefined();
    expect(figure(days, '2026-03-04', past)?.age).toBe(0);
  });

  it('is forgotten when the old level is back', () => {
    const days = [on(MONDAY, 0.006), on('2026-03-03', 0.01), on('2026-03-04', 0.006)];
    expect(figure(days, '2026-03-04', past)?.fixedOn).toBe('2026-03-03');
  });
});

it('a rough magnitude does not decide between two that disagree', () => {
  const both = [on(MONDAY, 0.01), on(MONDAY, 0.012, CBR)];
  expect(figure(both, MONDAY, { priors: [{ currency: 'XXX', usd: '0.01', on: MONDAY }] })).toBeUndefined();
});

it('a magnitude nearer in time replaces a previous figure of over 90 days', () => {
  const priors = [{ currency: 'XXX', usd: '0.017', on: '2026-03-20' }];
  const taken = (fixedOn: Day) =>
    figure([on(MONDAY, 0.018)], MONDAY, { previous: previous(0.01, fixedOn), priors });
  expect(taken(addDays(MONDAY, -91))?.fixedOn).toBe(MONDAY);
  expect(taken(addDays(MONDAY, -90))).toBeUndefined();
});

describe('pegs', () => {
  const peg: Peg = {
    currency: 'XXX',
    anchor: 'USD',
    units: '3.6725',
    per: '1',
    from: null,
    to: null,
    source: 'a law',
  };
  it('confirm a bank alone without a previous figure', () => {
    expect(figure([on(MONDAY, 0.2723)], MONDAY, { pegs: [peg] })).toMatchObject({
      basis: 'one-bank',
      banks: ['nbk'],
    });
  });
  it('are used where a bank alone is not believed', () => {
    expect(figure([on(MONDAY, 2.723)], MONDAY, { pegs: [peg] })?.basis).toBe('peg');
  });
  it('are compared within one day only', () => {
    const toRouble = { ...peg, anchor: 'RUB', units: '1' };
    const rules = rulesFor([NBK, CBR], {
      pegs: [toRouble],
      previous: previous(0.01),
      priors: [{ currency: 'RUB', usd: '0.0125', on: MONDAY }],
    });
    const notices = (day: Day) =>
      benchmarkOf(
        [on(day, 0.01), bulletinOf({ ...CBR, publishes: ['USD'] }, MONDAY)],
        '2026-03-03',
        rules,
      ).notices.map(({ rule }) => rule);
    expect(notices(MONDAY)).toContain('off-peg');
    expect(notices('2026-03-03')).not.toContain('off-peg');
  });
});

it('where a daily and a weekly bulletin print the same, the daily one counts', () => {
  const daily: BankOf = { id: 'z-daily', bank: 'z', local: 'KZT', publishes: ['USD', 'XXX'] };
  const weekly: BankOf = { ...daily, id: 'a-weekly', calendar: WEEKLY };
  const rules = rulesFor([weekly, daily], { previous: previous(0.01) });
  const { rates } = benchmarkOf([on(MONDAY, 0.0101, weekly), on(MONDAY, 0.01, daily)], MONDAY, rules);
  expect(rates.find(({ currency }) => currency === 'XXX')?.bulletins).toEqual(['z-daily:2026-03-02']);
});

it('the anchor of a bank’s own currency does not move, so it does not count as old figures', () => {
  const bank: BankOf = { id: 'cbb', local: 'BHD', publishes: ['USD', 'EUR', 'GBP', 'CHF', 'CNY'] };
  const world = { ...USD, BHD: 2.66 };
  const peg: Peg = {
    currency: 'BHD',
    anchor: 'USD',
    units: '0.376',
    per: '1',
    from: null,
    to: null,
    source: 'a law',
  };
  const source = { ...sourceOf(bank), currencies: bank.publishes };
  const verdict = (pegs: readonly Peg[]) =>
    judge(bulletinOf(bank, '2026-03-03', world), [bulletinOf(bank, MONDAY, world)], {
      source,
      today: '2026-03-03',
      pegs,
    });
  expect([verdict([peg]).accepted, verdict([]).accepted]).toEqual([true, false]);
});

describe('the range of what banks say', () => {
  const rangeOf = (figures: readonly number[], rules: Partial<BenchmarkRules> = {}) => {
    const banks = [NBK, CBR, ECB];
    const bulletins = figures.map((xxx, index) => on(MONDAY, xxx, banks[index]));
    return figure(bulletins, MONDAY, { previous: previous(1.5), ...rules })?.range;
  };
  const rounded = (range: { low: string; high: string } | undefined) =>
    range && [Number(range.low).toFixed(4), Number(range.high).toFixed(4)];

  test('of those that agree: the lowest and the highest', () => {
    expect(rounded(rangeOf([1.51, 1.5, 1.52]))).toEqual(['1.5000', '1.5200']);
  });
  test('without one that the others outweigh', () => {
    expect(rounded(rangeOf([1.51, 1.5, 1.7]))).toEqual(['1.5000', '1.5100']);
  });
  test('with one that disagrees where nothing outweighs it', () => {
    expect(rounded(rangeOf([1.51, 1.6]))).toEqual(['1.5100', '1.6000']);
  });
  test('none of one bank alone', () => {
    expect(rangeOf([1.51])).toBeUndefined();
  });
  test('of a currency pegged to another, as that one', () => {
    const peg: Peg = {
      currency: 'YYY',
      anchor: 'XXX',
      units: '2',
      per: '1',
      from: null,
      to: null,
      source: 'law',
    };
    const rules = rulesFor([NBK, CBR], { previous: previous(1.5), pegs: [peg] });
    const { rates } = benchmarkOf([on(MONDAY, 1.51, NBK), on(MONDAY, 1.5, CBR)], MONDAY, rules);
    expect(rounded(rates.find(({ currency }) => currency === 'YYY')?.range)).toEqual(['0.7500', '0.7550']);
  });
});
