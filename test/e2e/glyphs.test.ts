/**
 * The test browser draws every script that the site uses or will use. Without fonts the layout tests prove nothing: text
 * without width fits everywhere.
 */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { charactersWithoutGlyph } from '../support/text.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
  const style = readFileSync(new URL('../../site/styles/main.css', import.meta.url), 'utf8');
  await page.setContent(`<!doctype html><style>${style}</style>`);
});
afterAll(() => browser.close());

const from = (first: string, last: string): string => {
  let all = '';
  for (let at = first.codePointAt(0) ?? 0; at <= (last.codePointAt(0) ?? 0); at += 1)
    all += String.fromCodePoint(at);
  return all;
};

test.each([
  ['Latin', from('!', '~') + from('À', 'ſ')],
  ['Latin: Uzbek', 'ʻʼ‘’'],
  ['Latin: Romanian', 'șțăâîȘȚĂÂÎ'],
  ['Latin: Turkish, Azerbaijani', 'ğıİşçöüĞIŞÇÖÜəƏ'],
  ['Latin: Vietnamese', `ăâđêôơưĂÂĐÊÔƠƯ${from('Ạ', 'ỹ')}`],
  ['Cyrillic', `${from('А', 'я')}ёЁ`],
  ['Cyrillic: Uzbek', 'ўқғҳЎҚҒҲ'],
  ['Cyrillic: Tajik', 'ӣӯҷғқҳӢӮҶҒҚҲ'],
  ['Cyrillic: Kyrgyz', 'ңүөҢҮӨ'],
  ['Cyrillic: Kazakh', 'әғқңөұүһіӘҒҚҢӨҰҮҺІ'],
  ['Cyrillic: Ukrainian, Belarusian', 'ґєїіўҐЄЇІЎ'],
  ['Georgian', from('ა', 'ჰ')],
  ['Georgian capitals', from('Ა', 'Ჰ')],
  ['Armenian', `${from('Ա', 'Ֆ')}${from('ա', 'և')}՚՛՜՝՞՟։֊`],
  ['Arabic', from('ء', 'غ') + from('ف', 'ي') + from('٠', '٩')],
  ['Arabic: Dari, Pashto, Urdu', `یکگپچژټډړښځڅڼېۍئھہےٹڈڑں${from('۰', '۹')}،؛؟٪٫٬«»`],
  ['marks', '–—‘’‚“”„«»…·•−×÷±≈≤≥°№§©←↑→↓↔✓'],
  ['currencies', '$¢£¥€₽₸₾֏₴₺₼⃀؋₹₨₱₦₪₫₩₵₡₲₭₮'],
])('%s', async (_, characters) => {
  expect(await charactersWithoutGlyph(page, characters)).toEqual([]);
});

test('characters that no font has are found: unassigned code points, and signs that need a font of their own', async () => {
  const missing = ['\u0378', '\u{2fe0}', '\u{10ffff}', '⚠', '✗', '৳', '฿', '៛'];
  expect(await charactersWithoutGlyph(page, ['a', ...missing])).toEqual(missing);
});
