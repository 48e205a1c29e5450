/** A table as a spreadsheet: figures as numbers, everything else as text, not known as nothing. */
import { expect, test } from 'vitest';
import { spreadsheetRows, type TableFile } from '../../site/view/data/spreadsheet.ts';
import { csvOf, jsonOf } from '../../site/view/data/table.ts';
import { tablesOf } from '../../site/view/data/table-files.ts';
import { allPages } from './publication.ts';

const FILE: TableFile = {
  table: 'figures',
  title: 'A table',
  source: 'a source',
  licence: 'CC BY 4.0',
  citation: 'how to cite it',
  columns: [
    { name: 'figure', unit: null },
    { name: 'value', unit: null },
    { name: 'mean_pct', unit: 'percent' },
    { name: 'period', unit: null },
  ],
  rows: [
    { figure: 'mean', value: '9.848', mean_pct: '-0.350', period: '2024' },
    { figure: '=1+1', value: 'not-met', mean_pct: null, period: '2025-Q3' },
  ],
};

test('figures are numbers; years, words and what looks like a formula are text; not known is an empty cell', () => {
  expect(spreadsheetRows(FILE)).toEqual([
    ['figure', 'value', 'mean_pct', 'period'],
    ['mean', 9.848, -0.35, '2024'],
    ['=1+1', 'not-met', null, '2025-Q3'],
    [],
    ['title', 'A table'],
    ['source', 'a source'],
    ['licence', 'CC BY 4.0'],
    ['citation', 'how to cite it'],
  ]);
});

test('every table has the same cells as its CSV, and no column of figures has a text', () => {
  let tables = 0;
  for (const page of allPages.filter(({ locale, at }) => locale === 'en' && /^$|UZB|DEU|south/.test(at)))
    for (const table of tablesOf(page)?.tables ?? []) {
      const meta = { publication: 'p', methodVersion: '1', source: 's', licence: 'l', citation: 'c' };
      const rows = spreadsheetRows(JSON.parse(jsonOf(table, meta))).slice(0, table.rows.length + 1);
      const asText = (cell: string | number | null | undefined): string =>
        cell === null || cell === undefined ? '' : String(cell);
      rows.slice(1).forEach((row, at) => {
        row.forEach((cell, column) => {
          const own = table.rows[at]?.[column] ?? null;
          if (typeof cell === 'number') expect(cell).toBe(Number(own));
          else expect(asText(cell)).toBe(asText(own));
          if (table.columns[column]?.unit) expect(['number', 'object'], table.title).toContain(typeof cell);
        });
      });
      expect(csvOf(table).split('\r\n')[0]).toBe(rows[0]?.join(','));
      tables++;
    }
  expect(tables).toBeGreaterThan(10);
});
