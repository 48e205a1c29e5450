/** A first start: ready with the first language, and whole soon after; nobody who asks meanwhile is turned away. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { readBucket } from '../../infra/local/engine/bucket-store.ts';
import { keyOf } from '../../site/kinds.ts';
import { DEFAULT_LOCALE, LOCALES, languageOf } from '../../site/texts/languages.ts';
import { send } from '../infra/support/raw-http.ts';
import { type App, startApp } from '../support/app.ts';
import { deep } from '../support/scale.ts';

const listingSchema = z.object({
  languages: z.object({ whole: z.array(z.string()), coming: z.array(z.string()) }),
});

let app: App;
const lines: string[] = [];
beforeAll(async () => {
  // The next run would begin the other languages at once, and what is asked for here may not be written yet.
  app = await startApp({ schedules: 'once', log: (line) => void lines.push(line) });
}, 120_000);
afterAll(() => app.end());

const languages = async () =>
  listingSchema.parse(JSON.parse((await send(app.url, '/data/manifest.json')).text)).languages;
const others = LOCALES.filter((code) => code !== DEFAULT_LOCALE);

test('is ready with the first language alone, and says how many follow', async () => {
  expect(lines.join('\n')).toContain(`other languages follow: ${others.length}`);
  const { whole, coming } = await languages();
  expect([whole, coming]).toEqual([[DEFAULT_LOCALE], others]);
});

/** The key's object, if it is written by now. */
const written = (path: string): string | undefined => {
  const buckets = join(app.dataDir, 'buckets');
  const found = readdirSync(buckets).map((name) => readBucket(join(buckets, name)).get(keyOf(path)));
  return found.find((one) => one !== undefined)?.bytes.toString('utf8');
};

/** What the run that writes all other languages writes first; the deep run waits for its end, and for every language. */
const AWAITED = deep
  ? 'every language to its last page'
  : `the first page in ${others.slice(0, 2).join(', ')}`;

test(`renders a page of another language for whoever asks before it is written, as it is written then: ${AWAITED}`, async () => {
  console.log(`a first start, waiting for ${AWAITED}; KARVON_DEEP=1: for every language to its last page`);
  const places = ['ago-nam', 'deu-kgz', 'to/kgz'];
  const paths = others.slice(0, 2).flatMap((code) => places.map((place) => `/${code}/${place}`));
  const early = await Promise.all(paths.map((path) => send(app.url, path)));
  // Corridors without a surveyed price are written last of all.
  expect((await send(app.url, '/en/rus-tjk')).status).toBe(200);
  for (const [at, { status, text, headers }] of early.entries()) {
    expect(status, paths[at]).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    const code = others[Math.floor(at / places.length)] ?? DEFAULT_LOCALE;
    expect(text).toContain(`lang="${languageOf(code).lang}"`);
    expect(written(paths[at] ?? ''), paths[at]).toBeUndefined();
  }
  expect((await send(app.url, `/${others[0]}/deu-xxx`)).status).toBe(404);
  // Else with the minute's run, as the files beside pages.
  const run = app.invoke('publish-pages', {});
  const awaited = deep ? paths : paths.filter((path) => path.endsWith(places[0] ?? ''));
  if (deep) {
    await run;
    await expect.poll(languages, { timeout: 300_000, interval: 500 }).toEqual({ whole: LOCALES, coming: [] });
    expect((await send(app.url, '/')).text).toContain(`href="/${others[0]}"`);
  } else {
    // The app ends before it does.
    run.catch(() => {});
    await expect
      .poll(() => awaited.map(written), { timeout: 120_000, interval: 200 })
      .not.toContain(undefined);
  }
  for (const path of awaited) {
    const { status, text } = await send(app.url, path);
    expect([status, text], keyOf(path)).toEqual([200, early[paths.indexOf(path)]?.text]);
    expect(written(path), keyOf(path)).toBe(text);
  }
}, 330_000);
