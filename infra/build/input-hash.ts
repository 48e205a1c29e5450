/** Tells whether a step has to run again: computes a hash of all its inputs. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Names and contents of all files under `paths`, the lockfile and Node's version.
 * @param paths relative to `root`; files or folders; a missing one counts as missing
 * @param more other inputs that affect the result, such as settings
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
