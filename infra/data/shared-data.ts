/** The full files of others that the project does not carry. Tests against them skip, and say so, where they are not. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const FOLDER = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

export const hasSharedData = existsSync(FOLDER);
export const skipMessage = 'the full data files are not beside this checkout';

/** A file's bytes, unpacked if its name ends in `.gz`. */
export function readSharedData(path: string): Buffer {
  const bytes = readFileSync(`${FOLDER}${path}`);
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}
