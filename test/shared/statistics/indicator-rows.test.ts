import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rational } from '../../../shared/money/rational.ts';
import { sortTotals, trimmedMeanBp } from '../../../shared/statistics/distribution.ts';
import { rowsAt, rowsByTotal, slicesOf, toColumns } from '../../../shared/statistics/indicator-rows.ts';
import { pair, row, sheetOf } from '../pricing/facts.ts';

const KGZ = sheetOf([...pair('xoom', [100, 100], [50, 50]), row('ria', 200, 300, -10)]);
const AAA = sheetOf(
  pair('wise', [5, 0], [6, 0], {
    fundingInstrument: 'bank-account',
    accessPoint: 'internet',
    payoutMethod: 'bank-account',
    speed: 'same-day',
  }),
  {
    sender: 'TUR',
    receiver: 'AAA',
  },
);

describe('columns of rows', () => {
  it('have the totals at one amount, and a code for each grouping', () => {
    const rows = rowsAt([KGZ, AAA], 200);
    expect(
      rows.map(({ prices, service, point }) => [prices.corridor, service.provider, point.feeBp]),
    ).toEqual([
      ['DEU-KGZ', 'ria', 300],
      ['DEU-KGZ', 'xoom', 100],
      ['TUR-AAA', 'wise', 5],
    ]);
    const { totals, columns } = toColumns(rows, { KGZ: 'east' }, [KGZ, AAA]);
    expect([...totals]).toEqual([290, 200, 5]);
    const named = Object.entries(columns).map(([group, { keys, codes }]) => [group, keys, [...codes]]);
    expect(named).toEqual([
      ['world', ['world'], [0, 0, 0]],
      ['region', ['east'], [0, 0, -1]],
      ['senderCountry', ['DEU', 'TUR'], [0, 0, 1]],
      ['receiverCountry', ['AAA', 'KGZ'], [1, 1, 0]],
      ['corridor', ['DEU-KGZ', 'TUR-AAA'], [0, 0, 1]],
      ['providerType', ['unknown'], [0, 0, 0]],
      ['fundingInstrument', ['bank-account', 'cash'], [1, 1, 0]],
      ['accessPoint', ['agent', 'internet'], [0, 0, 1]],
      ['payoutMethod', ['bank-account'], [-1, -1, 0]],
      ['speed', ['same-day'], [-1, -1, 0]],
      ['digital', ['digital'], [-1, -1, 0]],
      ['not-digital', ['not-digital'], [0, 0, -1]],
      ['card', [], [-1, -1, -1]],
      ['international-operators', [], [-1, -1, -1]],
    ]);
    expect(rowsAt([KGZ, AAA], 500).map(({ point }) => point.feeBp)).toEqual([50, 6]);
  });

  it('sorts rows by size, equal ones by their number', () => {
    expect([...rowsByTotal(Int32Array.of(5, -3, 30_720, 5, 0, -10))]).toEqual([5, 1, 4, 0, 3, 2]);
    const extremes = Int32Array.of(2 ** 31 - 1, -(2 ** 31), 0);
    expect([...rowsByTotal(extremes)]).toEqual([1, 2, 0]);
    expect([...rowsByTotal(new Int32Array(0))]).toEqual([]);
  });

  it('sorts any totals, like the native sort', () => {
    const anyTotals = fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 300 });
    const near = fc.array(fc.integer({ min: -3, max: 70_000 }), { maxLength: 300 });
    fc.assert(
      fc.property(fc.oneof(anyTotals, near), (drawn) => {
        const expected = drawn.map((_, row) => row).sort((a, b) => (drawn[a] ?? 0) - (drawn[b] ?? 0));
        expect([...rowsByTotal(Int32Array.from(drawn))]).toEqual(expected);
      }),
    );
  });

  it('slices each group in rising order, without rows of no group', () => {
    const totals = Int32Array.of(9, 1, 5, 3, 7);
    const column = { keys: ['a', 'b', 'empty', 'c'], codes: Int32Array.of(0, 1, 0, -1, 3) };
    const slices = slicesOf(totals, rowsByTotal(totals), column);
    expect(slices.map((slice) => [...slice])).toEqual([[5, 9], [1], [], [7]]);
    expect(
      slicesOf(totals, rowsByTotal(totals), { keys: [], codes: Int32Array.of(-1, -1, -1, -1, -1) }),
    ).toEqual([]);
  });

  it('slices like filtering and sorting', () => {
    const drawn = fc.array(fc.tuple(fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: -1, max: 4 })), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(drawn, (rows) => {
        const totals = Int32Array.from(rows, ([total]) => total);
        const codes = Int32Array.from(rows, ([, code]) => code);
        const keys = ['0', '1', '2', '3', '4'];
        const slices = slicesOf(totals, rowsByTotal(totals), { codes, keys });
        keys.forEach((_, code) => {
          const own = rows.filter(([, other]) => other === code).map(([total]) => total);
          expect([...(slices[code] ?? [])]).toEqual(own.sort((a, b) => a - b));
        });
      }),
    );
  });
});

describe('trimmedMeanBp', () => {
  it('leaves out a tenth of the rows at either end, rounded down', () => {
    const of = (...totals: number[]) => trimmedMeanBp(sortTotals(totals));
    expect(of(100, 1, 1, 1, 1, 1, 1, 1, 1)).toEqual(rational(108, 9));
    expect(of(100, 1, 1, 1, 1, 1, 1, 1, 1, -700)).toEqual(rational(8, 8));
    expect(of(...Array.from({ length: 19 }, (_, at) => at * at))).toEqual(rational(1785, 17));
    expect(of(...Array.from({ length: 20 }, (_, at) => at * at))).toEqual(rational(1784, 16));
    expect(of(7)).toEqual(rational(7, 1));
  });
});
