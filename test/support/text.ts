/** Unreadable text on a page: characters without a glyph, words broken in two. The browser finds them. */
import type { Page } from 'playwright-core';

/** What text is drawn with on a page: a browser may choose other fonts for another language. */
const drawnWith = (page: Page): Promise<string> =>
  page.evaluate(
    '[document.documentElement.lang, getComputedStyle(document.documentElement).fontFamily].join()',
  );

/**
 * The characters without width, without a mark, or with the box for a missing glyph, in the page's own font stack, regular or
 * bold. The box is that of U+0378, an unassigned code point. A space has no mark either: callers do not pass it.
 * @param drawn what was found to have a glyph on pages before, which is not drawn again; it grows
 */
export async function charactersWithoutGlyph(
  page: Page,
  characters: Iterable<string>,
  drawn = new Set<string>(),
): Promise<string[]> {
  const fonts = await drawnWith(page);
  const named = (character: string): string => `${fonts} ${character}`;
  const asked = [...new Set(characters)].filter((one) => !drawn.has(named(one)));
  const without = await draw(page, asked);
  for (const one of asked) if (!without.includes(one)) drawn.add(named(one));
  return without;
}

function draw(page: Page, characters: readonly string[]): Promise<string[]> {
  return page.locator('html').evaluate((root, asked) => {
    const document = root.ownerDocument;
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 80;
    const context = canvas.getContext('2d');
    const { fontFamily } = document.defaultView?.getComputedStyle(root) ?? {};
    if (!context || !fontFamily) throw new Error('the page has no canvas or no font');
    const draw = (character: string) => {
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.fillText(character, 20, 52);
      return canvas.toDataURL();
    };
    const without = new Set<string>();
    for (const weight of ['400', '700']) {
      context.font = `${weight} 32px ${fontFamily}`;
      const nothing = draw('');
      const box = draw('\u0378');
      for (const character of asked) {
        const { width } = context.measureText(character);
        if (width === 0 || [nothing, box].includes(draw(character))) without.add(character);
      }
    }
    return [...without];
  }, characters);
}

/**
 * The visible words and figures that break over two lines. Words longer than 15 characters, such as web addresses, may break:
 * a narrow phone with large text has no room for them. Cyrillic letters are wider: there, longer than 14.
 */
export function brokenWords(page: Page): Promise<string[]> {
  return page.locator('body').evaluate((body) => {
    const document = body.ownerDocument;
    const broken = new Set<string>();
    const texts = document.createTreeWalker(body, 4 /* NodeFilter.SHOW_TEXT */);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const parent = node.parentElement;
      if (!parent?.checkVisibility() || parent.closest('.skip, .said')) continue;
      // A hyphen or dash ends a word: a line may break after it.
      for (const { 0: word, index } of (node.nodeValue ?? '').matchAll(/[^\s\u2010-\u2015-]+/g)) {
        if (word.length > (/\p{Script=Cyrillic}/u.test(word) ? 14 : 15)) continue;
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) broken.add(word);
      }
    }
    return [...broken];
  });
}
