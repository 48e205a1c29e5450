/**
 * How the register's command reaches the table of the app that runs on this machine: over the engine's own port, with a key that only
 * whoever may read the data folder knows. Nothing of it goes through the public port.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const accessSchema = z.object({
  endpoint: z.url(),
  region: z.string(),
  accessKey: z.string(),
  table: z.string(),
});
export type AdminAccess = z.infer<typeof accessSchema>;

const fileIn = (dataDir: string): string => join(dataDir, 'admin.json');

/** @returns what takes the access away */
export function writeAdminAccess(dataDir: string, access: AdminAccess): () => void {
  const file = fileIn(dataDir);
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify(access), { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

/** Undefined: no app runs there. One that was killed leaves an access behind that leads nowhere. */
export function readAdminAccess(dataDir: string): AdminAccess | undefined {
  const file = fileIn(dataDir);
  return existsSync(file) ? accessSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}
