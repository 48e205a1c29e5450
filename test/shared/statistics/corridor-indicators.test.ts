import { describe, expect, it } from 'vitest';
import { type PayoutMethod, SPEEDS, type Speed } from '../../../shared/model/vocabulary.ts';
import { type Rational, rational } from '../../../shared/money/rational.ts';
import { corridorFacts } from '../../../shared/statistics/corridor-facts.ts';
import { corridorIndicators, partialMean } from '../../../shared/statistics/corridor-indicators.ts';
import { corridorSaving, groupSaving, weightedMean } from '../../../shared/statistics/flow-weighted.ts';
import { pair, row, sheetOf } from '../pricing/facts.ts';
import { FACTS, statisticsOf } from './indicator-facts.ts';

/** At 200: 2.00 without a recorded margin, 3.10, 4.50, 9.00 %. */
const ROWS = [
  ...pair('ria', [200, 0], [0, 0]),
  ...pair('wise', [300, 10], [100, 10]),
  ...pair('ria', [400, 50], [200, 50], { accessPoint: 'branch' }),
  ...pair('akbank', [800, 100], [400, 100]),
];

describe('corridorIndicators', () => {
  it('has all indicators of a corridor', () => {
    expect(statisticsOf(sheetOf(ROWS)).more).toEqual({
      trimmedMeans: ['4.650', '2.150'],
      withoutBlanks: { count: 3, mean: '2.867', leftOut: { why: 'blank-at-500', count: 1 } },
      lowValueSender: false,
      smart: {
        rules: 'karvon-smart-1',
        known: 0,
        possible: 4,
        providers: 2,
        atLeast: '3.200',
        atMost: null,
        byProvider: { atLeast: '4.700', atMost: null },
        sdg: 'unknown',
      },
      concentration: { firms: 3, services: 4, largest: ['ria'], largestShare: '50.00', hhi: '3750' },
      saving: {
        // Of 1,000 million: (3.80 - 3.10) %, and by the mean (4.65 - 3.10) %.
        usdMillion: '7.0',
        usdMillionByMean: '15.5',
        year: 2021,
        cheapestConfirmed: '3.100',
        flowUsdMillion: '1000.0',
      },
    });
  });

  it('trims a tenth at either end', () => {
    const rows = Array.from({ length: 10 }, (_, at) => pair(`p${at}`, [at * at * 10, 10], [at, 0])).flat();
    expect(statisticsOf(sheetOf(rows)).more.trimmedMeans).toEqual(['2.650', '0.045']);
  });

  it('handles a low-value sender, a corridor without a flow, and one without a confirmed price', () => {
    const turkey = statisticsOf(sheetOf(ROWS, { sender: 'TUR', receiver: 'AZE' }));
    expect(turkey.more).toMatchObject({ lowValueSender: true, saving: { why: 'no-flow' } });
    const doubtful = statisticsOf(sheetOf(pair('ria', [200, 0], [100, 0])));
    expect(doubtful.more.saving).toEqual({ why: 'no-confirmed-cheapest' });
  });

  it('counts concentration at 200 only, and blanks at 500 only', () => {
    const { services } = sheetOf([row('ria', 200, 1, 1), row('wise', 500, 1, 1), row('unite', 500, 1, 1)]);
    const more = corridorIndicators({ corridor: 'DEU-KGZ', sender: 'DEU', services }, FACTS);
    expect(more.concentration).toMatchObject({ firms: 1, services: 1 });
    expect(more.withoutBlanks).toEqual({
      count: 2,
      mean: '0.020',
      leftOut: { why: 'blank-at-500', count: 0 },
    });
  });

  it('takes a margin of 0 within one currency as disclosed', () => {
    const sheet = sheetOf(pair('ria', [200, 0], [100, 0]), { currencies: 'same' });
    expect(corridorFacts(sheet, {}).cheapestConfirmed).toBe(200);
  });
});

