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

/** A copy of the data folder of a first start that is ready: the first language is published. @param asOnDay the day it runs as on; undefined: today */
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
      // What messages have run writes the first language; the minute's run, which would write the others, does not come. Rates
      // first: those on the pages are then those in force.
      for (const one of ['collect-fx', 'collect-prices', 'request-fx']) {
        await first.invoke(one, {});
        await first.drained();
      }
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

/** Its second start. Pages of other languages than the first are rendered when they are asked for. */
export async function startPublishedApp(asOnDay?: string): Promise<App> {
  return startApp({
    dataDir: await publishedData(asOnDay),
    schedules: false,
    ...(asOnDay !== undefined && { asOnDay }),
  });
}
