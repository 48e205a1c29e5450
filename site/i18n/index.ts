/** One object for each language: its dictionary, and how it writes numbers, money, dates and names. Built in Node. */
import { COUNTRIES } from '../../shared/catalogue/countries.ts';
import type { CountryCode, CurrencyCode } from '../../shared/model/vocabulary.ts';
import type { MoneyMarks, NumberMarks } from '../view/numbers.ts';
import type { OwnMoney } from '../view/typed-amount.ts';
import type { Dictionary, Plural } from './dictionary.ts';
import { en } from './en.ts';
import { FORMATTING_LOCALE, type Locale } from './locales.ts';

const DICTIONARIES: Readonly<Record<Locale, Dictionary>> = { en };

/** Making an Intl formatter takes longer than rendering a page: each is made once. */
function once<T>(make: (locale: Locale, option: string) => T): (locale: Locale, option?: string) => T {
  const made = new Map<string, T>();
  return (locale, option = '') => {
    const key = `${locale} ${option}`;
    const before = made.get(key);
    if (before !== undefined) return before;
    const value = make(locale, option);
    made.set(key, value);
    return value;
  };
}

export const dictionaryOf = (locale: Locale): Dictionary => DICTIONARIES[locale];

/** How a locale writes numbers, taken from Node's output: the browser's own Intl lacks our languages. */
export const numberMarksOf = once((locale): NumberMarks => {
  const parts = (value: number): Intl.NumberFormatPart[] =>
    new Intl.NumberFormat(FORMATTING_LOCALE[locale]).formatToParts(value);
  const group = parts(1_234_567).find((p) => p.type === 'group')?.value ?? '';
  const decimal = parts(1.5).find((p) => p.type === 'decimal')?.value ?? '.';
  const groupsFour = parts(1234).some((p) => p.type === 'group');
  return { decimal, group, minGroup: groupsFour ? 4 : 5 };
});

/** The text before and after an amount in a currency: `€` and nothing, or a code and a no-break space. */
const currencyMarks = once((locale, currency): MoneyMarks => {
  const parts = new Intl.NumberFormat(FORMATTING_LOCALE[locale], {
    style: 'currency',
    currency,
  }).formatToParts(1);
  const at = parts.findIndex((p) => p.type === 'integer');
  const text = (list: readonly Intl.NumberFormatPart[]): string =>
    list
      .filter((p) => p.type === 'currency' || p.type === 'literal')
      .map((p) => p.value)
      .join('');
  return { ...numberMarksOf(locale), before: text(parts.slice(0, at)), after: text(parts.slice(at)) };
});
export const moneyMarksOf = (locale: Locale, currency: CurrencyCode): MoneyMarks =>
  currencyMarks(locale, currency);

/** A text as a pattern in which spaces are optional. */
const patternOf = (text: string): string =>
  text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s/g, '\\s?');

/** The ways to write a currency beside an amount: its code, and its signs, international and local. */
const currencyPatterns = once((locale, currency): Pick<OwnMoney, 'own' | 'begun'> => {
  const signs = (['symbol', 'narrowSymbol'] as const).flatMap((currencyDisplay) =>
    new Intl.NumberFormat(FORMATTING_LOCALE[locale], { style: 'currency', currency, currencyDisplay })
      .formatToParts(1)
      .flatMap(({ type, value }) => (type === 'currency' ? [value] : [])),
  );
  const names = [...new Set([currency, ...signs])];
  const begun = new Set(
    names.flatMap((name) => Array.from({ length: name.length - 1 }, (_, at) => name.slice(0, at + 1))),
  );
  const longestFirst = (texts: Iterable<string>): string =>
    [...texts]
      .sort((a, b) => b.length - a.length)
      .map(patternOf)
      .join('|');
  return { own: longestFirst(names), begun: longestFirst(begun) };
});
export const ownMoneyOf = (locale: Locale, currency: CurrencyCode): Pick<OwnMoney, 'own' | 'begun'> =>
  currencyPatterns(locale, currency);

const days = once(
  (locale) => new Intl.DateTimeFormat(FORMATTING_LOCALE[locale], { dateStyle: 'long', timeZone: 'UTC' }),
);
const months = once(
  (locale) => new Intl.DateTimeFormat(FORMATTING_LOCALE[locale], { month: 'long', timeZone: 'UTC' }),
);
const monthsOfYears = once(
  (locale) =>
    new Intl.DateTimeFormat(FORMATTING_LOCALE[locale], { month: 'long', year: 'numeric', timeZone: 'UTC' }),
);

/** An ISO day, or the day of an ISO instant, in full: `21 November 2026`. */
export const dateText = (locale: Locale, iso: string): string =>
  days(locale).format(new Date(`${iso.slice(0, 10)}T00:00:00Z`));

/** A survey's quarter in months: `2025-Q3` is `July to September 2025`. */
export function quarterText(locale: Locale, period: string): string {
  const match = /^(\d{4})-Q([1-4])$/.exec(period);
  if (!match) throw new RangeError(`not a quarter: ${period}`);
  const first = (Number(match[2]) - 1) * 3;
  const month = (index: number): Date => new Date(Date.UTC(Number(match[1]), index, 1));
  return dictionaryOf(locale)
    .quarter.replace('{first}', months(locale).format(month(first)))
    .replace('{last}', monthsOfYears(locale).format(month(first + 2)));
}

const plurals = once((locale) => new Intl.PluralRules(FORMATTING_LOCALE[locale]));
const numbers = once((locale) => new Intl.NumberFormat(FORMATTING_LOCALE[locale]));

/** The right form of a counted noun, with the number in it. */
export function countText(locale: Locale, plural: Plural, count: number): string {
  const form = plurals(locale).select(count) === 'one' ? plural.one : plural.other;
  return form.replace('{n}', numbers(locale).format(count));
}

const ENGLISH_NAMES: ReadonlyMap<CountryCode, string> = new Map(COUNTRIES.map((c) => [c.code, c.name]));

/** A country's name as a heading or in a list. */
export function countryName(locale: Locale, code: CountryCode): string {
  const name = dictionaryOf(locale).countryNames?.[code] ?? ENGLISH_NAMES.get(code);
  if (name === undefined) throw new RangeError(`no country ${code}`);
  return name;
}

/** A country's name within a sentence: `the United Kingdom`. */
export function countryInSentence(locale: Locale, code: CountryCode): string {
  const dictionary = dictionaryOf(locale);
  return `${dictionary.article[code] ?? ''}${countryName(locale, code)}`;
}

const collators = once((locale) => new Intl.Collator(FORMATTING_LOCALE[locale]));

const lists = once((locale) => new Intl.ListFormat(FORMATTING_LOCALE[locale], { type: 'conjunction' }));

/** Countries as part of a sentence, in the order of their names: `Brazil, Ghana, and the Philippines`. */
export const countriesInSentence = (locale: Locale, codes: readonly CountryCode[]): string =>
  lists(locale).format(byName(locale, codes).map((code) => countryInSentence(locale, code)));

/** Country codes in the order of their names in a locale. */
export function byName(locale: Locale, codes: readonly CountryCode[]): CountryCode[] {
  const order = collators(locale).compare;
  return [...codes].sort((a, b) => order(countryName(locale, a), countryName(locale, b)));
}
