/** Regions, flows, old averages and surveys of adults: what the catalogue gives the indicators, read strictly, and the same as in the publishers' files. */
import { describe, expect, it, test } from 'vitest';
import { AVERAGES } from '../../../shared/catalogue/averages/averages.data.ts';
import { averagesOf } from '../../../shared/catalogue/averages/averages.ts';
import { parseLine, seriesIn } from '../../../shared/catalogue/averages/parse.ts';
import { AVERAGES_WITHOUT_PRICE } from '../../../shared/catalogue/averages/without-price.data.ts';
import { averagesWithoutPrice } from '../../../shared/catalogue/averages/without-price.ts';
import { findCountry } from '../../../shared/catalogue/countries.ts';
import { FINDEX } from '../../../shared/catalogue/findex/findex.data.ts';
import { findexOf } from '../../../shared/catalogue/findex/findex.ts';
import { parseFindexLine, surveysIn } from '../../../shared/catalogue/findex/parse.ts';
import { FLOWS, parseFlows } from '../../../shared/catalogue/flows.ts';
import { INDICATOR_FACTS } from '../../../shared/catalogue/indicator-facts.ts';
import { REGIONS } from '../../../shared/catalogue/regions.ts';
import { UNPRICED } from '../../../shared/catalogue/unpriced.ts';
import { cellsOf } from '../../../shared/corridor/findex-cells.ts';
import type { CorridorId } from '../../../shared/corridor/vocabulary.ts';
import { averageLines, byPrice } from '../../support/encode-averages.ts';
import { findexLines } from '../../support/encode-findex.ts';
import { knomadFlows } from '../../support/encode-flows.ts';
import { readSharedCsv } from '../../support/rpw-quotes.ts';
import { hasSharedData, skipMessage } from '../../support/shared-data.ts';
import { allCorridors } from '../../support/survey.ts';

const linesOf = (text: string): string[] => text.trim().split('\n');

describe('regions', () => {
  it('are the seven of the World Bank, of countries that exist, each in one', () => {
    expect(new Set(Object.values(REGIONS)).size).toBe(7);
    expect(Object.keys(REGIONS)).toHaveLength(217);
    for (const country of Object.keys(REGIONS))
      expect([country, findCountry(country)?.code]).toEqual([country, country]);
  });
  it.each([
    ['AFG', 'middle-east-north-africa-afghanistan-pakistan'],
    ['PAK', 'middle-east-north-africa-afghanistan-pakistan'],
    ['ARE', 'middle-east-north-africa-afghanistan-pakistan'],
    ['BGD', 'south-asia'],
    ['KGZ', 'europe-central-asia'],
    ['HUN', 'europe-central-asia'],
    ['TUR', 'europe-central-asia'],
    ['JPN', 'east-asia-pacific'],
    ['MEX', 'latin-america-caribbean'],
    ['USA', 'north-america'],
    ['SDN', 'sub-saharan-africa'],
    ['XKX', 'europe-central-asia'],
  ])('%s is in %s', (country, region) => {
    expect(REGIONS[country]).toBe(region);
  });
  it('hold every receiver that has a price', () => {
    const without = allCorridors.filter((corridor) => REGIONS[corridor.slice(4)] === undefined);
    expect(without).toEqual([]);
  });
});

describe('flows', () => {
  it('are of priced corridors, in USD million of 2021', () => {
    expect(Object.keys(FLOWS)).toHaveLength(335);
    expect(Object.keys(FLOWS).every((corridor) => allCorridors.some((id) => id === corridor))).toBe(true);
    expect(FLOWS['ARE-BGD']).toBe('3881.492');
    expect(FLOWS['USA-CUB']).toBeUndefined();
    expect(INDICATOR_FACTS).toMatchObject({ flowYear: 2021, lowValueSenders: ['BRA', 'GHA', 'TUR', 'ZAF'] });
  });
  it.each([
    'DEU-KGZ 1.00',
    'DEU-KGZ 1',
    'DEU-KGZ -1.000',
    'DEU-KGZ 01.000',
    'DEU-KG 1.000',
    'DEU-KGZ  1.000',
    'DEU-KGZ 1.000 ',
    'DEU-KGZ 1.0000',
    'xDEU-KGZ 1.000',
    'DEU-KGZ 1.000\nDEU-KGZ 2.000',
    'DEU-KGZ 1.000\nAUT-KGZ 2.000',
  ])('refuses %j', (text) => {
    expect(() => parseFlows(`${text}\nZMB-ZWE 1.000\n`)).toThrow(/cannot read/);
  });
  it('reads lines', () => {
    expect(parseFlows('\nAUT-KGZ 0.000\nDEU-KGZ 12.345\n')).toEqual({
      'AUT-KGZ': '0.000',
      'DEU-KGZ': '12.345',
    });
  });
});

