/** The comparison of corridors: what the browser makes of the published files. */
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import {
  FUNDING_INSTRUMENTS,
  PAYOUT_METHODS,
  PROVIDER_TYPES,
  SPEEDS,
} from '../../shared/model/vocabulary.ts';
import {
  COMPARED_FIGURES,
  comparedCorridor,
  comparisonCsv,
  comparisonTable,
  corridorsIn,
  corridorTyped,
  kindRows,
  NOT_RECORDED,
} from '../../site/view/data/compare.ts';
import { spreadsheetRows } from '../../site/view/data/spreadsheet.ts';
import { sheets, statistics } from './publication.ts';

const of = (corridor: string) => {
  const at = sheets.findIndex((one) => one.corridor === corridor);
  const [prices, own] = [sheets[at], statistics[at]];
  if (!prices || !own) throw new Error(`no ${corridor}`);
  // As they come from their files.
  return comparedCorridor(
    `publication-${at}`,
    JSON.parse(JSON.stringify(prices)),
    JSON.parse(JSON.stringify(own)),
    [
      { id: 'd1', scope: 'corridor/DEU-KGZ', period: '2025-Q3', settled: null },
      { id: 'd2', scope: 'corridor/DEU-KGZ', period: '2025-Q3', settled: null },
      { id: 'of-another-quarter', scope: 'corridor/USA-PHL', period: '2015-Q4', settled: null },
      { id: 'of-a-country', scope: 'sender/USA', period: '2025-Q3', settled: null },
    ],
  );
};
const ORDERS = {
  types: PROVIDER_TYPES,
  fundingInstruments: FUNDING_INSTRUMENTS,
  payouts: PAYOUT_METHODS,
  speeds: SPEEDS,
};

test('an address names at most four corridors, each once', () => {
  expect(corridorsIn('#deu-kgz,USA-PHL,deu-kgz')).toEqual(['DEU-KGZ', 'USA-PHL']);
  expect(corridorsIn('#a-b,deu-kgz,<b>,deu-kgzx')).toEqual(['DEU-KGZ']);
  // As messengers write it; the page says that only four are shown.
  expect(corridorsIn('#deu-kgz%2Cusa-phl%2cgbr-ind,aaa-bbb,aaa-bbc')).toHaveLength(5);
  expect(corridorsIn('')).toEqual([]);
});

test('has the figures of each corridor’s own page', () => {
  const { figures } = of('DEU-KGZ');
  expect(Object.keys(figures)).toEqual(COMPARED_FIGURES);
  expect(figures).toMatchObject({
    period: '2025-Q3',
    amounts: '140 EUR; 345 EUR',
    'services-200': '8',
    providers: '4',
    'mean-200': '9.848',
    'target-5': 'not-met',
    'mean-against-3': 'above',
  });
});

test('what is not known is null: an amount that was not recorded, a bound without enough services', () => {
  expect(of('CRI-NIC').figures.amounts).toBeNull();
  for (const { corridor } of sheets) {
    const { figures } = of(corridor);
    const own = statistics.find((one) => one.corridor === corridor);
    expect(figures['three-cheapest-at-most'], corridor).toBe(own?.more.smart.atMost ?? null);
  }
});

describe('the rows by kind', () => {
  const two = [of('DEU-KGZ'), of('USA-PHL')];
  test('have every kind that one of the corridors has, in the order of the vocabulary', () => {
    const rows = kindRows(two, 'fundingInstruments', FUNDING_INSTRUMENTS);
    const keys = rows.map(({ key }) => key);
    expect(keys).toEqual(FUNDING_INSTRUMENTS.filter((word) => keys.includes(word)));
    for (const { parts } of rows) expect(parts).toHaveLength(2);
    const counts = rows.map(({ parts }) => parts[1]?.count ?? 0);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(Number(two[1]?.figures['services-200']));
  });
  test('a kind that no service has is not known where some service’s is not recorded', () => {
    const doubtful = of('ZAF-BWA');
    const rows = kindRows([doubtful, of('NZL-WSM')], 'payouts', PAYOUT_METHODS);
    expect(rows.at(-1)?.key).toBe(NOT_RECORDED);
    const card = rows.find(({ key }) => key === 'card');
    expect(card?.parts).toEqual([undefined, expect.objectContaining({ key: 'card' })]);
    const lines = comparisonCsv([doubtful, of('NZL-WSM')], () => rows).split('\r\n');
    expect(lines.find((line) => line.startsWith('services-200,payouts:card,'))).toMatch(/,,\d+$/);
  });
  test('end with what was not recorded, where that is so', () => {
    const some = sheets.find(({ services }) => services.some(({ speed }) => speed === undefined));
    if (!some) return;
    expect(kindRows([of(some.corridor)], 'speeds', SPEEDS).at(-1)?.key).toBe(NOT_RECORDED);
  });
});

