/**
 * The languages of the site, the first one the default. To add a language: a file of texts beside en.json, and an entry here.
 * en.json has a note on every text for its translator (notes.ts); check.ts holds the files against it at build time.
 */
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import en from './en.json' with { type: 'json' };
import { type WithoutNotes, withoutNotes } from './notes.ts';
import ru from './ru.json' with { type: 'json' };

export type Texts = WithoutNotes<(typeof en)['texts']>;

/** Names by code, where Node's are not those that people use; and names that change within a sentence. */
interface Names {
  readonly countries?: Readonly<Record<string, string>>;
  readonly currencies?: Readonly<Record<string, string>>;
  /** Currencies as people say them beside a number, where Node adds a country to them: `rouble`, `roubles`. */
  readonly spoken?: Readonly<
    Record<string, Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>>
  >;
  /** What people write beside an amount, beside the code, the signs that Node knows and how it is spoken: `руб.`. */
  readonly typed?: Readonly<Record<string, readonly string[]>>;
  /**
   * Months where Node has another spelling than people write: within a date, and alone, as in the months of a quarter. January to
   * December.
   */
  readonly months?: { readonly inDate?: readonly string[]; readonly alone?: readonly string[] };
  /** Signs of currencies beside amounts, where Node's are those of other countries: `$` instead of `US$`. */
  readonly signs?: Readonly<Record<string, string>>;
  /** Countries as they stand within a sentence, where that is not their name alone: `the United Kingdom`. */
  readonly inSentence?: Readonly<Record<string, string>>;
}

export interface Language {
  /** First segment of its addresses, in lower case. */
  readonly code: string;
  /** BCP 47, for `lang` and `hreflang`. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** As its speakers call it. */
  readonly name: string;
  /** BCP 47: by which Node writes numbers, money and dates. */
  readonly formats: string;
  /** Countries that those who read it send money home to: their corridors come first on its home page. */
  readonly origins: readonly string[] | 'all';
  /**
   * Corridors whose tables stand on the page that checks an offer: the largest by KNOMAD's estimates for 2021, in their order. Of
   * them, the first four different pairs of currencies with a rate are shown.
   */
  readonly checks: readonly CorridorId[];
  /** Kinds of pages (kinds.ts) that are not in this language: links lead to the English page, and say so. */
  readonly without: readonly string[];
}

interface LanguageFile {
  readonly names: Names;
  readonly texts: Texts;
}

export const LANGUAGES = [
  {
    code: 'en',
    lang: 'en',
    dir: 'ltr',
    name: 'English',
    // International English: 21 November 2026.
    formats: 'en-GB',
    origins: 'all',
    // Of the world.
    checks: ['USA-MEX', 'ARE-IND', 'USA-IND', 'USA-GTM', 'SAU-IND', 'USA-PHL', 'USA-CHN', 'RUS-UZB'],
    without: [],
  },
  {
    code: 'ru',
    lang: 'ru',
    dir: 'ltr',
    name: 'Русский',
    formats: 'ru',
    // Official in the first three, and what people of the others who work abroad read beside their own languages.
    origins: ['BLR', 'KAZ', 'KGZ', 'TJK', 'UZB'],
    // From Russia; without Ukraine, where nobody pays out transfers from Russia any more.
    checks: ['RUS-UZB', 'RUS-TJK', 'RUS-KGZ', 'RUS-GEO', 'RUS-AZE', 'RUS-ARM'],
    without: [],
  },
] as const satisfies readonly Language[];

/** The code of a language. */
export type Locale = (typeof LANGUAGES)[number]['code'];
export const DEFAULT_LOCALE: Locale = 'en';
export const LOCALES: readonly Locale[] = LANGUAGES.map(({ code }) => code);

/** Apart from the list, and pure: what only asks for addresses (publish-pages) is bundled without any text. */
const FILES: Readonly<Record<Locale, LanguageFile>> = { en: /* @__PURE__ */ withoutNotes(en), ru };

type OurLanguage = Language & { readonly code: Locale };
const byCode: ReadonlyMap<Locale, OurLanguage> = new Map(LANGUAGES.map((one) => [one.code, one]));

export function languageOf(locale: Locale): OurLanguage {
  const found = byCode.get(locale);
  if (!found) throw new RangeError(`no language ${locale}`);
  return found;
}

export const textsOf = (locale: Locale): Texts => FILES[locale].texts;
export const namesOf = (locale: Locale): Names => FILES[locale].names;
