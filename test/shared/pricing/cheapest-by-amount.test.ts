/** The cheapest service by amount: for survey points at the two amounts only, for tariffs over a range. */
import { describe, expect, it } from 'vitest';
import { cheapestByAmount } from '../../../shared/pricing/cheapest-by-amount.ts';
import { RequestError } from '../../../shared/pricing/offers.ts';
import type { SurveyedPrices } from '../../../shared/pricing/priced-corridor.ts';
import { localAmounts, NO_LOCAL_AMOUNTS, pair, row, sheetOf } from './facts.ts';
import { band, RATES, tariff } from './tariff/tariffs.ts';

const TODAY = '2026-11-21';
const leaders = (sheet: SurveyedPrices) =>
  cheapestByAmount(sheet, TODAY).at.map(({ denomination, amount, currency, cheapest }) => [
    denomination,
    amount,
    currency,
    cheapest.map(({ serviceId }) => serviceId),
  ]);

describe('survey points', () => {
  it('have a cheapest offer at each of the two amounts, and none between', () => {
    const sheet = sheetOf([
      ...pair('anor', [100, 100], [300, 100]),
      ...pair('bek', [200, 100], [200, 100]),
      ...pair('cheq', [200, 100], [200, 100], { accessPoint: 'internet' }),
      ...pair('doubt', [1, 0], [1, 0]),
    ]);
    expect(leaders(sheet)).toEqual([
      [200, '140', 'EUR', ['anor.cash.agent.1']],
      [500, '345', 'EUR', ['bek.cash.agent.1', 'cheq.cash.internet.1']],
    ]);
    expect(cheapestByAmount(sheet, TODAY)).toMatchObject({
      corridor: 'DEU-KGZ',
      reading: 'fee-deducted',
      survey: { period: '2025-Q3' },
      age: { old: true },
      spans: null,
    });
  });

  it('are in nominal dollars if the local amount is not known, and no offer leads without a price', () => {
    const rows = [row('anor', 200, 100, 100), row('bek', 500, 100, 0), row('bek', 200, 100, 0)];
    expect(leaders(sheetOf(rows, { amounts: NO_LOCAL_AMOUNTS }))).toEqual([
      [200, '200', 'USD', ['anor.cash.agent.1']],
      [500, '500', 'USD', []],
    ]);
  });
});

describe('tariffs', () => {
  const rows = [...pair('anor', [300, 200], [200, 200]), ...pair('bek', [500, 100], [200, 150])];
  const fees: Record<string, string> = { anor: '0', bek: '1.5' };
  const priced = (over: Parameters<typeof sheetOf>[1] = {}): SurveyedPrices => {
    const sheet = sheetOf(rows, over);
    return {
      ...sheet,
      rates: RATES,
      services: sheet.services.map((service) => ({
        ...service,
        tariff: tariff({
          currency: 'EUR',
          fees: {
            cash: [
              band(service.provider === 'anor' ? { fixed: '3' } : { percent: fees[service.provider] ?? '0' }),
            ],
          },
        }),
      })),
    };
  };

  it('have the exact amounts at which the cheapest changes, over the surveyed range or another', () => {
    expect(cheapestByAmount(priced(), TODAY).spans).toEqual({
      currency: 'EUR',
      list: [
        { from: '140.00', to: '199.99', serviceId: 'bek.cash.agent.1' },
        { from: '200.00', to: '345.00', serviceId: 'anor.cash.agent.1' },
      ],
    });
    expect(cheapestByAmount(priced(), TODAY, { from: '200', to: '200' }).spans?.list).toEqual([
      { from: '200.00', to: '200.00', serviceId: 'anor.cash.agent.1' },
    ]);
  });

  it('have no default range without local amounts in the send currency', () => {
    const [low, high] = localAmounts('140', '345');
    const range = { from: '150', to: '160' };
    for (const amounts of [
      NO_LOCAL_AMOUNTS,
      [low, NO_LOCAL_AMOUNTS[1]],
      [NO_LOCAL_AMOUNTS[0], high],
    ] as const) {
      const sheet = priced({ amounts });
      expect(cheapestByAmount(sheet, TODAY).spans).toBeNull();
      expect(cheapestByAmount(sheet, TODAY, range).spans?.list).toHaveLength(1);
    }
    expect(cheapestByAmount(priced({ amounts: localAmounts('200', '500', 'USD') }), TODAY).spans).toBeNull();
  });

  it('refuse an invalid range', () => {
    const refused = (from: string, to: string) => {
      try {
        return cheapestByAmount(priced(), TODAY, { from, to });
      } catch (error) {
        if (!(error instanceof RequestError)) throw error;
        return [error.field, error.code, ...error.allowed];
      }
    };
    expect(refused('200', '100')).toEqual(['amount', 'not-covered', '100', '200']);
    expect(refused('x', '100')).toEqual(['amount', 'syntax']);
    expect(refused('1', '0')).toEqual(['amount', 'not-positive']);
    expect(() => cheapestByAmount({ ...priced(), decimals: {} }, TODAY)).toThrow(RangeError);
  });
});
