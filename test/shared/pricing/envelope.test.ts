/** Which tariff brings most at every outlay: held against asking all of them at every minor unit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, type Rational } from '../../../shared/money/rational.ts';
import { contenderOf } from '../../../shared/pricing/contender.ts';
import { type Contender, envelope, type Span } from '../../../shared/pricing/envelope.ts';

import { anyPurse, anyTariff, band, purse, tariff, tries } from './tariffs.ts';

/** By asking everybody at every unit. */
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

describe('envelope', () => {
  it('is what asking everybody at every minor unit gives', () => {
    let changes = 0;
    fc.assert(
      fc.property(fc.array(anyTariff, { minLength: 1, maxLength: 4 }), anyPurse, (tariffs, terms) => {
        const contenders = tariffs.map((of, index) => contenderOf(`s${9 - index}`, of, terms));
        const spans = envelope(contenders, 1n, 2200n);
        expect(spans).toEqual(tried(contenders, 1, 2200));
        changes += spans.length;
      }),
      { numRuns: tries(20, 1000) },
    );
    expect(changes).toBeGreaterThan(tries(20, 1000) / 3);
  });

  it('gives the exact cent at which a percentage becomes dearer than a fixed fee', () => {
    // 1.5 % of the amount against 3: equal at 200, where the first by id leads.
    const percent = contenderOf('percent', tariff({ fees: { cash: [band({ percent: '1.5' })] } }), purse());
    const fixed = contenderOf('fixed', tariff({ fees: { cash: [band({ fixed: '3' })] } }), purse());
    expect(envelope([percent, fixed], 301n, 100_000n)).toEqual([
      { from: 301n, to: 19_999n, id: 'percent' },
      { from: 20_000n, to: 100_000n, id: 'fixed' },
    ]);
  });

  it('asks at few places where nobody rounds, and gives one span for equal tariffs', () => {
    let asked = 0;
    const counted = (id: string, fixed: string): Contender => {
      const contender = contenderOf(id, tariff({ fees: { cash: [band({ percent: '1', fixed })] } }), purse());
      return {
        ...contender,
        look: (units) => {
          asked++;
          return contender.look(units);
        },
      };
    };
    const spans = envelope([counted('b', '1'), counted('a', '1')], 500n, 10_000_000n);
    expect(spans).toEqual([{ from: 500n, to: 10_000_000n, id: 'a' }]);
    expect(asked).toBeLessThan(100);
  });

  it('leaves out where nothing is priced, and who costs nothing or less', () => {
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
});
