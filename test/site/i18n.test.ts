/** Each language's numbers, money, dates, counted nouns and names, made in Node. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../infra/build/paths.ts';
import { COUNTRIES } from '../../shared/catalogue/countries.ts';
import { CURRENCIES } from '../../shared/catalogue/currencies.ts';
import {
  byName,
  countriesInSentence,
  countryInSentence,
  countryName,
  countText,
  currencyName,
  datesText,
  dateText,
  moneyMarksOf,
  numberMarksOf,
  ownMoneyOf,
  quarterText,
  textsOf,
} from '../../site/i18n/index.ts';
import { linkFrom } from '../../site/kinds.ts';
import { LANGUAGES, punctuationOf } from '../../site/texts/languages.ts';
import { inOwnDigits, writeMoney, writeNumber } from '../../site/view/numbers.ts';
import { percentText } from '../../site/view/percent.ts';
import { mayBecome, readAmount } from '../../site/view/typed-amount.ts';

describe.each(LANGUAGES.map(({ code }) => [code]))('%s', (locale) => {
  test('has a name of its own for every country, and no two have one name', () => {
    const names = COUNTRIES.map(({ code }) => countryName(locale, code));
    expect(new Set(names).size).toBe(COUNTRIES.length);
    for (const { code, alpha2 } of COUNTRIES) {
      expect(countryInSentence(locale, code), code).not.toMatch(/undefined|^\s|\s$/);
      expect([code, alpha2]).not.toContain(countryName(locale, code));
    }
  });
  test('names every currency', () => {
    for (const { code } of CURRENCIES) expect(currencyName(locale, code)).not.toBe(code);
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
  test('the catalogue’s two-letter codes are those of its countries', () => {
    const node = new Intl.DisplayNames('en', { type: 'region' });
    const bare = (name: string): string =>
      name
        .replace('&', 'and')
        .replace(/^St\. /, 'Saint ')
        .replace(/[^\p{L}]/gu, '');
    // Node says these otherwise: longer, shorter, or with another word.
    const otherwise = 'COD COG CPV HKG HMD MAC MMR PCN PSE SGS UMI VCT'.split(' ');
    const differ = COUNTRIES.filter(({ alpha2, name }) => bare(node.of(alpha2) ?? '') !== bare(name));
    expect(differ.map(({ code }) => code).filter((code) => !otherwise.includes(code))).toEqual([]);
  });
});

describe('Russian', () => {
  const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, '_');

  test('dates and quarters', () => {
    expect(dateText('ru', '2026-11-21T23:59:59Z')).toBe('21 ноября 2026 года');
    expect(plain(quarterText('ru', '2025-Q3'))).toBe('июль_— сентябрь 2025 года');
    expect(plain(quarterText('ru', '2021-Q4'))).toBe('октябрь_— декабрь 2021 года');
  });
  test('numbers and money: a comma, no-break spaces, the sign behind', () => {
    const written = (value: string, currency: string): string =>
      plain(writeMoney(value, moneyMarksOf('ru', currency)));
    expect(plain(writeNumber('-1234567.50', numberMarksOf('ru')))).toBe('−1_234_567,50');
    expect(plain(writeNumber('1234', numberMarksOf('ru')))).toBe('1_234');
    expect(written('1400.50', 'EUR')).toBe('1_400,50_€');
    expect(written('140.00', 'RUB')).toBe('140_₽');
    expect(written('13350', 'KGS')).toBe('13_350_KGS');
    // No space at which a line could break in an amount.
    expect(writeMoney('1400.50', moneyMarksOf('ru', 'EUR'))).not.toContain(' ');
  });
  test.each([
    [1, 'one', '1 направление'],
    [2, 'few', '2 направления'],
    [5, 'many', '5 направлений'],
    [11, 'many', '11 направлений'],
    [21, 'one', '21 направление'],
    [112, 'many', '112 направлений'],
    [1348, 'many', '1_348 направлений'],
  ])('counted nouns take the form of %i: %s', (n, _, text) => {
    expect(plain(countText('ru', textsOf('ru').counts.corridors, n))).toBe(text);
  });

  test('a noun has the form of the number beside it', () => {
    const { corridor, sources, counts } = textsOf('ru');
    expect([1, 2, 5, 21].map((n) => countText('ru', counts.otherWays, n))).toEqual([
      'ещё 1 способ: {range}',
      'ещё 2 способа: {range}',
      'ещё 5 способов: {range}',
      'ещё 21 способ: {range}',
    ]);
    expect([1, 2, 14, 1.5].map((n) => plain(countText('ru', corridor.dollars, n)))).toEqual([
      '1 доллара США',
      '2 долларов США',
      '14 долларов США',
      '1,5 доллара США',
    ]);
    expect([1, 22, 30].map((n) => countText('ru', sources.inForce, n))).toEqual([
      '{day}: действует курс 1 валюты.',
      '{day}: действуют курсы 22 валют.',
      '{day}: действуют курсы 30 валют.',
    ]);
  });
  test('names that people use, where Node’s are others', () => {
    expect(['KGZ', 'USA', 'KOR', 'ARE', 'GBR', 'XKX'].map((code) => countryName('ru', code))).toEqual([
      'Кыргызстан',
      'США',
      'Южная Корея',
      'ОАЭ',
      'Великобритания',
      'Косово',
    ]);
    expect(['KGS', 'TJS', 'USD'].map((code) => currencyName('ru', code))).toEqual([
      'кыргызский сом',
      'таджикский сомони',
      'доллар США',
    ]);
  });
  test('names stand in a sentence as they stand alone', () => {
    expect(countriesInSentence('ru', ['ZAF', 'TUR', 'BRA'])).toBe('Бразилия, Турция и ЮАР');
    expect(byName('ru', ['JPN', 'DEU', 'AZE'])).toEqual(['AZE', 'DEU', 'JPN']);
  });

  const money = { ...moneyMarksOf('ru', 'EUR'), ...ownMoneyOf('ru', 'EUR') };
  test.each([
    ['1 400,50', '1400.50'],
    ['1\u00a0400,50\u00a0€', '1400.50'],
    ['1\u202f400,50', '1400.50'],
    ['1400,5', '1400.5'],
    ['1400.50', '1400.50'],
    ['1 400', '1400'],
    ['250,', '250'],
    ['250 EUR', '250'],
    ['1 400 евро', '1400'],
    ['Евро 140', '140'],
  ])('reads %j as a Russian types it', (typed, amount) => {
    expect(readAmount(typed, money)).toEqual({ amount });
    for (let at = 0; at < typed.length; at += 1)
      expect([typed.slice(0, at), mayBecome(typed.slice(0, at), money, ['0', '1500'])]).toEqual([
        typed.slice(0, at),
        true,
      ]);
  });
  test('reads roubles by their everyday names', () => {
    const roubles = { ...moneyMarksOf('ru', 'RUB'), ...ownMoneyOf('ru', 'RUB') };
    for (const typed of ['10 000 руб.', '10 000 рублей', '10000р', '10 000,00 ₽'])
      expect(Number(readAmount(typed, roubles).amount), typed).toBe(10_000);
    expect(readAmount('10 000 руб.', money).fault).toBe('not-a-number');
  });
  test('refuses what could be two numbers, and other money', () => {
    expect(readAmount('1.400', money).fault).toBe('not-a-number');
    expect(readAmount('140 ₽', money).fault).toBe('other-currency');
  });
});

describe('Dari', () => {
  const marks = numberMarksOf('fa-af');
  /** Without the signs that keep an amount together. */
  const written = (value: string, currency: string): string =>
    writeMoney(value, moneyMarksOf('fa-af', currency)).replace(/^\u2067(.*)\u2069$/, '$1');

  test('has its own digits and separators', () => {
    expect(writeNumber('-1234567.50', marks)).toBe('−۱٬۲۳۴٬۵۶۷٫۵۰');
    expect(countText('fa-af', textsOf('fa-af').counts.corridors, 348)).toContain('۳۴۸');
    expect(inOwnDigits('250٫5', marks)).toBe('۲۵۰٫۵');
  });
  test('has the common calendar’s dates in its own digits', () => {
    expect(dateText('fa-af', '2026-02-21')).toBe('۲۱ فبروری ۲۰۲۶');
    expect(quarterText('fa-af', '2025-Q3')).toContain('۲۰۲۵');
  });
  test('an amount is one unit, the sign after the number', () => {
    expect(written('140.00', 'EUR')).toBe('۱۴۰\u00a0€');
    expect(written('13350', 'KGS')).toBe('۱۳٬۳۵۰\u00a0KGS');
    expect(writeMoney('140', moneyMarksOf('fa-af', 'EUR'))).toMatch(/^\u2067.*\u2069$/);
  });

  const money = { ...moneyMarksOf('fa-af', 'AFN'), ...ownMoneyOf('fa-af', 'AFN') };
  test.each([
    ['۱۲۵۰', '1250'],
    ['١٢٥٠', '1250'],
    ['1250', '1250'],
    ['۱٬۲۵۰٫۵', '1250.5'],
    ['۱٬۲۵۰ افغانی', '1250'],
    [writeMoney('1250.50', money), '1250.50'],
  ])('reads %j as it is typed there', (typed, amount) => {
    expect(readAmount(typed, money)).toEqual({ amount });
  });
});

