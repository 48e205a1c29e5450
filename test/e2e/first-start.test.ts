/** A first start: ready with the first language, and whole soon after; nobody who asks meanwhile is turned away. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { keyOf } from '../../site/kinds.ts';
import { DEFAULT_LOCALE, LOCALES, languageOf } from '../../site/texts/languages.ts';
import { send } from '../infra/support/raw-http.ts';
import { type App, startApp } from '../support/app.ts';

const listingSchema = z.object({
  languages: z.object({ whole: z.array(z.string()), coming: z.array(z.string()) }),
});

let app: App;
const lines: string[] = [];
beforeAll(async () => {
  app = await startApp({ log: (line) => void lines.push(line) });
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

test('renders a page of another language for whoever asks before it is written, as it is written then', async () => {
  const paths = others.slice(0, 2).flatMap((code) => [`/${code}/deu-kgz`, `/${code}/to/kgz`]);
  const early = await Promise.all(paths.map((path) => send(app.url, path)));
  // Corridors without a surveyed price are written last of all.
  expect((await send(app.url, '/en/rus-tjk')).status).toBe(200);
  expect(await languages(), 'too late to tell').toMatchObject({ coming: others });
  for (const [at, { status, text, headers }] of early.entries()) {
    expect(status, paths[at]).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toContain(`lang="${languageOf(others[Math.floor(at / 2)] ?? DEFAULT_LOCALE).lang}"`);
  }
  expect((await send(app.url, `/${others[0]}/deu-xxx`)).status).toBe(404);
  // Else with the minute's run, as the files beside pages.
  await app.invoke('publish-pages', {});
  await expect.poll(languages, { timeout: 300_000, interval: 500 }).toEqual({ whole: LOCALES, coming: [] });
  for (const [at, path] of paths.entries()) {
    const { status, text } = await send(app.url, path);
    expect([status, text], keyOf(path)).toEqual([200, early[at]?.text]);
  }
  expect((await send(app.url, '/')).text).toContain(`href="/${others[0]}"`);
}, 330_000);
