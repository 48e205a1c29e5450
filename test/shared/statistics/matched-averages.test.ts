import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averagesOf, corridorsWithAverages } from '../../../shared/catalogue/averages.ts';
import {
  averagesOfRounds,
  averagesOverCorridors,
  meanOfAverages,
  meanOfMany,
} from '../../../shared/statistics/matched-averages.ts';
import type { AverageSeries } from '../../../shared/statistics/old-averages.ts';

const series = (
  source: AverageSeries['source'],
  first: string,
  ...valuesBp: (number | null)[]
): AverageSeries => ({
  source,
  first,
  valuesBp,
});

it.each([
  [[], null],
  [['6.362'], { corridors: 1, mean: '6.362' }],
  [['1.000', '2.001'], { corridors: 2, mean: '1.501' }],
  [['-0.500', '-0.501'], { corridors: 2, mean: '-0.501' }],
])('the mean of the averages %j is %j', (averages, mean) => {
  expect(meanOfAverages(averages)).toEqual(mean);
});

describe('averagesOverCorridors', () => {
  const found = averagesOverCorridors(
    new Map([
      ['A', [series('official', '2015-Q1', 500, 600, 700)]],
      // Comes later, and stays: it moves the mean of all, and is in none of the same.
      ['B', [series('official', '2015-Q2', 1200, 1300), series('derived', '2015-Q2', 900)]],
      // Has a gap.
      ['C', [series('official', '2015-Q1', 100, null, 100)]],
      ['D', []],
    ]),
  );
  it('keeps sources apart, and counts the same corridors of each source alone', () => {
    expect(found.map(({ source, matchedCorridors }) => [source, matchedCorridors])).toEqual([
      ['official', ['A']],
      ['derived', ['B']],
    ]);
  });
  it('has the mean of all in a quarter, and of those that are in every quarter', () => {
    expect(found[0]?.all).toEqual([
      { period: '2015-Q1', corridors: 2, mean: '3.000', bp: 300 },
      { period: '2015-Q2', corridors: 2, mean: '9.000', bp: 900 },
      { period: '2015-Q3', corridors: 3, mean: '7.000', bp: 700 },
    ]);
    expect(found[0]?.matched.map(({ corridors, mean }) => [corridors, mean])).toEqual([
      [1, '5.000'],
      [1, '6.000'],
      [1, '7.000'],
    ]);
  });
  it('leaves out quarters in which a source has nothing: they are gaps, and no corridor is lost by them', () => {
    const [official] = averagesOverCorridors(
      new Map([['A', [series('official', '2015-Q1', 100, null, 300)]]]),
    );
    expect(official?.all.map(({ period }) => period)).toEqual(['2015-Q1', '2015-Q3']);
    expect(official?.matchedCorridors).toEqual(['A']);
  });
  it('has no line of the same where no corridor is in every quarter', () => {
    const [official] = averagesOverCorridors(
      new Map([
        ['A', [series('official', '2015-Q1', 100)]],
        ['B', [series('official', '2015-Q2', 100)]],
      ]),
    );
    expect(official?.matched).toEqual([]);
  });
  it('is exact until it is written', () => {
    expect(meanOfMany('2015-Q1', [1, 1, 0]).mean).toBe('0.007');
    expect(() => meanOfMany('2015-Q1', [])).toThrow(RangeError);
  });
});

it('the catalogue has 187 corridors in all 35 quarters of the World Bank, and 275 in all 36 of others', () => {
  const all = averagesOverCorridors(
    new Map(corridorsWithAverages().map((corridor) => [corridor, averagesOf(corridor)])),
  );
  expect(
    all.map(({ source, matchedCorridors, all: quarters }) => [
      source,
      matchedCorridors.length,
      quarters.length,
    ]),
  ).toEqual([
    ['official', 187, 35],
    ['derived', 275, 36],
  ]);
  for (const { all: quarters, matched } of all)
    expect(quarters.map(({ period }) => period)).toEqual(matched.map(({ period }) => period));
});

describe('averagesOfRounds', () => {
  const round = (period: string, means: Record<string, string>) => ({
    period,
    means: new Map(Object.entries(means)),
  });
  it.each([
    ['no round', [], []],
    [
      'one round: all of its corridors are the same throughout',
      [round('2014-Q1', { a: '1', b: '2' })],
      [['2014-Q1', [2, '1.500'], [2, '1.500']]],
    ],
    [
      'corridors that came and went',
      [
        round('2014-Q1', { a: '1', b: '9' }),
        round('2014-Q2', { a: '3', c: '5' }),
        round('2025-Q3', { c: '1', a: '5' }),
      ],
      [
        ['2014-Q1', [2, '5.000'], [1, '1.000']],
        ['2014-Q2', [2, '4.000'], [1, '3.000']],
        ['2025-Q3', [2, '3.000'], [1, '5.000']],
      ],
    ],
    [
      'none in every round',
      [round('2014-Q1', { a: '1' }), round('2014-Q2', { b: '2' })],
      [
        ['2014-Q1', [1, '1.000'], null],
        ['2014-Q2', [1, '2.000'], null],
      ],
    ],
    [
      'a round without a corridor',
      [round('2014-Q1', { a: '1' }), round('2014-Q2', {})],
      [
        ['2014-Q1', [1, '1.000'], null],
        ['2014-Q2', null, null],
      ],
    ],
  ])('of %s', (_, rounds, expected) => {
    const short = (one: ReturnType<typeof meanOfAverages>) => one && [one.corridors, one.mean];
    expect(
      averagesOfRounds(rounds).map(({ period, all, matched }) => [period, short(all), short(matched)]),
    ).toEqual(expected);
  });

  it('has as many of the same corridors in each round, never more than that has, in whatever order rounds are given', () => {
    const means = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd'),
      fc.constantFrom('1.000', '2.500', '-0.250'),
    );
    fc.assert(
      fc.property(fc.array(means, { minLength: 1, maxLength: 5 }), (all) => {
        const rounds = all.map((one, at) => round(`20${10 + at}-Q1`, one));
        const found = averagesOfRounds(rounds);
        expect(new Set(found.map(({ matched }) => matched?.corridors ?? 0)).size).toBe(1);
        for (const { all: every, matched } of found)
          expect(matched?.corridors ?? 0).toBeLessThanOrEqual(every?.corridors ?? 0);
        expect(averagesOfRounds([...rounds].reverse()).reverse()).toEqual(found);
      }),
    );
  });
});