test('Turkish writes the sign after the number, and per cent before it', () => {
  expect(writeMoney('1400.50', moneyMarksOf('tr', 'EUR'))).toBe('1.400,50\u00a0€');
  expect(writeMoney('13350', moneyMarksOf('tr', 'TRY'))).toBe('13.350\u00a0₺');
  expect(percentText('tr', '5.82')).toBe('%5,82');
});

test('what code writes between parts is what the language has there', () => {
  expect(punctuationOf('en')).toEqual({ comma: ', ', semicolon: '; ', colon: ': ', stop: '.' });
  expect(punctuationOf('fa-af')).toMatchObject({ comma: '، ', semicolon: '؛ ' });
  expect(punctuationOf('hy')).toMatchObject({ colon: '՝ ', stop: '։' });
  expect(datesText('fa-af', ['2026-02-21', '2026-02-21', '2026-02-22'])).toBe(
    '۲۱ فبروری ۲۰۲۶، ۲۲ فبروری ۲۰۲۶',
  );
});

test('what Node lacks of a language is English’s, whatever the machine’s own', () => {
  const script = `
    import { countText } from './site/i18n/index.ts';
    console.log(countText('tg', { one: 'one', other: 'other' }, 1), countText('tg', { one: 'one', other: 'other' }, 2));`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', './infra/build/csv-modules.mjs', '--input-type=module', '--eval', script],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, LC_ALL: 'ja_JP.UTF-8' } },
  );
  expect(stdout.trim(), stderr).toBe('one other');
});

test('a link to a page that a language lacks leads to the English one', () => {
  expect(linkFrom({ code: 'ru', without: ['about'] }, 'about')).toEqual({
    href: '/en/about',
    isForeign: true,
  });
  expect(linkFrom({ code: 'ru', without: ['about'] }, 'corridor', 'DEU-KGZ')).toEqual({
    href: '/ru/deu-kgz',
    isForeign: false,
  });
});
