/** The languages of the site, and their dictionaries. A new one is a file beside en.ts and a line in each list here. */

export const LOCALES = ['en'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'en';

/** The locale whose conventions Node formats numbers, money and dates by: international English for `en`. */
export const FORMATTING_LOCALE: Readonly<Record<Locale, string>> = { en: 'en-GB' };
