/** Every language has every text, with the same placeholders, and a name for every country. */
import { describe, expect, test } from 'vitest';
import { COUNTRIES } from '../../shared/catalogue/countries.ts';
import {
  byName,
  countryInSentence,
  countText,
  dateText,
  dictionaryOf,
  quarterText,
} from '../../site/i18n/index.ts';
import { LOCALES } from '../../site/i18n/locales.ts';

/** Every text of a dictionary by its path: `corridor.old`. Names and articles of countries differ by language. */
const texts = (node: unknown, path = ''): [string, string][] => {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    ['article', 'countryNames'].includes(key) ? [] : texts(value, path ? `${path}.${key}` : key),
  );
};
const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
const english = new Map(texts(dictionaryOf('en')));

describe.each(LOCALES.map((locale) => [locale]))('%s', (locale) => {
  const own = new Map(texts(dictionaryOf(locale)));
  test('has all texts of English, none empty, with the same placeholders', () => {
    expect(english.size).toBeGreaterThan(100);
    for (const [path, text] of own) {
      expect(text.trim(), path).not.toBe('');
      const shape = english.get(path);
      if (shape !== undefined) expect(placeholders(text), path).toEqual(placeholders(shape));
    }
    for (const path of english.keys()) expect(own.has(path), path).toBe(true);
  });
  test('names every country', () => {
    for (const { code } of COUNTRIES)
      expect(countryInSentence(locale, code)).not.toMatch(/undefined|^\s|\s$/);
  });
});

describe('English', () => {
  test('country names have an article where they need one', () => {
    expect(countryInSentence('en', 'GBR')).toBe('the United Kingdom');
    expect(countryInSentence('en', 'KGZ')).toBe('Kyrgyzstan');
  });
  test('dates, quarters, counts, order', () => {
    expect(dateText('en', '2026-11-21T23:59:59Z')).toBe('21 November 2026');
    expect(quarterText('en', '2025-Q3')).toBe('July to September 2025');
    expect(() => quarterText('en', '2025-Q5')).toThrow('2025-Q5');
    expect(countText('en', { one: '{n} month', other: '{n} months' }, 1)).toBe('1 month');
    expect(countText('en', { one: '{n} month', other: '{n} months' }, 1234)).toBe('1,234 months');
    expect(byName('en', ['ZAF', 'CIV', 'DEU', 'CRI'])).toEqual(['CRI', 'CIV', 'DEU', 'ZAF']);
  });
});
