/** Builds the site and synthesizes the app once for all tests; nothing is done where their sources have not changed. */
import { existsSync } from 'node:fs';

export async function setup(): Promise<void> {
  const build = new URL('../../infra/build/build.ts', import.meta.url);
  if (existsSync(build)) await import(build.href);
}
