/** The card for a wall, as the real browser prints it: one sheet of A6 or A4 in every language, and its code leads to the page. */
import jsQR from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import { cardPath, checkedOf, pathOf, type SitePage } from '../../site/kinds.ts';
import { LOCALES, type Locale, languageOf } from '../../site/texts/languages.ts';
import { questionOf } from '../../site/view/card.ts';
import { loadFilesBeside, staticFiles } from '../site/built-site.ts';
import { allPages } from '../site/publication.ts';
import { launchBrowser } from '../support/browser.ts';
import { named, OF_EACH_SCRIPT } from '../support/languages.ts';
import { bundledReference } from '../support/rates.ts';

/** Nobody answers there but this test. */
const ORIGIN = 'http://localhost:9';
const { benchmark } = bundledReference('2026-04-24T10:00:00.000Z', []);
const corridors = allPages.filter(
  ({ data, locale }) => (data.kind === 'corridor' || data.kind === 'unpriced') && locale === 'en',
);
const lengthIn = (locale: Locale, corridor: CorridorId): number => {
  const { currencies, amount } = checkedOf(corridor, benchmark, benchmark.day);
  return questionOf(locale, currencies, amount).length;
};
/** The one with the longest question of the language; in one language of each script, one that many ask too, and in the deep run in all. */
const chosen = (locale: Locale): CorridorId[] => {
  const all = corridors.map(({ at }) => at as CorridorId);
  const lengths = all.map((corridor) => lengthIn(locale, corridor));
  const longest = all[lengths.indexOf(Math.max(...lengths))] ?? 'DEU-KGZ';
  return OF_EACH_SCRIPT.includes(locale) ? ['RUS-TJK', longest] : [longest];
};
console.log(`the card of RUS-TJK in ${named(OF_EACH_SCRIPT)}; KARVON_DEEP=1: in every language`);
const files = staticFiles();

let browser: Browser;
let filesBeside: Awaited<ReturnType<typeof loadFilesBeside>>;
beforeAll(async () => {
  [browser, filesBeside] = await Promise.all([launchBrowser(), loadFilesBeside()]);
});
afterAll(() => browser.close());

function cardOf(corridor: CorridorId, locale: Locale): { path: string; html: string } {
  const [page] = corridors.filter(({ at }) => at === corridor);
  if (!page) throw new Error(`no page of ${corridor}`);
  const data = { ...page.data, check: checkedOf(corridor, benchmark, benchmark.day) } as SitePage['data'];
  const path = cardPath(locale, corridor);
  const own = { ...page, data, locale, path: pathOf('corridor', locale, corridor) };
  const [card] = filesBeside(own, ORIGIN).filter((file) => file.path === path);
  return { path, html: card?.body ?? '' };
}

async function openCard(corridor: CorridorId, locale: Locale): Promise<Page> {
  const { path, html } = cardOf(corridor, locale);
  const page = await browser.newPage({ viewport: { width: 397, height: 559 } });
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    const file = files.get(pathname);
    if (pathname === path) return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    if (!file) return route.abort();
    return route.fulfill({
      contentType: pathname.endsWith('.css') ? 'text/css' : 'image/svg+xml',
      body: file,
    });
  });
  await page.goto(ORIGIN + path);
  return page;
}

/** What a phone reads of a picture. */
async function codeIn(png: Buffer): Promise<string | undefined> {
  const page = await browser.newPage();
  const { width, height, pixels } = await page.evaluate<{ width: number; height: number; pixels: string }>(
    `(async () => {
      const image = new Image();
      image.src = 'data:image/png;base64,${png.toString('base64')}';
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
      const drawing = canvas.getContext('2d');
      drawing.drawImage(image, 0, 0);
      const { data } = drawing.getImageData(0, 0, image.width, image.height);
      let pixels = '';
      for (let at = 0; at < data.length; at += 8192) pixels += String.fromCharCode(...data.subarray(at, at + 8192));
      return { width: image.width, height: image.height, pixels: btoa(pixels) };
    })()`,
  );
  await page.close();
  const bytes = Uint8ClampedArray.from(Buffer.from(pixels, 'base64'));
  return jsQR(bytes, width, height)?.data;
}

const sheetsOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
const fontsOf = (pdf: Buffer): string[] =>
  [...pdf.toString('latin1').matchAll(/\/BaseFont\s*\/([\w+-]+)/g)].map(([, name = '']) => name);

describe.each(LOCALES)('the card in %s', (locale) => {
  test.each(chosen(locale))(
    'of %s is one A6 and one A4, whole, in real fonts, and its code opens the page',
    async (corridor) => {
      const { expect } = await import('vitest');
      const page = await openCard(corridor, locale);
      for (const format of ['A6', 'A4']) {
        const pdf = await page.pdf({ format });
        expect(sheetsOf(pdf), format).toBe(1);
        expect(fontsOf(pdf).join(), format).toMatch(/NotoSans/);
      }
      // A6 at 96 dots an inch.
      await page.emulateMedia({ media: 'print' });
      const overflow = 'document.documentElement.scrollHeight - innerHeight';
      expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      const address = ORIGIN + pathOf('corridor', locale, corridor);
      const { dir } = languageOf(locale);
      const code = await page.locator('svg').boundingBox();
      const isLeft = (code?.x ?? 0) < 397 / 2;
      expect(isLeft).toBe(dir === 'ltr');
      expect(await codeIn(await page.screenshot())).toBe(address);
      expect((await page.locator('.here b').textContent())?.replaceAll('\u200b', '')).toBe(
        address.replace('http://', ''),
      );
      // Black and white, and nothing of a day.
      expect(
        await page.evaluate(
          '[...document.querySelectorAll("main *")].map((one) => getComputedStyle(one).color)',
        ),
      ).toSatisfy((colours: string[]) => colours.every((colour) => colour === 'rgb(0, 0, 0)'));
      expect(await page.locator('main').textContent()).not.toMatch(/202\d|۲۰۲/);
      expect(await page.locator('.how').isVisible()).toBe(false);
      await page.emulateMedia({ media: 'screen' });
      expect(await page.locator('.how a').getAttribute('href')).toBe(pathOf('corridor', locale, corridor));
      await page.close();
    },
  );
});
