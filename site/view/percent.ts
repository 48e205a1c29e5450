/** Percentages as pages show them. */
import { numberMarksOf, textsOf } from '../i18n/index.ts';
import type { Locale } from '../texts/languages.ts';
import { fill, writeNumber } from './numbers.ts';
import { shortPercent } from './short-percent.ts';

export { shortPercent };

/** A percentage, decimal string, with its sign as the language writes it. */
export const percentText = (locale: Locale, value: string): string =>
  fill(textsOf(locale).compare.percent, { n: writeNumber(shortPercent(value), numberMarksOf(locale)) });
