import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READINGS, type Reading } from '../../../shared/model/vocabulary.ts';
import { formatPercent } from '../../../shared/money/decimal.ts';
import {
  add,
  compare,
  divide,
  multiply,
  ONE,
  type Rational,
  rational,
  subtract,
  ZERO,
} from '../../../shared/money/rational.ts';
import {
  type Cost,
  type CostFacts,
  type Fact,
  known,
  readCost,
  unknown,
} from '../../../shared/pricing/cost.ts';
import { readObserved } from '../../../shared/pricing/observed.ts';
import { exact } from './facts.ts';

const NONE = known(ZERO);
const facts = (fee: Rational, margin: Rational, tax: Fact = NONE, payOutFee: Fact = NONE): CostFacts => ({
  fee: known(fee),
  margin: known(margin),
  tax,
  payOutFee,
});
const feasible = (cost: Cost) => {
  if (!cost.feasible) throw new Error(`infeasible: ${cost.reason}`);
  return cost;
};
const totalOf = (reading: Reading, input: CostFacts): Rational => {
  const { total } = feasible(readCost(reading, input));
  if (!total) throw new Error('no total');
  return total;
};
const percent = (reading: Reading, input: CostFacts, places: number): string =>
  formatPercent(totalOf(reading, input), places);

/** RPW rows (World Bank, CC BY 4.0), as in docs/method.md. */
const VECTORS = [
  ['2016 Q1 USA-CRI', '200', '8', '513.825', '534.402', '3.85', '7.85', '7.696', '7.549'],
  ['2014 Q2 GBR-BGD', '120', '5', '130.77', '130.528', '-0.19', '3.98', '3.989', '3.822'],
  ['2011 Q1 USA-IND', '200', '0', '44.46', '45.57', '2.44', '2.44', '2.436', '2.436'],
  ['2013 Q3 ZAF-MOZ', '1370', '230', '2.81', '3.0593', '8.15', '24.94', '23.569', '21.353'],
  ['2020 Q3 ARE-NPL', '735', '15.75', '32.49', '32.79894', '0.94', '3.08', '3.065', '3.020'],
  ['2023 Q2 CAN-VNM', '200', '5', '17274', '17491.6201', '1.24', '3.74', '3.713', '3.653'],
  ['2025 Q1 AUT-HUN', '140', '3.99', '380.415295', '402.509859', '5.49', '8.34', '8.183', '8.108'],
  ['2025 Q3 TUR-BGR', '570', '1743', '0.0241', '0.024444', '1.41', '307.2', 'infeasible', '75.703'],
] as const;

