/**
 * Place names as they are compared: letters alone, small, without marks, Cyrillic, Georgian and Armenian in Latin letters, and
 * each sound written in one way. So «Қирғизистон», "Qirg‘iziston" and "kirgiziston" are one. The index of names (find-index.ts)
 * and what somebody types go through it alike. Pure; it runs in browsers too.
 */

/** Letters one after the other in Unicode, from a first one on; empty: says nothing. */
const ROWS: readonly (readonly [first: string, letters: string])[] = [
  ['а', 'a b v g d e j z i i k l m n o p r s t u f h ts ch sh sh  i  e iu ia'],
  ['ա', 'a b g d e z e i t j i l h ts k h z g c m i n s o c p j r s v t r c v p k o f ev'],
  ['ა', 'a b g d e v z t i k l m n o p j r s t u p k g k sh ch ts z ts ch h j h'],
];
/** Letters of no row, or that no mark is part of: of Central Asia's Cyrillic, Ukrainian, Turkic and other Latin. */
const ONE_BY_ONE =
  'ұu қk ғg ҳh һh ҷj ҝg іi әa ңn өo үu єe ґg ıi øo łl đd ðd ßs əa æe œe yi wv qk xh ىی يی كک ةه';

const LETTERS = new Map<string, string>(
  [...ROWS].flatMap(([first, letters]) =>
    letters
      .split(' ')
      .map((letter, at): [string, string] => [String.fromCharCode(first.charCodeAt(0) + at), letter]),
  ),
);
for (const pair of ONE_BY_ONE.split(' ')) LETTERS.set(pair.charAt(0), pair.slice(1));

/** In Latin letters, small, without marks; each sound still as it is written. Of short names ("США", "Ош") more would leave nothing. */
export const spell = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    // Uzbek's oʻ: the letter and its mark stand apart here.
    .replace(/\u0443\u0306/g, 'o')
    .replace(/ու/g, 'u')
    .replace(/./gsu, (letter) => LETTERS.get(letter) ?? letter)
    // Uzbek's apostrophes count as letters elsewhere.
    .replace(/[^\p{L}]|\p{Lm}/gu, '');

/** The same with one way to write a sound, and no letter twice in a row. */
export const fold = (text: string): string =>
  spell(text)
    .replace(/ck?(?=[aoulrtk])/g, 'k')
    .replace(/[dt]?zh|d[jz]/g, 'j')
    .replace(/tsh|ts|tc|ch/g, 'c')
    .replace(/kh/g, 'h')
    .replace(/([gs])h/g, '$1')
    .replace(/(.)\1+/gu, '$1');
