/** The texts of every language hold to their schema; each way in which they could fail to is found. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { KINDS } from '../../site/kinds.ts';
import { type EnglishFile, textFaults } from '../../site/texts/check.ts';
import { textFiles } from '../../site/texts/files.ts';
import { LANGUAGES, textsOf } from '../../site/texts/languages.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('the texts of the site are whole in every language', () => {
  const { english, others } = textFiles();
  expect([english, ...others].map(({ lang }) => lang)).toEqual(LANGUAGES.map(({ lang }) => lang));
  expect(textFaults(english, others)).toEqual([]);
});

test('the files of languages that are not shown yet are whole too', () => {
  const { english } = textFiles();
  const folder = join(root, 'site', 'texts');
  const shown = LANGUAGES.map(({ code }) => `${code}.json`);
  const drafts = readdirSync(folder).filter((name) => name.endsWith('.json') && !shown.includes(name));
  const faults = drafts.flatMap((name) => {
    const lang = name === 'fa-af.json' ? 'fa-AF' : name.replace('.json', '');
    return textFaults(english, [{ lang, ...JSON.parse(readFileSync(join(folder, name), 'utf8')) }]);
  });
  expect(faults).toEqual([]);
});

type Group = { [key: string]: string | Group };

/** The site in a folder of its own, in which it can be broken. */
function copyOfSite(): { copy: string; edit: (change: (texts: Group, lang: string) => void) => void } {
  const copy = mkdtempSync(join(tmpdir(), 'karvon-texts-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  for (const part of ['site', 'shared', 'package.json', 'tsconfig.json'])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const edit = (change: (texts: Group, lang: string) => void): void => {
    for (const { code } of LANGUAGES) {
      // Made from Uzbek in Latin letters.
      if (code === 'uz-cyrl') continue;
      const path = join(copy, 'site', 'texts', `${code}.json`);
      const file: { texts: Group } = JSON.parse(readFileSync(path, 'utf8'));
      change(file.texts, code);
      writeFileSync(path, JSON.stringify(file));
    }
  };
  return { copy, edit };
}

/** What the check, or all of `npm run build`, which runs it, says is wrong with the texts. */
function faultsOfBuild(copy: string, program = 'site/check-texts.ts'): string[] {
  const { status, stderr } = spawnSync(process.execPath, [program], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, KARVON_DIR: join(copy, '.karvon') },
  });
  expect(status).toBe(1);
  return (
    stderr
      .match(/(?<=texts are wrong:\n)(.+\n)+?(?= {4}at )/)?.[0]
      .trimEnd()
      .split('\n') ?? [stderr]
  );
}

/** The group at a path. */
const groupAt = (texts: Group, path: string): Group =>
  path.split('.').reduce((group, key) => {
    const below = group[key];
    if (typeof below !== 'object') throw new RangeError(`no group ${key}`);
    return below;
  }, texts);

test('a text that no page shows stops the build, wherever it stands', { timeout: 120_000 }, () => {
  const { copy, edit } = copyOfSite();
  const forms = (lang: string, word: string): Group =>
    Object.fromEntries(
      new Intl.PluralRules(lang)
        .resolvedOptions()
        .pluralCategories.map((form) => [form, `{n} ${word} ${lang}`]),
    );
  const plant = (group: Group, lang: string, text: string | Group): void => {
    if (lang === 'en') group['@planted'] = 'Shown nowhere.';
    group.planted = text;
  };
  // By name; by a vocabulary's word, also by one of a narrower type; in a group that is passed on whole.
  const groups = [
    'layout',
    'compare.funding',
    'sources.failure',
    'corridor.target',
    'compare.faults',
    'compare',
  ];
  const plurals = ['counts', 'sources.basis'];
  edit((texts, lang) => {
    plant(texts, lang, `Planted ${lang}`);
    for (const path of groups) plant(groupAt(texts, path), lang, `Planted ${lang}`);
    for (const path of plurals) plant(groupAt(texts, path), lang, forms(lang, 'planted'));
    texts.page = {};
    plant(texts.page, lang, `Planted ${lang}`);
    // This group is shown as a list.
    plant(groupAt(texts, 'about.sections.kept'), lang, `Planted ${lang}`);
  });
  const expected = ['planted', 'page.planted', ...[...groups, ...plurals].map((path) => `${path}.planted`)];
  const faults = expected.map((path) => `en: ${path} is read nowhere`).sort();
  // The whole build: it stops for its check, and the next one checks again.
  for (const part of ['infra', 'functions', 'cdk.json', 'package-lock.json'])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  expect(faultsOfBuild(copy, 'infra/build/build.ts').sort()).toEqual(faults);
  expect(existsSync(join(copy, '.karvon', 'build', 'texts.hash'))).toBe(false);
  expect(existsSync(join(copy, '.karvon', 'cdk.out', 'manifest.json'))).toBe(false);
});

