/** The texts of every language hold to their schema; each way in which they could fail to is found. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { KINDS } from '../../site/kinds.ts';
import { type TextFile, type TextSchema, textFaults } from '../../site/texts/check.ts';
import { LANGUAGES } from '../../site/texts/languages.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../site/texts/${name}.json`, import.meta.url), 'utf8'));

test('the texts of the site are whole in every language', () => {
  const files = LANGUAGES.map(({ code, lang }) => ({ lang, ...(read(code) as Omit<TextFile, 'lang'>) }));
  expect(files.map(({ lang }) => lang)).toEqual(['en', 'ru']);
  expect(textFaults(read('schema') as TextSchema, files)).toEqual([]);
});

test('codes are addresses, own names differ, and every page that a language lacks is a kind', () => {
  for (const { code, lang, without } of LANGUAGES) {
    expect(code).toBe(lang.toLowerCase());
    for (const kind of without) expect(Object.keys(KINDS)).toContain(kind);
  }
  expect(new Set(LANGUAGES.map(({ name }) => name)).size).toBe(LANGUAGES.length);
});

describe('a small site', () => {
  const schema: TextSchema = {
    placeholders: { name: 'a country', n: 'a number' },
    texts: {
      title: { about: 'The title.' },
      'part.from': { about: 'A heading.', holds: ['name'] },
      prices: { about: 'Counted.', holds: ['n'], plural: true },
    },
  };
  const english = {
    lang: 'en',
    texts: {
      title: 'Karvon',
      part: { from: 'From {name}' },
      prices: { one: '{n} price', other: '{n} prices' },
    },
  };
  const russian = {
    title: 'Karvon',
    part: { from: 'Откуда: {name}' },
    prices: { one: '{n} цена', few: '{n} цены', many: '{n} цен', other: '{n} цены' },
  };
  const faults = (texts: unknown, sameAsEnglish = ['title'], of = schema): string[] =>
    textFaults(of, [english, { lang: 'ru', texts, sameAsEnglish }]);
  const { few: _, ...withoutFew } = russian.prices;

  test('is whole', () => expect(faults(russian)).toEqual([]));
  test.each<[string, unknown, string[]]>([
    ['a missing text', { ...russian, part: {} }, ['ru: part.from is missing']],
    ['an unknown text', { ...russian, more: 'Ещё' }, ['ru: more is unknown']],
    [
      'an empty text',
      { ...russian, part: { from: ' ' } },
      ['ru: part.from is empty', 'ru: part.from has lost {name}'],
    ],
    ['a lost placeholder', { ...russian, part: { from: 'Откуда' } }, ['ru: part.from has lost {name}']],
    [
      'a placeholder with a slip',
      { ...russian, part: { from: 'Откуда: {name} {nmae}' } },
      ['ru: part.from has an unknown {nmae}'],
    ],
    ['a lost form of the plural', { ...russian, prices: withoutFew }, ['ru: prices.few is missing']],
    [
      'a form that the language does not have',
      { ...russian, prices: { ...russian.prices, two: '{n} цены' } },
      ['ru: prices.two is unknown'],
    ],
    [
      'a plural without forms',
      { ...russian, prices: '{n} цен' },
      [
        'ru: prices.one is missing',
        'ru: prices.few is missing',
        'ru: prices.many is missing',
        'ru: prices.other is missing',
        'ru: prices is unknown',
      ],
    ],
    [
      'a text that is still English',
      { ...russian, part: { from: 'From {name}' } },
      ['ru: part.from is English, and not marked as the same'],
    ],
    ['a mark without need', { ...russian, title: 'Карвон' }, ['ru: title is marked as English, and is not']],
  ])('%s is found', (_what, texts, expected) => {
    expect(faults(texts)).toEqual(expected);
  });
  test('a description that is missing is found', () => {
    const texts = { ...schema.texts, title: { about: '' }, 'part.from': { about: 'A.', holds: ['name'] } };
    expect(faults(russian, ['title'], { placeholders: { n: 'a number' }, texts })).toEqual([
      'schema: title is not described',
      'schema: {name} is not described',
    ]);
  });
});
