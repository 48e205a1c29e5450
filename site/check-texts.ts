/**
 * `node site/check-texts.ts`: ends with an error that names every text that is wrong: missing in a language, of another form
 * than the English one, or shown by no page. Part of every build; beside site/build.ts, because it takes as long.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type EnglishFile, readingFaults, type TextFile, textFaults } from './texts/check.ts';
import { LANGUAGES } from './texts/languages.ts';
import { textReads } from './texts/reads.ts';

const SITE = fileURLToPath(new URL('.', import.meta.url));

const read = (name: string): unknown => JSON.parse(readFileSync(resolve(SITE, 'texts', name), 'utf8'));
// Our own files, which the check goes through: of another shape, it finds texts missing.
const [english, ...others] = LANGUAGES.map(({ code, lang }) => ({
  lang,
  ...(read(`${code}.json`) as object),
}));
const faults = [
  ...textFaults(english as EnglishFile, others as TextFile[]),
  ...readingFaults(english as EnglishFile, textReads(SITE)),
];
if (faults.length > 0) throw new Error(`texts are wrong:\n${faults.join('\n')}`);
