/** Every figure of the bundled round, made again from the rows that its lineage names; and each reason for leaving a row out, by hand. */
import { describe, expect, test } from 'vitest';
import { computeCorridor } from '../../../functions/compute-corridors/compute-corridor.ts';
import { INDICATOR_FACTS, ROW_FACTS } from '../../../shared/catalogue/indicator-facts.ts';
import { surveyedPrices } from '../../../shared/catalogue/surveyed-prices.ts';
import { figuresOf, MEASURE_NAMES, type Measure } from '../../../shared/contracts/datasets/indicators.ts';
import { MEASURE_LINEAGE } from '../../../shared/contracts/lineage.ts';
import type { CorridorId } from '../../../shared/model/vocabulary.ts';
import { formatDecimal } from '../../../shared/money/decimal.ts';
import { rational } from '../../../shared/money/rational.ts';
import type { EditionRow, RoundRow } from '../../../shared/pricing/survey.ts';
import { computeIndicators } from '../../../shared/statistics/group-indicators.ts';
import { GROUPS, type GroupBy } from '../../../shared/statistics/indicator-types.ts';
import {
  type EditionRowAt,
  earlierRows,
  type LeftOutRowWhy,
  newestRows,
  type RowBehind,
  rowsBehind,
} from '../../../shared/statistics/rows-behind.ts';
import { figureFrom, type NamedRow } from '../../support/lineage.ts';
import { allCorridors, rowsOf, surveyRef, surveyRows } from '../../support/survey.ts';

const SURVEY = surveyRef('e1');
const editionOf = (id: string, rows: readonly RoundRow[], inForce: readonly CorridorId[] = allCorridors) => ({
  edition: id,
  rows,
  inForce: new Set(inForce),
  pricesOf: (corridor: CorridorId, own: readonly EditionRow[]) =>
    surveyedPrices(corridor, { ...SURVEY, edition: id }, own),
});

const named = ({ row, corridor, totalBp, leftOut }: RowBehind): NamedRow => ({
  corridor,
  provider: row.provider,
  amount: row.denomination,
  total: totalBp === null ? null : formatDecimal(rational(totalBp, 100), 2),
  counted: leftOut === null,
});

/** Flows, fees in money, what is left without a corridor, all others at 200, and what others gave. */
const NEED_MORE: readonly Measure[] = [
  'weighted_mean_200',
  'weighted_flow_usd_million',
  'saving_usd_million',
  'saving_usd_million_by_mean',
  'mean_200_from_fees',
  'pull_points_200',
  'pull_points_500',
  'share',
  'published_mean_200',
  'published_share',
  'published_three_cheapest',
  'published_at_most_5',
];

