/** The figures of an earlier round, over a few rows that can be added up by hand. */
import { describe, expect, test } from 'vitest';
import type { Denomination, ProviderType } from '../../../shared/model/vocabulary.ts';
import type { RoundRow } from '../../../shared/pricing/survey.ts';
import { earlierRound, leftOutOf } from '../../../shared/statistics/earlier-round.ts';
import { GROUPS, type GroupBy } from '../../../shared/statistics/indicator-types.ts';

const row = (
  corridor: string,
  provider: string,
  totalBp: number,
  more: Partial<RoundRow> = {},
): RoundRow => ({
  sender: corridor.slice(0, 3),
  receiver: corridor.slice(4),
  provider,
  denomination: 200,
  feeBp: totalBp,
  marginBp: 0,
  fundingInstrument: 'cash',
  accessPoint: 'agent',
  speed: 'within-an-hour',
  ...more,
});

/** Four prices count at 200 and two at 500; one did not disclose its rate. */
const ROWS: readonly RoundRow[] = [
  row('RUS-UZB', 'union', 300, { payoutMethod: 'cash-pickup' }),
  // Published as 5.10, which is not the sum of its parts.
  row('RUS-UZB', 'savings', 500, {
    totalBp: 510,
    standing: 'quarantined',
    fundingInstrument: 'bank-account',
  }),
  row('DEU-KGZ', 'union', 700, { payoutMethod: 'card', accessPoint: 'internet', speed: 'next-day' }),
  // The product says nothing of how one pays, and the firm was another type then.
  row('DEU-KGZ', 'post', 900, {
    standing: 'not-comparable',
    firm: { name: 'Post', type: 'post-office' },
    fundingInstrument: undefined as never,
  }),
  row('DEU-KGZ', 'hidden', 10, { standing: 'fee-only' }),
  row('DEU-KGZ', 'union', 250, { denomination: 500, payoutMethod: 'card', accessPoint: 'internet' }),
  row('RUS-UZB', 'union', 150, { denomination: 500, payoutMethod: 'cash-pickup' }),
].map(({ fundingInstrument, ...rest }) => ({ ...rest, ...(fundingInstrument && { fundingInstrument }) }));

const TYPES: Readonly<Record<string, ProviderType>> = { union: 'money-transfer-operator', post: 'bank' };
const facts = {
  regions: { UZB: 'central', KGZ: 'central' },
  regionsSource: 'made up',
  typeOf: (provider: string) => TYPES[provider],
};
const of = (period: string, rows = ROWS) => earlierRound(period, rows, facts);

/** Key, prices, mean and median at 200, prices at 500. */
const table = (group: GroupBy, period = '2014-Q2', rows = ROWS) =>
  of(period, rows).round.groups[group].map(({ key, at200, at500 }) => [
    key,
    at200?.count ?? 0,
    at200?.mean ?? null,
    at200?.median ?? null,
    at500?.count ?? 0,
  ]);

