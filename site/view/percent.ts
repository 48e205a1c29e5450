/** Percentages as pages show them. */
import { formatDecimal, parseDecimal } from '../../shared/money/decimal.ts';
import { numberMarksOf, textsOf } from '../i18n/index.ts';
import type { Locale } from '../texts/languages.ts';
import { fill, writeNumber } from './numbers.ts';

/** Published averages have three decimals; the third one tells a family nothing. */
const DECIMALS = 2;
const MOST_DECIMALS = 30;

/** At most two decimals, rounded half away from zero; a figure that has no more stays as it is. */
export function shortPercent(value: string): string {
  const [, fraction = ''] = value.split('.');
  if (fraction.length <= DECIMALS) return value;
  const { n, d } = parseDecimal(value.replace('-', ''), MOST_DECIMALS);
  return formatDecimal({ n: value.startsWith('-') ? -n : n, d }, DECIMALS);
}

/** A percentage, decimal string, with its sign as the language writes it. */
export const percentText = (locale: Locale, value: string): string =>
  fill(textsOf(locale).compare.percent, { n: writeNumber(shortPercent(value), numberMarksOf(locale)) });
