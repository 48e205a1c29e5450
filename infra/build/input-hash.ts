/** Tells whether a step has to run again: a hash over everything that goes into it. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Names and contents of all files under `paths`, the lockfile and Node's version.
 * @param paths relative to `root`; files or folders, missing ones count as missing
 * @param more whatever else decides the result, such as settings
 */
export function hashInputs(root: string, paths: readonly string[], more: readonly string[] = []): string {
  const hash = createHash('sha256');
  for (const text of [process.version, ...more]) hash.update(`${text}\0`);
  for (const file of ['package-lock.json', ...paths].flatMap((path) => filesUnder(join(root, path)))) {
    const bytes = readFileSync(file);
    hash.update(`${relative(root, file)}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
