/** What must hold for all prices and requests: order, equality, estimates, scale. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CorridorPrices } from '../../../shared/model/corridor-prices.ts';
import { READINGS } from '../../../shared/model/vocabulary.ts';
import { formatDecimal, parseDecimal } from '../../../shared/money/decimal.ts';
import {
  compare,
  least,
  most,
  multiply,
  ONE,
  type Rational,
  rational,
  subtract,
} from '../../../shared/money/rational.ts';
import { compareBothWays } from '../../../shared/pricing/both-ways.ts';
import { compareSurveyed, type OffersRequest } from '../../../shared/pricing/offers.ts';
import { spotAt } from '../../../shared/pricing/spot.ts';
import { priceAt } from '../../../shared/pricing/survey-price.ts';
import { anyRows, localAmounts, pair, sheetOf } from './facts.ts';

const anyReading = fc.constantFrom(...READINGS);
const anySheet = anyRows.map((rows) => sheetOf(rows));
/** Cents from the lower to the upper surveyed amount, both included. */
const anyCovered = fc
  .integer({ min: 14_000, max: 34_500 })
  .map((cents) => formatDecimal(rational(cents, 100), 2));
const anyRequest: fc.Arbitrary<OffersRequest & { amount: string }> = fc.record({
  amount: anyCovered,
  currency: fc.constant('EUR'),
  reading: anyReading,
  sort: fc.constantFrom('cost' as const, 'provider' as const),
  today: fc.constant('2026-11-21'),
});

describe('compareBothWays', () => {
  it('gives the same whatever the order of the services', () => {
    fc.assert(
      fc.property(anySheet, anyRequest, fc.infiniteStream(fc.nat()), (sheet, request, numbers) => {
        const order = new Map(sheet.services.map(({ id }) => [id, numbers.next().value ?? 0]));
        const services = [...sheet.services].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
        expect(compareBothWays({ ...sheet, services }, request)).toEqual(compareBothWays(sheet, request));
      }),
    );
  });

  it('gives the same as the comparison of pages, for a request without a profile', () => {
    fc.assert(
      fc.property(anySheet, anyRequest, (sheet, request) => {
        expect(compareSurveyed(sheet, request)).toEqual(compareBothWays(sheet, request));
      }),
    );
  });

  it('keeps every service once, sorts by standing, and ranks no flagged price and no cost of 0 or less', () => {
    const standings = ['ranked', 'unconfirmed', 'infeasible', 'not-priced'];
    fc.assert(
      fc.property(anySheet, anyRequest, (sheet, request) => {
        const { offers } = compareBothWays(sheet, request);
        expect(offers.reduce((sum, { copies }) => sum + copies, 0)).toBe(sheet.services.length);
        const order = offers.map(({ standing }) => standings.indexOf(standing));
        expect(order).toEqual([...order].sort());
        for (const { standing, flags, reason, valueReceived, cost } of offers) {
          expect(standing === 'ranked').toBe(reason === null);
          if (standing === 'ranked') {
            expect(flags).toEqual([]);
            expect(cost?.total?.startsWith('-')).toBe(false);
          } else expect(valueReceived).toBeNull();
        }
        if (request.sort === 'provider') return;
        const totals = offers.flatMap(({ standing, cost }) =>
          standing === 'ranked' ? [Number(cost?.total)] : [],
        );
        expect(totals).toEqual([...totals].sort((a, b) => a - b));
      }),
    );
  });

  it('never gives an unknown part a figure', () => {
    fc.assert(
      fc.property(anySheet, anyRequest, (sheet, request) => {
        for (const { cost, flags } of compareBothWays(sheet, request).offers) {
          if (!cost) continue;
          const unknown = cost.parts.filter((part) => !part.known).map(({ part }) => part);
          const expected = request.reading === 'per-principal' ? [] : ['tax', 'pay-out-fee'];
          expect(unknown).toEqual(flags.includes('no-margin-recorded') ? ['margin', ...expected] : expected);
          expect(cost.complete).toBe(unknown.length === 0);
        }
      }),
    );
  });

  it('changes no percentage and no order when the currency is scaled', () => {
    const scaledSheet = (sheet: CorridorPrices, factor: number): CorridorPrices => ({
      ...sheet,
      amounts: localAmounts(String(140 * factor), String(345 * factor)),
    });
    const percentages = (sheet: CorridorPrices, request: OffersRequest) =>
      compareBothWays(sheet, request).offers.map(({ serviceId, standing, cost }) => [
        serviceId,
        standing,
        cost?.total,
        cost?.range,
        cost?.parts.map((part) => (part.known ? part.percent : part.why)),
      ]);
    fc.assert(
      fc.property(anySheet, anyRequest, fc.integer({ min: 2, max: 1000 }), (sheet, request, factor) => {
        const amount = formatDecimal(multiply(parseDecimal(request.amount, 2), rational(factor)), 2);
        expect(percentages(scaledSheet(sheet, factor), { ...request, amount })).toEqual(
          percentages(sheet, request),
        );
      }),
    );
  });

  it('has an estimate within its range', () => {
    fc.assert(
      fc.property(anySheet, anyRequest, (sheet, request) => {
        for (const { cost } of compareBothWays(sheet, request).offers) {
          if (!cost?.range) continue;
          expect(Number(cost.total)).toBeGreaterThanOrEqual(Number(cost.range.min));
          expect(Number(cost.total)).toBeLessThanOrEqual(Number(cost.range.max));
        }
      }),
    );
  });

  it('agrees with the surveyed prices at the ends: a cent away, at most a cent of difference', () => {
    const bp = fc.integer({ min: 1, max: 900 });
    fc.assert(
      fc.property(bp, bp, bp, bp, anyReading, (f1, m1, f2, m2, reading) => {
        const sheet = sheetOf(pair('anor', [f1, m1], [f2, m2]));
        const total = (amount: string): number =>
          Number(
            compareBothWays(sheet, { amount, currency: 'EUR', reading, today: '2026-11-21' }).offers[0]?.cost
              ?.total,
          );
        expect(Math.abs(total('140.01') - total('140'))).toBeLessThan(0.02);
        expect(Math.abs(total('344.99') - total('345'))).toBeLessThan(0.02);
      }),
    );
  });
});

