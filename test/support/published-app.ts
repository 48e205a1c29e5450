/**
 * The app as after its first start, for tests that only read: the first test file that asks for it makes the data, the
 * others copy them, so that a run publishes them once and not once a file.
 */
import { cpSync, existsSync, mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { lock } from '../../infra/build/lock.ts';
import { type App, startApp } from './app.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder of this run alone. */
    readonly runFolder: string;
  }
}

/** A copy of the data folder that a first start leaves behind. @param asOnDay the day it runs as on; undefined: today */
export async function publishedData(asOnDay?: string): Promise<string> {
  const published = join(inject('runFolder'), `published-${asOnDay ?? 'today'}`);
  const held = await lock(`${published}.lock`);
  try {
    if (!existsSync(published)) {
      // As in a new AWS account, whose quota is that small.
      const first = await startApp({
        schedules: false,
        accountConcurrency: 10,
        ...(asOnDay !== undefined && { asOnDay }),
      });
      // The minute's run writes the languages after the first.
      await first.runSchedules();
      await first.close();
      renameSync(first.dataDir, published);
    }
  } finally {
    held.release();
  }
  const copy = mkdtempSync(join(tmpdir(), 'karvon-'));
  cpSync(published, copy, { recursive: true });
  return copy;
}

/** Its second start. */
export async function startPublishedApp(asOnDay?: string): Promise<App> {
  return startApp({
    dataDir: await publishedData(asOnDay),
    ...(asOnDay !== undefined && { asOnDay }),
  });
}
