/** The rates of a publication: the corridors that depend on a source, and the last known figure of absent currencies. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benchmarkOf } from '../../../shared/fx/benchmark.ts';
import type { BenchmarkRate } from '../../../shared/fx/benchmark-types.ts';
import type { CollectedBulletin } from '../../../shared/fx/bulletin.ts';
import { lastKnownRates, type ReportedSource, reportOf } from '../../../shared/fx/reference.ts';
import { neverAsked, type SourceState } from '../../../shared/fx/source-state.ts';
import { addDays, daysBetween } from '../../../shared/model/day.ts';
import type { CorridorId } from '../../../shared/model/vocabulary.ts';
import { BANKS, DAILY, decimal, rulesFor, USD } from './world.ts';

const rate = (currency: string, more: Partial<BenchmarkRate> = {}): BenchmarkRate => ({
  currency,
  usd: '1',
  fixedOn: '2026-11-16',
  age: 0,
  basis: 'consensus',
  banks: ['ecb', 'nbk'],
  bulletins: [],
  ...more,
});
const benchmark = (...rates: BenchmarkRate[]) => ({
  format: 1 as const,
  methodVersion: 'x',
  day: '2026-11-16',
  rates,
  absent: [],
  bulletins: {},
  notices: [],
});

const source: ReportedSource = {
  id: 'nbkr-daily',
  bank: 'nbkr',
  calendar: DAILY,
  currency: 'KGS',
  currencies: ['EUR', 'KZT', 'RUB', 'USD'],
};
const corridor = (corridor: CorridorId, from: string, to: string) => ({ corridor, from, to });
const CORRIDORS = [
  corridor('DEU-KGZ', 'EUR', 'KGS'),
  corridor('RUS-KGZ', 'RUB', 'KGS'),
  corridor('RUS-TJK', 'RUB', 'TJS'),
  corridor('DEU-FRA', 'EUR', 'EUR'),
  corridor('KGZ-KGZ', 'KGS', 'KGS'),
];
const stateWith = (newest: string | null, more: Partial<SourceState> = {}): SourceState => ({
  ...neverAsked('nbkr-daily'),
  newest: newest === null ? null : { fixedOn: newest, validOn: newest },
  ...more,
});
/** Monday evening: the bulletin of Monday was due at noon. */
const NOW = '2026-11-16T20:00:00.000Z';
const anchor = rate('USD', { basis: 'anchor', banks: [] });

describe('corridors without a rate', () => {
  test.each([
    ['up to date: none, because it has published everything', '2026-11-16', []],
    ['stale: those that need a currency it publishes', '2026-11-09', ['DEU-KGZ', 'RUS-KGZ']],
    ['never reached', null, ['DEU-KGZ', 'RUS-KGZ']],
  ])('%s', (_, newest, without) => {
    const held = benchmark(anchor, rate('EUR'), rate('RUB'));
    expect(reportOf(source, stateWith(newest), held, CORRIDORS, NOW).corridorsWithout).toEqual(without);
  });

  test('only if it publishes the missing side', () => {
    // TJS is absent, but this bank does not publish it.
    const held = benchmark(anchor, rate('EUR'), rate('RUB'), rate('KGS'));
    expect(reportOf(source, stateWith(null), held, CORRIDORS, NOW).corridorsWithout).toEqual([]);
    // RUB is absent and this bank publishes it; TJS is absent too and it does not. RUS-TJK is still named.
    const less = benchmark(anchor, rate('EUR'), rate('KGS'));
    expect(reportOf(source, stateWith(null), less, CORRIDORS, NOW).corridorsWithout).toEqual([
      'RUS-KGZ',
      'RUS-TJK',
    ]);
  });

  test('never a corridor of one currency', () => {
    const { corridorsWithout, corridorsResting } = reportOf(
      source,
      stateWith(null),
      benchmark(anchor),
      CORRIDORS,
      NOW,
    );
    expect(corridorsWithout).toEqual(['DEU-KGZ', 'RUS-KGZ', 'RUS-TJK']);
    expect(corridorsResting).toEqual([]);
  });
});

describe('corridors that rest on it alone', () => {
  const alone = rate('KGS', { basis: 'one-bank', banks: ['nbkr'] });
  test.each([
    ['one bank, this one', alone, ['DEU-KGZ', 'RUS-KGZ']],
    ['one bank, another', rate('KGS', { basis: 'one-bank', banks: ['nbk'] }), []],
    ['two banks agree', rate('KGS', { banks: ['nbk', 'nbkr'] }), []],
    ['a peg', rate('KGS', { basis: 'peg', banks: ['nbkr'] }), []],
  ])('%s', (_, kgs, resting) => {
    const held = benchmark(anchor, rate('EUR'), rate('RUB'), kgs);
    const report = reportOf(source, stateWith('2026-11-16'), held, CORRIDORS, NOW);
    expect(report.corridorsResting).toEqual(resting);
  });

  test('counts by bank: also for its other bulletin, and whether or not it is up to date', () => {
    const held = benchmark(anchor, rate('EUR'), alone);
    const weekly = { ...source, id: 'nbkr-weekly', currencies: ['TJS'] };
    expect(reportOf(weekly, stateWith(null), held, CORRIDORS, NOW).corridorsResting).toEqual([
      'DEU-KGZ',
      'RUS-KGZ',
    ]);
  });
});

