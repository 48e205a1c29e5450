import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CorridorPrices } from '../../../shared/model/corridor-prices.ts';
import { computeSummary } from '../../../shared/statistics/compute-summary.ts';
import { computeIndicators } from '../../../shared/statistics/group-indicators.ts';
import { GROUPS, type GroupBy, type GroupIndicators } from '../../../shared/statistics/indicator-types.ts';
import { anyRows, localAmounts, pair, row, SURVEY, sheetOf } from '../pricing/facts.ts';
import { FACTS, statisticsOf } from './indicator-facts.ts';

const provider = (name: string, type: 'bank' | 'money-transfer-operator', typeBasis: string) => ({
  name,
  type,
  typeBasis,
});
const PROVIDERS = {
  ria: provider('Ria', 'money-transfer-operator', 'RPW 2014'),
  wise: provider('Wise', 'money-transfer-operator', 'RPW 2014 (there “Transferwise”)'),
  akbank: provider('Akbank', 'bank', 'our classification: a bank by name'),
};
const online = { fundingInstrument: 'bank-account', accessPoint: 'internet' } as const;

/** At 200: DEU-KGZ 2, 4 and 9 %; DEU-AAA 3 and 5 %; TUR-UZB 100 %. */
const KGZ = sheetOf(
  [
    ...pair('ria', [100, 100], [0, 0]),
    ...pair('wise', [400, 0], [200, 0], online),
    ...pair('akbank', [800, 100], [500, 100]),
  ],
  { providers: PROVIDERS },
);
const AAA = sheetOf(
  [...pair('ria', [200, 100], [100, 100]), ...pair('wise', [300, 200], [200, 200], online)],
  {
    receiver: 'AAA',
    providers: PROVIDERS,
  },
);
const UZB = sheetOf(pair('ria', [9900, 100], [5000, 100]), {
  sender: 'TUR',
  receiver: 'UZB',
  providers: PROVIDERS,
});
const SHEETS = [UZB, KGZ, AAA];

const compute = (sheets: readonly CorridorPrices[] = SHEETS) =>
  computeIndicators(sheets, FACTS) ?? expect.fail('there are sheets');
const find = (group: GroupBy, key: string, sheets = SHEETS): GroupIndicators =>
  compute(sheets).groups[group].find((one) => one.key === key) ?? expect.fail(`no ${group} ${key}`);

