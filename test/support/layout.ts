/** What is wrong with where things stand on a page. The browser finds it. */
import type { Page } from 'playwright-core';

/**
 * A page that scrolls sideways, text that is cut off or stands outside the page, and text or fields that lie on each other.
 * What is in a part that scrolls sideways by itself, and that the keyboard reaches, is within the page if that part is: a table of figures.
 * A line of text counts as high as its letters: the boxes of lines overlap where no letter does. Radios may lie under their
 * words: a chip is all radio.
 */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.locator('body').evaluate((body) => {
    const document = body.ownerDocument;
    const root = document.documentElement;
    const faults: string[] = [];
    const wide = root.scrollWidth - root.clientWidth;
    if (wide > 0) faults.push(`the page scrolls ${wide} px sideways`);
    const isSeen = (one: typeof body): boolean => one.checkVisibility() && !one.closest('.skip, .said');
    const shorten = (text = ''): string => text.trim().slice(0, 40);
    /** The part that scrolls sideways, and in which something is. */
    const scrollerOf = (one: typeof body): typeof body | null => {
      const part = one.closest<typeof body>('[role=region][tabindex="0"]');
      return part && document.defaultView?.getComputedStyle(part).overflowX === 'auto' ? part : null;
    };

    interface Thing {
      readonly name: string;
      readonly of: unknown;
      /** Whether the reader scrolls to it sideways. */
      readonly scrolls: boolean;
      readonly left: number;
      readonly right: number;
      readonly top: number;
      readonly bottom: number;
    }
    const things: Thing[] = [];
    const texts = document.createTreeWalker(body, 4 /* NodeFilter.SHOW_TEXT */);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (!node.nodeValue?.trim() || !node.parentElement || !isSeen(node.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, right, top, bottom, height } of range.getClientRects()) {
        // A space at the end of a line may hang over.
        if (right - left < 3) continue;
        things.push({
          name: shorten(node.nodeValue),
          of: node,
          scrolls: scrollerOf(node.parentElement) !== null,
          left: left + 1,
          right: right - 1,
          top: top + 0.3 * height,
          bottom: bottom - 0.3 * height,
        });
      }
    }
    for (const field of body.querySelectorAll<typeof body>('input:not([type=radio]), select')) {
      if (!isSeen(field)) continue;
      const { left, right, top, bottom } = field.getBoundingClientRect();
      const scrolls = scrollerOf(field) !== null;
      things.push({ name: field.id || field.tagName, of: field, scrolls, left, right, top, bottom });
    }
    for (const one of things)
      if (!one.scrolls && (one.left < 0 || one.right > root.clientWidth))
        faults.push(`outside the page: ${one.name}`);
    for (const one of body.querySelectorAll<typeof body>('*')) {
      const isCut = one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0;
      if (
        isCut &&
        isSeen(one) &&
        scrollerOf(one) !== one &&
        document.defaultView?.getComputedStyle(one).overflowX !== 'visible'
      )
        faults.push(`cut off: ${shorten(one.textContent ?? '')}`);
    }

    things.sort((a, b) => a.top - b.top);
    things.forEach((one, at) => {
      for (let next = at + 1; next < things.length; next += 1) {
        const other = things[next];
        if (!other || other.top >= one.bottom) break;
        const isOver = other.left < one.right && one.left < other.right;
        if (isOver && other.of !== one.of) faults.push(`on each other: ${one.name} | ${other.name}`);
      }
    });
    return [...new Set(faults)];
  });
}