test('gives the day of the last success, not the instant, and the state unchanged', () => {
  const failure = { kind: 'SourceUnavailable' as const, message: 'm', since: NOW, times: 3 };
  const state = stateWith('2026-11-13', {
    lastSuccess: '2026-11-13T09:08:07.006Z',
    lastChange: '2026-11-13T09:08:07.006Z',
    failure,
    rejected: ['row'],
  });
  expect(reportOf(source, state, benchmark(anchor), [], NOW)).toEqual({
    source: 'nbkr-daily',
    word: 'stale',
    staleSince: '2026-11-16T12:00:00.000Z',
    holidaysKnown: true,
    nextDue: { fixedOn: '2026-11-17', at: '2026-11-17T12:00:00.000Z' },
    newest: { fixedOn: '2026-11-13', validOn: '2026-11-13' },
    lastSuccess: '2026-11-13',
    lastChange: '2026-11-13T09:08:07.006Z',
    failure,
    rejected: ['row'],
    corridorsWithout: [],
    corridorsResting: [],
  });
});

describe('last known rates', () => {
  const rules = rulesFor(BANKS);
  const nbk = (fixedOn: string, publishes: readonly string[], factor = 1): CollectedBulletin => ({
    source: 'nbk',
    currency: 'KZT',
    direction: 'local-per-foreign',
    fixedOn,
    validOn: addDays(fixedOn, 1),
    rates: [...publishes].sort().map((currency) => ({
      currency,
      nominal: 1,
      rate: decimal(((USD[currency] ?? 1) / (USD.KZT ?? 1)) * (currency === 'USD' ? 1 : factor)),
    })),
    evidence: 'e'.repeat(64),
    collectedAt: `${fixedOn}T18:00:00.000Z`,
  });
  const prior = Object.entries(USD).map(([currency, usd]) => ({
    currency,
    usd: decimal(usd),
    on: '2026-10-01',
  }));
  const withPriors = { ...rules, priors: prior };
  const known = (bulletins: CollectedBulletin[], day: string) => {
    const held = benchmarkOf(bulletins, day, withPriors);
    return { held, rates: lastKnownRates(held, bulletins, withPriors) };
  };

  test('the newest figure of each currency that is not in force, with its age', () => {
    const bulletins = [
      nbk('2026-10-05', ['USD', 'KGS', 'UZS', 'RUB']),
      nbk('2026-10-12', ['USD', 'KGS', 'RUB'], 1.001),
      nbk('2026-11-16', ['USD', 'RUB'], 1.002),
    ];
    const { held, rates } = known(bulletins, '2026-11-16');
    expect(held.rates.map(({ currency }) => currency)).toEqual(['KZT', 'RUB', 'USD']);
    expect(rates.map(({ currency, fixedOn, age }) => [currency, fixedOn, age])).toEqual([
      ['KGS', '2026-10-12', 35],
      ['UZS', '2026-10-05', 42],
    ]);
    expect(Number(rates[0]?.usd)).toBeCloseTo((USD.KGS ?? 0) * 1.001, 6);
  });

  test('nothing if nothing was ever published, and nothing from later days', () => {
    expect(known([], '2026-11-16').rates).toEqual([]);
    const { rates } = known(
      [nbk('2026-10-05', ['USD', 'KGS']), nbk('2026-11-20', ['USD', 'KGS', 'UZS'])],
      '2026-11-16',
    );
    expect(rates.map(({ currency, fixedOn }) => [currency, fixedOn])).toEqual([
      ['KGS', '2026-10-05'],
      ['KZT', '2026-10-05'],
    ]);
  });

  test('never a currency in force, with the right age, sorted, each once', () => {
    const days = Array.from({ length: 12 }, (_, week) => addDays('2026-09-01', 7 * week));
    const publications = fc.uniqueArray(
      fc.record({ day: fc.constantFrom(...days), also: fc.subarray(['KGS', 'UZS', 'RUB', 'EUR', 'INR']) }),
      { selector: ({ day }) => day, maxLength: 8 },
    );
    fc.assert(
      fc.property(publications, fc.constantFrom(...days), (all, day) => {
        const bulletins = all.map(({ day: fixedOn, also }) => nbk(fixedOn, ['USD', ...also]));
        const { held, rates } = known(bulletins, day);
        const inForce = new Set(held.rates.map(({ currency }) => currency));
        const codes = rates.map(({ currency }) => currency);
        expect(codes).toEqual([...new Set(codes)].sort());
        for (const { currency, fixedOn, age } of rates) {
          expect(inForce.has(currency)).toBe(false);
          expect(age).toBe(daysBetween(fixedOn, day));
          expect(age).toBeGreaterThan(0);
          const last = bulletins
            .filter((one) => one.fixedOn <= day)
            .filter(
              ({ rates: own }) => currency === 'KZT' || own.some((other) => other.currency === currency),
            )
            .map((one) => one.fixedOn)
            .sort()
            .at(-1);
          expect(fixedOn).toBe(last);
        }
        // Every currency published up to the day is in force or last known.
        for (const one of bulletins.filter(({ fixedOn }) => fixedOn <= day))
          for (const { currency } of one.rates)
            expect(inForce.has(currency) || codes.includes(currency)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
