/**
 * Memory begins on a date of the calendar, so a day has one benchmark, however far back the given bulletins go; and if only
 * a rough reference is known, a true figure is still taken.
 */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { benchmarkOf, benchmarksOf, excludedOn, memoryFrom } from '../../../shared/fx/benchmark.ts';
import type { Notice } from '../../../shared/fx/benchmark-types.ts';
import type { CollectedBulletin } from '../../../shared/fx/bulletin.ts';
import type { Day } from '../../../shared/model/day.ts';
import { addDays, weekdayOf } from '../../../shared/model/day.ts';
import {
  BANKS,
  type BankOf,
  bulletinOf,
  decimal,
  rulesFor,
  sourceOf,
  times,
  USD,
  upsideDown,
  withRate,
} from './world.ts';

test.each<[Day, Day]>([
  ['2026-03-31', '2026-01-01'],
  ['2026-03-01', '2026-01-01'],
  ['2026-01-15', '2025-11-01'],
  ['2026-02-28', '2025-12-01'],
  ['2024-04-30', '2024-02-01'],
])('of %s from %s', (day, from) => {
  expect(memoryFrom(day)).toBe(from);
});

const FIRST = '2026-01-01';
const DAYS: readonly Day[] = Array.from({ length: 150 }, (_, at) => addDays(FIRST, at));
const priors = Object.entries(USD).map(([currency, usd]) => ({
  currency,
  usd: decimal(usd),
  on: '2024-01-01',
}));

describe('one day, one benchmark', () => {
  const banks = BANKS.slice(0, 2);
  const rules = rulesFor(banks, { priors, currencies: ['EUR', 'KGS', 'TJS'] });
  /** A world that moves, at times by too much, and banks that at times publish a wrong figure or nothing. */
  const history = fc
    .array(
      fc.record({
        move: fc.double({ min: -0.03, max: 0.03, noNaN: true }),
        fault: fc.constantFrom(undefined, undefined, undefined, upsideDown, times(1.5), times(100)),
        currency: fc.constantFrom('USD', 'GBP', 'CHF', 'INR'),
        publishers: fc.constantFrom(0, 1, 1, 2),
      }),
      { minLength: DAYS.length, maxLength: DAYS.length },
    )
    .map((steps) => {
      let gbp = 1.1;
      return steps.flatMap(({ move, fault, currency, publishers }, at): CollectedBulletin[] => {
        gbp *= 1 + move;
        const day = DAYS[at] ?? FIRST;
        if (weekdayOf(day) > 5) return [];
        return banks.slice(0, publishers).map((bank) => {
          const bulletin = bulletinOf(bank, day, { ...USD, GBP: gbp, CHF: 1 / gbp });
          return fault && bank.id === 'ecb' ? withRate(bulletin, currency, fault) : bulletin;
        });
      });
    });

  it('computed alone, in any range, and with any older bulletins given', () => {
    fc.assert(
      fc.property(history, fc.nat(149), fc.nat(149), fc.nat(149), (all, a, b, extra) => {
        const day = DAYS[Math.max(a, b)] ?? FIRST;
        const from = memoryFrom(day);
        const least = all.filter(({ fixedOn }) => from <= fixedOn && fixedOn <= day);
        const alone = JSON.stringify(benchmarkOf(least, day, rules));
        const more = all.filter(({ fixedOn }) => fixedOn >= addDays(from, -extra));
        expect(JSON.stringify(benchmarkOf(more, day, rules))).toBe(alone);
        const range = benchmarksOf(all, DAYS.slice(Math.min(a, b)), rules);
        expect(JSON.stringify(range.find((one) => one.day === day))).toBe(alone);
      }),
      { numRuns: 25 },
    );
  });

  it('what is excluded of a day is what its benchmark says of that day', () => {
    const stranger = bulletinOf({ ...(BANKS[0] as BankOf), id: 'stranger' }, '2026-04-15');
    let excluded = 0;
    const textsOf = (notices: readonly Notice[]) => notices.map((notice) => JSON.stringify(notice)).sort();
    fc.assert(
      fc.property(history, fc.nat(149), (all, a) => {
        const days = DAYS.slice(Math.max(0, a - 40), a + 1);
        const bulletins = [...all, stranger];
        const found = excludedOn(bulletins, days, rules);
        excluded += found.length;
        const said = benchmarksOf(bulletins, days, rules).flatMap(({ day, notices }) =>
          notices.filter(({ fixedOn, rule }) => fixedOn === day && rule !== 'off-peg'),
        );
        expect(textsOf(found)).toEqual(textsOf(said));
        expect(found.some(({ rule }) => rule === 'unknown-source')).toBe(days.includes('2026-04-15'));
      }),
      { numRuns: 25 },
    );
    expect(excluded).toBeGreaterThan(25);
  });

  it('bulletins from before its memory do not count', () => {
    const bulletins = [bulletinOf(BANKS[1] as BankOf, '2026-02-27')];
    expect(benchmarkOf(bulletins, '2026-04-30', rules).absent).toContainEqual({
      currency: 'KGS',
      why: 'too-old',
    });
    expect(benchmarkOf(bulletins, '2026-05-01', rules).absent).toContainEqual({
      currency: 'KGS',
      why: 'not-published',
    });
  });
});

