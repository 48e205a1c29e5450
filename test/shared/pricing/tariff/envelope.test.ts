/** Which tariff brings most at every outlay, compared with evaluating all of them at every minor unit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, type Rational, rational } from '../../../../shared/money/rational.ts';
import { contenderOf } from '../../../../shared/pricing/tariff/contender.ts';
import { type Contender, envelope, type Span } from '../../../../shared/pricing/tariff/envelope.ts';

import { anyPurse, band, everyTariff, purse, tariff, tries } from './tariffs.ts';

/** The spans by evaluating every tariff at every unit. */
const tried = (contenders: readonly Contender[], from: number, to: number): Span[] => {
  const spans: Span[] = [];
  for (let unit = BigInt(from); unit <= to; unit++) {
    let best: { id: string; value: Rational } | null = null;
    for (const { id, look } of contenders) {
      const seen = look(unit);
      if (!seen || seen.above.n <= 0n) continue;
      const order: number = best ? compare(seen.value, best.value) : 1;
      if (order > 0 || (order === 0 && best && id < best.id)) best = { id, value: seen.value };
    }
    if (!best) continue;
    const last = spans.at(-1);
    if (last?.id === best.id && last.to === unit - 1n) spans[spans.length - 1] = { ...last, to: unit };
    else spans.push({ from: unit, to: unit, id: best.id });
  }
  return spans;
};

/** The same contenders, but they throw after so many evaluations in all. */
const patient = (contenders: readonly Contender[], times: number): Contender[] => {
  let asked = 0;
  return contenders.map((contender) => ({
    ...contender,
    look: (units) => {
      asked++;
      if (asked > times) throw new Error(`asked more than ${times} times`);
      return contender.look(units);
    },
  }));
};

/** Slow: every tariff is evaluated at every cent. */
const RUNS = process.env.KARVON_MUTATION === '1' ? 2 : tries(20, 1000);

describe('envelope', () => {
  it('equals the result of evaluating every minor unit', () => {
    let changes = 0;
    fc.assert(
      fc.property(fc.array(everyTariff, { minLength: 1, maxLength: 4 }), anyPurse, (tariffs, terms) => {
        const contenders = tariffs.map((of, index) => contenderOf(`s${9 - index}`, of, terms));
        const spans = envelope(contenders, 1n, 2200n);
        expect(spans).toEqual(tried(contenders, 1, 2200));
        changes += spans.length;
      }),
      { numRuns: RUNS },
    );
    expect(changes).toBeGreaterThan(RUNS / 3);
  });

  it('gives the exact cent at which a percentage becomes dearer than a fixed fee', () => {
    // 1.5 % of the amount against 3: equal at 200, where the first by id leads.
    const percent = contenderOf('percent', tariff({ fees: { cash: [band({ percent: '1.5' })] } }), purse());
    const fixed = contenderOf('fixed', tariff({ fees: { cash: [band({ fixed: '3' })] } }), purse());
    expect(envelope(patient([percent, fixed], 200), 301n, 100_000n)).toEqual([
      { from: 301n, to: 19_999n, id: 'percent' },
      { from: 20_000n, to: 100_000n, id: 'fixed' },
    ]);
  });

  it('evaluates few outlays if nobody rounds, and gives one span for equal tariffs', () => {
    const one = (id: string): Contender =>
      contenderOf(id, tariff({ fees: { cash: [band({ percent: '1', fixed: '1' })] } }), purse());
    const spans = envelope(patient([one('b'), one('a')], 100), 500n, 10_000_000n);
    expect(spans).toEqual([{ from: 500n, to: 10_000_000n, id: 'a' }]);
  });

  it('leaves out outlays without a price, and tariffs that cost 0 or less', () => {
    const short = contenderOf(
      'short',
      tariff({ fees: { cash: [band({ above: '2', upTo: '4', fixed: '1' })] } }),
      purse(),
    );
    expect(envelope([short], 1n, 1000n)).toEqual([{ from: 201n, to: 400n, id: 'short' }]);
    const better = contenderOf('better', tariff({ rate: { kind: 'rate', rate: '101' } }), purse());
    expect(envelope([better, short], 1n, 1000n)).toEqual([{ from: 201n, to: 400n, id: 'short' }]);
    expect(envelope([], 1n, 1000n)).toEqual([]);
  });

  it('begins a new span after a gap, and ends with the range', () => {
    const bands = [band({ upTo: '4' }), band({ above: '6', upTo: '9' })];
    const gap = contenderOf('gap', tariff({ fees: { cash: bands } }), purse());
    expect(envelope([gap], 1n, 800n)).toEqual([
      { from: 1n, to: 400n, id: 'gap' },
      { from: 601n, to: 800n, id: 'gap' },
    ]);
    expect(envelope([gap], 100n, 100n)).toEqual([{ from: 100n, to: 100n, id: 'gap' }]);
  });

  it('gives the lead back when a rate better than the reference brings the cost to 0 or less', () => {
    const fixed = contenderOf(
      'fixed',
      tariff({ rate: { kind: 'rate', rate: '100' }, fees: { cash: [band({ fixed: '1' })] } }),
      purse(),
    );
    const better = contenderOf(
      'better',
      tariff({ rate: { kind: 'rate', rate: '101' }, fees: { cash: [band({ fixed: '10' })] } }),
      purse(),
    );
    // 1.01 (A - 10) is more than A - 1 from 910 on, and at 1000 the gain on the rate is the fee.
    expect(envelope(patient([fixed, better], 300), 200n, 500_000n)).toEqual([
      { from: 200n, to: 90_999n, id: 'fixed' },
      { from: 91_000n, to: 99_999n, id: 'better' },
      { from: 100_000n, to: 500_000n, id: 'fixed' },
    ]);
  });
});

