/** A feed's CSV: how it is split, what is wrong with it, and the feed that it makes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../../shared/feeds/csv-rows.ts';
import { CSV_COLUMNS, readCsv } from '../../../shared/feeds/read-csv.ts';
import { scaled } from '../../support/scale.ts';
import { checkText, EXAMPLES } from './examples.ts';

describe('rowsOf', () => {
  const cells = (text: string) => rowsOf(text, ',').rows.map((row) => row.cells);
  it.each<[string, string[][]]>([
    ['', []],
    ['a', [['a']]],
    ['a,b\n', [['a', 'b']]],
    [
      'a,\n,b',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['a\r\nb\rc\n\nd', [['a'], ['b'], ['c'], ['d']]],
    ['"a,b","c""d"\n', [['a,b', 'c"d']]],
    ['"a\r\nb",""\n', [['a\r\nb', '']]],
    ['""""', [['"']]],
  ])('splits %j', (text, expected) => {
    expect(cells(text)).toEqual(expected);
    expect(rowsOf(text, ',').wrongQuotes).toEqual([]);
  });

  it.each([
    ['a"b', [1]],
    ['x\n"a"b', [2]],
    ['x\n""b', [2]],
    ['x,"a', [1]],
    ['"a\nb"\n"c', [3]],
    ['"a"\n,"b" ,c', [2]],
  ])('finds the wrong quotes of %j', (text, expected) => {
    expect(rowsOf(text, ',').wrongQuotes).toEqual(expected);
  });

  it('gives back whatever is written by the rules, with the line of each row', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', ';', '"', '\n', '\r', ' ', 'é'), maxLength: 5 });
    const row = fc
      .array(cell, { minLength: 1, maxLength: 4 })
      .filter((each) => each.length > 1 || each[0] !== '');
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 5 }),
        fc.constantFrom(',', ';'),
        fc.constantFrom('\n', '\r\n'),
        (rows, mark, end) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const read = rowsOf(rows.map((each) => each.map(quoted).join(mark) + end).join(''), mark as ',');
          expect(read.wrongQuotes).toEqual([]);
          expect(read.rows.map((each) => each.cells)).toEqual(rows);
          let line = 1;
          for (const [index, each] of rows.entries()) {
            expect(read.rows[index]?.line).toBe(line);
            line += each.join('').split('\n').length;
          }
        },
      ),
      { numRuns: scaled(300, 20_000) },
    );
  });
});

const [HEADER = '', ...ROWS] = EXAMPLES.csv.trim().split('\n');
const names = HEADER.split(',');
/** The example with other cells in a row. */
const withCells = (row: number, over: Partial<Record<keyof typeof CSV_COLUMNS, string>>): string =>
  [
    HEADER,
    ...ROWS.map((text, index) =>
      index === row
        ? text
            .split(',')
            .map((cell, at) => over[names[at] as never] ?? cell)
            .join(',')
        : text,
    ),
  ].join('\n');
const found = (text: string): string[] =>
  checkText(text, {}, 'text/csv').findings.map(({ rule, row, cell }) => `${rule} ${row} ${cell}`);

describe('readCsv', () => {
  it('knows the columns of the header, and one that is no more', () => {
    expect(names).toEqual(
      Object.keys(CSV_COLUMNS)
        .slice(0, names.length - 1)
        .concat('keptDays'),
    );
  });

  it.each<[string, string, string[]]>([
    [
      'a row with a cell less',
      [HEADER, ...ROWS.slice(0, 4), ROWS[4]?.slice(0, -1)].join('\n'),
      ['csv-width 5 null'],
    ],
    [
      'a column that we do not know',
      EXAMPLES.csv.replace('keptDays', 'daysKept'),
      ['unknown-field null daysKept'],
    ],
    ['a column twice', EXAMPLES.csv.replace('keptDays', 'languages'), ['name-twice null languages']],
    [
      'rows that differ in the feed',
      withCells(4, { validUntil: '2026-12-30' }),
      ['csv-differs 5 validUntil'],
    ],
    ['rows that differ in a service', withCells(1, { accessPoint: 'atm' }), ['csv-differs 2 accessPoint']],
    [
      'a formula',
      withCells(2, { languages: '@x' }),
      ['begins-like-formula 3 languages', 'syntax 3 languages'],
    ],
    ['a sign', withCells(2, { feeFixed: '-1' }), ['syntax 3 feeFixed']],
    ['a decimal comma', withCells(2, { feeFixed: '"2,5"' }), ['decimal-comma 3 feeFixed']],
    ['a rate that is none', withCells(3, { rate: 'x' }), ['syntax 4 rate']],
    ['a margin beside a rate', withCells(2, { rate: '11' }), ['unknown-field 3 rate']],
    ['a time of no day', withCells(4, { rateAsOf: '2026-11-31T06:00:00Z' }), ['day-not-real 5 rateAsOf']],
    ['a fee at pay-out', withCells(2, { payoutFeeMaximum: 'x' }), ['syntax 3 payoutFeeMaximum']],
    ['a limit', withCells(2, { limitPerTransfer: '0' }), ['not-positive 3 limitPerTransfer']],
    ['yes', withCells(2, { recipientPhoneNeeded: 'yes' }), ['wrong-type 3 recipientPhoneNeeded']],
    [
      'nobody who answers for it',
      ROWS.reduce((text) => text.replace('head-of-payments', ''), EXAMPLES.csv),
      ['missing 1 affirmedBy'],
    ],
    ['a band that is not there', [HEADER, ROWS[1], ...ROWS.slice(2)].join('\n'), ['gap 1 above']],
    ['no instrument', withCells(2, { fundingInstrument: '' }), ['unknown-word 3 fundingInstrument']],
    ['only the header', HEADER, ['missing null null']],
    ['nothing', '', ['csv-missing-column null null']],
  ])('%s', (_, text, expected) => {
    expect([...new Set(found(text))].sort()).toEqual([...expected].sort());
  });

  it('takes semicolons and every kind of line break', () => {
    const { report } = checkText(EXAMPLES.csv.replaceAll(',', ';').replaceAll('\n', '\r\n'), {}, 'text/csv');
    expect([report.outcome, report.counts]).toEqual(['accepted', { error: 0, doubt: 0, note: 1 }]);
    expect(checkText(EXAMPLES.csv.replaceAll('\n', '\r'), {}, 'text/csv').report.outcome).toBe('accepted');
  });

  it('joins bands of one rate, and keeps the rates of instruments apart where they differ', () => {
    const cash = ROWS.slice(0, 2).map((row) => row.replace('debit-card', 'cash'));
    const rates = (rows: readonly (string | undefined)[]) =>
      (readCsv([HEADER, ...rows].join('\n'), () => {}).value as { services: { exchangeRates: object[] }[] })
        .services[0]?.exchangeRates;
    const one = { above: '0', upTo: '5000', rate: '11.0235', asOf: '2026-11-30T06:00:00Z' };
    expect(rates(ROWS.slice(0, 2))).toEqual([one]);
    expect(rates([...ROWS.slice(0, 2), ...cash])).toEqual([one]);
    expect(rates([...ROWS.slice(0, 2), ...cash.map((row) => row.replace('11.0235', '11'))])).toEqual([
      { ...one, fundingInstrument: 'debit-card' },
      { ...one, fundingInstrument: 'cash', rate: '11' },
    ]);
    expect(
      found(
        [HEADER, ...ROWS.slice(0, 2), ...cash.map((row) => row.replace('Z,0,0,,10', 'Z,1,0,,10'))].join('\n'),
      ),
    ).toContain('csv-differs 3 payoutFeeFixed');
  });
});
