/**
 * The languages of the site, the first one the default. To add a language: a file of texts beside en.json, and an entry here.
 * en.json has a note on every text for its translator (notes.ts); check.ts holds the files against it at build time.
 */
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import en from './en.json' with { type: 'json' };
import faAf from './fa-af.json' with { type: 'json' };
import hy from './hy.json' with { type: 'json' };
import ka from './ka.json' with { type: 'json' };
import kk from './kk.json' with { type: 'json' };
import ky from './ky.json' with { type: 'json' };
import { type WithoutNotes, withoutNotes } from './notes.ts';
import ro from './ro.json' with { type: 'json' };
import ru from './ru.json' with { type: 'json' };
import tg from './tg.json' with { type: 'json' };
import tr from './tr.json' with { type: 'json' };
import uk from './uk.json' with { type: 'json' };
import uz from './uz.json' with { type: 'json' };
import { cyrillicFile } from './uzbek-cyrillic.ts';

type AllTexts = WithoutNotes<(typeof en)['texts']>;

/** Kinds of pages for the firms that send prices. */
const PAGES_FOR_FIRMS = ['providers', 'provider', 'rules', 'guide', 'portal'] as const;
/** Kinds of pages for those who work with the figures. */
const PAGES_OF_FIGURES = [
  'data',
  'data-corridors',
  'data-compare',
  'data-region',
  'data-country',
  'data-corridor',
  'data-past',
  'data-published',
  'data-rules',
  'data-calendar',
  'data-quality',
  'data-corrections',
  'data-files',
  'data-lineage',
  'method',
] as const;
/** What only English and Russian have. */
const FOR_EXPERTS = [...PAGES_FOR_FIRMS, ...PAGES_OF_FIGURES] as const;
/** Groups of texts that stand on some kinds of pages alone: a language that lacks all of these lacks the texts too. */
export const GROUPS_OF_KINDS = {
  firms: PAGES_FOR_FIRMS,
  portal: PAGES_FOR_FIRMS,
  data: PAGES_OF_FIGURES,
} as const;
type GroupOfKinds = keyof typeof GROUPS_OF_KINDS;

/** The texts that every language has. */
export type Texts = { readonly [Group in keyof AllTexts as Exclude<Group, GroupOfKinds>]: AllTexts[Group] };
/** Those of pages for firms and of figures. */
export type FirmTexts = { readonly [Group in GroupOfKinds]: AllTexts[Group] };

