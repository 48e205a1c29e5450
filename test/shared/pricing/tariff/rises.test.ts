/** The stretches of outlays where what arrives rises, or rises and then falls: by hand, and checked at every cent. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TaxRule } from '../../../../shared/model/corridor-prices.ts';
import { compare, type Rational, rational } from '../../../../shared/money/rational.ts';
import { ofMinor } from '../../../../shared/money/round.ts';
import { arrives } from '../../../../shared/pricing/tariff/inverse.ts';
import { risesOf } from '../../../../shared/pricing/tariff/rises.ts';
import type { BandedTariff, PricePointsTariff, Tariff } from '../../../../shared/pricing/tariff/tariff.ts';
import type { Purse } from '../../../../shared/pricing/tariff-cost.ts';
import { pair, row, sheetOf } from '../facts.ts';
import { anyPurse, band, everyTariff, purse, SMALL_TAX, tariff, tries } from './tariffs.ts';

/** 5.00 and 14.00. */
const SURVEYED = [
  { denomination: 200, money: rational(5) },
  { denomination: 500, money: rational(14) },
] as const;
const stretches = (of: Tariff, over: Partial<Purse> = {}): [number, number][] =>
  risesOf(of, purse(over)).map(({ from, to }) => [Number(from), Number(to)]);

describe('of bands', () => {
  const THREE = [
    band({ upTo: '5' }),
    band({ above: '5', upTo: '10.50' }),
    band({ above: '10.50', fixed: '1' }),
  ];
  const added = (...fees: BandedTariff['fees']['cash'] & object): BandedTariff =>
    tariff({ feeConvention: 'added', fees: { cash: fees } });

  it('are the bands if the fee is deducted, up to a limit if there is one', () => {
    const of = tariff({ fees: { cash: THREE } });
    expect(stretches(of)).toEqual([
      [1, 500],
      [501, 1050],
      [1051, 1e17],
    ]);
    expect(stretches({ ...of, limits: { ...of.limits, perDay: '8' } })).toEqual([
      [1, 500],
      [501, 800],
    ]);
    expect(stretches(of, { decimals: 3 }).slice(0, 2)).toEqual([
      [1, 5000],
      [5001, 10_500],
    ]);
  });

  it('are one stretch if the fee is on top, up to the cost of the largest amount', () => {
    expect(stretches(added(...THREE))).toEqual([[1, 1e17]]);
    expect(stretches(added(...THREE), { decimals: 0 })).toEqual([[1, 1e15]]);
    // 10.00 and 0.50; 10.00 and 0.155, which leaves a part of a cent.
    expect(stretches(added(band({ upTo: '10', fixed: '0.5' })))).toEqual([[1, 1050]]);
    expect(stretches(added(band({ upTo: '10', percent: '1.55' })))).toEqual([[1, 1016]]);
  });

  it('are none without a band', () => {
    expect(stretches(tariff({ fees: {} }))).toEqual([]);
    expect(stretches(added())).toEqual([]);
  });
});

