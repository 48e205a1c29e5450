/** How each language writes numbers, money, dates, counted nouns and names. In Node: browsers' own Intl lacks our languages. */

import { COUNTRIES } from '../../shared/catalogue/countries.ts';
import { findCurrency } from '../../shared/catalogue/currencies.ts';
import { isExample } from '../../shared/feeds/feed.ts';
import type { CountryCode, CurrencyCode } from '../../shared/model/vocabulary.ts';
import {
  DEFAULT_LOCALE,
  type Locale,
  languageOf,
  namesOf,
  punctuationOf,
  textsOf,
} from '../texts/languages.ts';
import { fill, type MoneyMarks, type NumberMarks, writeNumber } from '../view/numbers.ts';
import type { OwnMoney } from '../view/typed-amount.ts';

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

export { textsOf };

const formatsOf = (locale: Locale): string => languageOf(locale).formats;

/** How a locale writes numbers, taken from Node's output: the browser's own Intl lacks our languages. */
export const numberMarksOf = once((locale): NumberMarks => {
  const parts = (value: number): Intl.NumberFormatPart[] =>
    new Intl.NumberFormat(formatsOf(locale)).formatToParts(value);
  const group = parts(1_234_567).find((p) => p.type === 'group')?.value ?? '';
  const decimal = parts(1.5).find((p) => p.type === 'decimal')?.value ?? '.';
  const groupsFour = parts(1234).some((p) => p.type === 'group');
  const digits = Array.from({ length: 10 }, (_, digit) => numbers(locale).format(digit)).join('');
  return { decimal, group, minGroup: groupsFour ? 4 : 5, ...(digits !== '0123456789' && { digits }) };
});

/**
 * The text before and after an amount in a currency: `€` and nothing, or a code and a no-break space. Written from the right, the
 * two and their digits are one unit that the words around them do not reorder.
 */
const currencyMarks = once((locale, currency): MoneyMarks => {
  const parts = new Intl.NumberFormat(formatsOf(locale), {
    style: 'currency',
    currency,
  }).formatToParts(1);
  const at = parts.findIndex((p) => p.type === 'integer');
  const text = (list: readonly Intl.NumberFormatPart[]): string =>
    list
      .filter((p) => p.type === 'currency' || p.type === 'literal')
      .map((p) => (p.type === 'currency' ? (namesOf(locale).signs?.[currency] ?? p.value) : p.value))
      .join('');
  const { dir, signAfter } = languageOf(locale);
  const [before, after] = signAfter
    ? ['', `\u00a0${text(parts).trim()}`]
    : [text(parts.slice(0, at)), text(parts.slice(at))];
  const [open, close] = dir === 'rtl' ? ['\u2067', '\u2069'] : ['', ''];
  return { ...numberMarksOf(locale), before: open + before, after: after + close };
});
export const moneyMarksOf = (locale: Locale, currency: CurrencyCode): MoneyMarks =>
  currencyMarks(locale, currency);

/** A text as a pattern in which spaces are optional. */
const patternOf = (text: string): string =>
  text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s/g, '\\s?');

