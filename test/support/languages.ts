/**
 * The languages in which tests look at many pages: all in the deep run; else four that differ most, and a fifth by turns, so that
 * every language is seen somewhere.
 */
import { LOCALES, type Locale } from '../../site/texts/languages.ts';
import { deep } from './scale.ts';

export const ALWAYS: readonly Locale[] = deep ? LOCALES : ['en', 'ru', 'uz', 'fa-af'];
const BY_TURNS = LOCALES.filter((locale) => !ALWAYS.includes(locale));

/** Those of the first, second, third thing of many. */
export const localesOf = (turn: number): Locale[] => [
  ...ALWAYS,
  ...BY_TURNS.slice(turn % BY_TURNS.length).slice(0, 1),
];
