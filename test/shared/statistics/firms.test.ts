import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INDICATOR_FACTS } from '../../../shared/catalogue/indicator-facts.ts';
import { parseDecimal } from '../../../shared/money/decimal.ts';
import { compare, rational } from '../../../shared/money/rational.ts';
import { percent } from '../../../shared/statistics/distribution.ts';
import { type FirmRow, firmsOf, providerPull } from '../../../shared/statistics/firms.ts';
import { computeIndicators } from '../../../shared/statistics/group-indicators.ts';
import { pointAt, totalBp } from '../../../shared/statistics/totals.ts';
import { surveyCorridors } from '../../support/corridors.ts';

const row = (provider: string, bp: number, type: 'bank' | 'post-office' = 'bank'): FirmRow => ({
  provider,
  firm: { name: provider.toUpperCase(), type, typeBasis: 'RPW 2014' },
  totalBp: bp,
});

describe('providerPull', () => {
  it('names the firm without which the mean changes most, up or down', () => {
    // Of 4 % without a: 2 %, without b: 6 %, both 2 points; of equal ones the first by id.
    expect(providerPull([row('b', 200), row('a', 600)])).toMatchObject({
      provider: 'a',
      points: '2.000',
      without: '2.000',
    });
    expect(providerPull([row('a', 100), row('b', -900), row('c', 200), row('b', -900)])).toEqual({
      provider: 'b',
      name: 'B',
      services: 2,
      points: '-5.250',
      without: '1.500',
    });
  });
  it('is not there for one firm, or none', () => {
    expect(providerPull([row('a', 100), row('a', 300)])).toBeNull();
    expect(providerPull([])).toBeNull();
  });
  it('is what leaving out each firm in turn finds, whatever the order', () => {
    const rows = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: -2000, max: 90_000 })),
      {
        minLength: 2,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(rows, (drawn) => {
        const all = drawn.map(([provider, bp]) => row(provider, bp));
        const found = providerPull(all);
        const mean = (some: readonly FirmRow[]) =>
          rational(
            some.reduce((sum, one) => sum + one.totalBp, 0),
            some.length,
          );
        expect(providerPull([...all].reverse())).toEqual(found);
        for (const provider of new Set(drawn.map(([one]) => one))) {
          const others = all.filter((one) => one.provider !== provider);
          if (others.length === 0 || !found) continue;
          const { n, d } = mean(all);
          const without = mean(others);
          const moved = { n: n * without.d - without.n * d, d: d * without.d };
          const size = parseDecimal(percent({ n: moved.n < 0n ? -moved.n : moved.n, d: moved.d }), 3);
          expect(compare(size, parseDecimal(found.points.replace('-', ''), 3))).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});

describe('firmsOf', () => {
  it('has the kinds of firms in the order of the vocabulary, without those that have no service', () => {
    const firms = firmsOf([row('z', 300, 'post-office'), row('a', 100), row('a', 400)]);
    expect(firms).toMatchObject({ concentration: { firms: 2, hhi: '5556' }, largestNames: ['A'] });
    expect(firms?.types.map(({ type, services, mean }) => [type, services, mean])).toEqual([
      ['bank', 2, '2.500'],
      ['post-office', 1, '3.000'],
    ]);
    expect(firmsOf([])).toBeNull();
  });
});

describe('in 2025 Q3', () => {
  const sheets = surveyCorridors().map(({ prices }) => prices);
  const indicators = computeIndicators(sheets, INDICATOR_FACTS) ?? expect.fail('no indicators');
  /** The mean without a firm, over the rows themselves. */
  const without = (provider: string, wanted: (receiver: string) => boolean): string => {
    const totals = sheets
      .filter(({ receiver }) => wanted(receiver))
      .flatMap(({ services }) => services.filter((service) => service.provider !== provider))
      .flatMap((service) => pointAt(service, 200) ?? [])
      .map(totalBp);
    return percent(
      rational(
        totals.reduce((sum, one) => sum + one, 0),
        totals.length,
      ),
    );
  };
  it('the world’s and each region’s mean without the firm that moves it most is that of the other rows', () => {
    const [world] = indicators.groups.world;
    const pull = world?.firms?.pull ?? expect.fail('no pull');
    expect(pull.without).toBe(without(pull.provider, () => true));
    for (const { key, firms } of indicators.groups.region) {
      if (!firms?.pull) continue;
      const { regions } = INDICATOR_FACTS;
      expect(firms.pull.without, key).toBe(
        without(firms.pull.provider, (receiver) => regions[receiver] === key),
      );
    }
    console.log(`without ${pull.name} the world's mean is ${pull.without}, ${pull.points} points less`);
  });
  it('countries and regions have their firms, corridors theirs elsewhere', () => {
    for (const group of ['world', 'region', 'senderCountry', 'receiverCountry'] as const)
      for (const { key, firms, at200, coverage } of indicators.groups[group]) {
        expect(firms?.concentration.services, key).toBe(at200?.count);
        expect(firms?.concentration.firms, key).toBeLessThanOrEqual(coverage.providers);
        expect(firms?.types.reduce((sum, { services }) => sum + services, 0)).toBe(at200?.count);
      }
    for (const group of ['corridor', 'providerType', 'subset'] as const)
      expect(indicators.groups[group].filter(({ firms }) => firms !== null)).toEqual([]);
  });
});