describe('envelope of anything that is nearly linear', () => {
  type Made = { readonly value: Rational; readonly above: Rational } | null;
  const made = (id: string, look: (unit: number) => Made, roughness = rational(0)): Contender => ({
    id,
    look: (units) => look(Number(units)),
    kinks: [],
    roughness,
  });
  const line = (value: number, above = 1): Made => ({ value: rational(value), above: rational(above) });

  it('finds the end of a price where no kink is listed', () => {
    const all = made('all', (unit) => line(1000 + unit));
    const some = made('some', (unit) => (unit <= 500 ? line(700 + 2 * unit) : null));
    expect(envelope([all, some], 1n, 1000n)).toEqual([
      { from: 1n, to: 300n, id: 'all' },
      { from: 301n, to: 500n, id: 'some' },
      { from: 501n, to: 1000n, id: 'all' },
    ]);
    const late = made('late', (unit) => (unit >= 500 ? line(2900 - 2 * unit) : null));
    expect(envelope([all, late], 1n, 1000n)[1]).toEqual({ from: 500n, to: 633n, id: 'late' });
  });

  it('evaluates every unit if two tariffs are so near that rounding decides, and few units if not', () => {
    // A difference of 2, rounded to 4 at both ends and to 0 in the middle, where the first by id leads.
    const rough = (id: string, base: number, sign: number): Contender =>
      made(id, (unit) => line(base + (unit === 5 ? -sign : sign), 100), rational(1));
    expect(envelope([rough('b', 12, 1), rough('a', 10, -1)], 1n, 9n)).toEqual([
      { from: 1n, to: 4n, id: 'b' },
      { from: 5n, to: 5n, id: 'a' },
      { from: 6n, to: 9n, id: 'b' },
    ]);
    // The same at one end only: a difference of 1.5 grows by 0.25, and rounding reverses it at the second unit.
    const near = (id: string, place: (unit: number) => number, rises: number, sign: number): Contender =>
      made(
        id,
        (unit) => {
          const at = place(unit);
          const value = rational(400 + rises * (5 + at) + (at === 2 ? -4 * sign : 4 * sign), 4);
          return { value, above: rational(100) };
        },
        rational(1),
      );
    for (const place of [(unit: number) => unit, (unit: number) => 22 - unit]) {
      const two = [near('b', place, 1, 1), near('a', place, 0, -1)];
      expect(envelope(two, 1n, 21n)).toEqual(tried(two, 1, 21));
      expect(envelope(two, 1n, 21n)).toHaveLength(3);
    }
    const far = (id: string, base: number, above: number): Contender =>
      made(id, (unit) => line(base + unit, above), rational(1));
    const three = patient([far('first', 100, 50), far('second', 50, 50), far('free', 99, -50)], 6);
    expect(envelope(three, 1n, 1_000_000n)).toEqual([{ from: 1n, to: 1_000_000n, id: 'first' }]);
  });

  it('equals the result of evaluating every unit, however values are rounded', () => {
    const small = fc.integer({ min: -200, max: 200 });
    const anyMade = fc
      .record({
        base: small,
        slope: fc.integer({ min: -4, max: 4 }),
        above: small,
        rise: fc.integer({ min: -4, max: 4 }),
        noise: fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 1, maxLength: 7 }),
        rough: fc.integer({ min: 0, max: 60 }),
      })
      .map(({ base, slope, above, rise, noise, rough }) => (id: string) => {
        const off = (unit: number): number => rough * (noise[unit % noise.length] ?? 0);
        const at = (start: number, by: number, unit: number): Rational =>
          rational(start + by * unit + off(unit), 10);
        return made(
          id,
          (unit) => ({ value: at(2000 + base, slope, unit), above: at(above, rise, unit) }),
          rational(rough, 10),
        );
      });
    fc.assert(
      fc.property(fc.array(anyMade, { minLength: 1, maxLength: 4 }), (of) => {
        const contenders = of.map((make, index) => make(`s${9 - index}`));
        expect(envelope(contenders, 1n, 150n)).toEqual(tried(contenders, 1, 150));
      }),
      { numRuns: tries(400, 5000) },
    );
  });
});