describe('readCost', () => {
  it.each(VECTORS)('reads %s', (_, amount, fee, rate, reference, margin, total, deducted, perOutlay) => {
    const seen = readObserved({
      amount: exact(amount),
      fee: exact(fee),
      rate: exact(rate),
      referenceRate: exact(reference),
      rateDisclosed: true,
      currencies: 'different',
      published: {
        margin: divide(exact(margin), rational(100)),
        total: divide(exact(total), rational(100)),
      },
    });
    expect(seen.standing).toBe('usable');
    if (!seen.margin.known) throw new Error('the margin is known');
    expect(formatPercent(seen.margin.value, 2)).toBe(margin);
    const input = { fee: seen.fee, margin: seen.margin, tax: NONE, payOutFee: NONE };
    expect(percent('per-principal', input, 2)).toBe(Number(total).toFixed(2));
    expect(percent('per-outlay', input, 3)).toBe(perOutlay);
    const cost = readCost('fee-deducted', input);
    if (deducted === 'infeasible') expect(cost).toEqual({ feasible: false, reason: 'nothing-left-to-send' });
    else expect(percent('fee-deducted', input, 3)).toBe(deducted);
  });

  it('reads phi 5 %, mu 3 % as 8.00, 7.85, 7.62', () => {
    const input = facts(exact('0.05'), exact('0.03'));
    expect(READINGS.map((reading) => percent(reading, input, 2))).toEqual(['8.00', '7.85', '7.62']);
  });

  it('counts taxes and pay-out fees in the family readings only', () => {
    const input = facts(exact('0.05'), exact('0.03'), known(exact('0.0095')), known(exact('0.01')));
    expect(percent('per-principal', input, 4)).toBe('8.0000');
    // Of 100: 5 fee, 0.95 tax, 94.05 sent, 2.8215 margin, 1 pay-out fee.
    expect(percent('fee-deducted', input, 4)).toBe('9.7715');
    // Of 105.95: 5 fee, 0.95 tax, 3 margin, 1 pay-out fee.
    expect(percent('per-outlay', input, 4)).toBe('9.3912');
    expect(feasible(readCost('per-principal', input)).parts.map(({ part }) => part)).toEqual([
      'fee',
      'margin',
    ]);
    expect(feasible(readCost('fee-deducted', input)).parts.map(({ part }) => part)).toEqual([
      'fee',
      'margin',
      'tax',
      'pay-out-fee',
    ]);
  });

  it('gives what is paid and what arrives, as shares of the amount', () => {
    const input = facts(exact('0.05'), exact('0.03'), known(exact('0.01')), known(exact('0.02')));
    const ends = (reading: Reading) => {
      const { paid, arrives } = feasible(readCost(reading, input));
      return [formatPercent(paid, 2), arrives && formatPercent(arrives, 2)];
    };
    expect(ends('per-principal')).toEqual(['105.00', '97.00']);
    expect(ends('fee-deducted')).toEqual(['100.00', '89.18']);
    expect(ends('per-outlay')).toEqual(['106.00', '95.00']);
  });

  it('has no percentage if nothing is left', () => {
    const reason = (reading: Reading, input: CostFacts) => {
      const cost = readCost(reading, input);
      return cost.feasible ? 'feasible' : cost.reason;
    };
    expect(reason('fee-deducted', facts(ONE, ZERO))).toBe('nothing-left-to-send');
    expect(reason('fee-deducted', facts(exact('0.9999'), ZERO))).toBe('feasible');
    expect(reason('fee-deducted', facts(exact('0.5'), ZERO, known(exact('0.5'))))).toBe(
      'nothing-left-to-send',
    );
    expect(reason('fee-deducted', facts(ZERO, ZERO, NONE, known(ONE)))).toBe('nothing-arrives');
    expect(reason('fee-deducted', facts(ZERO, ZERO, NONE, known(exact('0.9999'))))).toBe('feasible');
    expect(reason('per-outlay', facts(exact('3'), ZERO))).toBe('feasible');
    expect(reason('per-outlay', facts(ZERO, ONE))).toBe('nothing-arrives');
    expect(reason('per-principal', facts(exact('3'), ONE))).toBe('feasible');
  });

  it('names an unknown part instead of counting it as 0', () => {
    const input = {
      fee: known(exact('0.05')),
      margin: unknown('no-margin-recorded'),
      tax: unknown('not-recorded'),
      payOutFee: unknown('not-recorded'),
    };
    for (const reading of READINGS) {
      const cost = feasible(readCost(reading, input));
      expect(cost.complete).toBe(false);
      expect(cost.arrives).toBeNull();
      expect(cost.parts[1]).toEqual({ part: 'margin', known: false, why: 'no-margin-recorded' });
    }
    expect(percent('per-principal', input, 2)).toBe('5.00');
    const noFee = { ...input, fee: unknown('not-recorded'), margin: known(exact('0.03')) };
    expect(feasible(readCost('per-principal', noFee))).toMatchObject({
      complete: false,
      arrives: null,
      paid: ONE,
    });
    expect(feasible(readCost('fee-deducted', noFee)).arrives).toBeNull();
  });

  it('has no total if no part is known', () => {
    const nothing = unknown('not-recorded');
    for (const reading of READINGS) {
      const cost = readCost(reading, { fee: nothing, margin: nothing, tax: nothing, payOutFee: nothing });
      expect(feasible(cost).total).toBeNull();
    }
  });
});

const share = (min: number, max: number) => fc.integer({ min, max }).map((bp) => rational(bp, 10_000));
const anyFact = (value: fc.Arbitrary<Rational>): fc.Arbitrary<Fact> =>
  fc.oneof(
    { weight: 3, arbitrary: value.map(known) },
    { weight: 1, arbitrary: fc.constant(unknown('not-recorded')) },
  );
