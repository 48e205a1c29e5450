/** What stands on the pictures that messengers show beside links. */
import { type Locale, textsOf } from '../../site/texts/languages.ts';

/** Pixels, as messengers want it. */
export const PREVIEW = { width: 1200, height: 630 };
/** What stood on each when it was drawn, and the hash of its bytes. */
export const NOTED = new URL('./noted.json', import.meta.url);

export interface Noted {
  readonly name: string;
  readonly question: string;
  readonly sha256: string;
}

export const pictureOf = (locale: Locale): URL =>
  new URL(`../../site/public/preview/${locale}.png`, import.meta.url);

/** The name, and the one question. */
export const shownIn = (locale: Locale): Pick<Noted, 'name' | 'question'> => {
  const { layout, home } = textsOf(locale);
  return { name: layout.home, question: home.question };
};
