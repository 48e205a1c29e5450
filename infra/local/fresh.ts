/** `--fresh`: begins without anything that could be damaged. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Removes what was built, and of what was collected the folder that is asked for: what was collected as on other days stays.
 * @param work the work folder, whose locks are held
 */
export function clear(work: string, dataDir: string): void {
  for (const entry of readdirSync(work, { withFileTypes: true })) {
    const isCollected = entry.isDirectory() && /^(data|days)$/.test(entry.name);
    const isLock = entry.name.endsWith('.lock');
    if (!isCollected && !isLock) rmSync(join(work, entry.name), { recursive: true, force: true });
  }
  rmSync(dataDir, { recursive: true, force: true });
}
