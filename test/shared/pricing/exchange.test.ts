/** What would have arrived in the recipient's currency: the value that arrives at the reference rate, rounded once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../shared/fx/exchange.ts';
import { formatAbout } from '../../../shared/money/decimal.ts';
import { multiply, rational } from '../../../shared/money/rational.ts';
import { compareBothWays } from '../../../shared/pricing/both-ways.ts';
import type { OffersRequest } from '../../../shared/pricing/offers.ts';
import { saidSheet } from '../../support/said.ts';
import { NO_LOCAL_AMOUNTS, pair, row, sheetOf } from './facts.ts';

const exchange = (from: string, to: string, rate: string, decimals = 2): Exchange => ({
  pair: {
    from,
    to,
    rate,
    fixedOn: ['2026-11-20', '2026-11-20'],
    age: 1,
    banks: { from: 2, to: 2 },
    basis: 'consensus',
  },
  decimals,
});
const SOM = exchange('EUR', 'KGS', '101.25');
const ask = (over: Partial<OffersRequest> = {}): OffersRequest => ({
  amount: '140',
  currency: 'EUR',
  today: '2026-11-21',
  exchange: SOM,
  ...over,
});
const sheet = sheetOf([
  ...pair('anor', [300, 200], [200, 200]),
  ...pair('bek', [100, 0], [100, 0]),
  ...pair('doubt', [0, -100], [0, -100]),
]);
const abouts = (request: OffersRequest, of = sheet) =>
  compareBothWays(of, request).offers.map(({ standing, arrivesAbout }) => [standing, arrivesAbout]);

describe('an exchange into the recipient’s currency', () => {
  it('gives ranked offers about what would have arrived, and names its rate', () => {
    const { offers, exchange: named } = compareBothWays(sheet, ask());
    expect(named).toEqual(SOM.pair);
    // 140 less 3 %, less 2 % of that, are 133.084: 13474.755 som.
    expect(offers[0]).toMatchObject({ standing: 'ranked', valueReceived: '133.08', arrivesAbout: '13470' });
    for (const offer of offers.slice(1)) expect(offer).not.toHaveProperty('arrivesAbout');
  });

  it('converts what arrives of a tariff too, unless another currency is paid out', () => {
    const firm = (payoutCurrency?: 'KGS' | 'USD') => {
      const said = saidSheet('DEU-KGZ', {
        id: 'acme',
        feed: { validFrom: '2026-11-01', validUntil: '2026-12-31' },
      });
      const services = said.services.map(({ tariff: { payoutCurrency: _, ...tariff }, ...service }) => ({
        ...service,
        tariff: { ...tariff, ...(payoutCurrency && { payoutCurrency }) },
      }));
      const rates = {
        reference: 'reference',
        perUnit: { reference: SOM.pair.rate },
        payoutCurrency: 'KGS',
        others: { USD: { reference: '1.1' } },
      };
      return { ...sheet, said: { ...said, services }, rates };
    };
    const of = (given: ReturnType<typeof firm>) =>
      compareBothWays(given, ask()).offers.find(({ provider }) => provider.id === 'acme');
    for (const given of [firm(), firm('KGS')]) {
      const { valueReceived, arrivesAbout } = of(given) ?? {};
      // 1 % more is paid as a fee, and the rate is 1 % worse: of 140 euros 137.2277.
      expect(valueReceived).toBe('137.23');
      expect(Number(arrivesAbout)).toBeCloseTo(137.2277 * Number(SOM.pair.rate), -1);
    }
    expect(of(firm('USD'))).not.toHaveProperty('arrivesAbout');
  });

  it('has at most the decimals of the recipient’s currency, and at most four significant digits', () => {
    const about = (rate: string, decimals: number) =>
      abouts(ask({ exchange: exchange('EUR', 'XXX', rate, decimals) }))[0]?.[1];
    expect([about('1', 2), about('0.1', 3), about('0.01', 3), about('0.01', 2), about('0.01', 0)]).toEqual([
      '133.1',
      '13.31',
      '1.331',
      '1.33',
      '1',
    ]);
  });

  it('is ignored if it is from another currency, to the same one, or not given', () => {
    for (const other of [exchange('USD', 'KGS', '87'), exchange('EUR', 'EUR', '1'), undefined]) {
      const comparison = compareBothWays(sheet, ask({ exchange: other }));
      expect(comparison).not.toHaveProperty('exchange');
      expect(comparison).toEqual(compareBothWays(sheet, ask({ exchange: undefined })));
    }
  });

  it('gives no amount if only percentages are known', () => {
    const rows = [...pair('anor', [300, 200], [200, 200])];
    const request = ask({ amount: '200', currency: 'USD', exchange: exchange('USD', 'KGS', '87') });
    expect(abouts(request, sheetOf(rows, { amounts: NO_LOCAL_AMOUNTS }))).toEqual([['ranked', null]]);
  });

  it('is rounded from the exact amount, not from the written one', () => {
    const bp = fc.integer({ min: 1, max: 900 });
    fc.assert(
      fc.property(bp, bp, fc.integer({ min: 14_000, max: 34_500 }), (fee, margin, cents) => {
        const of = sheetOf([...pair('anor', [fee, margin], [fee, margin]), row('bek', 200, 1, 1)]);
        const [offer] = compareBothWays(of, ask({ amount: (cents / 100).toFixed(2) })).offers;
        const kept = rational((10_000 - fee) * (10_000 - margin), 100_000_000);
        const about = formatAbout(multiply(multiply(kept, rational(cents, 100)), rational(10_125, 100)), 2);
        // The other has a price at 140 only, and leads there.
        if (offer?.provider.id === 'anor') expect(offer.arrivesAbout).toBe(about);
        else expect(cents).toBe(14_000);
      }),
    );
  });
});
