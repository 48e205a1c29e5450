/** Which whole bulletins are refused, and which are accepted. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type AcceptanceContext, judge } from '../../../shared/fx/acceptance.ts';
import { benchmarkOf } from '../../../shared/fx/benchmark.ts';
import type { Peg } from '../../../shared/fx/benchmark-types.ts';
import type { CollectedBulletin } from '../../../shared/fx/bulletin.ts';
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

const [THURSDAY, FRIDAY, MONDAY] = ['2026-03-05', '2026-03-06', '2026-03-09'];
const bank = (id: string): BankOf => {
  const found = BANKS.find((one) => one.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const priors = Object.entries(USD).map(([currency, usd]) => ({
  currency,
  usd: decimal(usd),
  on: '2026-01-01',
}));
const previous = benchmarkOf(
  BANKS.map((one) => bulletinOf(one, THURSDAY)),
  THURSDAY,
  rulesFor(BANKS, { priors }),
);
const contextOf = (one: BankOf, more: Partial<AcceptanceContext> = {}): AcceptanceContext => ({
  source: { ...sourceOf(one), currencies: one.publishes },
  sources: BANKS.map(sourceOf),
  today: MONDAY,
  pegs: [],
  previous,
  ...more,
});
const moved = (by: number) =>
  Object.fromEntries(
    Object.entries(USD).map(([currency, usd]) => [
      currency,
      currency === 'USD' ? 1 : usd * by ** (usd > 0.1 ? 1 : -1),
    ]),
  );
const ruleOf = (
  bulletin: CollectedBulletin,
  earlier: readonly CollectedBulletin[],
  context: AcceptanceContext,
) => {
  const verdict = judge(bulletin, earlier, context);
  return verdict.accepted ? 'accepted' : verdict.rule;
};

describe.each(BANKS)('$id', (one) => {
  const thursday = bulletinOf(one, THURSDAY);
  const friday = bulletinOf(one, FRIDAY, moved(1.001));
  const daily = bulletinOf(bank('nbkr'), FRIDAY, moved(1.001));
  const context = contextOf(one);

  it('accepts an ordinary day, and a day long past', () => {
    expect(ruleOf(friday, [thursday, daily], context)).toBe('accepted');
    expect(ruleOf(thursday, [friday], context)).toBe('accepted');
    expect(ruleOf(friday, [], contextOf(one, { today: FRIDAY }))).toBe('accepted');
  });

  it('accepts the same bulletin again under its own date', () => {
    expect(ruleOf(thursday, [{ ...thursday, evidence: 'again' }], context)).toBe('accepted');
  });

  it('refuses yesterday’s file under today’s date, and today’s file under a past date', () => {
    const served = { ...thursday, fixedOn: FRIDAY, validOn: FRIDAY };
    expect(judge(served, [friday, thursday], contextOf(one, { today: FRIDAY }))).toEqual({
      accepted: false,
      rule: 'old-figures-new-date',
      detail: `its ${one.publishes.length} free currencies are those fixed on ${THURSDAY}, dated ${FRIDAY}`,
    });
    expect(ruleOf({ ...friday, fixedOn: '2026-02-20', validOn: '2026-02-20' }, [friday], context)).toBe(
      'old-figures-new-date',
    );
    const rewritten = { ...served, rates: served.rates.map((rate) => ({ ...rate, rate: `${rate.rate}0` })) };
    expect(ruleOf(rewritten, [thursday], context)).toBe('old-figures-new-date');
    const [first] = one.publishes;
    expect(ruleOf(withRate(served, first ?? '', times(1.0001)), [thursday], context)).toBe('accepted');
  });

  it('refuses a bulletin dated tomorrow, or valid before it was fixed', () => {
    expect(ruleOf(friday, [], contextOf(one, { today: THURSDAY }))).toBe('impossible-date');
    expect(ruleOf({ ...friday, validOn: THURSDAY }, [], context)).toBe('impossible-date');
    expect(ruleOf({ ...friday, validOn: '2026-03-20' }, [], context)).toBe('accepted');
  });

  it('accepts half of the currencies, and refuses fewer', () => {
    const half = Math.ceil(one.publishes.length / 2);
    const cut = (count: number) => ({ ...friday, rates: friday.rates.slice(0, count) });
    expect(ruleOf(cut(half), [], context)).toBe('accepted');
    expect(ruleOf(cut(half - 1), [], context)).toBe('too-few-currencies');
    expect(
      ruleOf(
        {
          ...friday,
          rates: friday.rates.map((rate) => ({ ...rate, currency: `Z${rate.currency.slice(1)}` })),
        },
        [],
        context,
      ),
    ).toBe('too-few-currencies');
  });
});

describe('unchanged figures are accepted', () => {
  const few: BankOf = { id: 'few', local: 'AZN', publishes: ['USD', 'AED', 'SAR', 'QAR', 'BHD'] };
  const world = { USD: 1, AED: 0.2723, SAR: 0.2667, QAR: 0.2747, BHD: 2.6596, AZN: 0.5882 };
  const pegs = few.publishes.slice(1).map(
    (currency): Peg => ({
      currency,
      anchor: 'USD',
      units: '1',
      per: '1',
      from: null,
      to: null,
      source: '',
    }),
  );
  const [thursday, friday] = [bulletinOf(few, THURSDAY, world), bulletinOf(few, FRIDAY, world)];
  it('of pegged currencies only', () => {
    expect(ruleOf(friday, [thursday], contextOf(few, { pegs }))).toBe('accepted');
    expect(ruleOf(friday, [thursday], contextOf(few))).toBe('old-figures-new-date');
  });
  it('of four currencies only', () => {
    const less = { ...few, publishes: few.publishes.slice(0, 4) };
    const [a, b] = [bulletinOf(less, THURSDAY, world), bulletinOf(less, FRIDAY, world)];
    expect(ruleOf(b, [a], contextOf(less))).toBe('accepted');
  });
});

describe('a factor common to all cross rates', () => {
  const friday = bulletinOf(bank('nbk'), FRIDAY, moved(1.001));
  const context = contextOf(bank('nbk'));
  test.each<[string, (factor: Parameters<typeof withRate>[2]) => CollectedBulletin]>([
    ['the dollar rate', (change) => withRate(friday, 'USD', change)],
  ])('%s shifted, misread or upside down', (_, spoil) => {
    for (const change of [times(1.03), times(0.97), times(10), times(0.01), upsideDown])
      expect(ruleOf(spoil(change), [], context)).toBe('common-factor');
    for (const change of [times(1.015), times(0.985)])
      expect(ruleOf(spoil(change), [], context)).toBe('accepted');
  });

  it('is found even if one row is wrong too', () => {
    const both = withRate(withRate(friday, 'USD', times(1.03)), 'GBP', times(10));
    expect(ruleOf(both, [], context)).toBe('common-factor');
  });

  it('is not a devaluation of the bank’s own currency, nor a day on which currencies move differently', () => {
    const halved = bulletinOf(bank('nbk'), FRIDAY, { ...USD, KZT: 0.0009 });
    expect(ruleOf(halved, [], context)).toBe('accepted');
    expect(ruleOf(bulletinOf(bank('nbk'), FRIDAY, moved(1.03)), [], context)).toBe('accepted');
  });

  it('cannot be found without an earlier benchmark', () => {
    const { previous: _, ...unknown } = context;
    expect(ruleOf(withRate(friday, 'USD', times(10)), [], unknown)).toBe('accepted');
  });

  it('of a weekly bulletin is found with the daily dollar rate', () => {
    const weekly = bank('nbkr-weekly');
    // AFN and TJS have a previous figure only where the weekly bulletin is among those before.
    const daily = withRate(bulletinOf(bank('nbkr'), FRIDAY), 'USD', times(1.05));
    expect(ruleOf(bulletinOf(weekly, FRIDAY), [daily], contextOf(weekly))).toBe('common-factor');
    expect(ruleOf(bulletinOf(weekly, FRIDAY), [bulletinOf(bank('nbkr'), FRIDAY)], contextOf(weekly))).toBe(
      'accepted',
    );
    expect(ruleOf(bulletinOf(weekly, FRIDAY), [], contextOf(weekly))).toBe('accepted');
  });
});

test('a rescaling of the bank’s own currency is never refused', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -4, max: 4, noNaN: true }),
      fc.constantFrom('nbk', 'cbr', 'nbkr'),
      (log10, id) => {
        const one = bank(id);
        const world = { ...USD, [one.local]: (USD[one.local] ?? 0) * 10 ** log10 };
        expect(ruleOf(bulletinOf(one, FRIDAY, world), [], contextOf(one))).toBe('accepted');
      },
    ),
  );
});
