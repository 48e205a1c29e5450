/** Regions, flows, old averages and surveys of adults: read strictly, and the same as in the publishers' files. */
import { describe, expect, it, test } from 'vitest';
import { averagesText, averagesWithoutPriceText } from '../../../infra/data/encode-averages.ts';
import { findexText } from '../../../infra/data/encode-findex.ts';
import { flowsText } from '../../../infra/data/encode-flows.ts';
import { flowsWithoutPriceText, unpricedText } from '../../../infra/data/encode-unpriced.ts';
import { readSharedCsv } from '../../../infra/data/shared-csv.ts';
import { hasSharedData, skipMessage } from '../../../infra/data/shared-data.ts';
import {
  AVERAGE_COLUMNS,
  averagesOf,
  averagesWithoutPrice,
  readAverages,
} from '../../../shared/catalogue/averages.ts';
import { findCountry } from '../../../shared/catalogue/countries.ts';
import { CsvError, readCsv } from '../../../shared/catalogue/csv.ts';
import averagesFile from '../../../shared/catalogue/data/averages.csv';
import withoutPriceFile from '../../../shared/catalogue/data/averages-without-price.csv';
import findexFile from '../../../shared/catalogue/data/findex.csv';
import flowsFile from '../../../shared/catalogue/data/flows.csv';
import flowsWithoutPriceFile from '../../../shared/catalogue/data/flows-without-price.csv';
import unpricedFile from '../../../shared/catalogue/data/unpriced.csv';
import { FINDEX_COLUMNS, findexOf, readFindex } from '../../../shared/catalogue/findex.ts';
import { FLOW_COLUMNS, FLOWS, FLOWS_WITHOUT_PRICE } from '../../../shared/catalogue/flows.ts';
import { INDICATOR_FACTS } from '../../../shared/catalogue/indicator-facts.ts';
import { REGIONS } from '../../../shared/catalogue/regions.ts';
import { UNPRICED } from '../../../shared/catalogue/unpriced.ts';
import type { CorridorId } from '../../../shared/model/vocabulary.ts';
import { cellsOf } from '../../../shared/statistics/findex-cells.ts';
import { allCorridors } from '../../support/survey.ts';

/** The column that a line of a file is refused for. */
const refusedColumn = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    if (error instanceof CsvError) return error.column;
    throw error;
  }
  throw new Error('it was not refused');
};
const averageRows = (text: string) => readCsv('averages.csv', text, AVERAGE_COLUMNS);

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
    expect(INDICATOR_FACTS).toMatchObject({
      flowYear: 2021,
      lowValueSenders: ['AGO', 'BRA', 'GHA', 'ISR', 'TUR', 'ZAF'],
    });
  });
  it.each([
    ['DEU-KGZ,1.00', 'usdMillion'],
    ['DEU-KGZ,1', 'usdMillion'],
    ['DEU-KGZ,-1.000', 'usdMillion'],
    ['DEU-KGZ,01.000', 'usdMillion'],
    ['DEU-KG,1.000', 'corridor'],
    ['DEU-KGZ ,1.000', 'corridor'],
    ['DEU-KGZ,1.000 ', 'usdMillion'],
    ['DEU-KGZ,1.0000', 'usdMillion'],
    ['xDEU-KGZ,1.000', 'corridor'],
  ])('refuses %j for its %s', (line, column) => {
    const text = `corridor,usdMillion\n${line}\n`;
    expect(refusedColumn(() => readCsv('flows.csv', text, FLOW_COLUMNS))).toBe(column);
  });
  it('are in the order of their corridors', () => {
    expect(Object.keys(FLOWS)).toEqual([...new Set(Object.keys(FLOWS))].sort());
  });
});