describe('old averages', () => {
  it('read one by one', () => {
    expect(parseLine('AGO-NAM official 2016-Q2 1523 - -10 0')).toEqual({
      corridor: 'AGO-NAM',
      source: 'official',
      first: '2016-Q2',
      valuesBp: [1523, null, -10, 0],
    });
  });
  it.each([
    'AGO-NAM official 2016-Q2',
    'AGO-NAM official 2016-Q2 -',
    'AGO-NAM official 2016-Q2 1 -',
    'AGO-NAM official 2016-Q2 - 1',
    'AGO-NAM official 2016-Q5 1',
    'AGO-NAM official 2016Q2 1',
    'AGO-NAM guessed 2016-Q2 1',
    'AGO-NA official 2016-Q2 1',
    'AGO-NAMX official 2016-Q2 1',
    'AGO-NAM official 2016-Q2 1.5',
    'AGO-NAM official 2016-Q2 01',
    'AGO-NAM official 2016-Q2 -0',
    'AGO-NAM official 2016-Q2 1 123456 1',
    'AGO-NAM official 2016-Q2 1  1',
    '',
  ])('refuses %j', (line) => {
    expect(() => parseLine(line)).toThrow(/cannot read/);
  });
  it('are all readable, in order, and found by corridor', () => {
    for (const text of [AVERAGES, AVERAGES_WITHOUT_PRICE]) {
      const keys = linesOf(text)
        .map(parseLine)
        .map(({ corridor, source }) => `${corridor} ${source === 'official' ? 0 : 1}`);
      expect(keys).toEqual([...new Set(keys)].sort());
    }
    expect(averagesOf('DEU-KGZ')).toEqual(seriesIn(AVERAGES, 'DEU-KGZ'));
    expect(averagesOf('RUS-TJK').map(({ source, ...rest }) => [source, Object.keys(rest)])).toEqual([
      ['official', ['first', 'valuesBp']],
      ['derived', ['first', 'valuesBp']],
    ]);
    for (const none of ['KAZ-TJK', 'RUS-TJK derived', 'RUS-TJK ', 'RUS', ''])
      expect(averagesOf(none as CorridorId), none).toEqual([]);
    expect(AVERAGES.length).toBeLessThan(200_000);
  });
  it('stand apart where the survey has no price, and nowhere twice', () => {
    const [priced, others] = [AVERAGES, AVERAGES_WITHOUT_PRICE].map(
      (text) => new Set(linesOf(text).map((line) => parseLine(line).corridor)),
    );
    expect([...(priced ?? [])].filter((corridor) => !allCorridors.includes(corridor))).toEqual([]);
    expect([...(others ?? [])].filter((corridor) => allCorridors.includes(corridor))).toEqual([]);
    expect(averagesOf('RUS-TJK')).toEqual(averagesWithoutPrice('RUS-TJK'));
    expect(averagesWithoutPrice('DEU-KGZ')).toEqual([]);
    // Each corridor that the catalogue has a last average of is among them, and one whose receiver is no country any more.
    const known = UNPRICED.filter(({ lastKnown }) => lastKnown).map(({ corridor }) => corridor);
    expect([...(others ?? [])].sort()).toEqual([...known, 'NLD-ANT'].sort());
  });
});

