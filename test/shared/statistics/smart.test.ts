import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cheapestThree,
  qualifies,
  type SmartService,
  smartAverages,
  smartIndicator,
} from '../../../shared/statistics/smart.ts';

const service = (totalBp: number, provider: string, state: boolean | null): SmartService => ({
  totalBp,
  provider,
  disclosesRate: true,
  withinFiveDays: state,
  canBeReached: true,
});
const yes = (totalBp: number, provider = 'a') => service(totalBp, provider, true);
const maybe = (totalBp: number, provider = 'a') => service(totalBp, provider, null);
const no = (totalBp: number, provider = 'a') => service(totalBp, provider, false);

describe('qualifies', () => {
  const states = [true, false, null];
  const all = states.flatMap((a) => states.flatMap((b) => states.map((c) => [a, b, c] as const)));
  it.each(all)('rate %s, five days %s, reached %s', (disclosesRate, withinFiveDays, canBeReached) => {
    const conditions = [disclosesRate, withinFiveDays, canBeReached];
    const expected = conditions.some((one) => one === false)
      ? false
      : conditions.every((one) => one === true)
        ? true
        : null;
    expect(qualifies({ totalBp: 1, provider: 'a', disclosesRate, withinFiveDays, canBeReached })).toBe(
      expected,
    );
  });
});

describe('smartIndicator', () => {
  it('is one figure if everything is recorded', () => {
    expect(smartIndicator([yes(900, 'd'), yes(100, 'a'), no(50, 'n'), yes(200, 'b'), yes(301, 'c')])).toEqual(
      {
        rules: 'karvon-smart-1',
        known: 4,
        possible: 4,
        providers: 3,
        atLeast: '2.003',
        atMost: '2.003',
        byProvider: { atLeast: '2.003', atMost: '2.003' },
        sdg: 'met',
      },
    );
  });

  it('takes one service of each provider, its cheapest, in the second figure', () => {
    const services = [
      yes(300, 'a'),
      yes(100, 'a'),
      yes(200, 'a'),
      yes(900, 'b'),
      maybe(400, 'b'),
      yes(700, 'c'),
    ];
    expect(smartIndicator(services)).toMatchObject({
      // 1, 2 and 3 %: all of one firm.
      providers: 1,
      atLeast: '2.000',
      atMost: '2.000',
      // a 1, b 4 or 9, c 7 %
      byProvider: { atLeast: '4.000', atMost: '5.667' },
    });
    expect(smartIndicator([yes(1, 'a'), yes(1, 'a'), yes(1, 'b')])).toMatchObject({
      atMost: '0.010',
      byProvider: { atLeast: null, atMost: null },
    });
  });

  it('has the lower bound from services that may qualify, the upper from those known to qualify', () => {
    const bounds = smartIndicator([yes(400), yes(500), yes(600), maybe(100), maybe(200)]);
    expect(bounds).toMatchObject({ known: 3, possible: 5, atLeast: '2.333', atMost: '5.000', sdg: 'met' });
  });

  it('has no upper bound with two known services, and no bound with two possible ones', () => {
    expect(smartIndicator([yes(100), yes(100), maybe(100)])).toMatchObject({
      known: 2,
      possible: 3,
      atLeast: '1.000',
      atMost: null,
      sdg: 'unknown',
    });
    expect(smartIndicator([yes(100), yes(100), no(100)])).toMatchObject({
      possible: 2,
      atLeast: null,
      atMost: null,
      sdg: 'fewer-than-three',
    });
    expect(smartIndicator([])).toMatchObject({
      known: 0,
      possible: 0,
      providers: 0,
      sdg: 'fewer-than-three',
    });
  });

  it.each([
    [[500, 500, 500], 'met'],
    [[500, 500, 501], 'not-met'],
    [[1, 1, 1498], 'met'],
    [[1, 1, 1499], 'not-met'],
  ] as const)('three known at %j: %s', (totals, sdg) => {
    expect(smartIndicator(totals.map((total) => yes(total))).sdg).toBe(sdg);
  });

  it('is unknown if five percent is between the bounds, and not met by the lower bound alone', () => {
    expect(smartIndicator([yes(501), yes(501), yes(501), maybe(100), maybe(100)]).sdg).toBe('unknown');
    expect(smartIndicator([maybe(501), maybe(501), maybe(501)]).sdg).toBe('not-met');
    expect(smartIndicator([maybe(500), maybe(500), maybe(500)]).sdg).toBe('unknown');
  });

  it('counts the firms of the three cheapest, ordered by name if equal', () => {
    expect(smartIndicator([yes(1, 'a'), yes(1, 'a'), yes(1, 'b'), yes(1, 'c')]).providers).toBe(2);
    expect(smartIndicator([yes(1, 'c'), yes(1, 'b'), yes(1, 'a'), yes(1, 'a')]).providers).toBe(2);
    expect(smartIndicator([yes(1, 'a'), yes(1, 'a'), yes(1, 'a'), yes(2, 'c')]).providers).toBe(1);
  });

  it('has the true figure between its bounds, whatever the unknown services turn out to be', () => {
    const state = fc.constantFrom(true, false, null);
    const services = fc.array(
      fc.record({ totalBp: fc.integer({ min: -500, max: 3000 }), state, settled: fc.boolean() }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(services, (drawn) => {
        const recorded = smartIndicator(drawn.map(({ totalBp, state }) => service(totalBp, 'a', state)));
        const truth = smartIndicator(
          drawn.map(({ totalBp, state, settled }) => service(totalBp, 'a', state ?? settled)),
        );
        expect(truth.atLeast).toBe(truth.atMost);
        if (truth.atLeast === null) return;
        expect(Number(recorded.atLeast)).toBeLessThanOrEqual(Number(truth.atLeast));
        if (recorded.atMost !== null) {
          expect(Number(recorded.atMost)).toBeGreaterThanOrEqual(Number(truth.atLeast));
        }
        if (recorded.sdg !== 'unknown') expect(truth.sdg).toBe(recorded.sdg);
      }),
    );
  });
});

describe('smartAverages', () => {
  const averages = (...corridors: (readonly SmartService[])[]) =>
    smartAverages(corridors.map((all) => ({ three: cheapestThree(all), smart: smartIndicator(all) })));

  it('are simple means of the corridors that have a bound, with the share at most 5 %', () => {
    const one = [yes(500, 'a'), yes(500, 'b'), yes(500, 'c')];
    const two = [maybe(501, 'a'), maybe(501, 'a'), maybe(501, 'a'), maybe(900, 'b'), maybe(900, 'c')];
    const few = [yes(1, 'a'), yes(1, 'b')];
    expect(averages(one, two, few)).toEqual({
      rules: 'karvon-smart-1',
      byService: { corridors: 2, atLeast: '5.005', atMost5: '50.00' },
      // 5 % and (5.01 + 9 + 9) / 3 = 7.67 %
      byProvider: { corridors: 2, atLeast: '6.335', atMost5: '50.00' },
      bounded: 1,
      oneFirm: 1,
    });
  });

  it('are not 0 without a corridor', () => {
    const none = { corridors: 0, atLeast: null, atMost5: null };
    expect(averages()).toMatchObject({ byService: none, byProvider: none, bounded: 0, oneFirm: 0 });
    // One firm, but no three services.
    expect(averages([yes(1), yes(1)])).toMatchObject({ byService: none, oneFirm: 0 });
  });
});