/** The ways to write a currency beside an amount: its code, its signs, international and local, and everyday words. */
const currencyPatterns = once((locale, currency): Pick<OwnMoney, 'own' | 'begun'> => {
  const signs = (['symbol', 'narrowSymbol'] as const).flatMap((currencyDisplay) =>
    new Intl.NumberFormat(formatsOf(locale), { style: 'currency', currency, currencyDisplay })
      .formatToParts(1)
      .flatMap(({ type, value }) => (type === 'currency' ? [value] : [])),
  );
  const { typed, spoken } = namesOf(locale);
  const words = [...Object.values(spoken?.[currency] ?? {}), ...(typed?.[currency] ?? [])];
  const names = [...new Set([currency, ...signs, ...words])];
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
  (locale) =>
    new Intl.DateTimeFormat(formatsOf(locale), {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }),
);
const months = once(
  (locale) => new Intl.DateTimeFormat(formatsOf(locale), { month: 'long', timeZone: 'UTC' }),
);
const years = once(
  (locale) => new Intl.DateTimeFormat(formatsOf(locale), { year: 'numeric', timeZone: 'UTC' }),
);

/** The month of an instant, as it stands alone. */
const monthText = (locale: Locale, within: Date): string =>
  namesOf(locale).months?.alone?.[within.getUTCMonth()] ?? months(locale).format(within);

/** An ISO day, or the day of an ISO instant, in full: `21 November 2026`. */
export function dateText(locale: Locale, iso: string): string {
  const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  const parts = Object.fromEntries(
    days(locale)
      .formatToParts(day)
      .map(({ type, value }) => [type, value]),
  );
  const month = namesOf(locale).months?.inDate?.[day.getUTCMonth()] ?? parts.month ?? '';
  return fill(textsOf(locale).date, { ...parts, month });
}

/** ISO days in full, each once. */
export const datesText = (locale: Locale, days: readonly string[]): string =>
  [...new Set(days)].map((day) => dateText(locale, day)).join(punctuationOf(locale).comma);

/** An ISO day in full, or an ISO month with its year, as exact as a source is: `June 2026`. */
export function dayOrMonthText(locale: Locale, iso: string): string {
  if (iso.length > 7) return dateText(locale, iso);
  const first = new Date(`${iso}-01T00:00:00Z`);
  return fill(textsOf(locale).month, { month: monthText(locale, first), year: years(locale).format(first) });
}

/** A survey's quarter in months: `2025-Q3` is `July to September 2025`. */
export function quarterText(locale: Locale, period: string): string {
  const [, year = '', quarter] = /^(\d{4})-Q([1-4])$/.exec(period) ?? [];
  if (!quarter) throw new RangeError(`not a quarter: ${period}`);
  const last = Number(quarter) * 3 - 1;
  const within = (index: number): Date => new Date(Date.UTC(Number(year), index, 1));
  return fill(textsOf(locale).quarter, {
    first: monthText(locale, within(last - 2)),
    last: monthText(locale, within(last)),
    year: years(locale).format(within(last)),
  });
}

/** A counted noun: a form for each category of CLDR that the language has; `{n}` is the number. */
type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** English where Node has none of a language (Tajik): else those of the machine's own language. */
const withEnglish = (locale: Locale): string[] => [formatsOf(locale), 'en'];

const plurals = once((locale) => new Intl.PluralRules(withEnglish(locale)));
const numbers = once((locale) => new Intl.NumberFormat(formatsOf(locale)));

/** The right form of a counted noun, with the number in it. */
export function countText(locale: Locale, plural: Plural, count: number): string {
  const form = plural[plurals(locale).select(count)] ?? plural.other;
  return form.replace('{n}', numbers(locale).format(count));
}

const BY_CODE = new Map(COUNTRIES.map((country) => [country.code, country]));

const regions = once((locale) => new Intl.DisplayNames(formatsOf(locale), { type: 'region' }));
const currencies = once((locale) => new Intl.DisplayNames(formatsOf(locale), { type: 'currency' }));

/** A country's name as a heading or in a list: in English the catalogue's, else the language's own, else Node's. */
export function countryName(locale: Locale, code: CountryCode): string {
  const country = BY_CODE.get(code);
  if (!country) throw new RangeError(`no country ${code}`);
  if (locale === DEFAULT_LOCALE) return country.name;
  const name = namesOf(locale).countries?.[code] ?? regions(locale).of(country.alpha2);
  if (name === undefined || name === country.alpha2) throw new RangeError(`no name of ${code} in ${locale}`);
  return name;
}

/** A country's name within a sentence: `the United Kingdom`. */
export const countryInSentence = (locale: Locale, code: CountryCode): string =>
  namesOf(locale).inSentence?.[code] ?? countryName(locale, code);

/** A currency's name; its code if nobody has a name for it. */
export function currencyName(locale: Locale, code: CurrencyCode): string {
  const name =
    locale === DEFAULT_LOCALE
      ? findCurrency(code)?.name
      : (namesOf(locale).currencies?.[code] ?? currencies(locale).of(code));
  return name ?? code;
}

/** A currency in words beside a number, without its country where people say it so: `10,000 roubles`. */
export function spokenAmount(locale: Locale, code: CurrencyCode, amount: string): string {
  const plural = namesOf(locale).spoken?.[code];
  const number = writeNumber(amount, numberMarksOf(locale));
  const own = namesOf(locale).currencies?.[code];
  if (!plural && own !== undefined) return `${number} ${own}`;
  // Blanks that may break: very large text has no room for both on one line.
  if (!plural)
    return named(locale, code, Number(amount))
      .map(({ type, value }) => (type === 'literal' ? ' ' : value))
      .join('');
  return `${number} ${plural[plurals(locale).select(Number(amount))] ?? plural.other}`;
}

/** A currency's name after "how many", as the language counts many of it: `somoni`, `рублей`. */
export function spokenCurrency(locale: Locale, code: CurrencyCode): string {
  const plural = namesOf(locale).spoken?.[code];
  if (plural) return plural.many ?? plural.other;
  const own = namesOf(locale).currencies?.[code];
  return own ?? named(locale, code, 100).find(({ type }) => type === 'currency')?.value ?? code;
}

/** Node's words for an amount. */
const named = (locale: Locale, currency: CurrencyCode, amount: number): Intl.NumberFormatPart[] =>
  new Intl.NumberFormat(formatsOf(locale), {
    style: 'currency',
    currency,
    currencyDisplay: 'name',
    maximumFractionDigits: 0,
    minimumFractionDigits: 0,
  }).formatToParts(amount);

const collators = once((locale) => new Intl.Collator(withEnglish(locale)));

const lists = once((locale) => new Intl.ListFormat(formatsOf(locale), { type: 'conjunction' }));

/** Countries as part of a sentence, in the order of their names: `Brazil, Ghana, and the Philippines`. */
export const countriesInSentence = (locale: Locale, codes: readonly CountryCode[]): string =>
  lists(locale).format(byName(locale, codes).map((code) => countryInSentence(locale, code)));

/** Country codes in the order of their names in a locale. */
export function byName(locale: Locale, codes: readonly CountryCode[]): CountryCode[] {
  const order = collators(locale).compare;
  return [...codes].sort((a, b) => order(countryName(locale, a), countryName(locale, b)));
}

/** A provider's name; a made-up firm is called one. */
export const providerName = (locale: Locale, { id, name }: { readonly id: string; readonly name: string }) =>
  isExample(id) ? fill(textsOf(locale).said.beside.example, { name }) : name;