describe('an earlier round', () => {
  test.each<[GroupBy, unknown[][]]>([
    ['world', [['world', 4, '6.025', '6.050', 2]]],
    ['region', [['central', 4, '6.025', '6.050', 2]]],
    [
      'corridor',
      [
        ['DEU-KGZ', 2, '8.000', '8.000', 1],
        ['RUS-UZB', 2, '4.050', '4.050', 1],
      ],
    ],
    [
      'providerType',
      [
        ['money-transfer-operator', 2, '5.000', '5.000', 2],
        ['post-office', 1, '9.000', '9.000', 0],
        ['unknown', 1, '5.100', '5.100', 0],
      ],
    ],
    [
      'fundingInstrument',
      [
        ['bank-account', 1, '5.100', '5.100', 0],
        ['cash', 2, '5.000', '5.000', 2],
      ],
    ],
    [
      'payoutMethod',
      [
        ['card', 1, '7.000', '7.000', 1],
        ['cash-pickup', 1, '3.000', '3.000', 1],
      ],
    ],
    [
      'speed',
      [
        ['next-day', 1, '7.000', '7.000', 0],
        ['within-an-hour', 3, '5.700', '5.100', 2],
      ],
    ],
  ])('by %s has counts, means and medians as published; a hidden rate counts nowhere', (group, expected) => {
    expect(table(group)).toEqual(expected);
  });

  test('says what is in it, and what the round did not record', () => {
    const { round } = of('2014-Q2');
    expect(round).toMatchObject({
      period: '2014-Q2',
      regionsOfThen: false,
      prices: { counted: 6, notComparable: 1, quarantined: 1, rateNotDisclosed: 1 },
      recorded: { fundingInstrument: 5, accessPoint: 6, payoutMethod: 4, speed: 6 },
    });
    const without = ROWS.map(({ payoutMethod: _, ...rest }) => rest);
    const { round: older } = of('2013-Q1', without);
    expect(older.recorded.payoutMethod).toBeNull();
    expect(older.groups.payoutMethod).toEqual([]);
    // Whether a service is digital depends on it.
    expect(older.groups.subset.map(({ key }) => key)).toEqual(['international-operators']);
    expect(round.groups.subset.map(({ key, at200 }) => [key, at200?.count])).toEqual([
      ['digital', 1],
      ['not-digital', 3],
      ['international-operators', 2],
    ]);
  });

  test.each([
    ['2015-Q4', ['RUS'], { count: 2, mean: '8.000' }, { count: 1, mean: '2.500' }],
    ['2016-Q1', [], { count: 4, mean: '6.025' }, { count: 2, mean: '2.000' }],
  ])('%s: the official-like mean leaves out %j as senders', (period, leavesOut, at200, at500) => {
    const { round, corridors } = of(period);
    expect(leftOutOf(period)).toEqual(leavesOut);
    expect(round.officialLikeLeavesOut).toEqual(leavesOut);
    expect(round.groups.world[0]?.officialLike).toEqual({ at200, at500 });
    // The mean itself has every sender.
    expect(round.groups.world[0]?.at200?.mean).toBe('6.025');
    expect(corridors.map(({ corridor, inOfficialLike }) => [corridor, inOfficialLike])).toEqual([
      ['DEU-KGZ', true],
      ['RUS-UZB', leavesOut.length === 0],
    ]);
    const russia = round.groups.senderCountry.find(({ key }) => key === 'RUS');
    expect(russia?.at200?.count).toBe(2);
    expect(russia?.officialLike.at200).toEqual(leavesOut.length === 0 ? { count: 2, mean: '4.050' } : null);
  });

  test('has the same for each corridor, by each way of its own', () => {
    const [first] = of('2014-Q2').corridors;
    expect(first).toMatchObject({
      corridor: 'DEU-KGZ',
      providers: 2,
      at200: { count: 2, mean: '8.000' },
      at500: { count: 1, mean: '2.500' },
      by: {
        providerType: [
          { key: 'money-transfer-operator', at200: { mean: '7.000' }, at500: { mean: '2.500' } },
          { key: 'post-office', at200: { mean: '9.000' }, at500: null },
        ],
        payoutMethod: [{ key: 'card' }],
        fundingInstrument: [{ key: 'cash' }],
      },
    });
  });

  test('is the same whatever the order of its rows, and nothing without rows', () => {
    expect(JSON.stringify(of('2014-Q2', [...ROWS].reverse()))).toBe(JSON.stringify(of('2014-Q2')));
    const { round, corridors } = of('2014-Q2', []);
    expect(corridors).toEqual([]);
    for (const group of GROUPS) expect(round.groups[group], group).toEqual([]);
  });

  test('whose prices are all at 500 has no mean and no share at 200', () => {
    const at: Denomination = 500;
    const [world] = of(
      '2014-Q2',
      ROWS.filter(({ denomination }) => denomination === at),
    ).round.groups.world;
    expect(world).toMatchObject({
      at200: null,
      share: null,
      at500: { count: 2 },
      officialLike: { at200: null },
    });
  });
});
