/** What a feed is held against: the same from the published summary as from the sheets that it was made of. */
import { expect, test } from 'vitest';
import {
  corridorsIn,
  feedWords,
  MOST_CORRIDORS,
  pricesIn,
  referencesIn,
} from '../../../shared/catalogue/feed-market.ts';
import { reference, sheets, statistics, summary } from '../../site/publication.ts';

test('the prices of every corridor are those that its sheet and its statistics have', () => {
  for (const [index, { corridor, amounts }] of sheets.entries()) {
    const [{ local }] = amounts;
    const p90 = statistics[index]?.indicators[0].p90;
    expect(pricesIn(`"${corridor}"`, summary.corridors), corridor).toEqual(
      local ? { [corridor]: { amount: local.amount, currency: local.currency, p90 } } : {},
    );
  }
});

test('of a text that names more corridors than are compared a part is', () => {
  const text = summary.corridors.map(({ corridor }) => corridor).join(' ');
  expect(corridorsIn(text)).toHaveLength(summary.corridors.length);
  expect(Object.keys(pricesIn(text, summary.corridors)).length).toBeLessThanOrEqual(MOST_CORRIDORS);
});

test('reference rates are those between the currencies that the text names', () => {
  const { benchmark } = reference;
  const rates = referencesIn('USD, AED and XXX', benchmark, benchmark.day);
  expect(Object.keys(rates).sort()).toEqual(['AED-USD', 'USD-AED']);
  expect(rates['USD-AED']).toMatch(/^3\.67/);
});

test('words are those of the day', () => {
  expect(feedWords('2025-12-31').tender.BGR?.[0]).toBe('BGN');
  expect(feedWords('2026-01-01').tender.BGR?.[0]).toBe('EUR');
  expect(feedWords('2026-01-01').decimals).toMatchObject({ JPY: 0, USD: 2, KWD: 3 });
});
