/**
 * The languages in which tests look at many pages: all in the deep run; else four that differ most, and a fifth by turns, so that
 * every language is seen somewhere.
 */
import { LOCALES, type Locale } from '../../site/texts/languages.ts';
import { deep } from './scale.ts';

export const ALWAYS: readonly Locale[] = deep ? LOCALES : ['en', 'ru', 'uz', 'fa-af'];
/** One of each script and direction, where each language takes long: Latin, Cyrillic, Georgian, Armenian, Arabic; in the deep run all. */
export const OF_EACH_SCRIPT: readonly Locale[] = deep ? LOCALES : ['en', 'ru', 'uz', 'ka', 'hy', 'fa-af'];
/** For the title of a test, and for whoever reads what a run looked at. */
export const named = (locales: readonly Locale[]): string =>
  locales.length === LOCALES.length ? 'every language' : locales.join(', ');

const BY_TURNS = LOCALES.filter((locale) => !ALWAYS.includes(locale));

/** Those of the first, second, third thing of many. */
export const localesOf = (turn: number): Locale[] => [
  ...ALWAYS,
  ...BY_TURNS.slice(turn % BY_TURNS.length).slice(0, 1),
];