describe('which services are known to qualify', () => {
  const knownOf = (
    payoutMethod: PayoutMethod | undefined,
    speed: Speed | undefined,
    [fee, margin]: [number, number] = [200, 100],
  ) => {
    const over = { ...(payoutMethod && { payoutMethod }), ...(speed && { speed }) };
    const { known, possible } = corridorFacts(sheetOf(pair('ria', [fee, margin], [1, 1], over)), {}).smart;
    return known === 1 ? 'known' : possible === 1 ? 'possible' : 'not';
  };

  it.each([
    ['bank-account', 'known'],
    ['partner-bank-account', 'known'],
    ['card', 'known'],
    ['mobile-wallet', 'known'],
    // How far they reach is not recorded.
    ['cash-pickup', 'possible'],
    ['home-delivery', 'possible'],
    [undefined, 'possible'],
  ] as const)('paid by %s: %s', (payoutMethod, expected) => {
    expect(knownOf(payoutMethod, 'same-day')).toBe(expected);
  });

  it.each([
    ...SPEEDS.map((speed) => [speed, speed === 'six-days-or-more' ? 'not' : 'known'] as const),
    [undefined, 'possible'] as const,
  ])('arriving %s: %s', (speed, expected) => {
    expect(knownOf('card', speed)).toBe(expected);
  });

  it.each([
    [[200, 100], 'known'],
    [[0, 1], 'known'],
    // No margin recorded; figures that add up to nothing or less.
    [[200, 0], 'possible'],
    [[100, -100], 'possible'],
    [[100, -101], 'possible'],
  ] as [[number, number], string][])('at fee and margin %j: %s', (price, expected) => {
    expect(knownOf('card', 'same-day', price)).toBe(expected);
  });
});

describe('partialMean', () => {
  it('is null, not 0, without rows', () => {
    const leftOut = { why: 'blank-at-500', count: 2 } as const;
    expect(partialMean([], leftOut)).toBeNull();
    expect(partialMean([100, 201], leftOut)).toEqual({ count: 2, mean: '1.505', leftOut });
  });
});

describe('flows', () => {
  const { smart, three } = corridorFacts(sheetOf(ROWS), {});
  const corridor = (
    mean: number,
    median: number,
    cheapestConfirmed: number | null,
    flow: Rational | null,
  ) => ({ mean: rational(mean), median: rational(median), cheapestConfirmed, flow, smart, three });
  const A = corridor(600, 400, 300, rational(2000));
  const B = corridor(300, 350, 400, rational(1000));
  const NO_FLOW = corridor(900, 900, 100, null);
  const NO_PRICE = corridor(900, 900, null, rational(4000));
  const NOTHING = corridor(900, 900, 100, rational(0));

  it('are exact to a thousand dollars, or not known', () => {
    const { services } = sheetOf(ROWS);
    expect(corridorFacts({ corridor: 'DEU-AAA', services }, FACTS.flows).flow).toEqual(
      rational(3_000_500, 1000),
    );
    expect(corridorFacts({ corridor: 'AAA-DEU', services }, FACTS.flows).flow).toBeNull();
    expect(() => corridorFacts({ corridor: 'DEU-KGZ', services: [] }, {})).toThrow(RangeError);
  });

  it('weigh means', () => {
    expect(weightedMean([A, B, NO_FLOW, NOTHING], 2021)).toEqual({
      mean: '5.000',
      year: 2021,
      corridors: 2,
      withoutFlow: 2,
      flowUsdMillion: '3000.0',
    });
    expect(weightedMean([NO_FLOW, NOTHING], 2021)).toBeNull();
    expect(weightedMean([], 2021)).toBeNull();
  });

  it('illustrate a saving, never below 0', () => {
    expect(corridorSaving(A, 2021)).toEqual({
      usdMillion: '20.0',
      usdMillionByMean: '60.0',
      year: 2021,
      cheapestConfirmed: '3.000',
      flowUsdMillion: '2000.0',
    });
    expect(corridorSaving(B, 2021)).toMatchObject({ usdMillion: '0.0', usdMillionByMean: '0.0' });
    expect(corridorSaving(NO_FLOW, 2021)).toEqual({ why: 'no-flow' });
    expect(corridorSaving(NO_PRICE, 2021)).toEqual({ why: 'no-confirmed-cheapest' });
  });

  it('add up over corridors with a flow and a confirmed price, and count the others', () => {
    expect(groupSaving([A, A, B, NO_FLOW, NO_PRICE], 2021)).toEqual({
      usdMillion: '40.0',
      usdMillionByMean: '120.0',
      year: 2021,
      corridors: 3,
      leftOut: { noFlow: 1, noConfirmedCheapest: 1 },
    });
    expect(groupSaving([NO_FLOW, NO_PRICE], 2021)).toBeNull();
  });
});
