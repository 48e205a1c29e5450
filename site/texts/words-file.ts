/**
 * The words with which a page's script writes a comparison, as a file of its own for each language: they are needed only for an
 * amount that somebody types, and would be a quarter of the page. Its name is a hash of its content, as that of every static file.
 * Used in Node only.
 */
import { createHash } from 'node:crypto';
import type { Locale } from './languages.ts';
import { textsOf } from './languages.ts';

export interface WordsFile {
  /** URL path. */
  readonly path: string;
  /** JSON of the language's `compare`. */
  readonly body: string;
}

export function wordsFile(locale: Locale): WordsFile {
  const body = JSON.stringify(textsOf(locale).compare);
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 8);
  return { path: `/_astro/words.${hash}.json`, body };
}
