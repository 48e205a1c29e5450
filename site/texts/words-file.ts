/**
 * The words with which a page's scripts write a comparison, the answer of a check and the portal, as files of their own for each
 * language: they are needed only for an amount that somebody types, and would be a quarter of the page. A file's name is a hash of its content, as that of every static file.
 * Used in Node only.
 */
import { createHash } from 'node:crypto';
import { saidWordsOf } from '../view/said-words.ts';
import type { Locale } from './languages.ts';
import { compareWordsOf, firmTextsOf, textsOf } from './languages.ts';

export interface WordsFile {
  /** URL path. */
  readonly path: string;
  /** JSON of the language's words. */
  readonly body: string;
}

const WORDS = {
  comparison: compareWordsOf,
  /** Where firms say prices too. */
  said: saidWordsOf,
  check: (locale: Locale) => textsOf(locale).check.answer,
  portal: (locale: Locale) => firmTextsOf(locale).portal,
};
export const WORDS_FILES = Object.keys(WORDS) as (keyof typeof WORDS)[];

export function wordsFile(locale: Locale, of: keyof typeof WORDS): WordsFile {
  const body = JSON.stringify(WORDS[of](locale));
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 8);
  return { path: `/_astro/${of === 'portal' ? 'portal' : 'words'}.${hash}.json`, body };
}
