/** The languages' files as the checks take them. Used at build time only. */
import { readFileSync } from 'node:fs';
import type { EnglishFile, TextFile } from './check.ts';
import { GROUPS_OF_KINDS, LANGUAGES } from './languages.ts';
import { cyrillicFile } from './uzbek-cyrillic.ts';

/** The English file, and every other. They are our own, and the check goes through them: of another shape, it finds texts missing. */
export function textFiles(): { readonly english: EnglishFile; readonly others: readonly TextFile[] } {
  const [english, ...others] = LANGUAGES.map(({ code, lang, without }) => {
    const read = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8'));
    const file: object = code === 'uz-cyrl' ? cyrillicFile(read('uz')) : read(code);
    const lacked: readonly string[] = without;
    const lacks = Object.entries(GROUPS_OF_KINDS).flatMap(([group, kinds]) =>
      kinds.every((kind) => lacked.includes(kind)) ? [group] : [],
    );
    const texts: object = { lang, lacks, ...file };
    return texts;
  });
  return { english: english as EnglishFile, others: others as TextFile[] };
}

/** @throws Error that names every fault, one line each */
export function throwFaults(faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(`texts are wrong:\n${faults.join('\n')}`);
}
