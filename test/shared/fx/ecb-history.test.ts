/** Applies the rules for one bank alone to real markets: all rates of the ECB since 1999, with crises and parities. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseEcbHistory } from '../../../functions/sources/fx/ecb-history.ts';
import { hasSharedData, readSharedData, skipMessage } from '../../../infra/data/shared-data.ts';
import { BENCHMARK_RULES } from '../../../shared/catalogue/benchmark-rules.ts';
import { benchmarkOf, benchmarksOf, memoryFrom } from '../../../shared/fx/benchmark.ts';
import type { Benchmark, BenchmarkRules, Prior } from '../../../shared/fx/benchmark-types.ts';
import type { CollectedBulletin } from '../../../shared/fx/bulletin.ts';
import { decimal, times, upsideDown, withRate } from './world.ts';

if (!hasSharedData) console.log(`ecb-history.test.ts: ${skipMessage}`);

const FILE = 'fx/eurofxref-hist-to-2026-03-05.csv.gz';
/** The crisis of 2008; the Swiss franc let go; the euro under a dollar and back. */
const WINDOWS: readonly (readonly [from: string, to: string])[] =
  process.env.KARVON_DEEP === '1'
    ? [['1999-01-01', '2026-03-05']]
    : [
        ['2008-08-01', '2009-02-27'],
        ['2014-12-01', '2015-03-31'],
        ['2022-07-01', '2022-12-30'],
      ];

/** Crossed 1 to the euro or the dollar by more than a twentieth at once, or from an old figure. */
const CROSSED: ReadonlySet<string> = new Set(['AUD', 'CHF']);

/** Starting references: the figure of each currency in its first bulletin. */
const rulesFrom = (bulletins: readonly CollectedBulletin[]): BenchmarkRules => {
  const priors = new Map<string, Prior>();
  for (const { rates, fixedOn: on } of bulletins) {
    const dollar = Number(rates.find(({ currency }) => currency === 'USD')?.rate);
    for (const { currency, rate } of [...rates, { currency: 'EUR', rate: '1' }])
      if (!priors.has(currency)) priors.set(currency, { currency, usd: decimal(dollar / Number(rate)), on });
  }
  return { sources: BENCHMARK_RULES.sources, pegs: [], priors: [...priors.values()] };
};

let history: readonly CollectedBulletin[] | undefined;
const between = (from: string, to: string): readonly CollectedBulletin[] => {
  history ??= parseEcbHistory(readSharedData(FILE)).bulletins.map((bulletin) => ({
    ...bulletin,
    evidence: FILE,
    collectedAt: '2026-03-05T15:00:00Z',
  }));
  return history.filter(({ fixedOn }) => from <= fixedOn && fixedOn <= to);
};

test.skipIf(!hasSharedData).each(WINDOWS)('%s to %s: true figures are taken', (from, to) => {
  const bulletins = between(from, to);
  const days = bulletins.map(({ fixedOn }) => fixedOn);
  const benchmarks = benchmarksOf(bulletins, days, BENCHMARK_RULES);
  expect(benchmarks).toHaveLength(days.length);
  const refused = benchmarks.flatMap(({ day, notices }) => notices.filter(({ fixedOn }) => fixedOn === day));
  // Crossed 1 by more than a twentieth of their value: one day of 2011, and the franc until it was back.
  const hard = refused.filter(({ rule }) => rule !== 'jump');
  expect(hard.filter(({ currency, rule }) => rule !== 'upside-down' || !CROSSED.has(currency))).toEqual([]);
  expect(hard.length).toBeLessThanOrEqual(37);
  // Even in a crisis fewer than one in ten of all other figures waits for a second day.
  const figures = bulletins.reduce((sum, { rates }) => sum + rates.length, 0);
  expect(refused.length - hard.length).toBeLessThan(figures / 10);
  // Only currencies that move by more than the limit day after day wait over a week: the lira of 2001, the rouble of 2014.
  const published = new Map(bulletins.map(({ fixedOn, rates }) => [fixedOn, rates]));
  const late = benchmarks.flatMap(({ day, rates }) =>
    (published.get(day) ?? []).flatMap(({ currency }) => {
      const age = rates.find((rate) => rate.currency === currency)?.age;
      return (age === undefined || age > 6) && !CROSSED.has(currency) ? [`${currency} ${day}: ${age}`] : [];
    }),
  );
  expect(late.length, late.join(', ')).toBeLessThanOrEqual(11);
});

/** Days on which a figure that the ECB published has no rate, each day by itself: of 223,788 of 6,958 days (docs/method.md). */
const MISSING = { CHF: 31, TRY: 3 };
/** Published figures replaced by the rate of an earlier day. */
const CARRIED = 1174;
const LAST_MISSING = /^(CHF 2015-0[1-3]-|TRY 2018-08-17|TRY 2021-12-2[34])/;

