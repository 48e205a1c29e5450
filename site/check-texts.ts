/**
 * `node site/check-texts.ts`: ends with an error that names every text that is wrong: missing in a language, of another form than
 * the English one, read by the site's code and not there, or read nowhere. Part of `npm run build` and of the tests. build.ts
 * itself looks at the languages' files; going through all of the code takes as long as building it.
 */
import { fileURLToPath } from 'node:url';
import { readingFaults, textFaults } from './texts/check.ts';
import { textFiles, throwFaults } from './texts/files.ts';
import { textReads } from './texts/reads.ts';

const { english, others } = textFiles();
const reads = textReads(fileURLToPath(new URL('.', import.meta.url)));
throwFaults([...textFaults(english, others), ...readingFaults(english, reads)]);
