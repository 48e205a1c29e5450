/** Tells whether a step has to run again: computes a hash of all its inputs, and of all that it made. */
import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/**
 * Names and contents of all files under `paths`, the lockfile and Node's version.
 * @param paths relative to `root`; files or folders; a missing one counts as missing
 * @param more other inputs that affect the result, such as settings
 */
export function hashInputs(root: string, paths: readonly string[], more: readonly string[] = []): string {
  const hash = createHash('sha256');
  for (const text of [process.version, ...more]) hash.update(`${text}\0`);
  for (const path of ['package-lock.json', ...paths]) addFiles(hash, root, filesUnder(join(root, path)));
  return hash.digest('hex');
}

/**
 * Names and contents of all files under `paths`, wherever these are; a missing one counts as missing.
 * @param except files and folders directly in them that do not count
 */
export function hashFiles(paths: readonly string[], except: ReadonlySet<string> = new Set()): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    hash.update('\0');
    const counts = (file: string) => !except.has(relative(path, file).split(sep, 1)[0] ?? '');
    addFiles(hash, path, filesUnder(path).filter(counts));
  }
  return hash.digest('hex');
}

function addFiles(hash: Hash, root: string, files: readonly string[]): void {
  for (const file of files) {
    const bytes = readFileSync(file);
    hash.update(`${relative(root, file)}\0${bytes.length}\0`).update(bytes);
  }
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
