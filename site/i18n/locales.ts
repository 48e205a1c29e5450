/** The languages of the site, and their dictionaries. To add one: a file beside en.ts and a line in each list here. */

export const LOCALES = ['en'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'en';

/** The locale by which Node formats numbers, money and dates: international English for `en`. */
export const FORMATTING_LOCALE: Readonly<Record<Locale, string>> = { en: 'en-GB' };