describe('priceAt between the surveyed amounts', () => {
  const bp = fc.integer({ min: 0, max: 3000 });
  const margin = fc.integer({ min: 1, max: 3000 });
  const SURVEYED = [
    { denomination: 200, money: rational(140) },
    { denomination: 500, money: rational(345) },
  ] as const;
  const between = (fee: readonly [number, number], mu: readonly [number, number], cents: number) => {
    const [service] = sheetOf(pair('anor', [fee[0], mu[0]], [fee[1], mu[1]])).services;
    if (!service) throw new Error('one service');
    const money = rational(cents, 100);
    const price = priceAt(service, spotAt(SURVEYED, money));
    if (!price.priced || !price.at.fee.known || !price.at.margin.known) throw new Error('priced');
    const feeMoney = multiply(price.at.fee.value, money);
    return { money, feeMoney, margin: price.at.margin.value };
  };
  const cents = fc.integer({ min: 14_001, max: 34_499 });

  it('is between the ends in fee money and in margin', () => {
    const within = (value: Rational, a: Rational, b: Rational): void => {
      expect(compare(value, least(a, b))).toBeGreaterThanOrEqual(0);
      expect(compare(value, most(a, b))).toBeLessThanOrEqual(0);
    };
    fc.assert(
      fc.property(bp, bp, margin, margin, cents, (f1, f2, m1, m2, at) => {
        const price = between([f1, f2], [m1, m2], at);
        within(price.feeMoney, rational(140 * f1, 10_000), rational(345 * f2, 10_000));
        within(price.margin, rational(m1, 10_000), rational(m2, 10_000));
      }),
    );
  });

  it('never brings less when more is paid, unless the dearer end itself brings less', () => {
    const arrives = ({ money, feeMoney, margin: mu }: ReturnType<typeof between>): Rational =>
      multiply(subtract(money, feeMoney), subtract(ONE, mu));
    fc.assert(
      fc.property(bp, bp, margin, margin, cents, cents, (f1, f2, m1, m2, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((at) =>
          arrives(between([f1, f2], [m1, m2], at)),
        );
        if (!less || !more) throw new Error('two amounts');
        // What is sent, A - fee, and the share kept, 1 - margin, are linear: what arrives can fall only if one of them falls.
        const sentGrows = compare(
          subtract(rational(345), rational(345 * f2, 10_000)),
          subtract(rational(140), rational(140 * f1, 10_000)),
        );
        if (sentGrows < 0 || m2 > m1) return;
        expect(compare(less, more)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
