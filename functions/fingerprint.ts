/** The fingerprint of running code: what is derived is derived again when the code that derives it changes. */
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