describe('computeIndicators', () => {
  it('has the world’s figures over services, with the figures beside the mean', () => {
    expect(find('world', 'world')).toEqual({
      key: 'world',
      at200: {
        denomination: 200,
        count: 6,
        mean: '20.500',
        median: '4.500',
        p10: '2.500',
        p90: '54.500',
        min: '2.000',
        max: '100.000',
        trimmedMean: '20.500',
        pull: { corridor: 'TUR-UZB', points: '15.900' },
      },
      at500: expect.objectContaining({ denomination: 500, count: 6, mean: '10.833' }),
      at500WithoutBlanks: { count: 5, mean: '13.000', leftOut: { why: 'blank-at-500', count: 1 } },
      at200WithoutLowValueSenders: {
        count: 5,
        mean: '4.600',
        leftOut: { why: 'low-value-sender', count: 1 },
      },
      coverage: { corridors: 3, senders: 2, receivers: 3, providers: 3 },
      // (1000 x 5 % + 3000.5 x 4 %) / 4000.5; TUR-UZB has a flow of 0.
      weighted: { mean: '4.250', year: 2021, corridors: 2, withoutFlow: 1, flowUsdMillion: '4000.5' },
      // 1000 x (4 - 2) % + 3000.5 x (4 - 3) %, and by means 1000 x 3 % + 3000.5 x 1 %; TUR-UZB 0 x 0.
      saving: {
        usdMillion: '50.0',
        usdMillionByMean: '60.0',
        year: 2021,
        corridors: 3,
        leftOut: { noFlow: 0, noConfirmedCheapest: 0 },
      },
      sdg: { met: 0, notMet: 0, unknown: 1, fewerThanThree: 2 },
      // DEU-KGZ alone has three services: 2, 4 and 9 %, of three firms.
      smart: {
        rules: 'karvon-smart-1',
        byService: { corridors: 1, atLeast: '5.000', atMost5: '100.00' },
        byProvider: { corridors: 1, atLeast: '5.000', atMost5: '100.00' },
        bounded: 0,
        oneFirm: 0,
      },
      share: '100.00',
      at200FromFees: { count: 6, mean: '20.500', leftOut: { why: 'blank', count: 0 } },
      // Of six services half are Ria's: 100 (9 + 4 + 1) / 36 of 10,000. Without its 2, 3 and 100 % the others average 6 %.
      firms: {
        concentration: { firms: 3, services: 6, largest: ['ria'], largestShare: '50.00', hhi: '3889' },
        largestNames: ['Ria'],
        pull: { provider: 'ria', name: 'Ria', services: 3, points: '14.500', without: '6.000' },
        types: [
          { type: 'bank', services: 1, mean: '9.000', median: '9.000' },
          { type: 'money-transfer-operator', services: 5, mean: '22.800', median: '4.000' },
        ],
      },
      published: { mean: '20.5', 'three-cheapest': '3.29' },
      typeBasis: null,
    });
  });

  it('takes fees from the money, where it is recorded, and leaves blank rows out', () => {
    // EUR 1.99 of 140 is 1.4214 %, published as 1.42.
    const rows = [
      ...pair('ria', [142, 100], [58, 100], { fee: '1.99' }),
      ...pair('wise', [0, 0], [58, 116], { fee: '0' }),
      ...pair('akbank', [0, 0], [58, 0], { fee: '0' }),
      ...pair('unite', [300, 50], [1, 1]),
    ];
    const { groups } = compute([sheetOf(rows)]);
    expect(groups.world[0]?.at200).toMatchObject({ count: 4, mean: '1.480' });
    // (2.42143 + 0 + 3.5) / 3
    expect(groups.world[0]?.at200FromFees).toEqual({
      count: 3,
      mean: '1.974',
      leftOut: { why: 'blank', count: 1 },
    });
    const blank = compute([sheetOf(pair('wise', [0, 0], [58, 116]))]);
    expect(blank.groups.world[0]?.at200FromFees).toBeNull();
  });

  it('adds up fees of several currencies, each by its own amount', () => {
    const kgz = sheetOf(pair('ria', [142, 0], [1, 1], { fee: '1.99' }));
    const aaa = sheetOf(pair('ria', [333, 0], [1, 1], { fee: '10' }), {
      sender: 'TUR',
      receiver: 'AAA',
      amounts: localAmounts('300', '700', 'TRY'),
      decimals: { TRY: 2, EUR: 2 },
    });
    // (1.42143 + 3.33333) / 2
    expect(compute([kgz, aaa]).groups.world[0]?.at200FromFees?.mean).toBe('2.377');
  });

  it('has the parts that the World Bank averages too: a service can be in several', () => {
    const digital = { ...online, payoutMethod: 'bank-account', speed: 'same-day' } as const;
    const rows = [
      ...pair('ria', [100, 0], [1, 1], { fundingInstrument: 'credit-card', payoutMethod: 'cash-pickup' }),
      ...pair('wise', [200, 0], [1, 1], { ...digital, fundingInstrument: 'debit-card' }),
      ...pair('akbank', [300, 0], [1, 1], digital),
      ...pair('unite', [500, 0], [1, 1], { ...digital, doubts: ['access-point'] }),
    ];
    const sheets = [sheetOf(rows), sheetOf(pair('ria', [700, 0], [1, 1]), { receiver: 'AAA' })];
    const { groups, mayBeDigital, speed } = compute(sheets);
    const told = ({ key, at200, share }: GroupIndicators) => [key, at200?.count, at200?.mean, share];
    expect(groups.subset.map(told)).toEqual([
      ['digital', 2, '2.500', '40.00'],
      // 1, 5 and 7 %
      ['not-digital', 3, '4.333', '60.00'],
      ['card', 2, '1.500', '40.00'],
      // Ria alone is in both corridors.
      ['international-operators', 2, '4.000', '40.00'],
    ]);
    expect(groups.subset[2]?.published).toEqual({ mean: '2' });
    expect(groups.subset[0]?.smart).toBeNull();
    expect(groups.payoutMethod.map(told)).toEqual([
      ['bank-account', 3, '3.333', '60.00'],
      ['cash-pickup', 1, '1.000', '20.00'],
    ]);
    expect(groups.speed.map(told)).toEqual([['same-day', 3, '3.333', '60.00']]);
    // 2, 3 and 5 %
    expect(mayBeDigital).toEqual({ services: 1, mean: '3.333' });
    expect(speed).toMatchObject({ computable: true, services: 5, notRecorded: 2, withinOneHour: '0.00' });
  });

  it('has the facts of its period', () => {
    const { groups, ...about } = compute();
    expect(about).toEqual({
      period: '2025-Q3',
      methodVersion: '1',
      regionsSource: 'a test',
      flowSource: 'a test',
      leftOut: { otherPeriod: 0, noRegion: 0 },
      doubtful: { noMarginRecorded: 3, totalNotPositive: 1, blankAt500: 1 },
      globalTarget: { percent: 3, lessThan: false, atMost: false },
      speed: { computable: false, why: 'speed-not-recorded' },
      mayBeDigital: { services: 0, mean: null },
    });
    expect(Object.keys(groups)).toEqual([...GROUPS]);
  });

  it('has every grouping, sorted by key', () => {
    const { groups } = compute();
    const means = (group: GroupBy) => groups[group].map(({ key, at200 }) => [key, at200?.count, at200?.mean]);
    expect(means('region')).toEqual([
      ['east', 4, '28.750'],
      ['west', 2, '4.000'],
    ]);
    expect(means('senderCountry')).toEqual([
      ['DEU', 5, '4.600'],
      ['TUR', 1, '100.000'],
    ]);
    expect(means('receiverCountry').map(([key]) => key)).toEqual(['AAA', 'KGZ', 'UZB']);
    expect(means('corridor').map(([key]) => key)).toEqual(['DEU-AAA', 'DEU-KGZ', 'TUR-UZB']);
    expect(means('providerType')).toEqual([
      ['bank', 1, '9.000'],
      ['money-transfer-operator', 5, '22.800'],
    ]);
    expect(means('fundingInstrument')).toEqual([
      ['bank-account', 2, '4.500'],
      ['cash', 4, '28.500'],
    ]);
    expect(means('accessPoint').map(([key]) => key)).toEqual(['agent', 'internet']);
  });

  it('has weighted means, savings and targets only for groups of whole corridors', () => {
    const { groups } = compute();
    const whole = GROUPS.filter(
      (group) => groups[group].length > 0 && groups[group].every(({ sdg, smart }) => sdg && smart),
    );
    expect(whole).toEqual(['world', 'region', 'senderCountry', 'receiverCountry', 'corridor']);
    const bank = find('providerType', 'bank');
    expect([bank.weighted, bank.saving, bank.sdg]).toEqual([null, null, null]);
    expect(find('region', 'east')).toMatchObject({
      weighted: { mean: '5.000', corridors: 1, withoutFlow: 1 },
      saving: { usdMillion: '20.0', corridors: 2 },
      sdg: { unknown: 1, fewerThanThree: 1 },
    });
  });

  it('names the sources of a provider type, with services counted at 200', () => {
    expect(find('providerType', 'money-transfer-operator').typeBasis).toEqual({ 'RPW 2014': 5 });
    const [one, two] = [PROVIDERS.akbank, PROVIDERS.ria];
    const mixed = [...pair('akbank', [1, 1], [1, 1]), ...pair('ria', [1, 1], [1, 1])];
    const basis = sheetOf(mixed, {
      providers: { akbank: { ...two, name: 'Akbank' }, ria: { ...one, type: two.type } },
    });
    const [type] = compute([basis]).groups.providerType;
    expect(Object.entries(type?.typeBasis ?? {})).toEqual([
      ['RPW 2014', 1],
      ['our classification', 1],
    ]);
    const swapped = sheetOf(mixed, { providers: { akbank: { ...one, type: two.type }, ria: two } });
    const [other] = compute([swapped]).groups.providerType;
    expect(JSON.stringify(other?.typeBasis)).toBe(JSON.stringify(type?.typeBasis));
    expect(find('providerType', 'bank').typeBasis).toEqual({ 'our classification': 1 });
    expect(find('accessPoint', 'agent').typeBasis).toBeNull();
  });

  it('has no pull with one corridor, and else the strongest, up or down', () => {
    expect(find('corridor', 'DEU-KGZ').at200?.pull).toBeNull();
    // Of 4.6 the three of KGZ pull 0.6 up, the two of AAA 0.4 down.
    expect(find('senderCountry', 'DEU').at200?.pull).toEqual({ corridor: 'DEU-KGZ', points: '0.600' });
    // Of the second type too: 22.8 with it, 3.5 without.
    expect(find('providerType', 'money-transfer-operator').at200?.pull).toEqual({
      corridor: 'TUR-UZB',
      points: '19.300',
    });
    const low = sheetOf(pair('ria', [-500, 0], [1, 1]), { receiver: 'AAA' });
    const high = sheetOf([...pair('ria', [300, 0], [1, 1]), ...pair('wise', [100, 0], [1, 1])]);
    expect(find('world', 'world', [low, high]).at200?.pull).toEqual({ corridor: 'DEU-KGZ', points: '4.667' });
    const equal = [
      sheetOf(pair('ria', [100, 0], [1, 1])),
      sheetOf(pair('ria', [300, 0], [1, 1]), { receiver: 'AAA' }),
    ];
    expect(find('world', 'world', equal).at200?.pull).toEqual({ corridor: 'DEU-AAA', points: '1.000' });
    expect(find('world', 'world', [...equal].reverse()).at200?.pull).toEqual({
      corridor: 'DEU-AAA',
      points: '1.000',
    });
    const negative = [
      sheetOf([...pair('ria', [100, 0], [1, 1]), ...pair('wise', [100, 0], [1, 1])]),
      sheetOf(pair('ria', [-300, 0], [1, 1]), { receiver: 'AAA' }),
      sheetOf([...pair('ria', [90, 0], [1, 1]), ...pair('wise', [110, 0], [1, 1])], { receiver: 'BBB' }),
    ];
    expect(find('world', 'world', negative).at200?.pull).toEqual({ corridor: 'DEU-AAA', points: '-0.800' });
  });

  it('covers the latest period, and counts what it leaves out', () => {
    const old = sheetOf(pair('ria', [100, 0], [1, 1]), {
      receiver: 'BBB',
      survey: { ...SURVEY, period: '2025-Q1' },
    });
    const nowhere = sheetOf(pair('ria', [100, 0], [1, 1]), { receiver: 'CCC' });
    const both = compute([...SHEETS, old, nowhere]);
    expect(both).toMatchObject({ period: '2025-Q3', leftOut: { otherPeriod: 1, noRegion: 1 } });
    expect(both.groups.world[0]?.coverage.corridors).toBe(4);
    expect(both.groups.region.map(({ key }) => key)).toEqual(['east', 'west']);
    expect(compute([old])).toMatchObject({ period: '2025-Q1', leftOut: { otherPeriod: 0, noRegion: 1 } });
    expect(compute([old, ...SHEETS])).toMatchObject({ period: '2025-Q3', leftOut: { otherPeriod: 1 } });
    expect(computeIndicators([], FACTS)).toBeNull();
  });

  it('keeps a group with prices at one amount only', () => {
    const rows = [
      row('ria', 200, 1, 1),
      { ...row('ria', 500, 1, 1), fundingInstrument: 'mobile-money' as const },
    ];
    const { groups } = compute([sheetOf(rows)]);
    expect(
      groups.fundingInstrument.map(({ key, at200, at500 }) => [key, at200?.count, at500?.count]),
    ).toEqual([
      ['cash', 1, undefined],
      ['mobile-money', undefined, 1],
    ]);
    const mobile = groups.fundingInstrument[1];
    expect([mobile?.at200, mobile?.at200WithoutLowValueSenders, mobile?.coverage.providers]).toEqual([
      null,
      null,
      1,
    ]);
    expect(groups.fundingInstrument[0]?.at500WithoutBlanks).toBeNull();
  });

  it('has sorted keys, also if one has prices at 500 only', () => {
    const rows = [row('ria', 200, 1, 1), { ...row('ria', 500, 1, 1), ...online }];
    const { groups } = compute([sheetOf(rows)]);
    expect(groups.fundingInstrument.map(({ key }) => key)).toEqual(['bank-account', 'cash']);
  });

  it('leaves receivers without a region out of the pull of a region', () => {
    const nowhere = sheetOf(pair('ria', [9000, 0], [1, 1]), { receiver: 'CCC' });
    expect(find('region', 'west', [nowhere, KGZ, AAA]).at200?.pull).toBeNull();
    // 28.75 with both, 100 without it: the three services pull more than the one.
    expect(find('region', 'east', [nowhere, KGZ, UZB]).at200?.pull).toEqual({
      corridor: 'DEU-KGZ',
      points: '-71.250',
    });
  });

  it('agrees with the corridors and the summary, and gives the same bytes in any order', () => {
    const sheets = fc
      .tuple(anyRows, anyRows, anyRows)
      .map(([a, b, c]) => [
        sheetOf(a),
        sheetOf(b, { receiver: 'AAA' }),
        sheetOf(c, { sender: 'TUR', receiver: 'UZB' }),
      ]);
    fc.assert(
      fc.property(sheets, (drawn) => {
        const { groups } = compute(drawn);
        const summary = computeSummary(drawn);
        expect(groups.world[0]?.at200).toMatchObject(summary.world?.[0] ?? {});
        expect(groups.world[0]?.at500).toMatchObject(summary.world?.[1] ?? {});
        for (const prices of drawn) {
          const { corridor, indicators } = statisticsOf(prices);
          const own = groups.corridor.find(({ key }) => key === corridor);
          expect([own?.at200, own?.at500]).toMatchObject(indicators);
        }
        // Pay-out and speed are not recorded in these rows, and a service can be in several subsets.
        const partial: readonly GroupBy[] = ['payoutMethod', 'speed', 'subset'];
        for (const group of GROUPS.filter((name) => !partial.includes(name))) {
          const counted = groups[group].reduce((sum, { at200 }) => sum + (at200?.count ?? 0), 0);
          expect(counted, group).toBe(summary.world?.[0].count);
        }
        expect(JSON.stringify(compute([...drawn].reverse()))).toBe(JSON.stringify(compute(drawn)));
      }),
      { numRuns: 30 },
    );
  });
});
