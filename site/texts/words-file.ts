/**
 * The words with which a page's scripts write a comparison, and the answer of a check, as files of their own for each language:
 * they are needed only for an amount that somebody types, and would be a quarter of the page. A file's name is a hash of its content, as that of every static file.
 * Used in Node only.
 */
import { createHash } from 'node:crypto';
import type { Locale } from './languages.ts';
import { compareWordsOf, textsOf } from './languages.ts';

export interface WordsFile {
  /** URL path. */
  readonly path: string;
  /** JSON of the language's words. */
  readonly body: string;
}

export function wordsFile(locale: Locale, of: 'comparison' | 'check'): WordsFile {
  const body = JSON.stringify(of === 'check' ? textsOf(locale).check.answer : compareWordsOf(locale));
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 8);
  return { path: `/_astro/words.${hash}.json`, body };
}
