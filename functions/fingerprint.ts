/** The fingerprint of running code: when code changes, what it computed is computed again. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** SHA-256, shortened, of the bundle a function runs from. `moduleUrl`: the caller's `import.meta.url`. */
export function fingerprint(moduleUrl: string): string {
  return createHash('sha256')
    .update(readFileSync(fileURLToPath(moduleUrl)))
    .digest('hex')
    .slice(0, 16);
}
