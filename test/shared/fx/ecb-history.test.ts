/** Real markets through the rules for one bank alone: what the ECB has published since 1999, crises and parities included. */
import { expect, test } from 'vitest';
import { parseEcbHistory } from '../../../functions/sources/fx/ecb-history.ts';
import { BENCHMARK_RULES } from '../../../shared/catalogue/benchmark-rules.ts';
import { benchmarkOf, benchmarksOf } from '../../../shared/fx/benchmark.ts';
import type { BenchmarkRules, Prior } from '../../../shared/fx/benchmark-types.ts';
import type { CollectedBulletin } from '../../../shared/fx/bulletin.ts';
import { hasSharedData, readSharedData, skipMessage } from '../../support/shared-data.ts';
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

/** To begin with: what the first bulletin that has a currency says of it. */
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

test.skipIf(!hasSharedData).each(WINDOWS)('%s to %s: what is true gets in', (from, to) => {
  const bulletins = between(from, to);
  const days = bulletins.map(({ fixedOn }) => fixedOn);
  const benchmarks = benchmarksOf(bulletins, days, rulesFrom(bulletins));
  expect(benchmarks).toHaveLength(days.length);
  const refused = benchmarks.flatMap(({ day, notices }) => notices.filter(({ fixedOn }) => fixedOn === day));
  // Crossed 1 by more than a twentieth of what they were worth: one day of 2011, and the franc until it was back.
  const hard = refused.filter(({ rule }) => rule !== 'jump');
  expect(hard.filter(({ currency, rule }) => rule !== 'upside-down' || !CROSSED.has(currency))).toEqual([]);
  expect(hard.length).toBeLessThanOrEqual(37);
  // Even in a crisis fewer than one in ten of all other figures waits for a second day.
  const figures = bulletins.reduce((sum, { rates }) => sum + rates.length, 0);
  expect(refused.length - hard.length).toBeLessThan(figures / 10);
  // None waits over a week but those that swing by more than the limit day after day: the lira of 2001, the rouble of 2014.
  const published = new Map(bulletins.map(({ fixedOn, rates }) => [fixedOn, rates]));
  const late = benchmarks.flatMap(({ day, rates }) =>
    (published.get(day) ?? []).flatMap(({ currency }) => {
      const age = rates.find((rate) => rate.currency === currency)?.age;
      return (age === undefined || age > 6) && !CROSSED.has(currency) ? [`${currency} ${day}: ${age}`] : [];
    }),
  );
  expect(late.length, late.join(', ')).toBeLessThanOrEqual(11);
});

test.skipIf(!hasSharedData)('what is false does not, on any real day', () => {
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
