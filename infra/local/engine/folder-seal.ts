/**
 * Tells whether the files of the table engine are as it left them. The engine itself returns a damaged block as it is, and makes
 * an empty table where the file that names the others is missing. The seal is a file beside the folder with their hashes.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { DamagedStore, md5 } from './damage.ts';

/** MD5 by name. */
type Hashes = Readonly<Record<string, string>>;

const sealSchema = z.object({
  /** Whether the engine had ended: all its files are named, and all have to be there. Else those alone that it never changes. */
  whole: z.boolean(),
  files: z.record(z.string(), z.string()),
});

const HELD = /^(CURRENT|MANIFEST-\d+|\d+\.(ldb|log))$/;
const NEVER_CHANGED = /\.ldb$/;
const sealOf = (directory: string): string => `${directory}.seal`;

function hashesIn(directory: string): Hashes {
  const names = readdirSync(directory).filter((name) => HELD.test(name));
  return Object.fromEntries(names.map((name) => [name, md5(readFileSync(join(directory, name)))]));
}

/**
 * Before the engine opens the folder; breaks the seal, since opening changes files.
 * @returns the hashes of the files that are there
 * @throws DamagedStore that names the first file that is not as it was
 */
export function breakSeal(directory: string): Hashes {
  const there = hashesIn(directory);
  if (Object.keys(there).length > 0 && there.CURRENT === undefined)
    throw new DamagedStore(join(directory, 'CURRENT'), 'it is missing');
  const { whole, files } = readSeal(directory);
  for (const [name, hash] of Object.entries(files)) {
    const found = there[name];
    // A killed process may have merged it into another one.
    if (found === undefined && !whole) continue;
    if (found !== hash)
      throw new DamagedStore(join(directory, name), found === undefined ? 'it is missing' : 'it was changed');
  }
  rmSync(sealOf(directory), { recursive: true, force: true });
  return there;
}

/** While the engine has the folder open: seals the files of `before` that it left alone, so that it will never change them. */
export function sealUnchanged(directory: string, before: Hashes): void {
  const same = Object.entries(hashesIn(directory)).filter(
    ([name, hash]) => NEVER_CHANGED.test(name) && before[name] === hash,
  );
  write(directory, false, Object.fromEntries(same));
}

/** Once the engine has ended. */
export const sealWhole = (directory: string): void => write(directory, true, hashesIn(directory));

function write(directory: string, whole: boolean, files: Hashes): void {
  const text = JSON.stringify({ whole, files });
  writeFileSync(sealOf(directory), `${md5(text)} ${text}`);
}

/** A seal that is missing or damaged itself says nothing. */
function readSeal(directory: string): z.infer<typeof sealSchema> {
  try {
    const [, hash, text = ''] = /^(\w+) (.*)$/s.exec(readFileSync(sealOf(directory), 'utf8')) ?? [];
    if (md5(text) === hash) return sealSchema.parse(JSON.parse(text));
  } catch {}
  return { whole: false, files: {} };
}
