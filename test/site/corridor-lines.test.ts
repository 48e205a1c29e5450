/** What lists of corridors say: which come first, how many prices, what they take; and the official rates below them. */
import { describe, expect, test } from 'vitest';
import { FLOWS_WITHOUT_PRICE } from '../../shared/catalogue/flows.ts';
import { UNPRICED } from '../../shared/catalogue/unpriced.ts';
import { compareSurveyed } from '../../shared/pricing/offers.ts';
import { LANGUAGES } from '../../site/texts/languages.ts';
import { corridorLines, takenIn } from '../../site/view/corridor-lines.ts';
import { firstReceivers, largestCorridors } from '../../site/view/first-corridors.ts';
import { officialRates } from '../../site/view/official-rates.ts';
import { bundledReference } from '../support/rates.ts';
import { sheets, summary, TODAY, taken } from './publication.ts';

const lines = corridorLines(summary, taken, TODAY);
const lineOf = (id: string) => lines.find(({ corridor }) => corridor === id);

describe('lines', () => {
  test('are every corridor with a page once, the largest first', () => {
    expect(lines).toHaveLength(348 + UNPRICED.length);
    expect(new Set(lines.map(({ corridor }) => corridor)).size).toBe(lines.length);
    expect(lines.slice(0, 3).map(({ corridor }) => corridor)).toEqual(['USA-MEX', 'ARE-IND', 'USA-IND']);
    const flows = lines.flatMap(({ corridor }) => FLOWS_WITHOUT_PRICE[corridor] ?? []).map(Number);
    expect(flows.length).toBeGreaterThan(400);
    expect(flows).toEqual([...flows].sort((a, b) => b - a));
  });
  test('say how many prices there are and whether they are old, on the day of the page', () => {
    expect(lineOf('DEU-KGZ')).toMatchObject({ sender: 'DEU', receiver: 'KGZ', services: 8, isOld: true });
    const soon = corridorLines(summary, taken, '2025-10-01');
    expect(soon.filter(({ isOld }) => isOld)).toEqual([]);
    expect(lineOf('RUS-TJK')).toMatchObject({ services: 0, isOld: false, taken: null });
  });
  test('say what the cheapest and the dearest confirmed price take of the smaller amount, as families read it', () => {
    // Of 140 euros 131.85 arrive with Xoom: docs/method.md.
    expect(lineOf('DEU-KGZ')?.taken?.min).toBe('5.82');
    let without = 0;
    for (const sheet of sheets) {
      const [{ local, denomination }] = sheet.amounts;
      const { offers } = compareSurveyed(sheet, {
        amount: local?.amount ?? String(denomination),
        currency: local?.currency ?? 'USD',
        today: TODAY,
      });
      const totals = offers
        .filter(({ standing }) => standing === 'ranked')
        .map(({ cost }) => Number(cost?.total));
      const own = takenIn(sheet, TODAY);
      if (!own) without += 1;
      expect(own && [Number(own.min), Number(own.max)], sheet.corridor).toEqual(
        totals.length > 0 ? [Math.min(...totals), Math.max(...totals)] : null,
      );
    }
    expect(without).toBeGreaterThan(0);
  });
  test('depend on the taxes of the day', () => {
    const sheet = sheets.find(({ corridor }) => corridor === 'USA-MEX');
    if (!sheet) throw new Error('no USA-MEX');
    expect(Number(takenIn(sheet, '2026-01-01')?.max)).toBeGreaterThan(
      Number(takenIn(sheet, '2025-12-31')?.max),
    );
  });
});

describe('a home page', () => {
  test('shows first the four largest corridors into the countries of its language', () => {
    const first = LANGUAGES.map((language) => [
      language.code,
      largestCorridors(language, lines).map(({ corridor }) => corridor),
    ]);
    expect(Object.fromEntries(first)).toMatchObject({
      en: ['USA-MEX', 'ARE-IND', 'USA-IND', 'USA-GTM'],
      ru: ['RUS-UZB', 'RUS-TJK', 'RUS-KGZ', 'RUS-BLR'],
    });
  });
  test('then eight receiving countries, those of its language first, each once', () => {
    for (const language of LANGUAGES) {
      const countries = firstReceivers(language, lines);
      expect(new Set(countries).size).toBe(8);
      const own = language.origins === 'all' ? [] : [...language.origins];
      expect(countries.slice(0, own.length).sort()).toEqual(own.sort());
    }
  });
});

describe('official rates', () => {
  const of = (instant: string) => bundledReference(`${instant}T12:00:00.000Z`, ['DEU-KGZ']);
  test('are those of the two largest corridors between two currencies, if in date', () => {
    const rates = officialRates(of('2026-04-24'), ['RUS-TJK', 'DEU-TJK', 'USA-TJK'], '2026-04-24');
    expect(rates.map(({ pair, inForce }) => [pair.from, pair.to, inForce])).toEqual([
      ['RUB', 'TJS', true],
      ['EUR', 'TJS', true],
    ]);
    expect(Number(rates[0]?.pair.rate)).toBeCloseTo(0.12486, 3);
  });
  test('else the last known ones, with their days', () => {
    const rates = officialRates(of(TODAY), ['RUS-TJK'], TODAY);
    expect(rates).toMatchObject([{ inForce: false, pair: { from: 'RUB', to: 'TJS' } }]);
    expect(rates[0]?.pair.fixedOn.every((day) => day < TODAY)).toBe(true);
  });
  test('none for a corridor of one currency, or of one that no bank publishes; each pair once', () => {
    expect(officialRates(of(TODAY), ['USA-SLV', 'DEU-FRA' as never], TODAY)).toEqual([]);
    expect(officialRates(of(TODAY), ['DEU-KGZ', 'FRA-KGZ' as never, 'ITA-KGZ' as never], TODAY)).toHaveLength(
      1,
    );
  });
});