/** Figures of a published day without a rate, and how many have the rate of an earlier day. */
const compare = (day: string, { rates }: Benchmark) => {
  const ages = new Map(rates.map(({ currency, age }) => [currency, age]));
  const [bulletin] = between(day, day);
  const published = ['EUR', ...(bulletin?.rates ?? []).map(({ currency }) => currency)];
  return {
    figures: published.length,
    missing: published.filter((currency) => !ages.has(currency)).map((currency) => `${currency} ${day}`),
    carried: published.filter((currency) => (ages.get(currency) ?? 0) > 0).length,
  };
};

const deep = process.env.KARVON_DEEP === '1';
const YEARS = Array.from({ length: 28 }, (_, at) => String(1999 + at)).filter(
  (year) => deep || ['1999', '2002', '2009', '2015', '2021', '2026'].includes(year),
);

test.skipIf(!hasSharedData).each(YEARS)(
  '%s, each day by itself: every published figure has exactly one rate',
  { timeout: 300_000 },
  (year) => {
    const days = between(`${year}-01-01`, `${year}-12-31`).map(({ fixedOn }) => fixedOn);
    const range = benchmarksOf(between('1999-01-01', `${year}-12-31`), days, BENCHMARK_RULES);
    const sampled = range.filter((_, at) => deep || at % 60 === 7);
    for (const one of sampled)
      expect(benchmarkOf(between(memoryFrom(one.day), one.day), one.day, BENCHMARK_RULES), one.day).toEqual(
        one,
      );
    expect(sampled.length).toBeGreaterThan(0);
    for (const one of range)
      expect(compare(one.day, one).missing.filter((missing) => !LAST_MISSING.test(missing))).toEqual([]);
  },
);

test('docs/method.md has these figures', () => {
  const url = new URL('../../../docs/method.md', import.meta.url);
  const prose = readFileSync(fileURLToPath(url), 'utf8').replace(/\s+/g, ' ');
  const { CHF, TRY } = MISSING;
  for (const sentence of [
    `${CHF + TRY} of 223,788 published figures have no rate on their day`,
    `(the Swiss franc on ${CHF} days from 22 January 2015`,
    `the Turkish lira on ${TRY})`,
    `and ${CARRIED.toLocaleString('en-US')} have one of a day or more before`,
  ])
    expect(prose).toContain(sentence);
});

if (deep)
  test.skipIf(!hasSharedData)(
    'the whole history: the number of figures without a rate',
    { timeout: 300_000 },
    () => {
      const all = between('1999-01-01', '2026-03-05');
      const days = all.map(({ fixedOn }) => fixedOn);
      const compared = benchmarksOf(all, days, BENCHMARK_RULES).map((one) => compare(one.day, one));
      const missing: Record<string, number> = {};
      for (const code of compared.flatMap((one) => one.missing.map((text) => text.slice(0, 3))))
        missing[code] = (missing[code] ?? 0) + 1;
      expect(missing).toEqual(MISSING);
      expect(compared.reduce((sum, { carried }) => sum + carried, 0)).toBe(CARRIED);
      expect([days.length, compared.reduce((sum, { figures }) => sum + figures, 0)]).toEqual([6958, 223_788]);
    },
  );

/** When the euro, the pound and the Australian dollar were far from any reference magnitude, with 1 between. */
test.skipIf(!hasSharedData).each([
  ['2002-01-15', '2002-04-15'],
  ['2009-09-01', '2009-12-01'],
  ['2015-01-01', '2015-04-08'],
  ['2020-02-15', '2020-05-15'],
  ['2021-11-15', '2022-02-15'],
])('%s to %s: a day of a range is the day alone', (from, to) => {
  const days = between(from, to).map(({ fixedOn }) => fixedOn);
  // The bulletins that an answer over this range reads, and those over twice the range.
  const [reach, more] = [memoryFrom(from), memoryFrom(memoryFrom(from))].map((since) =>
    JSON.stringify(benchmarksOf(between(since, to), days, BENCHMARK_RULES)),
  );
  expect(reach).toBe(more);
  for (const [at, day] of days.entries())
    if (deep || at % 9 === 0)
      expect(reach).toContain(
        JSON.stringify(benchmarkOf(between(memoryFrom(day), day), day, BENCHMARK_RULES)),
      );
});

test.skipIf(!hasSharedData)('false figures are not taken, on any real day', () => {
  const bulletins = between('2026-02-23', '2026-03-05');
  const day = '2026-03-05';
  const today = bulletins.find(({ fixedOn }) => fixedOn === day);
  if (!today) throw new Error('no bulletin');
  const rules = rulesFrom(bulletins);
  const usdOf = (all: readonly CollectedBulletin[], currency: string) =>
    Number(benchmarkOf(all, day, rules).rates.find((rate) => rate.currency === currency)?.usd);
  const before = bulletins.filter((bulletin) => bulletin !== today);
  for (const { currency } of today.rates) {
    const truth = usdOf(bulletins, currency === 'USD' ? 'EUR' : currency);
    for (const change of [upsideDown, times(10), times(100), times(0.1), times(0.01)]) {
      const got = usdOf(
        [...before, withRate(today, currency, change)],
        currency === 'USD' ? 'EUR' : currency,
      );
      expect(Math.abs(Math.log(got / truth))).toBeLessThan(0.03);
    }
  }
});