test('its CSV has a column for each corridor, empty where a figure is not known, 0 where there is no such service', () => {
  const two = [of('DEU-KGZ'), of('CRI-NIC')];
  const csv = comparisonCsv(two, (group) => kindRows(two, group, ORDERS[group]));
  const { data, errors } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  const rowOf = (figure: string, part = 'all') =>
    data.find((row) => row.figure === figure && row.of === part) ?? expect.fail(figure);
  expect(rowOf('mean-200')).toMatchObject({ unit: 'percent', reading: 'per-principal', 'DEU-KGZ': '9.848' });
  expect(rowOf('amounts')).toMatchObject({ 'DEU-KGZ': '140 EUR; 345 EUR', 'CRI-NIC': '' });
  const [bank, bankMean] = [rowOf('services-200', 'types:bank'), rowOf('mean-200', 'types:bank')];
  const without = Object.entries(bank).filter(([, value]) => value === '0');
  for (const [corridor] of without) expect(bankMean[corridor]).toBe('');
});

test('its files say of each corridor which publication and which method it is of, and who contests it', () => {
  const two = [of('DEU-KGZ'), of('USA-PHL')];
  const csv = comparisonCsv(two, () => []);
  const { data } = Papa.parse<string[]>(csv, { skipEmptyLines: true });
  expect(data[1]).toEqual(['publication', 'all', 'text', '', ...two.map(({ publication }) => publication)]);
  expect(data[2]).toEqual(['method-version', 'all', 'text', '', ...two.map((one) => one.methodVersion)]);
  expect(data[3]).toEqual(['disputed', 'all', 'text', '', 'd1 d2', '']);
  expect(new Set(two.map(({ publication }) => publication)).size).toBe(2);
});

test('its spreadsheet has the cells of its CSV: figures as numbers, a version and a quarter as text, then where it is from', () => {
  const two = [{ ...of('DEU-KGZ'), methodVersion: '1.5' }, of('CRI-NIC')];
  const rowsFor = (group: keyof typeof ORDERS) => kindRows(two, group, ORDERS[group]);
  const source = { citation: 'A survey', licence: 'CC BY 4.0' };
  const rows = spreadsheetRows(
    comparisonTable(two, rowsFor, source, 'https://karvon.example/en/data/compare#deu-kgz'),
  );
  const { data } = Papa.parse<string[]>(comparisonCsv(two, rowsFor), { skipEmptyLines: true });
  data.forEach((cells, at) => {
    const numbers = at > 0 && ['percent', 'count', 'index'].includes(cells[2] ?? '');
    const own = rows[at] ?? [];
    expect(own).toHaveLength(cells.length);
    cells.forEach((cell, column) => {
      const made = own[column] ?? null;
      if (cell === '') expect(made).toBeNull();
      else if (numbers && column > 3) expect(made, cells.join()).toBe(Number(cell));
      else expect(made).toBe(cell);
    });
  });
  expect(rows.find(([name]) => name === 'method-version')?.[4]).toBe('1.5');
  const below = rows.slice(data.length);
  expect(below.map(([name]) => name)).toEqual([undefined, 'title', 'source', 'licence', 'citation']);
  for (const { publication } of two) expect(below.at(-1)?.[1]).toContain(publication);
  expect(below.at(-1)?.[1]).toMatch(/#deu-kgz$/);
});

describe('what is typed', () => {
  const corridors = [
    { corridor: 'USA-PHL', name: 'United States to Philippines' },
    { corridor: 'USA-PAK', name: 'United States to Pakistan' },
    { corridor: 'COG-COD', name: 'Congo to Congo Democratic Republic' },
    { corridor: 'DEU-KGZ', name: 'Германия — Кыргызстан' },
  ];
  test.each([
    ['USA-PHL', 'USA-PHL'],
    [' usa-phl ', 'USA-PHL'],
    ['united states to philippines', 'USA-PHL'],
    ['United States Philippines', 'USA-PHL'],
    ['States — Pakistan', 'USA-PAK'],
    ['ГЕРМАНИЯ Кыргызстан', 'DEU-KGZ'],
    ['Germany to Kyrgyzstan', undefined],
    ['United States', undefined],
    ['Philippines United States', undefined],
    ['Congo Congo Congo', undefined],
    ['United States Philippines Pakistan', undefined],
    ['USA-XXX', undefined],
    ['—', undefined],
    ['', undefined],
  ])('%o is %o', (typed, corridor) => expect(corridorTyped(typed, corridors)).toBe(corridor));
});