describe('the bundled round of 2025 Q3', () => {
  const round = newestRows('2025-Q3', [editionOf('e1', surveyRows)], ROW_FACTS);
  const sheets = allCorridors.map((corridor) => computeCorridor(corridor, SURVEY, rowsOf(corridor)).prices);
  const all = computeIndicators(sheets, INDICATOR_FACTS) ?? expect.fail('the survey has rows');

  test('numbers its rows from 1 in their order, and leaves none out of every figure', () => {
    expect(round.rows.map(({ number, row }) => [number, row])).toEqual(
      surveyRows.map((row, index) => [index + 1, row]),
    );
    expect(round.rows.filter(({ out, price }) => out !== null || !price)).toEqual([]);
  });

  test.each(GROUPS)(
    'by %s every figure comes out of the rows that are named, and no row is missing',
    (group) => {
      const [made, notMade] = [new Set<Measure>(), new Set<Measure>()];
      for (const row of all.groups[group]) {
        const sizes = new Set<number>();
        for (const { measure, value } of figuresOf(all, group, row)) {
          const behind = rowsBehind(round, group, row.key, MEASURE_LINEAGE[measure].rule, INDICATOR_FACTS);
          sizes.add(behind.length);
          const again = figureFrom(measure, behind.map(named));
          if (again !== undefined) expect([row.key, measure, again]).toEqual([row.key, measure, value]);
          (again === undefined ? notMade : made).add(measure);
        }
        // Counted and left out are always the same rows: those of the group at both amounts.
        expect([...sizes], row.key).toEqual([(row.at200?.count ?? 0) + (row.at500?.count ?? 0)]);
      }
      const isWhole = ['world', 'region', 'senderCountry', 'receiverCountry', 'corridor'].includes(group);
      expect(made.size).toBeGreaterThanOrEqual(isWhole ? 35 : 20);
      const needMore = NEED_MORE.filter((measure) => notMade.has(measure));
      expect([...notMade].sort()).toEqual([...needMore].sort());
    },
    120_000,
  );

  test('what is weighted and what is saved is of corridors with a flow, and the rest is said', () => {
    const counts = (measure: Measure) => {
      const rows = rowsBehind(round, 'world', 'world', MEASURE_LINEAGE[measure].rule, INDICATOR_FACTS);
      return Object.fromEntries(
        [...Map.groupBy(rows, ({ leftOut }) => leftOut ?? 'counted')].map(([why, own]) => [why, own.length]),
      );
    };
    const [world] = all.groups.world;
    expect(counts('mean_200')).toEqual({ counted: 6470, 'other-amount': 6470 });
    expect(counts('mean_500_without_blanks')).toEqual({ counted: 6435, blank: 35, 'other-amount': 6470 });
    expect(counts('trimmed_mean_200')).toEqual({ counted: 5176, trimmed: 1294, 'other-amount': 6470 });
    expect(counts('mean_200_from_fees')).toMatchObject({ blank: 6470 - (world?.at200FromFees?.count ?? 0) });
    expect(counts('published_mean_200')).toEqual({ 'figure-of-publisher': 12940 });
    const smart = counts('smart_by_service');
    expect(smart.counted).toBe(3 * (world?.smart?.byService.corridors ?? 0));
    expect(Object.keys(smart).sort()).toEqual([
      'counted',
      'does-not-qualify',
      'fewer-than-three-in-corridor',
      'not-among-three-cheapest',
      'other-amount',
    ]);
    const weighted = counts('weighted_mean_200');
    expect((weighted.counted ?? 0) + (weighted['corridor-without-flow'] ?? 0)).toBe(6470);
    expect(weighted['corridor-without-flow'] ?? 0).toBeGreaterThan(0);
    expect(counts('weighted_without_flow').counted).toBe(weighted['corridor-without-flow']);
    const target = (['sdg_met', 'sdg_not_met', 'sdg_unknown', 'sdg_fewer_than_three'] as const).map(
      (measure) => counts(measure).counted ?? 0,
    );
    expect(target.reduce((a, b) => a + b)).toBe(6470);
  });
});

const row = (
  corridor: CorridorId,
  amount: 200 | 500,
  totalBp: number,
  more: Partial<RoundRow> = {},
): RoundRow => ({
  sender: corridor.slice(0, 3),
  receiver: corridor.slice(4),
  provider: 'ria',
  fundingInstrument: 'cash',
  accessPoint: 'agent',
  denomination: amount,
  feeBp: totalBp,
  marginBp: 0,
  ...more,
});
const withoutWay = ({ fundingInstrument: _, ...rest }: RoundRow): RoundRow => rest;
const whys = (rows: readonly RowBehind[]): [string, number, LeftOutRowWhy | null][] =>
  rows.map(({ edition, number, leftOut }) => [edition, number, leftOut]);