describe('old averages', () => {
  const HEADER = 'corridor,source,first,averagesBp\n';
  it('are series of quarters, some without a value', () => {
    expect(readAverages('averages.csv', `${HEADER}AGO-NAM,official,2016-Q2,1523 - -10 0\n`)).toEqual(
      new Map([['AGO-NAM', [{ source: 'official', first: '2016-Q2', valuesBp: [1523, null, -10, 0] }]]]),
    );
  });
  it.each([
    ['AGO-NAM,official,2016-Q2', 'averagesBp'],
    ['AGO-NAM,official,2016-Q2,', 'averagesBp'],
    ['AGO-NAM,official,2016-Q2,-', 'averagesBp'],
    ['AGO-NAM,official,2016-Q2,1 -', 'averagesBp'],
    ['AGO-NAM,official,2016-Q2,- 1', 'averagesBp'],
    ['AGO-NAM,official,2016-Q5,1', 'first'],
    ['AGO-NAM,official,2016Q2,1', 'first'],
    ['AGO-NAM,guessed,2016-Q2,1', 'source'],
    ['AGO-NA,official,2016-Q2,1', 'corridor'],
    ['AGO-NAMX,official,2016-Q2,1', 'corridor'],
    ['AGO-NAM,official,2016-Q2,1.5', 'averagesBp'],
    ['AGO-NAM,official,2016-Q2,01', 'averagesBp'],
    ['AGO-NAM,official,2016-Q2,-0', 'averagesBp'],
    ['AGO-NAM,official,2016-Q2,1 123456 1', 'averagesBp'],
    ['AGO-NAM,official,2016-Q2,1  1', 'averagesBp'],
    ['AGO-NAM,official,2016-Q2,1\nAGO-NAM,official,2016-Q3,1', 'corridor and source'],
    ['', 'source'],
  ])('refuses %j for its %s', (line, column) => {
    expect(refusedColumn(() => readAverages('averages.csv', `${HEADER}${line}\n`))).toBe(column);
  });
  it('are in order, and found by corridor', () => {
    for (const text of [averagesFile, withoutPriceFile]) {
      const keys = averageRows(text).map(
        ({ corridor, source }) => `${corridor} ${source === 'official' ? 0 : 1}`,
      );
      expect(keys).toEqual([...new Set(keys)].sort());
    }
    const own = averageRows(averagesFile).filter(({ corridor }) => corridor === 'DEU-KGZ');
    expect(averagesOf('DEU-KGZ')).toEqual(
      own.map(({ source, first, averagesBp }) => ({ source, first, valuesBp: averagesBp })),
    );
    expect(averagesOf('RUS-TJK').map(({ source, ...rest }) => [source, Object.keys(rest)])).toEqual([
      ['official', ['first', 'valuesBp']],
      ['derived', ['first', 'valuesBp']],
    ]);
    for (const none of ['KAZ-TJK', 'RUS-TJK derived', 'RUS-TJK ', 'RUS', ''])
      expect(averagesOf(none as CorridorId), none).toEqual([]);
    expect(averagesFile.length).toBeLessThan(200_000);
  });
  it('are in a file of their own where the survey has no price, and in one file only', () => {
    const [priced, others] = [averagesFile, withoutPriceFile].map(
      (text) => new Set(averageRows(text).map(({ corridor }) => corridor)),
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
  const HEADER = `${Object.keys(FINDEX_COLUMNS).join(',')}\n`;
  const read = (lines: string) => readFindex('findex.csv', `${HEADER}${lines}\n`);
  it('are years with groups, and null where a share is not published', () => {
    const years = read('BGD,2024,women,3335,2657,1452,3790,,10000,0\nBGD,2024,rural,1,1,,,5,,').get('BGD');
    expect(years).toEqual([
      {
        country: 'BGD',
        year: 2024,
        groups: [
          {
            group: 'women',
            account: 3335,
            bankAccount: 2657,
            wallet: 1452,
            internet: 3790,
            debitCard: null,
            digitalPayment: 10_000,
            inactiveAccount: 0,
          },
          expect.objectContaining({ group: 'rural', wallet: null, debitCard: 5 }),
        ],
      },
    ]);
  });
  it.each([
    ['BGD,2024,women,3335,2657,1452,3790,,2339', 'inactiveAccount'],
    ['BGD,2024,women,3335,2657,1452,3790,,2339,,', 'line'],
    ['BGD,2024,women,,2657,1452,3790,,2339,', 'account'],
    ['BGD,2024,women,3335,,1452,3790,,2339,', 'bankAccount'],
    ['BGD,2024,girls,3335,2657,1452,3790,,2339,', 'group'],
    ['BGD,1924,women,3335,2657,1452,3790,,2339,', 'year'],
    ['BGDX,2024,women,3335,2657,1452,3790,,2339,', 'country'],
    ['BGD,20245,women,3335,2657,1452,3790,,2339,', 'year'],
    ['BGD,2024,women,10001,2657,1452,3790,,2339,', 'account'],
    ['BGD,2024,women,33.35,2657,1452,3790,,2339,', 'account'],
    ['BGD,2024,women,0335,2657,1452,3790,,2339,', 'account'],
    ['BGD,2024,women,-1,2657,1452,3790,,2339,', 'account'],
    ['BGD,2024,women,3335,2657,-,3790,,2339,', 'wallet'],
    ['BGD,2024,rural,1,1,,,5,,\nBGD,2024,rural,1,1,,,5,,', 'country and year and group'],
    ['', 'year'],
  ])('refuses %j for its %s', (lines, column) => {
    expect(refusedColumn(() => read(lines))).toBe(column);
  });
  it('are in order, with margins that do not contradict each other', () => {
    const lines = readCsv('findex.csv', findexFile, FINDEX_COLUMNS);
    const countries = lines.map(({ country, year }) => `${country} ${year}`);
    expect(countries).toEqual([...countries].sort());
    for (const { country, year, ...shares } of lines) {
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
    expect(findexOf('DEU')).toEqual([]);
  });
});

describe.skipIf(!hasSharedData)(`the publishers’ files (${skipMessage} when skipped)`, () => {
  test('flows are KNOMAD’s', () => {
    expect(flowsFile).toBe(flowsText());
  });
  test('corridors without a price are those that the encoder chooses, 471 with the priced ones from 5 million on', () => {
    expect(unpricedFile).toBe(unpricedText());
    expect(flowsWithoutPriceFile).toBe(flowsWithoutPriceText());
    const around = /KAZ|KGZ|TJK|TKM|UZB|ARM|AZE|GEO|TUR|AFG|BLR|MDA|UKR|RUS|ROU|BGR|POL/;
    const flows = Object.entries({ ...FLOWS, ...FLOWS_WITHOUT_PRICE }).map(
      ([corridor, usdMillion]) => [corridor, Number(usdMillion)] as const,
    );
    expect(UNPRICED.map(({ corridor }) => corridor)).toEqual(
      expect.arrayContaining(Object.keys(FLOWS_WITHOUT_PRICE)),
    );
    const large = flows.filter(([corridor, usdMillion]) => usdMillion >= 5 && around.test(corridor));
    expect(large).toHaveLength(471);
    expect(UNPRICED).toHaveLength(475);
  });
  test('old averages are those of the two files', () => {
    expect(averagesFile).toBe(averagesText());
    expect(withoutPriceFile).toBe(averagesWithoutPriceText());
    const [official] = averagesOf('RUS-TJK');
    const row = readSharedCsv('rpw/corridor-quarters-official-2011q1-2020q3.csv.gz')?.find(
      (one) => one.source_code === 'RUS' && one.destination_code === 'TJK',
    );
    expect(Number(official?.valuesBp[0])).toBe(Math.round(Number(row?.avg_total_cost_pct_usd200) * 100));
  });
  test('shares of adults are Findex’s', () => {
    expect(findexFile).toBe(findexText());
  });
  test('official and derived averages differ by over a point in some of the quarters that both hold', () => {
    let both = 0;
    let apart = 0;
    for (const corridor of new Set(
      [averagesFile, withoutPriceFile].flatMap(averageRows).map(({ corridor }) => corridor),
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