test('a text that is missing stops the build, in all languages or in one, also a word of a vocabulary', {
  timeout: 120_000,
}, () => {
  const { copy, edit } = copyOfSite();
  const missing = [
    'layout.promise',
    'compare.funding.cash',
    'sources.basis.consensus',
    'notFound',
    'lists.prices',
  ];
  edit((texts, lang) => {
    for (const path of missing) {
      const [, above = '', key = ''] = /^(?:(.*)\.)?(.*)$/.exec(path) ?? [];
      const group = above ? groupAt(texts, above) : texts;
      delete group[key];
      delete group[`@${key}`];
    }
    if (lang === 'ru') {
      groupAt(texts, 'layout').mistaken = groupAt(texts, 'layout').skip ?? '';
      delete groupAt(texts, 'layout').skip;
    }
  });
  expect([...new Set(faultsOfBuild(copy))].sort()).toEqual(
    [
      ...missing.map((path) => `en: ${path} is missing`),
      'ru: layout.mistaken is unknown',
      'ru: layout.skip is missing',
    ].sort(),
  );
});

test('a key that does not tell which texts it reads stops the build', { timeout: 120_000 }, () => {
  const { copy } = copyOfSite();
  writeFileSync(
    join(copy, 'site', 'components', 'Planted.astro'),
    `---
import { textsOf } from '../i18n/index.ts';
const { compare } = textsOf('en');
const ways: Readonly<Record<string, string>> = compare.funding;
const key: string = Astro.url.hash;
const one = compare.access[key as keyof typeof compare.access];
---
<p>{ways[key]}{compare.funding[key]}{one}</p>
`,
  );
  expect(faultsOfBuild(copy)).toEqual([
    'Planted.astro: keyof typeof compare.access would make every text of compare.access count as read',
    'Planted.astro: compare.funding[key] does not tell which texts of compare.funding it reads',
  ]);
});

test('codes are addresses, own names differ, and every page that a language lacks is a kind', () => {
  for (const { code, lang, without } of LANGUAGES) {
    expect(code).toBe(lang.toLowerCase());
    for (const kind of without) expect(Object.keys(KINDS)).toContain(kind);
  }
  expect(new Set(LANGUAGES.map(({ name }) => name)).size).toBe(LANGUAGES.length);
});

test('Russian has one word for each notion, as docs/adding-a-page.md settles them', () => {
  const russian = textsOf('ru');
  expect(russian.counts.services.other).toContain('способа перевода');
  expect(russian.counts.providers.other).toContain('сервиса');
  expect(russian.counts.corridors.other).toContain('направления');
  const texts = JSON.stringify(russian);
  expect(texts).toMatch(/опрос/);
  expect(
    texts.match(/[а-яё]*(услуг|провайдер|компани|фирм|коридор|обследовани|сервис[а-яё]* перевод)[а-яё]*/gi),
  ).toBeNull();
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
    ['an empty group', { ...russian, more: {} }, ['ru: more is unknown']],
    ['a missing text', { ...russian, part: {} }, ['ru: part.from is missing', 'ru: part is unknown']],
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
  test('a number beside a noun without forms is found, and a number alone is not', () => {
    const texts = {
      ...(english.texts as object),
      '@rates': 'Counted.',
      rates: '{n} rates',
      '@share': 'A percentage.',
      share: '{n} %',
    };
    expect(textFaults({ ...english, texts }, [])).toEqual([
      'en: rates has words beside {n}, and is no plural',
    ]);
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