describe('a row of the newest round is left out', () => {
  const first = [row('DEU-KGZ', 200, 500), row('DEU-KGZ', 500, 400), row('DEU-UZB', 200, 100)];
  const second = [
    row('DEU-KGZ', 200, 300),
    row('DEU-KGZ', 500, 200),
    row('DEU-KGZ', 200, 100, { standing: 'fee-only' }),
    row('DEU-KGZ', 200, 110, { standing: 'not-comparable' }),
    row('DEU-KGZ', 200, 120, { standing: 'quarantined' }),
    withoutWay(row('DEU-KGZ', 200, 130)),
    row('DEU-TJK', 200, 140),
  ];
  const round = newestRows(
    '2025-Q3',
    [editionOf('a', first, ['DEU-UZB']), editionOf('b', second, ['DEU-KGZ', 'DEU-TJK'])],
    ROW_FACTS,
  );
  const of = (group: GroupBy, key: string, measure: Measure) =>
    whys(rowsBehind(round, group, key, MEASURE_LINEAGE[measure].rule, INDICATOR_FACTS));

  test('for one reason each, and a group has those that would be in it', () => {
    expect(of('world', 'world', 'mean_200')).toEqual([
      ['a', 1, 'other-edition'],
      ['a', 2, 'other-edition'],
      ['a', 3, 'corridor-without-both-amounts'],
      ['b', 1, null],
      ['b', 2, 'other-amount'],
      ['b', 3, 'fee-only'],
      ['b', 4, 'not-comparable'],
      ['b', 5, 'quarantined'],
      ['b', 6, 'way-not-recorded'],
      ['b', 7, 'corridor-without-both-amounts'],
    ]);
    expect(of('corridor', 'DEU-TJK', 'mean_200')).toEqual([['b', 7, 'corridor-without-both-amounts']]);
    // What was not recorded is in no group by it.
    expect(of('fundingInstrument', 'cash', 'mean_200').map(([, number]) => number)).not.toContain(6);
    expect(of('receiverCountry', 'AAA', 'mean_200')).toEqual([]);
  });

  test('and never for another edition where there is none, as of a workbook, whose corridors have prices at both amounts', () => {
    const alone = newestRows(
      '2025-Q3',
      [editionOf('w', [row('DEU-TJK', 200, 140), row('DEU-TJK', 200, 150, { standing: 'quarantined' })], [])],
      ROW_FACTS,
    );
    expect(alone.rows.map(({ out }) => out)).toEqual(['corridor-without-both-amounts', 'quarantined']);
  });

  test('as blank, and as of a sender of low value', () => {
    const rows = [row('DEU-KGZ', 200, 500, { marginBp: 100 }), row('DEU-KGZ', 500, 0)];
    const low = [row('TUR-BGR', 200, 900), row('TUR-BGR', 500, 800)];
    const both = newestRows(
      '2025-Q3',
      [editionOf('c', [...rows, ...low], ['DEU-KGZ', 'TUR-BGR'])],
      ROW_FACTS,
    );
    const measure = (name: Measure) =>
      whys(rowsBehind(both, 'world', 'world', MEASURE_LINEAGE[name].rule, INDICATOR_FACTS)).map(
        ([, , why]) => why,
      );
    expect(measure('mean_500_without_blanks')).toEqual(['other-amount', 'blank', 'other-amount', null]);
    expect(measure('mean_200_without_low_value_senders')).toEqual([
      null,
      'other-amount',
      'low-value-sender',
      'other-amount',
    ]);
    const blankAt200 = [row('DEU-KGZ', 200, 0), row('DEU-KGZ', 500, 0, { marginBp: 100 })];
    const blank = newestRows('2025-Q3', [editionOf('d', blankAt200, ['DEU-KGZ'])], ROW_FACTS);
    expect(
      whys(rowsBehind(blank, 'world', 'world', MEASURE_LINEAGE.mean_200_from_fees.rule, INDICATOR_FACTS)),
    ).toEqual([
      ['d', 1, 'blank'],
      ['d', 2, 'other-amount'],
    ]);
  });
});

test('of an earlier round every price counts but a fee alone; the official mean leaves Russia out until 2015', () => {
  const rows = [
    row('RUS-UZB', 200, 300),
    row('DEU-KGZ', 200, 700, { standing: 'not-comparable' }),
    row('DEU-KGZ', 200, 800, { standing: 'quarantined', totalBp: 810 }),
    row('DEU-KGZ', 200, 10, { standing: 'fee-only' }),
    row('DEU-KGZ', 500, 250),
  ];
  const of = (period: string, measure: Measure) =>
    rowsBehind(
      earlierRows(period, 'e', rows, ROW_FACTS),
      'world',
      'world',
      MEASURE_LINEAGE[measure].rule,
      INDICATOR_FACTS,
    );
  expect(whys(of('2014-Q2', 'mean_200')).map(([, , why]) => why)).toEqual([
    null,
    null,
    null,
    'fee-only',
    'other-amount',
  ]);
  expect(of('2014-Q2', 'mean_200').map(({ totalBp }) => totalBp)).toEqual([300, 700, 810, null, 250]);
  expect(whys(of('2015-Q4', 'official_like_mean_200'))[0]).toEqual(['e', 1, 'not-in-official-mean']);
  expect(whys(of('2016-Q1', 'official_like_mean_200'))[0]).toEqual(['e', 1, null]);
});

