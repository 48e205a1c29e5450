/** The search field's folding and search, over the index that the pages of the bundled survey have. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PLACES } from '../../shared/catalogue/places.ts';
import { findIndex } from '../../site/find-index.ts';
import { countryName } from '../../site/i18n/index.ts';
import { LANGUAGES } from '../../site/texts/languages.ts';
import { servedCorridors } from '../../site/view/corridor-lines.ts';
import { distance, newFinder, slipsBetween } from '../../site/view/finder.ts';
import { fold, spell } from '../../site/view/fold.ts';
import { MISSPELLINGS, type Misspelling } from '../support/misspellings.ts';
import { scaled } from '../support/scale.ts';
import { summary } from './publication.ts';

const index = findIndex(summary);
const find = newFinder(index);
const corridors = servedCorridors(summary);
const served = new Set(corridors.flatMap(({ sender, receiver }) => [sender, receiver]));
const placesOf = (typed: string): readonly string[] => find(typed).places;
const idsOf = (typed: string): string[] =>
  find(typed).hits.map(({ sender, receiver }) => `${sender}-${receiver}`);

describe('folding', () => {
  test.each([
    // Alphabets of one language, and one name in many.
    ['Қирғизистон', 'Qirg‘iziston', 'kirgiziston'],
    ['Ўзбекистон', 'O‘zbekiston', 'ozbekiston'],
    ['Россия', 'Rossiya', 'rosia'],
    ['Тоҷикистон', 'Tojikiston', 'tojikiston'],
    ['Таджикистан', 'Tadzhikistan', 'tajikistan'],
    ['Ташкент', 'Taşkent', 'taskent'],
    ['გერმანია', 'germania', 'germania'],
    ['Հայաստան', 'Hayastan', 'haiastan'],
    ['Ռուսաստան', 'Rusastan', 'rusastan'],
    // Marks, and letters that are one without them.
    ['Київ', 'Kiiv', 'kiv'],
    ['Ёлка', 'елка', 'elka'],
    ['İSTANBUL', 'ıstanbul', 'istanbul'],
    ['București', 'bucuresti', 'bukuresti'],
    ['Łódź', 'lodz', 'loj'],
    // Apostrophes of all kinds, spaces, hyphens, points.
    ['Farg`ona', 'Fargʻona', 'fargona'],
    ['Farg’ona', "Farg'ona", 'fargona'],
    ['U.S.A.', 'u s a', 'usa'],
    ['Джалал-Абад', 'Jalal Abad', 'jalalabad'],
    // Persian letters that Arabic keyboards have another sign for.
    ['ازبكستان', 'ازبکستان', 'ازبکستان'],
    ['ايران', 'ایران', 'ایران'],
    ['آلمان', 'المان', 'المان'],
    ['ترکی\u200cه', 'ترکیه', 'ترکیه'],
    // Both ways to write one Armenian sign.
    ['և', 'եւ', 'ev'],
  ])('%s and %s are alike: %s', (one, other, folded) => {
    expect([fold(one), fold(other)]).toEqual([folded, folded]);
  });
  test('short names keep what they have', () => {
    expect(['США', 'Ош', 'US', 'РФ'].map(spell)).toEqual(['ssha', 'osh', 'us', 'rf']);
  });
  test('nothing but letters is left, small and capital letters are alike', () => {
    const names = [...PLACES.map(({ name }) => name), ...[...served].map((code) => countryName('ru', code))];
    for (const name of names) {
      expect(fold(name), name).toMatch(/^\p{L}+$/u);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(text)).toMatch(/^\p{L}*$/u);
        expect(fold(text.toUpperCase().toLowerCase())).toBe(
          fold(text.toLowerCase().toUpperCase().toLowerCase()),
        );
      }),
      { numRuns: scaled(100, 10_000) },
    );
  });
});

describe('slips', () => {
  test.each([
    ['tojikiston', 'tojikiston', 0],
    ['tojikston', 'tojikiston', 1],
    ['tojikistoon', 'tojikiston', 1],
    ['tojikistan', 'tojikiston', 1],
    ['tojkiiston', 'tojikiston', 1],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['ca', 'abc', 3],
  ])('between %s and %s are %i', (typed, name, slips) => {
    expect(slipsBetween(typed, name).whole).toBe(slips);
  });
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  test('are none between equals, alike in both directions, and never more than the longer has letters', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const { whole, begun } = slipsBetween(a, b);
        expect(whole === 0).toBe(a === b);
        expect(slipsBetween(b, a).whole).toBe(whole);
        expect(whole).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(whole).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
        expect(begun).toBeLessThanOrEqual(whole);
        expect(slipsBetween(a, a + b).begun).toBe(0);
      }),
      { numRuns: scaled(500, 20_000) },
    );
  });
  test('one letter more, less, other or exchanged is one slip at most', () => {
    fc.assert(
      fc.property(word, fc.nat(8), (text, at) => {
        const [before, after] = [text.slice(0, at), text.slice(at)];
        const exchanged = before + after.slice(0, 2).split('').reverse().join('') + after.slice(2);
        for (const other of [
          `${before}x${after}`,
          before + after.slice(1),
          `${before}x${after.slice(1)}`,
          exchanged,
        ])
          expect(slipsBetween(other, text).whole).toBeLessThanOrEqual(1);
      }),
      { numRuns: scaled(500, 20_000) },
    );
  });
  test('up to three letters a name counts as it is, and from five on with a slip', () => {
    expect(distance('osh', 'osh')).toBe(0);
    expect(distance('osj', 'osh')).toBe(Infinity);
    expect(distance('iran', 'irak')).toBe(Infinity);
    expect(distance('irap', 'iran')).toBe(Infinity);
    expect(distance('rsia', 'rosia')).toBe(1);
    expect(distance('ruxia', 'rosia')).toBe(Infinity);
    expect(distance('germanxxa', 'germania')).toBe(2);
    // Begun is nearer than misspelt, and an ending is no slip.
    expect(distance('germ', 'germania')).toBeLessThan(1);
    expect(distance('rosiadan', 'rosia')).toBeLessThan(1);
  });
});

describe('what is found', () => {
  test.each([
    ['Tojikiston', ['TJK']],
    ['ТАДЖИКИСТАН', ['TJK']],
    ['تاجیکستان', ['TJK']],
    ['ტაჯიკეთი', ['TJK']],
    ['Տաջիկստան', ['TJK']],
    ['Хорог', ['TJK']],
    ['Москва', ['RUS']],
    ['Dubai', ['ARE']],
    ['Köln', ['DEU']],
    ['koln', ['DEU']],
    ['Ош', ['KGZ']],
    ['US', ['USA']],
    ['UK', ['GBR']],
    ['США', ['USA']],
    ['РФ', ['RUS']],
    ['چک', ['CZE']],
    // One name of two places: both.
    ['Jalalabad', ['KGZ', 'AFG']],
    ['Jalal-Abad', ['KGZ', 'AFG']],
    ['Джалал-Абад', ['KGZ', 'AFG']],
    ['جلال آباد', ['KGZ', 'AFG']],
    ['КР', ['KAZ', 'KGZ']],
    // Two words of one name, misspelt, are no pair.
    ['Южная Кареа', ['KOR']],
    ['Roma', ['ITA']],
    ['qwxyz', []],
    ['123', []],
    ['   ', []],
    ['', []],
  ])('%s: %j', (typed, places) => {
    expect(placesOf(typed)).toEqual(places);
  });
  test.each([
    ['germaniya qirgiz', 'DEU-KGZ'],
    ['Германия Кыргызстан', 'DEU-KGZ'],
    ['Kirgistan Deutschland', 'KGZ-DEU'],
    ['из России в Киргизию', 'RUS-KGZ'],
    ['Rossiyadan Tojikistonga', 'RUS-TJK'],
    ['from united states to mexico', 'USA-MEX'],
    ['Москва → Хорог', 'RUS-TJK'],
    ['saudi arabia pakistan', 'SAU-PAK'],
    ['dominican republic haiti', 'DOM-HTI'],
  ])('%s: %s first, of these two alone', (typed, id) => {
    const [first, ...others] = idsOf(typed);
    expect(first).toBe(id);
    expect(others.filter((other) => other !== `${id.slice(4)}-${id.slice(0, 3)}`)).toEqual([]);
  });
  test('of one country the corridors in both directions, the largest first, and whether they have prices', () => {
    const own = corridors.filter(({ sender, receiver }) => [sender, receiver].includes('KGZ'));
    expect(idsOf('Кыргызстан')).toEqual(own.map(({ corridor }) => corridor));
    expect(find('kyrgyzstan').hits[0]).toEqual({ sender: 'RUS', receiver: 'KGZ', priced: false });
    expect(find('germany kyrgyzstan').hits[0]).toEqual({ sender: 'DEU', receiver: 'KGZ', priced: true });
  });
  test('every country by its name on the pages of each language, and every place by its name', () => {
    for (const { code } of LANGUAGES)
      for (const country of served) expect(placesOf(countryName(code, country)), code).toContain(country);
    for (const { country, name } of PLACES) {
      const own = index.places[country]?.split(' ') ?? [];
      if (served.has(country)) expect(own.includes(fold(name)) || own.includes(spell(name)), name).toBe(true);
    }
  });
  test('no country without a corridor', () => {
    expect(Object.keys(index.places).sort()).toEqual([...served].sort());
    expect(served.has('MDV')).toBe(false);
    expect(placesOf('Maldives')).toEqual([]);
  });
  test('two places of one name both have a corridor among the first that are shown', () => {
    for (const typed of ['Jalalabad', 'Jalal-Abad', 'КР']) {
      const places = placesOf(typed);
      expect(places, typed).toHaveLength(2);
      for (const place of places)
        expect(idsOf(typed).slice(0, 6).join(), typed).toMatch(new RegExp(`${place}`));
    }
  });
  test('of 290 misspellings 288 have the right country first, and each language 19 of 20', () => {
    const isRight = ({ iso3, typed }: Misspelling): boolean =>
      placesOf(typed)[0] === iso3 && (idsOf(typed)[0] ?? '').includes(iso3);
    expect(MISSPELLINGS).toHaveLength(290);
    const wrong = MISSPELLINGS.filter((row) => !isRight(row));
    console.log(`not first: ${wrong.map(({ typed }) => typed).join(', ')}`);
    expect(wrong.length).toBeLessThanOrEqual(2);
    // The others are offered, among few.
    for (const { iso3, typed } of wrong) {
      expect(placesOf(typed), typed).toContain(iso3);
      expect(placesOf(typed).length, typed).toBeLessThan(4);
    }
    const byLanguage = Map.groupBy(MISSPELLINGS, ({ language }) => language);
    expect(byLanguage.size).toBe(LANGUAGES.length);
    for (const [language, rows] of byLanguage)
      expect(rows.filter(isRight).length / rows.length, language).toBeGreaterThanOrEqual(0.95);
  });
  test('whatever is typed is answered, with corridors that exist', () => {
    const ids = new Set<string>(corridors.map(({ corridor }) => corridor));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (typed) => {
        const { places, hits } = find(typed);
        expect(places.filter((code) => !served.has(code))).toEqual([]);
        expect(hits.every(({ sender, receiver }) => ids.has(`${sender}-${receiver}`))).toBe(true);
      }),
      { numRuns: scaled(100, 2_000) },
    );
  });
});
