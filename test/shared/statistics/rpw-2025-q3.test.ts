/** The engine over the World Bank's own file of 2025 Q3: the figures it must give, and that no doubtful price leads. */
import { describe, expect, it } from 'vitest';
import { rpwQuotes } from '../../../infra/data/rpw-quotes.ts';
import { skipMessage } from '../../../infra/data/shared-data.ts';
import type { CorridorPrices } from '../../../shared/model/corridor-prices.ts';
import { corridorId, endsOf, READINGS } from '../../../shared/model/vocabulary.ts';
import { corridorPricesFromSurvey } from '../../../shared/pricing/corridor-prices-from-survey.ts';
import { compareSurveyed, groupByProvider } from '../../../shared/pricing/offers.ts';
import { joinPricePoints } from '../../../shared/pricing/survey.ts';
import { computeSummary } from '../../../shared/statistics/compute-summary.ts';
import { totalsBp } from '../../../shared/statistics/totals.ts';
import { localAmounts, SURVEY } from '../pricing/facts.ts';

const quotes = rpwQuotes();
if (!quotes) console.log(`rpw-2025-q3.test.ts: skipped, ${skipMessage}`);

describe.skipIf(!quotes)('2025 Q3, 348 corridors', () => {
  const rows = quotes ?? [];
  const corridors = Map.groupBy(rows, ({ sender, receiver }) => corridorId(sender, receiver));
  // Facts of the catalogue are the same for all corridors here: one pair of amounts, two currencies.
  const sheets = [...corridors].map(([corridor, ofCorridor]): CorridorPrices => {
    const { sender, receiver } = endsOf(corridor);
    return corridorPricesFromSurvey({
      sender,
      receiver,
      survey: SURVEY,
      rows: ofCorridor,
      sendCurrency: 'EUR',
      decimals: { EUR: 2 },
      currencies: 'different',
      amounts: localAmounts('140', '345'),
      providers: Object.fromEntries(
        ofCorridor.map(({ provider }) => [
          provider,
          { name: provider, type: 'unknown', typeBasis: 'a test' },
        ]),
      ),
      taxes: [],
    }).prices;
  });
  const summary = computeSummary(sheets);

  it('has the mean and the median of the world at 200 over all 6,470 services', () => {
    expect(summary.corridors).toHaveLength(348);
    expect(summary.world?.[0]).toMatchObject({ count: 6470, mean: '6.362', median: '4.125', max: '307.200' });
    expect(summary.world?.[1]).toMatchObject({ count: 6470, mean: '4.064', median: '2.800' });
  });

  it('has 7.181 as the mean of the corridor means', () => {
    expect(summary.meanOfCorridorMeans?.[0]).toBe('7.181');
  });

  it('has 8 services from Germany to Kyrgyzstan, at 9.85 on average', () => {
    const line = summary.corridors.find(({ corridor }) => corridor === 'DEU-KGZ');
    expect(line).toMatchObject({ services: 8, providers: 4 });
    expect(line?.indicators[0]).toMatchObject({ count: 8, mean: '9.848' });
  });

  it('has corridor means equal to those computed with floats, within a thousandth', () => {
    for (const { services, corridor } of sheets) {
      const { indicators = [] } = summary.corridors.find((line) => line.corridor === corridor) ?? {};
      const totals = totalsBp(services, 200);
      const mean = totals.reduce((sum, total) => sum + total / 100, 0) / totals.length;
      expect(Number(indicators[0]?.mean), corridor).toBeCloseTo(mean, 2);
    }
  });

  it('joins 6,068 services, leaves 402 prices at each amount single, and loses none', () => {
    console.log('joined 2025 Q3:', JSON.stringify(summary.pairing));
    expect(summary.pairing).toEqual({
      rows200: 6470,
      rows500: 6470,
      joined: 6068,
      single200: 402,
      single500: 402,
    });
    const counts = joinPricePoints(corridors.get('DEU-KGZ') ?? [], 'different').counts;
    expect(counts).toEqual({ rows200: 8, rows500: 8, joined: 8, single200: 0, single500: 0 });
  });

  it('lets no doubtful price lead, and gives no amount for it, in any corridor, amount and reading', () => {
    for (const sheet of sheets) {
      for (const amount of ['140', '220', '345']) {
        for (const reading of READINGS) {
          const { offers } = compareSurveyed(sheet, {
            amount,
            currency: 'EUR',
            reading,
            today: '2026-11-21',
          });
          const standings = offers.map(({ standing }) => standing);
          expect(standings.lastIndexOf('ranked'), sheet.corridor).toBeLessThan(
            standings.includes('unconfirmed') ? standings.indexOf('unconfirmed') : standings.length,
          );
          for (const { standing, valueReceived, flags, cost } of offers) {
            if (standing === 'ranked') expect([flags.length, Number(cost?.total) >= 0]).toEqual([0, true]);
            else expect(valueReceived).toBeNull();
          }
          const copies = offers.reduce((sum, offer) => sum + offer.copies, 0);
          expect(copies, sheet.corridor).toBe(sheet.services.length);
          const groups = groupByProvider(offers);
          expect(groups.map(({ provider }) => provider.id).sort()).toEqual(Object.keys(sheet.providers));
        }
      }
    }
  });
});