describe('whether a margin is recorded', () => {
  const margin = (marginBp: number, more: Partial<RoundRow> = {}) =>
    row('DEU-KGZ', 200, 300, { marginBp, ...more });
  const recorded = (rows: readonly EditionRowAt[]) => rows.map(({ isMarginRecorded }) => isMarginRecorded);
  const CASES: [string, RoundRow, boolean][] = [
    ['one that costs', margin(120), true],
    ['one that gains', margin(-40), true],
    ['exactly 0 between two currencies', margin(0), false],
    ['exactly 0 in one currency', row('DEU-XKX', 200, 300), true],
    ['of a rate that was not disclosed, whatever stands there', margin(0, { standing: 'fee-only' }), false],
    ['the same, beside a figure', margin(120, { standing: 'fee-only' }), false],
    [
      'what was published beside a rate that is written as 1',
      margin(55, { standing: 'not-comparable' }),
      true,
    ],
    ['0 of a rate that is written as 1', margin(0, { standing: 'not-comparable' }), false],
    [
      'the same where the catalogue has one currency',
      row('DEU-XKX', 200, 300, { standing: 'not-comparable' }),
      false,
    ],
    ['0 of figures that contradict each other', margin(0, { standing: 'quarantined' }), false],
    ['a figure of those', margin(10, { standing: 'quarantined' }), true],
    ['0 of countries that the catalogue lacks', row('DEU-AAA' as CorridorId, 200, 300), false],
  ];

  test.each(CASES)('%s, in an earlier round', (_, one, is) => {
    expect(recorded(earlierRows('2014-Q2', 'e', [one], ROW_FACTS).rows)).toEqual([is]);
  });

  test.each(CASES)('%s, in the newest round, in no figure', (_, one, is) => {
    const { rows } = newestRows('2025-Q3', [editionOf('e', [one], [])], ROW_FACTS);
    expect([rows[0]?.out, ...recorded(rows)]).toEqual([expect.any(String), is]);
  });

  test('in the newest round, in figures', () => {
    const rows = [margin(0), row('DEU-KGZ', 500, 400, { marginBp: 50 })];
    const round = newestRows('2025-Q3', [editionOf('e', rows, ['DEU-KGZ'])], ROW_FACTS);
    expect(round.rows.map(({ out, isMarginRecorded }) => [out, isMarginRecorded])).toEqual([
      [null, false],
      [null, true],
    ]);
  });

  test('by the tender of the period: Croatia had no euro in 2022', () => {
    const one = row('DEU-HRV', 200, 300);
    expect(recorded(earlierRows('2022-Q4', 'e', [one], ROW_FACTS).rows)).toEqual([false]);
    expect(recorded(earlierRows('2023-Q1', 'e', [one], ROW_FACTS).rows)).toEqual([true]);
  });

  test('of the bundled round, as offers have it', () => {
    const { rows } = newestRows('2025-Q3', [editionOf('e1', surveyRows)], ROW_FACTS);
    for (const { row: of, price, isMarginRecorded } of rows)
      expect(isMarginRecorded).toBe(of.marginBp !== 0 || price?.prices.currencies === 'same');
    expect(rows.filter(({ isMarginRecorded }) => !isMarginRecorded).length).toBeGreaterThan(100);
  });
});

test('every measure has a rule, and its code is a file', async () => {
  const { existsSync } = await import('node:fs');
  expect(Object.keys(MEASURE_LINEAGE)).toEqual(MEASURE_NAMES);
  const missing = MEASURE_NAMES.filter(
    (measure) => !existsSync(new URL(`../../../${MEASURE_LINEAGE[measure].code}`, import.meta.url)),
  );
  expect(missing).toEqual([]);
});