describe('a bank alone that begins against a rough reference', () => {
  const ecb: BankOf = {
    id: 'ecb',
    local: 'EUR',
    direction: 'foreign-per-local',
    publishes: ['USD', 'GBP', 'CHF', 'INR'],
  };
  const rules = { ...rulesFor([ecb], { priors }), sources: [sourceOf(ecb)] };
  const [first, second, third] = ['2026-03-02', '2026-03-03', '2026-03-04'];
  const outcome = (day: Day, bulletins: readonly CollectedBulletin[]) => {
    const { rates, notices } = benchmarkOf(bulletins, day, rules);
    const published = rates.filter(({ basis }) => basis !== 'anchor');
    return [
      published.map(({ currency }) => currency).join(' '),
      notices.map(({ currency, rule }) => `${currency} ${rule}`).join(', '),
    ];
  };

  it('is believed at once if the figure cannot be upside down', () => {
    expect(outcome(first, [bulletinOf(ecb, first)])).toEqual(['CHF EUR GBP INR', '']);
  });

  it('a currency that has crossed 1 waits for a second day', () => {
    const world = { ...USD, CHF: 0.9 };
    const bulletins = [first, second].map((day) => bulletinOf(ecb, day, world));
    expect(outcome(first, bulletins)).toEqual(['EUR GBP INR', 'CHF jump']);
    expect(outcome(second, bulletins)).toEqual(['CHF EUR GBP INR', '']);
  });

  it('if its own currency has crossed 1, all figures of the bank wait', () => {
    const world = { ...USD, EUR: 0.88 };
    const bulletins = [first, second].map((day) => bulletinOf(ecb, day, world));
    expect(outcome(first, bulletins)).toEqual(['', 'CHF bank-off, EUR jump, GBP bank-off, INR bank-off']);
    expect(outcome(second, bulletins)).toEqual(['CHF EUR GBP INR', '']);
  });

  it('a dollar rate upside down on the first day has no effect later', () => {
    const wrong = withRate(bulletinOf(ecb, first), 'USD', upsideDown);
    const bulletins = [wrong, bulletinOf(ecb, second), bulletinOf(ecb, third)];
    expect(outcome(first, bulletins)[0]).toBe('');
    const taken = benchmarkOf(bulletins, second, rules).rates;
    for (const currency of ['EUR', 'GBP', 'INR'])
      expect(Number(taken.find((rate) => rate.currency === currency)?.usd)).toBeCloseTo(
        USD[currency] ?? 0,
        5,
      );
  });

  it('a figure repeated upside down is not believed as long as memory holds an earlier figure', () => {
    const days = Array.from({ length: 91 }, (_, at) => addDays('2026-01-01', at)).filter(
      (day) => weekdayOf(day) <= 5,
    );
    const insists = (currency: string) =>
      days.map((day) => {
        const bulletin = bulletinOf(ecb, day);
        return day < '2026-01-20' ? bulletin : withRate(bulletin, currency, upsideDown);
      });
    const value = (currency: string, day: Day) =>
      benchmarkOf(insists(currency), day, rules).rates.find((rate) => rate.currency === currency)?.usd;
    expect([value('CHF', '2026-01-19'), value('CHF', '2026-01-22')]).toEqual(['1.25', '1.25']);
    expect(value('CHF', '2026-03-31')).toBeUndefined();
    // Now memory begins in February. A figure off a magnitude by more than a factor of 2 is still excluded.
    expect(Number(value('CHF', '2026-04-01'))).toBeCloseTo(1.17 * 0.936, 2);
    expect(value('INR', '2026-04-01')).toBeUndefined();
  });

  it('beyond a factor of 2 a second day of the same bank does not confirm it', () => {
    const days = [first, second, third];

    for (const change of [upsideDown, times(100), times(0.1)]) {
      const bulletins = days.map((day) => withRate(bulletinOf(ecb, day), 'INR', change));
      expect(outcome(third, bulletins)[0]).toBe('CHF EUR GBP');
    }
  });
});
