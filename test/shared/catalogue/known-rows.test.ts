/** Which rows of a round the catalogue can price, and what it says of the others. */
import { expect, test } from 'vitest';
import { sortPastRows, sortRows } from '../../../shared/catalogue/known-rows.ts';
import { rowsOf, surveyRows } from '../../support/survey.ts';

const DAY = '2025-07-01';
const rows = rowsOf('DEU-KGZ').slice(0, 2);

test('takes every row of the bundled round, and has no firm to review', () => {
  expect(sortRows(surveyRows, DAY)).toEqual({ taken: surveyRows, heldBack: [], newFirms: [] });
});

test('holds back what names a country that it does not know, or one without a currency', () => {
  const [row] = rows;
  if (!row) throw new Error('no row');
  const [first, second, third, fourth] = [
    { ...row, receiver: 'QQR' },
    { ...row, sender: 'QQQ', receiver: 'QQR' },
    { ...row, receiver: 'ATA' },
    { ...row, receiver: 'QQR', feeBp: 1 },
  ];
  const others = [first, second, third, fourth];
  expect(sortRows([...others, ...rows], DAY)).toEqual({
    taken: rows,
    heldBack: [
      { unknown: 'country ATA', rows: [third] },
      { unknown: 'country QQQ', rows: [second] },
      { unknown: 'country QQR', rows: [first, fourth] },
    ],
    newFirms: [],
  });
});

test('holds back what is sent in a currency that it does not know', () => {
  const dollars = rowsOf('USA-PHL').slice(0, 3);
  expect(sortRows([...dollars, ...rows], DAY, (code) => code !== 'USD')).toEqual({
    taken: rows,
    heldBack: [{ unknown: 'currency USD of USA', rows: dollars }],
    newFirms: [],
  });
});

test('takes the rows of a firm that it does not know, and names the firm once', () => {
  const news = rows.map((row) => ({ ...row, provider: 'tulip-transfer' }));
  expect(sortRows([...news, ...rows], DAY)).toEqual({
    taken: [...news, ...rows],
    heldBack: [],
    newFirms: ['tulip-transfer'],
  });
});

test('takes rows of a country that broke up since where a round is history, and of no other that it does not know', () => {
  const [row] = rows;
  if (!row) throw new Error('no row');
  const former = [
    { ...row, sender: 'NLD', receiver: 'ANT' },
    { ...row, sender: 'ANT', receiver: 'NLD' },
  ];
  const unknown = { ...row, receiver: 'QQR' };
  expect(sortRows([...former, unknown], DAY).taken).toEqual([]);
  expect(sortPastRows([...former, unknown], '2014-01-01')).toEqual({
    taken: former,
    heldBack: [{ unknown: 'country QQR', rows: [unknown] }],
    newFirms: [],
  });
});
