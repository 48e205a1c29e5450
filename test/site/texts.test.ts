/** The texts of every language hold to their schema; each way in which they could fail to is found. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { KINDS } from '../../site/kinds.ts';
import { type EnglishFile, type TextFile, textFaults } from '../../site/texts/check.ts';
import { LANGUAGES, textsOf } from '../../site/texts/languages.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../site/texts/${name}.json`, import.meta.url), 'utf8'));

test('the texts of the site are whole in every language', () => {
  const [english, ...others] = LANGUAGES.map(({ code, lang }) => ({ lang, ...(read(code) as object) }));
  expect(others.map(({ lang }) => lang)).toEqual(['ru']);
  expect(textFaults(english as EnglishFile, others as TextFile[])).toEqual([]);
});

/** The paths of texts that no code reads by name: neither the text itself nor its group by a code or as a list. */
function unread(paths: readonly string[], code: string): string[] {
  const named = (name: string) => RegExp(`(?<![\\w'])${name}\\b`).test(code);
  const listed = (name: string) => RegExp(`\\b${name}\\[|Object\\.values\\([\\w.]*\\b${name}\\)`).test(code);
  return paths.filter((path) => {
    const names = path.split('.');
    return !names.every((name, at) => (/^\w+$/.test(name) && named(name)) || names.slice(0, at).some(listed));
  });
}

test('every text is shown somewhere', () => {
  const site = fileURLToPath(new URL('../../site', import.meta.url));
  const code = readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((path) => /^(kinds|components|layouts|view|i18n|browser)\/.*\.(astro|ts)$/.test(path))
    .map((path) => readFileSync(join(site, path), 'utf8').replace(/^\s*(\/?\*|\/\/).*$/gm, ''))
    .join('\n');
  const pathsOf = (node: object): string[] =>
    Object.entries(node).flatMap(([key, value]) =>
      typeof value === 'string' || 'other' in value ? [key] : pathsOf(value).map((path) => `${key}.${path}`),
    );
  const paths = pathsOf(textsOf('en'));
  expect(unread(paths, code)).toEqual([]);
  expect(unread(['corridor.neverShown', 'forgotten.title', 'compare.funding.cash'], code)).toEqual([
    'corridor.neverShown',
    'forgotten.title',
  ]);
});

test('a text that is missing stops the build', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const copy = mkdtempSync(join(tmpdir(), 'karvon-texts-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  for (const part of ['site', 'package.json'])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const russian = join(copy, 'site/texts/ru.json');
  writeFileSync(russian, readFileSync(russian, 'utf8').replace('"promise":', '"promised":'));
  const { status, stderr } = spawnSync(process.execPath, ['site/build.ts', join(copy, 'built')], {
    cwd: copy,
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toContain('ru: layout.promise is missing\nru: layout.promised is unknown\n');
});

test('codes are addresses, own names differ, and every page that a language lacks is a kind', () => {
  for (const { code, lang, without } of LANGUAGES) {
    expect(code).toBe(lang.toLowerCase());
    for (const kind of without) expect(Object.keys(KINDS)).toContain(kind);
  }
  expect(new Set(LANGUAGES.map(({ name }) => name)).size).toBe(LANGUAGES.length);
});

describe('a small site', () => {
  const english: EnglishFile = {
    lang: 'en',
    placeholders: { name: 'a country', n: 'a number' },
    texts: {
      '@title': 'The title.',
      title: 'Karvon',
      part: { '@from': 'A heading.', from: 'From {name}' },
      '@prices': 'Counted.',
      prices: { one: '{n} price', other: '{n} prices' },
    },
  };
  const russian = {
    title: 'Karvon',
    part: { from: 'Откуда: {name}' },
    prices: { one: '{n} цена', few: '{n} цены', many: '{n} цен', other: '{n} цены' },
  };
  const faults = (texts: unknown, sameAsEnglish = ['title'], of = english): string[] =>
    textFaults(of, [{ lang: 'ru', texts, sameAsEnglish }]);
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
  test('a note in another file than the English one is found', () => {
    expect(faults({ ...russian, '@title': 'Название.' })).toEqual([
      'ru: the note on title belongs into the English file',
    ]);
  });
  test('notes and placeholders that are not described, or describe nothing, are found', () => {
    const { '@title': _title, ...rest } = english.texts as Record<string, unknown>;
    const texts = { ...rest, '@prices': ' ', '@part': 'A part.' };
    const placeholders = { n: 'a number', date: 'a day' };
    expect(faults(russian, ['title'], { ...english, texts, placeholders })).toEqual([
      'en: title has no note',
      'en: prices has no note',
      'en: the note on part has no text',
      'en: {name} is not described',
      'en: {date} is in no text',
    ]);
  });
});
