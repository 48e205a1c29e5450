/**
 * The pages in a real browser, served as they were rendered: with and without a script, narrow, read by axe, and
 * watched on the network, where the amount somebody types must never appear.
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareOffers } from '../../shared/pricing/offers.ts';
import { sheetPath } from '../../site/site-pages.ts';
import { installBrowser, launchBrowser } from '../support/browser.ts';
import { loadRenderer, staticFiles } from './built-site.ts';
import { allPages, publication, sheets } from './publication.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const KINDS = {
  home: '/en',
  from: '/en/from/deu',
  corridor: '/en/deu-kgz',
  'corridor with much': '/en/usa-phl',
  'corridor without money': '/en/rwa-ken',
  'corridor with a low amount': '/en/tur-bgr',
  unpriced: '/en/rus-uzb',
  about: '/en/about',
  'not found': '/en/404',
};
const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
};

let server: Server;
let browser: Browser;
let origin = '';
/** Method, path and Referer of every request. */
const asked: string[] = [];

beforeAll(async () => {
  const renderPage = await loadRenderer();
  const pages = new Map(allPages.map(({ path, data }) => [path, data]));
  const data = new Map(sheets.map((sheet) => [sheetPath(sheet.corridor), sheet]));
  const files = staticFiles();
  server = createServer(async (request, response) => {
    const url = request.url ?? '';
    asked.push(`${request.method} ${url} ${request.headers.referer ?? ''}`);
    const [page, sheet, file] = [pages.get(url), data.get(url), files.get(url)];
    if (page) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end((await renderPage(url, page)).html);
    } else if (sheet) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ publication: publication.id, sheet }));
    } else {
      response.statusCode = file ? 200 : 404;
      response.setHeader('content-type', TYPES[url.split('.').at(-1) ?? ''] ?? 'text/plain');
      response.end(file);
    }
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  origin = `http://localhost:${address.port}`;
  await installBrowser();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

interface Look {
  readonly width?: number;
  readonly script?: boolean;
  readonly dark?: boolean;
}
/** A page in a context of its own; whatever the browser complains of fails the test. */
const open = async (path: string, { width = 360, script = true, dark = false }: Look = {}): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width, height: 740 },
    javaScriptEnabled: script,
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') throw new Error(`${path}: ${message.text()}`);
  });
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(origin + path);
  return page;
};

/** Scripts for the page are texts: this side has no document. */
const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(AXE);
  return page.evaluate<string[]>(
    `axe.run().then(({ violations }) => violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html).join(' | ')))`,
  );
};
const OPEN_ALL = `for (const d of document.querySelectorAll('details')) d.open = true`;
/** Links and fields that are shown, and smaller than a thumb. */
const TOO_SMALL = `[...document.querySelectorAll('nav a, .countries a, summary, input, select, header a')]
  .filter((e) => { const { width, height } = e.getBoundingClientRect(); return width > 0 && (width < 44 || height < 44); })
  .map((e) => e.textContent)`;

describe.each(Object.entries(KINDS))('%s', (_kind, path) => {
  test('axe finds nothing, by day and by night', async () => {
    for (const dark of [false, true]) {
      const page = await open(path, { dark });
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    }
  });
  test('fits in 320 px, with every link large enough for a thumb', async () => {
    const page = await open(path, { width: 320 });
    await page.evaluate(OPEN_ALL);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    const small = await page.evaluate<string[]>(TOO_SMALL);
    expect(small).toEqual([]);
    await page.context().close();
  });
});

describe('without a script', () => {
  test('home to corridor by links, then the other surveyed amount', async () => {
    const page = await open('/en', { script: false });
    await page.click('text=Germany');
    await page.click('text=Kyrgyzstan');
    expect(page.url()).toBe(`${origin}/en/deu-kgz`);
    expect(await page.isVisible('#\\31 40')).toBe(true);
    expect(await page.isVisible('#\\33 45')).toBe(false);
    expect(await page.isVisible('karvon-amount')).toBe(false);
    await page.click('#\\31 40 nav a[href="#345"]');
    expect(page.url()).toBe(`${origin}/en/deu-kgz#345`);
    expect(await page.isVisible('#\\33 45')).toBe(true);
    expect(await page.isVisible('#\\31 40')).toBe(false);
    await page.context().close();
  });
  test('the keyboard comes to the skip link first, and its focus is seen', async () => {
    const page = await open('/en/deu-kgz', { script: false });
    await page.keyboard.press('Tab');
    const box = await page.locator('.skip').boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    await page.context().close();
  });
});

