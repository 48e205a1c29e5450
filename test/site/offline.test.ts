/** What is kept for the time without a network: the rules, without a worker. The worker itself: test/e2e/offline.test.ts. */
import { describe, expect, test } from 'vitest';
import {
  homeOf,
  isAsset,
  isData,
  isForKeeping,
  isHashed,
  isOfflinePage,
  isOfPublication,
  isWhole,
  MOST_PAGES,
  offlineOf,
  pageAt,
  pagesToKeep,
  partsOf,
  withNotice,
} from '../../site/browser/offline/rules.ts';
import { KINDS, pathOf, saidPath, sheetPath } from '../../site/kinds.ts';
import { DEFAULT_LOCALE, LANGUAGES } from '../../site/texts/languages.ts';
import { staticFiles } from './built-site.ts';
import { allPages } from './publication.ts';

test('every page of the site is one for the worker, and kept but for the portal and the page for missing addresses', () => {
  for (const { path, data, locale } of allPages) {
    expect(pageAt(path), path).toBe(path);
    expect(isForKeeping(path), path).toBe(data.kind !== 'portal' && !('anywhere' in KINDS[data.kind]));
    expect(homeOf(path), path).toBe(pathOf('home', locale));
    expect(offlineOf(path), path).toBe(pathOf('offline', locale));
    expect(isOfflinePage(path), path).toBe(data.kind === 'offline');
  }
  expect(homeOf('/')).toBe(pathOf('home', DEFAULT_LOCALE));
  expect(pageAt('/EN/Deu-Kgz//')).toBe('/en/deu-kgz');
});

test('nothing else is: the API, data, files, what others may put below the root', () => {
  for (const path of [
    '/v1',
    '/v1/in/feeds',
    '/v1/private/any',
    '/v1/corridors/DEU-KGZ',
    '/data/corridors.json',
    '/data/',
    '/data',
    '/_astro/a.js',
    '/sw.js',
    '/app.en.webmanifest',
    '/icon-192.png',
    '/.whole',
    '/robots.txt',
  ]) {
    expect(pageAt(path), path).toBeUndefined();
    expect(isForKeeping(path), path).toBe(false);
  }
  expect(isForKeeping('/EN/deu-kgz')).toBe(false);
});

test('data are what pages fetch, and no other file', () => {
  for (const path of [sheetPath('DEU-KGZ'), saidPath('DEU-KGZ'), '/data/find.json'])
    expect(isData(path), path).toBe(true);
  for (const path of [
    '/data/manifest.json',
    '/data/reference.json',
    '/data/statistics/DEU-KGZ.json',
    '/v1/x.json',
  ])
    expect(isData(path), path).toBe(false);
});

test('a page needs its styles, scripts, words and prices; a script what it imports', () => {
  const files = [...staticFiles().keys()];
  for (const path of files.filter((one) => one.startsWith('/_astro/')))
    expect(isHashed(path), path).toBe(true);
  const html = `<link rel="stylesheet" href="/_astro/a.css"><link rel="icon" href="/favicon.svg">
    <script src="/_astro/b.x-_1.js"></script>{"words":"/_astro/w.json","sheet":"/data/corridors/DEU-KGZ.json"}
    <a href="/data/reference.json">rates</a><a href="/en/usa-phl">other</a><a href="/v1/openapi.json">API</a>`;
  expect(partsOf('/en/deu-kgz', html)).toEqual([
    '/_astro/a.css',
    '/favicon.svg',
    '/_astro/b.x-_1.js',
    '/_astro/w.json',
    '/data/corridors/DEU-KGZ.json',
  ]);
  expect(partsOf('/_astro/b.js', 'import{a}from"./c.1.js";import("./d.2.js");import(`./e.3.js`)')).toEqual([
    '/_astro/c.1.js',
    '/_astro/d.2.js',
    '/_astro/e.3.js',
  ]);
  expect(partsOf('/_astro/w.json', '"./f.js"')).toEqual([]);
  for (const part of ['/favicon.svg', '/_astro/b.x-_1.js']) expect(isAsset(part)).toBe(true);
  // Of the real scripts, all that they import is found.
  for (const [path, bytes] of staticFiles()) {
    if (!/^\/_astro\/.*\.js$/.test(path)) continue;
    for (const part of partsOf(path, String(bytes))) expect(files, `${path} imports ${part}`).toContain(part);
  }
});

test('half a page, or half a file, is not whole', () => {
  expect(isWhole('/en', '<html><p>all</p></html>\n')).toBe(true);
  expect(isWhole('/en', '<html><p>al')).toBe(false);
  expect(isWhole('/en', '')).toBe(false);
  expect(isWhole('/data/find.json', '{"a":[1]}')).toBe(true);
  expect(isWhole('/data/find.json', '{"a":[1')).toBe(false);
  expect(isWhole('/_astro/a.js', 'a()')).toBe(true);
});

describe('an answer is of the publication', () => {
  const since = Date.parse('2026-11-28T10:00:00Z');
  const of = (headers: Record<string, string>) => isOfPublication(new Headers(headers), since);
  const at = (time: string) => `Sat, 28 Nov 2026 ${time} GMT`;
  test('if its object is not newer, and was read since', () => {
    expect(of({ 'last-modified': at('09:59:00'), date: at('10:00:00') })).toBe(true);
    expect(of({ 'last-modified': at('10:00:00'), date: at('10:05:00') })).toBe(true);
    // A run under way has written it already.
    expect(of({ 'last-modified': at('10:00:01'), date: at('10:05:00') })).toBe(false);
    // A shared cache has it from before.
    expect(of({ 'last-modified': at('09:00:00'), date: at('09:59:50') })).toBe(false);
    expect(of({ 'last-modified': at('09:00:00'), date: at('10:00:10'), age: '20' })).toBe(false);
    expect(of({ 'last-modified': at('09:00:00'), date: at('10:00:40'), age: '20' })).toBe(true);
  });
  test('also if it does not say', () => {
    expect(of({})).toBe(true);
    expect(of({ date: at('10:00:40') })).toBe(true);
  });
});

test('what is said stands above the page, word for word', () => {
  const words =
    '<template id="stored"><aside>$& and $1</aside></template><template id="absent"><b>no</b></template>';
  expect(withNotice('<body><header>a</header><header>b</header>', words, 'stored')).toBe(
    '<body><aside>$& and $1</aside><header>a</header><header>b</header>',
  );
  expect(withNotice('<header>', words, 'absent')).toBe('<b>no</b><header>');
  expect(withNotice('<header>', 'no words', 'absent')).toBe('<header>');
});

test('the page opened last leaves last, with its language’s own; no more are kept than are to be', () => {
  expect(pagesToKeep([], ['/en', '/en/offline', '/en/deu-kgz'])).toEqual([
    '/en',
    '/en/offline',
    '/en/deu-kgz',
  ]);
  expect(pagesToKeep(['/en', '/en/offline', '/en/a', '/en/b'], ['/en', '/en/offline', '/en/a'])).toEqual([
    '/en/b',
    '/en',
    '/en/offline',
    '/en/a',
  ]);
  expect(pagesToKeep(['/en'], ['/en', '/en/offline', '/en'])).toEqual(['/en', '/en/offline']);
  const many = Array.from({ length: MOST_PAGES }, (_, n) => `/en/x${n}`);
  const kept = pagesToKeep(many, ['/en', '/en/offline', '/en/y']);
  expect(kept).toHaveLength(MOST_PAGES);
  expect(kept[0]).toBe('/en/x3');
  expect(LANGUAGES.length * 2).toBeLessThan(MOST_PAGES);
});