describe('of survey points', () => {
  const points = (low: readonly [number, number], high: readonly [number, number]): PricePointsTariff => ({
    kind: 'price-points',
    points: sheetOf(pair('anor', low, high)).services[0]?.points ?? [],
  });
  const single = (denomination: 200 | 500): PricePointsTariff => ({
    kind: 'price-points',
    points:
      sheetOf([row('anor', denomination, 100, 100), ...pair('bek', [1, 1], [1, 1])]).services[0]?.points ??
      [],
  });
  const between = (of: PricePointsTariff, taxes: TaxRule[] = []): [number, number][] => {
    const [first, ...rest] = stretches(of, { surveyed: SURVEYED, taxes });
    expect([first, rest.pop()]).toEqual([
      [500, 500],
      [1400, 1400],
    ]);
    return rest;
  };

  it('are single points if nothing is known between', () => {
    const ask = (of: PricePointsTariff) => stretches(of, { surveyed: SURVEYED });
    expect(ask(single(200))).toEqual([[500, 500]]);
    expect(ask(single(500))).toEqual([[1400, 1400]]);
    // No margin recorded.
    expect(ask(points([100, 0], [100, 0]))).toEqual([
      [500, 500],
      [1400, 1400],
    ]);
    expect(ask(points([100, 100], [100, 0]))).toEqual([
      [500, 500],
      [1400, 1400],
    ]);
    // No price at 500.
    expect(ask(points([100, 100], [0, 0]))).toEqual([[500, 500]]);
    const of = points([100, 100], [100, 100]);
    expect(stretches(of, { surveyed: [SURVEYED[0]] })).toEqual([[500, 500]]);
    expect(stretches(of)).toEqual([]);
  });

  it.each([
    ['nothing changes its sign', [100, 100], [50, 50], [[501, 1399]]],
    // -1.00 is left of 5.00, 14.00 of 14.00: nothing of 5.60.
    [
      'the fee eats the smaller amount',
      [12_000, 100],
      [0, 50],
      [
        [501, 560],
        [561, 1399],
      ],
    ],
    ['the fee eats just the smaller amount', [10_000, 100], [0, 50], [[501, 1399]]],
    ['the fee eats just the larger amount', [0, 100], [10_000, 50], [[501, 1399]]],
    // 0.9 of what is sent is kept at 5.00, -0.3 at 14.00: nothing three quarters of the way.
    [
      'the margin eats the larger amount',
      [0, 1000],
      [0, 13_000],
      [
        [501, 1175],
        [1176, 1399],
      ],
    ],
  ] as const)('are cut where %s', (_, low, high, expected) => {
    expect(between(points(low, high))).toEqual(expected);
  });

  it('are cut where an exemption ends, and where the whole tax is on top', () => {
    // 6.00 free of tax, 6.30 with 5 %.
    expect(between(points([0, 100], [0, 100]), [SMALL_TAX])).toEqual([
      [501, 600],
      [601, 630],
      [631, 1399],
    ]);
    // With 10 % for the fee 5.99 is left of 6.66, and 6.30 of 7.00.
    expect(between(points([1000, 100], [1000, 100]), [SMALL_TAX])).toEqual([
      [501, 666],
      [667, 700],
      [701, 1399],
    ]);
    // At 6.10, between the two, nothing is kept.
    expect(between(points([0, 8900], [0, 17_900]), [SMALL_TAX])).toEqual([
      [501, 600],
      [601, 610],
      [611, 630],
      [631, 1399],
    ]);
  });

  it('are not empty if an exemption ends within the last cent', () => {
    expect(between(points([0, 100], [0, 100]), [{ ...SMALL_TAX, exemptUpTo: '13.995' }])).toEqual([
      [501, 1399],
    ]);
  });
});

describe('what arrives', () => {
  const valuesOn = (of: Tariff, terms: Purse, { from, to }: { from: bigint; to: bigint }): Rational[] => {
    const bring = arrives(of, terms);
    const values: Rational[] = [];
    for (let units = from; units <= to; units++) values.push(bring(ofMinor(units, 2)) ?? rational(0));
    return values;
  };
  /** Whether the values never rise again after a fall. */
  const risesThenFalls = (values: readonly Rational[]): boolean => {
    const steps = values.slice(1).map((value, index) => compare(value, values[index] ?? value));
    const fall = steps.indexOf(-1);
    return fall < 0 || !steps.slice(fall).includes(1);
  };
  const inOrder = (list: readonly { from: bigint; to: bigint }[]): void => {
    list.forEach(({ from, to }, index) => {
      expect(from <= to && from > (list[index - 1]?.to ?? 0n)).toBe(true);
    });
  };

  it('never falls on a stretch of bands, and there is no price outside them', () => {
    fc.assert(
      fc.property(everyTariff, anyPurse, (of, terms) => {
        const list = risesOf(of, terms)
          .filter(({ from }) => from <= 2500n)
          .map(({ from, to }) => ({ from, to: to < 2500n ? to : 2500n }));
        inOrder(list);
        for (const stretch of list)
          expect(
            valuesOn(of, terms, stretch).every(
              (value, index, all) => index === 0 || compare(value, all[index - 1] ?? value) >= 0,
            ),
          ).toBe(true);
        const bring = arrives(of, terms);
        for (let units = 1n; units <= 2500n; units += 7n) {
          if (list.some(({ from, to }) => from <= units && units <= to)) continue;
          expect(bring(ofMinor(units, 2))).toBeNull();
        }
      }),
      { numRuns: tries(30, 300) },
    );
  });

  it('rises, or rises and then falls, on a stretch of survey points', () => {
    const bp = fc.integer({ min: 0, max: 14_000 });
    fc.assert(
      fc.property(bp, bp, bp, bp, anyPurse, (f1, m1, f2, m2, terms) => {
        const [service] = sheetOf(pair('anor', [f1, m1], [f2, m2])).services;
        const of = { kind: 'price-points', points: service?.points ?? [] } as const;
        const asked = { ...terms, surveyed: SURVEYED };
        const list = risesOf(of, asked);
        inOrder(list);
        for (const stretch of list) expect(risesThenFalls(valuesOn(of, asked, stretch))).toBe(true);
      }),
      { numRuns: tries(60, 600) },
    );
  });
});
