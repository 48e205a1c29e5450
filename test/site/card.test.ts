/** The cards for a wall as they are published: of every corridor, with a code that can be read, and nothing that a day makes wrong. */
import jsQR from 'jsqr';
import { beforeAll, expect, test } from 'vitest';
import { cardPath, pathOf, type SitePage } from '../../site/kinds.ts';
import { LOCALES, textsOf } from '../../site/texts/languages.ts';
import { codeSvg } from '../../site/view/card.ts';
import { loadFilesBeside } from './built-site.ts';
import { allPages } from './publication.ts';

const corridors = allPages.filter(
  ({ data, locale }) => (data.kind === 'corridor' || data.kind === 'unpriced') && locale === 'en',
);
const ORIGIN = 'https://karvon.example';

let filesBeside: Awaited<ReturnType<typeof loadFilesBeside>>;
beforeAll(async () => {
  filesBeside = await loadFilesBeside();
});

/** What a phone reads of a drawn code. */
function read(svg: string): string | undefined {
  const side = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const scale = 4;
  const width = side * scale;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)\.5h(\d+)/g))
    for (let row = 0; row < scale; row++)
      for (let column = 0; column < Number(length) * scale; column++) {
        const at = 4 * ((Number(y) * scale + row) * width + Number(x) * scale + column);
        pixels.fill(0, at, at + 3);
      }
  return jsQR(pixels, width, width)?.data;
}

test('every corridor has one in every language, with a code of its own address', () => {
  expect(corridors.length).toBeGreaterThan(800);
  for (const [turn, page] of corridors.entries()) {
    const locale = LOCALES[turn % LOCALES.length] ?? 'en';
    const corridor = page.at as Parameters<typeof cardPath>[1];
    const own: SitePage = { ...page, locale, path: pathOf(page.data.kind, locale, page.at) };
    const card = filesBeside(own, ORIGIN).find(({ path }) => path === cardPath(locale, corridor));
    const [svg = ''] = /<svg.*<\/svg>/.exec(card?.body ?? '') ?? [];
    expect(read(svg), page.path).toBe(ORIGIN + own.path);
    expect(card?.body).toContain(`<link rel="canonical" href="${ORIGIN}${own.path}">`);
    expect(card?.body).toContain(textsOf(locale).check.safety);
    expect(card?.body).not.toMatch(/undefined|\{\w+\}|<script|style="/);
  }
});

test('without a domain there is no code, because nobody knows where it would lead', () => {
  const [page] = corridors.filter(({ at }) => at === 'RUS-TJK');
  if (!page) throw new Error('no page');
  const [, card] = filesBeside(page);
  expect(card?.path).toBe('/card/en/rus-tjk');
  expect(card?.body).not.toContain('<svg');
  expect(card?.body).toContain('<span>/</span><span>en/</span><span>rus-tjk</span>');
});

test('a code is read as it was written', () => {
  expect(read(codeSvg('https://karvon.example/uz-cyrl/deu-kgz'))).toBe(
    'https://karvon.example/uz-cyrl/deu-kgz',
  );
});