describe('any amount between', () => {
  test('is compared by the same rules, and stays in the fragment', async () => {
    const page = await open('/en/deu-kgz');
    asked.length = 0;
    await page.fill('#amount', '251.37');
    await page.waitForSelector('.estimate .answer');
    expect(page.url()).toBe(`${origin}/en/deu-kgz#amount=251.37`);
    expect(await page.isVisible('.amounts')).toBe(false);
    const sheet = sheets.find(({ corridor }) => corridor === 'DEU-KGZ');
    if (!sheet) throw new Error('no DEU-KGZ');
    const today = new Date().toISOString().slice(0, 10);
    const [best] = compareOffers(sheet, { amount: '251.37', currency: 'EUR', today }).offers;
    const text = (await page.textContent('.estimate .answer')) ?? '';
    expect(text).toContain(best?.provider.name);
    expect(text).toContain(`${best?.cost?.total}\u00a0%`);
    expect(text).toContain(`€${best?.valueReceived}`);
    expect(text).toContain('estimate');
    expect(await violations(page)).toEqual([]);

    await page.click('.estimate nav a[href="#345"]');
    await page.waitForSelector('#\\33 45', { state: 'visible' });
    expect(await page.inputValue('#amount')).toBe('');
    await page.goBack();
    await page.waitForSelector('.estimate .answer');
    expect(await page.inputValue('#amount')).toBe('251.37');

    await page.click('header .brand');
    await page.waitForURL(`${origin}/en`);
    expect(asked.length).toBeGreaterThan(1);
    for (const line of asked) {
      expect(line).not.toMatch(/251|37|amount/);
      expect(line).toMatch(/ $/);
    }
    expect(await page.evaluate('[document.cookie, localStorage.length, sessionStorage.length]')).toEqual([
      '',
      0,
      0,
    ]);
    await page.context().close();
  });
  test('only what can be paid with is listed', async () => {
    const page = await open('/en/deu-kgz#pay=cash');
    await page.waitForSelector('.estimate .answer');
    expect(await page.inputValue('#pay')).toBe('cash');
    for (const way of await page.locator('.estimate h3 + p').allTextContents()) expect(way).toMatch(/^cash/);
    await page.selectOption('#pay', '');
    expect(await page.isVisible('.amounts')).toBe(true);
    await page.goto(`${origin}/en/deu-kgz#345`);
    await page.selectOption('#pay', 'cash');
    await page.waitForSelector('.estimate .answer');
    expect(await page.textContent('.estimate .answer')).toContain('€345');
    expect(page.url()).toContain('#amount=345&pay=cash');
    await page.selectOption('#pay', '');
    await page.waitForSelector('.amounts', { state: 'visible' });
    await page.context().close();
  });
  test.each([
    ['1e9', 'Write the amount in figures, like 140.'],
    ['-5', 'Write the amount in figures, like 140.'],
    ['NaN', 'Write the amount in figures, like 140.'],
    ['<img src=x onerror=alert(1)>', 'Write the amount in figures, like 140.'],
    ['9'.repeat(400), 'Write the amount in figures, like 140.'],
    ['139.99', 'The survey covers €140 to €345. Write an amount between them.'],
    ['1,000', 'The survey covers €140 to €345. Write an amount between them.'],
    ['200.123', 'Leave out the last decimals: EUR has no smaller coins.'],
  ])('%j is refused in plain words beside the field', async (typed, words) => {
    const page = await open(`/en/deu-kgz#amount=${encodeURIComponent(typed)}`);
    await page.waitForSelector('#amount-error:not(:empty)');
    expect(await page.textContent('#amount-error')).toBe(words);
    expect(await page.getAttribute('#amount', 'aria-invalid')).toBe('true');
    expect(await page.isVisible('.amounts')).toBe(true);
    await page.context().close();
  });
});