/** What code writes between parts that are no sentence, each with its blank; `stop` ends a sentence that code puts together. */
export interface Punctuation {
  readonly comma: string;
  readonly semicolon: string;
  readonly colon: string;
  readonly stop: string;
}
const PUNCTUATION: Punctuation = { comma: ', ', semicolon: '; ', colon: ': ', stop: '.' };

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
  /** Where it is not that of English. */
  readonly punctuation?: Partial<Punctuation>;
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
  /** People write the sign of a currency after the amount, although Node writes it before. */
  readonly signAfter?: true;
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
  {
    code: 'uz',
    lang: 'uz',
    dir: 'ltr',
    name: 'Oʻzbekcha',
    formats: 'uz',
    origins: ['UZB'],
    // KNOMAD estimates no other.
    checks: ['RUS-UZB'],
    without: FOR_EXPERTS,
  },
  {
    code: 'uz-cyrl',
    lang: 'uz-Cyrl',
    dir: 'ltr',
    name: 'Ўзбекча',
    formats: 'uz-Cyrl',
    origins: ['UZB'],
    checks: ['RUS-UZB'],
    without: FOR_EXPERTS,
  },
  {
    code: 'tg',
    lang: 'tg',
    dir: 'ltr',
    name: 'Тоҷикӣ',
    formats: 'tg',
    origins: ['TJK'],
    checks: ['RUS-TJK', 'DEU-TJK', 'UKR-TJK', 'KAZ-TJK', 'USA-TJK', 'UZB-TJK'],
    without: FOR_EXPERTS,
  },
  {
    code: 'ky',
    lang: 'ky',
    dir: 'ltr',
    name: 'Кыргызча',
    formats: 'ky',
    origins: ['KGZ'],
    checks: ['RUS-KGZ', 'DEU-KGZ', 'TUR-KGZ', 'UKR-KGZ', 'USA-KGZ', 'TJK-KGZ'],
    without: FOR_EXPERTS,
  },
  {
    code: 'kk',
    lang: 'kk',
    dir: 'ltr',
    name: 'Қазақша',
    formats: 'kk',
    origins: ['KAZ'],
    checks: ['RUS-KAZ', 'DEU-KAZ', 'UKR-KAZ', 'BLR-KAZ', 'USA-KAZ', 'TUR-KAZ'],
    without: FOR_EXPERTS,
  },
  {
    code: 'uk',
    lang: 'uk',
    dir: 'ltr',
    name: 'Українська',
    formats: 'uk',
    origins: ['UKR'],
    // Without Russia, from where nobody pays out transfers any more.
    checks: ['USA-UKR', 'KAZ-UKR', 'DEU-UKR', 'POL-UKR', 'BLR-UKR', 'CZE-UKR'],
    without: FOR_EXPERTS,
  },
  {
    code: 'ka',
    lang: 'ka',
    dir: 'ltr',
    name: 'ქართული',
    formats: 'ka',
    origins: ['GEO'],
    checks: ['RUS-GEO', 'GRC-GEO', 'UKR-GEO', 'AZE-GEO', 'USA-GEO', 'DEU-GEO'],
    without: FOR_EXPERTS,
  },
  {
    code: 'hy',
    lang: 'hy',
    dir: 'ltr',
    name: 'Հայերեն',
    formats: 'hy',
    origins: ['ARM'],
    checks: ['RUS-ARM', 'USA-ARM', 'UKR-ARM', 'FRA-ARM', 'DEU-ARM', 'GRC-ARM'],
    without: FOR_EXPERTS,
  },
  {
    code: 'ro',
    lang: 'ro',
    dir: 'ltr',
    name: 'Română',
    formats: 'ro',
    origins: ['MDA', 'ROU'],
    checks: ['ESP-ROU', 'ITA-ROU', 'DEU-ROU', 'GBR-ROU', 'RUS-MDA', 'ROU-MDA'],
    without: FOR_EXPERTS,
  },
  {
    code: 'tr',
    lang: 'tr',
    dir: 'ltr',
    name: 'Türkçe',
    formats: 'tr',
    signAfter: true,
    origins: ['TUR'],
    checks: ['DEU-TUR', 'FRA-TUR', 'NLD-TUR', 'AUT-TUR', 'USA-TUR', 'BEL-TUR', 'GBR-TUR', 'CHE-TUR'],
    without: FOR_EXPERTS,
  },
  {
    code: 'fa-af',
    lang: 'fa-AF',
    dir: 'rtl',
    name: 'دری',
    // Afghanistan's own calendar is not that of a survey's quarters, nor of a bank abroad.
    formats: 'fa-AF-u-ca-gregory',
    signAfter: true,
    origins: ['AFG'],
    checks: ['IRN-AFG', 'PAK-AFG', 'SAU-AFG', 'DEU-AFG', 'USA-AFG', 'TUR-AFG', 'SWE-AFG', 'GBR-AFG'],
    without: FOR_EXPERTS,
  },
] as const satisfies readonly Language[];

/** The code of a language. */
export type Locale = (typeof LANGUAGES)[number]['code'];
export const DEFAULT_LOCALE: Locale = 'en';
export const LOCALES: readonly Locale[] = LANGUAGES.map(({ code }) => code);

/** Apart from the list, and pure: what only asks for addresses (publish-pages) is bundled without any text. */
const FILES: Readonly<Record<Locale, LanguageFile>> = {
  en: /* @__PURE__ */ withoutNotes(en),
  ru,
  uz,
  'uz-cyrl': /* @__PURE__ */ cyrillicFile(uz),
  tg,
  ky,
  kk,
  uk,
  ka,
  hy,
  ro,
  tr,
  'fa-af': faAf,
};

type OurLanguage = Language & { readonly code: Locale };
const byCode: ReadonlyMap<Locale, OurLanguage> = new Map(LANGUAGES.map((one) => [one.code, one]));

export function languageOf(locale: Locale): OurLanguage {
  const found = byCode.get(locale);
  if (!found) throw new RangeError(`no language ${locale}`);
  return found;
}

export const textsOf = (locale: Locale): Texts => FILES[locale].texts;

const FIRM_FILES: Readonly<Partial<Record<Locale, { readonly texts: FirmTexts }>>> = {
  en: /* @__PURE__ */ withoutNotes(en),
  ru,
};
/** @throws RangeError for a language without pages for firms */
export function firmTextsOf(locale: Locale): FirmTexts {
  const file = FIRM_FILES[locale];
  if (!file) throw new RangeError(`no texts for firms in ${locale}`);
  return file.texts;
}
/** The texts of pages of figures. @throws RangeError for a language without them */
export const dataTextsOf = (locale: Locale): FirmTexts['data'] => firmTextsOf(locale).data;
export const namesOf = (locale: Locale): Names => FILES[locale].names;
export const punctuationOf = (locale: Locale): Punctuation => ({
  ...PUNCTUATION,
  ...namesOf(locale).punctuation,
});
/** The words with which a comparison is written, on a page and by its script. */
export type CompareWords = Texts['compare'] & { readonly punctuation: Punctuation };
export const compareWordsOf = (locale: Locale): CompareWords => ({
  ...textsOf(locale).compare,
  punctuation: punctuationOf(locale),
});