describe('surveys of adults', () => {
  it('read one by one', () => {
    expect(parseFindexLine('BGD 2024 women 3335 2657 1452 3790 - 10000 0')).toEqual({
      country: 'BGD',
      year: 2024,
      shares: {
        group: 'women',
        account: 3335,
        bankAccount: 2657,
        wallet: 1452,
        internet: 3790,
        debitCard: null,
        digitalPayment: 10_000,
        inactiveAccount: 0,
      },
    });
    expect(parseFindexLine('BGD 2024 rural 1 1 - - 5 - -').shares).toMatchObject({
      wallet: null,
      debitCard: 5,
    });
  });
  it.each([
    'BGD 2024 women 3335 2657 1452 3790 - 2339',
    'BGD 2024 women 3335 2657 1452 3790 - 2339 - -',
    'BGD 2024 women - 2657 1452 3790 - 2339 -',
    'BGD 2024 women 3335 - 1452 3790 - 2339 -',
    'BGD 2024 girls 3335 2657 1452 3790 - 2339 -',
    'BGD 1924 women 3335 2657 1452 3790 - 2339 -',
    'BGDX 2024 women 3335 2657 1452 3790 - 2339 -',
    'BGD 20245 women 3335 2657 1452 3790 - 2339 -',
    'BGD 2024 women 10001 2657 1452 3790 - 2339 -',
    'BGD 2024 women 33.35 2657 1452 3790 - 2339 -',
    'BGD 2024 women 0335 2657 1452 3790 - 2339 -',
    'BGD 2024 women -1 2657 1452 3790 - 2339 -',
    '',
  ])('refuses %j', (line) => {
    expect(() => parseFindexLine(line)).toThrow(/cannot read/);
  });
  it('are all readable, in order, with margins that do not contradict each other', () => {
    const lines = FINDEX.trim().split('\n').map(parseFindexLine);
    const countries = lines.map(({ country, year }) => `${country} ${year}`);
    expect(countries).toEqual([...countries].sort());
    for (const { country, year, shares } of lines) {
      expect([country, year, shares.group, cellsOf(shares).length > 0]).toEqual([
        country,
        year,
        shares.group,
        true,
      ]);
    }
  });
  it('are found by country, its years in order, each with its groups', () => {
    const years = findexOf('BGD');
    expect(years.map(({ year }) => year)).toEqual([2014, 2017, 2021, 2024]);
    expect(years[3]).toMatchObject({ country: 'BGD', year: 2024 });
    expect(years[3]?.groups.map(({ group }) => group)).toEqual([
      'all',
      'women',
      'men',
      'poorest-40',
      'rural',
    ]);
    expect(years[3]?.groups[0]).toMatchObject({
      account: 4328,
      bankAccount: 3295,
      wallet: 2077,
      internet: 4358,
    });
    expect(surveysIn(FINDEX, 'DEU')).toEqual([]);
  });
});

describe.skipIf(!hasSharedData)(`the publishers’ files (${skipMessage} when skipped)`, () => {
  test('flows are KNOMAD’s', () => {
    expect(Object.entries(FLOWS)).toEqual(knomadFlows());
  });
  test('old averages are those of the two files', () => {
    const { priced, withoutPrice } = byPrice(averageLines() ?? []);
    expect(linesOf(AVERAGES)).toEqual(priced);
    expect(linesOf(AVERAGES_WITHOUT_PRICE)).toEqual(withoutPrice);
    const [official] = averagesOf('RUS-TJK');
    const row = readSharedCsv('rpw/corridor-quarters-official-2011q1-2020q3.csv.gz')?.find(
      (one) => one.source_code === 'RUS' && one.destination_code === 'TJK',
    );
    expect(Number(official?.valuesBp[0])).toBe(Math.round(Number(row?.avg_total_cost_pct_usd200) * 100));
  });
  test('shares of adults are Findex’s', () => {
    expect(FINDEX.trim().split('\n')).toEqual(findexLines());
  });
  test('official and derived averages differ by over a point in some of the quarters that both hold', () => {
    let both = 0;
    let apart = 0;
    for (const corridor of new Set(
      [...linesOf(AVERAGES), ...linesOf(AVERAGES_WITHOUT_PRICE)].map((line) => parseLine(line).corridor),
    )) {
      const [official, derived] = averagesOf(corridor);
      if (!official || !derived) continue;
      const at = (period: number, series: typeof official) => {
        const first = Number(series.first.slice(0, 4)) * 4 + Number(series.first.slice(6)) - 1;
        return series.valuesBp[period - first] ?? null;
      };
      for (let period = 2011 * 4; period < 2026 * 4; period++) {
        const [a, b] = [at(period, official), at(period, derived)];
        if (a === null || b === null) continue;
        both += 1;
        if (Math.abs(a - b) > 100) apart += 1;
      }
    }
    // 262 in the files' own decimals; four of them are a point apart to the hundredth.
    expect([both, apart]).toEqual([5278, 258]);
  });
});