const allKnown = fc.record({
  fee: share(0, 15_000).map(known),
  margin: share(-900, 9000).map(known),
  tax: share(0, 500).map(known),
  payOutFee: share(0, 500).map(known),
});
const someKnown = fc.record({
  fee: anyFact(share(0, 9000)),
  margin: anyFact(share(-900, 9000)),
  tax: anyFact(share(0, 500)),
  payOutFee: anyFact(share(0, 500)),
});
const anyReading = fc.constantFrom(...READINGS);
const orZero = (fact: Fact): Rational => (fact.known ? fact.value : ZERO);

describe('properties of readCost', () => {
  it('family readings agree with the general formula, 1 - N / (m O), in money and at any scale', () => {
    const positive = fc.integer({ min: 1, max: 10 ** 9 }).map((n) => rational(n, 100));
    fc.assert(
      fc.property(
        allKnown,
        positive,
        positive,
        fc.constantFrom('fee-deducted', 'per-outlay'),
        (input, A, m, reading) => {
          const cost = readCost(reading as Reading, input);
          if (!cost.feasible || !cost.total || !cost.arrives) return;
          const [fee, mu, tax, payOut] = [input.fee, input.margin, input.tax, input.payOutFee].map(orZero);
          if (!fee || !mu || !tax || !payOut) throw new Error('all are known');
          const charges = multiply(A, add(fee, tax));
          const outlay = reading === 'per-outlay' ? add(A, charges) : A;
          const sent = subtract(outlay, charges);
          const rate = multiply(m, subtract(ONE, mu));
          const inHand = subtract(multiply(sent, rate), multiply(multiply(A, payOut), m));
          expect(compare(cost.total, subtract(ONE, divide(inHand, multiply(m, outlay))))).toBe(0);
          expect(compare(multiply(A, cost.paid), outlay)).toBe(0);
          expect(compare(multiply(multiply(A, cost.arrives), m), inHand)).toBe(0);
        },
      ),
    );
  });

  it('the parts add up to the total, and paid less parts is what arrives', () => {
    fc.assert(
      fc.property(someKnown, anyReading, (input, reading) => {
        const cost = readCost(reading, input);
        if (!cost.feasible) return;
        const parts = cost.parts.filter((part) => part.known);
        const sum = parts.reduce((total, part) => add(total, part.share), ZERO);
        if (cost.total) expect(compare(sum, cost.total)).toBe(0);
        else expect(parts).toEqual([]);
        expect(cost.complete).toBe(parts.length === cost.parts.length);
        const money = parts.reduce((total, part) => add(total, part.ofAmount), ZERO);
        if (cost.arrives) expect(compare(subtract(cost.paid, money), cost.arrives)).toBe(0);
      }),
    );
  });

  it('an unknown part stays unknown, and learning it never lowers the total', () => {
    fc.assert(
      fc.property(someKnown, allKnown, anyReading, (input, learnt, reading) => {
        const before = readCost(reading, input);
        const pick = (fact: Fact, value: Fact): Fact => (fact.known ? fact : value);
        const after = readCost(reading, {
          fee: pick(input.fee, learnt.fee),
          margin: input.margin,
          tax: pick(input.tax, learnt.tax),
          payOutFee: pick(input.payOutFee, learnt.payOutFee),
        });
        if (!before.feasible) return;
        for (const part of before.parts) {
          const fact = part.part === 'pay-out-fee' ? input.payOutFee : input[part.part];
          expect(part.known).toBe(fact.known);
        }
        if (after.feasible && before.total && after.total) {
          expect(compare(after.total, before.total)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('per-principal is highest and per-outlay lowest, for a fee and a margin above 0', () => {
    fc.assert(
      fc.property(share(1, 9999), share(1, 9999), (fee, margin) => {
        const [principal, deducted, outlay] = READINGS.map((reading) => totalOf(reading, facts(fee, margin)));
        if (!principal || !deducted || !outlay) throw new Error('three readings');
        expect(compare(principal, deducted)).toBe(1);
        expect(compare(deducted, outlay)).toBe(1);
      }),
    );
  });
});

describe('readObserved', () => {
  const quote = {
    amount: exact('140'),
    fee: exact('37.5'),
    rate: ONE,
    referenceRate: ONE,
    rateDisclosed: true,
    currencies: 'same',
    published: null,
  } as const;

  it('reads a quote without a disclosed rate as fee only, whatever margin is stored', () => {
    const published = { margin: ZERO, total: exact('0.2679') };
    const seen = readObserved({ ...quote, rateDisclosed: false, published });
    expect(seen).toMatchObject({ standing: 'fee-only', margin: unknown('rate-not-disclosed'), totals: null });
    if (!seen.fee.known) throw new Error('the fee is known');
    expect(formatPercent(seen.fee.value, 3)).toBe('26.786');
  });

  it('takes a margin of 0 within one currency as real if the rate is disclosed', () => {
    expect(readObserved(quote)).toMatchObject({ standing: 'usable', margin: { known: true } });
  });

  it.each([
    ['1', '1', 'not-comparable'],
    ['1', '1.08', 'not-comparable'],
    ['1', '0', 'not-comparable'],
    ['1.0001', '1', 'usable'],
    ['0.9999', '1', 'usable'],
  ])(
    'takes a rate of %s between two currencies, with a reference of %s, as %s',
    (rate, reference, standing) => {
      const published = { margin: ZERO, total: exact('0.26785') };
      const rates = { rate: exact(rate), referenceRate: exact(reference) };
      const seen = readObserved({ ...quote, currencies: 'different', ...rates, published });
      expect(seen.standing).toBe(standing);
      if (standing === 'not-comparable')
        expect(seen).toMatchObject({ margin: unknown('no-margin-recorded'), totals: null });
    },
  );

  it('reads an undisclosed rate as fee only, also if it is written as 1', () => {
    const seen = readObserved({ ...quote, currencies: 'different', rateDisclosed: false });
    expect(seen.standing).toBe('fee-only');
  });

  it.each([
    // As ZAF-MOZ of 2011-Q1.
    ['0.1364', 'quarantined'],
    ['0.0481', 'usable'],
    ['0.04811', 'quarantined'],
    ['0.0281', 'usable'],
    ['0.02809', 'quarantined'],
  ])('takes a published margin of %s, where the rates give 0.0381, as %s', (margin, standing) => {
    const published = { margin: exact(margin), total: add(exact('0.02'), exact(margin)) };
    const rates = { rate: exact('0.9619'), referenceRate: ONE, currencies: 'different' } as const;
    const seen = readObserved({ ...quote, amount: exact('100'), fee: exact('2'), ...rates, published });
    expect(seen.standing).toBe(standing);
    if (!seen.margin.known) throw new Error('the margin is known');
    if (standing === 'usable') {
      expect(formatPercent(seen.margin.value, 2)).toBe('3.81');
      return;
    }
    expect(formatPercent(seen.margin.value, 3)).toBe(formatPercent(exact(margin), 3));
    if (!seen.totals) throw new Error('both figures are there');
    expect(formatPercent(seen.totals.ofParts, 2)).toBe('5.81');
    expect(formatPercent(seen.totals.published, 3)).toBe(formatPercent(published.total, 3));
  });

  it('derives nothing without a reference rate', () => {
    const published = { margin: exact('0.0667'), total: exact('0.1067') };
    const seen = readObserved({ ...quote, fee: exact('5.6'), referenceRate: ZERO, published });
    expect(seen).toMatchObject({
      standing: 'published-only',
      margin: unknown('no-reference-rate'),
      totals: null,
    });
  });

  it('quarantines a total that is not the sum of its parts, with both figures', () => {
    const published = { margin: exact('0.0079'), total: exact('0.0079') };
    const seen = readObserved({ ...quote, amount: exact('260'), fee: exact('12'), published });
    expect(seen.standing).toBe('quarantined');
    if (!seen.totals) throw new Error('both figures are there');
    expect(formatPercent(seen.totals.published, 2)).toBe('0.79');
    expect(formatPercent(seen.totals.ofParts, 2)).toBe('5.41');
  });

  it.each([
    ['0.0401', 'usable'],
    ['0.0399', 'usable'],
    ['0.04011', 'quarantined'],
    ['0.03989', 'quarantined'],
  ])('takes a published total of %s for parts of 0.04 as %s', (total, standing) => {
    const published = { margin: exact('0.02'), total: exact(total) };
    const seen = readObserved({
      ...quote,
      amount: exact('100'),
      fee: exact('2'),
      rate: exact('0.98'),
      published,
    });
    expect(seen.standing).toBe(standing);
  });

  it('refuses an amount of 0', () => {
    expect(() => readObserved({ ...quote, amount: ZERO })).toThrow(RangeError);
  });
});
