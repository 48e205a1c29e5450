import { describe, expect, it } from 'vitest';
import { averagesOf, corridorsWithAverages } from '../../../shared/catalogue/averages.ts';
import {
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
