/** The World Bank's catalogue: which of a dataset's resources is the workbook. */
import { describe, expect, test } from 'vitest';
import { SourceChanged } from '../../../../functions/sources/errors.ts';
import { newestWorkbook } from '../../../../functions/sources/prices/rpw-catalogue.ts';

const FILES = 'https://datacatalogfiles.worldbank.org/ddh-published/0037898';
const WORKBOOK = {
  resource_unique_id: 'DR0095523',
  name: 'Remittance Prices Worldwide (Complete Dataset)',
  url: `${FILES}/DR0095523/rpw_dataset_2011_2025_q3.xlsx`,
  format: 'EXCEL',
};
/** The form that another project recorded on 22 August 2026, with its own texts cut. */
const DATASET = {
  dataset_id: '0037898',
  name: 'Remittance Prices Worldwide',
  modified_on: '2026-05-06T14:46:56+00:00',
  resources: [
    { name: 'Remittance Prices Worldwide (Sending Countries)', url: null, format: 'DATABANK' },
    {
      name: 'Remittance Prices Worldwide (Quarterly Report)',
      url: `${FILES}/DR0095413/report.pdf`,
      format: 'PDF',
    },
    WORKBOOK,
  ],
};
const read = (value: unknown) => newestWorkbook(new TextEncoder().encode(JSON.stringify(value)));

test('the workbook is found by its name and format', () => {
  expect(read(DATASET)).toEqual({ url: WORKBOOK.url, modifiedOn: '2026-05-06T14:46:56+00:00' });
});

test('of several the one of the newest quarter is', () => {
  const next = { ...WORKBOOK, url: `${FILES}/DR0099999/rpw_dataset_2011_2026_q1.xlsx` };
  const last = { ...WORKBOOK, url: `${FILES}/DR0000001/rpw_dataset_2011_2024_q4.xlsx` };
  expect(read({ ...DATASET, resources: [last, next, WORKBOOK] }).url).toBe(next.url);
});

describe('is refused as changed', () => {
  test.each([
    ['another form', { resources: 'none' }],
    ['no date', { ...DATASET, modified_on: undefined }],
    ['no workbook', { ...DATASET, resources: DATASET.resources.slice(0, 2) }],
    ['a workbook without an address', { ...DATASET, resources: [{ ...WORKBOOK, url: null }] }],
    [
      'an address elsewhere',
      { ...DATASET, resources: [{ ...WORKBOOK, url: 'https://elsewhere.invalid/a.xlsx' }] },
    ],
    ['an address inside', { ...DATASET, resources: [{ ...WORKBOOK, url: 'http://127.0.0.1/a.xlsx' }] }],
    ['no address at all', { ...DATASET, resources: [{ ...WORKBOOK, url: 'rpw.xlsx' }] }],
  ])('%s', (_, value) => expect(() => read(value)).toThrow(SourceChanged));

  test('no JSON', () => {
    expect(() => newestWorkbook(new TextEncoder().encode('<html>'))).toThrow(SourceChanged);
  });
});
