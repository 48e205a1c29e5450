/** CSV as we write it: cells that a spreadsheet would run, split, or take for another thing. */
import { expect, test } from 'vitest';
import { csvText } from '../../../shared/model/csv.ts';

test.each([
  [null, ''],
  [undefined, ''],
  [0, '0'],
  [-1.5, '-1.5'],
  ['-1.5', '-1.5'],
  ['-1+1', "'-1+1"],
  ['=1', "'=1"],
  ["'=1", "''=1"],
  ['＝1', "'＝1"],
  ['a,b', '"a,b"'],
  ['say "a"', '"say ""a"""'],
  ['a\nb', '"a\nb"'],
  // Where a comma is the decimal sign, a semicolon ends a cell.
  ['a;=HYPERLINK("x")', '"a;=HYPERLINK(""x"")"'],
])('%j is written as %j', (cell, written) => {
  expect(csvText([[cell]])).toBe(`${written}\r\n`);
});
