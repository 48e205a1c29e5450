/**
 * Every kind of page in the real browser, on a day with rates: accessible, readable, at any width, by keyboard and by ear,
 * without a script too, and under its own policy. `KARVON_PICTURES=1` and the deep run leave pictures of all for people to look at.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WORK } from '../../infra/build/paths.ts';
import { LANGUAGES } from '../../site/texts/languages.ts';
import type { App } from '../support/app.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, openPage, PHONE } from '../support/browser.ts';
import { layoutFaults } from '../support/layout.ts';
import { startPublishedApp } from '../support/published-app.ts';
import { deep } from '../support/scale.ts';
import { brokenWords, charactersWithoutGlyph } from '../support/text.ts';

let app: App;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startPublishedApp('2026-04-24'), launchBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await app.end();
});

/** One page of every kind. */
const KINDS = {
  root: '/',
  home: '/en',
  from: '/en/from/deu',
  to: '/en/to/tjk',
  find: '/en/find',
  corridor: '/en/deu-kgz',
  'corridor with a tax': '/en/usa-mex',
  'corridor in percentages': '/en/cri-nic',
  'corridor with a price in percentages': '/en/dom-hti',
  'corridor with many ways to be paid out': '/en/usa-phl',
  'corridor of one currency': '/en/usa-slv',
  'corridor with a fee over the amount': '/en/tur-bgr',
  'corridor without a price, once surveyed': '/en/rus-tjk',
  'corridor without a price, never surveyed': '/en/kaz-uzb',
  check: '/en/check',
  about: '/en/about',
  sources: '/en/sources',
  help: '/en/help',
  'hidden cost': '/en/help/hidden-cost',
  fraud: '/en/help/fraud',
  collecting: '/en/help/collecting',
  'help in a country': '/en/help/nld',
  funding: '/en/about/funding',
  'certified sites': '/en/about/certified-sites',
  contact: '/en/contact',
  'without a network': '/en/offline',
  providers: '/en/providers',
  provider: '/en/providers/western-union',
  rules: '/en/providers/rules',
  guide: '/en/providers/guide',
  portal: '/en/providers/portal',
  'figures of the world': '/en/data',
  'figures of every corridor': '/en/data/corridors',
  'comparison of corridors': '/en/data/compare#deu-kgz,usa-phl,cri-nic,zaf-mwi',
  'figures of a region': '/en/data/regions/europe-central-asia',
  'figures of a country': '/en/data/countries/uzb',
  'figures of a corridor': '/en/data/deu-kgz',
  'figures of a corridor that is past': '/en/data/rus-tjk',
  'published figures': '/en/data/published',
  'twelve rules': '/en/data/twelve-rules',
  quality: '/en/data/quality',
  calendar: '/en/data/calendar',
  'rows behind a figure': '/en/data/lineage#2025-Q3.corridor.DEU-KGZ.mean_200',
  method: '/en/method',
  'not found': '/en/nowhere',
} as const;
const kinds = Object.entries(KINDS);
const DESKTOP = { viewport: { width: 1280, height: 800 } };
/** What is looked at in other languages too. */
const EVERYWHERE = [
  'home',
  'corridor',
  'from',
  'to',
  'find',
  'corridor without a price, once surveyed',
  'check',
  'about',
  'sources',
  'help',
  'hidden cost',
  'fraud',
  'collecting',
  'help in a country',
  'funding',
  'certified sites',
  'contact',
  'without a network',
] as const satisfies readonly (keyof typeof KINDS)[];
/** For firms, and for regulators and researchers: in Russian too, and in no other language. */
const IN_TWO = [
  'providers',
  'provider',
  'rules',
  'guide',
  'portal',
  'figures of the world',
  'figures of every corridor',
  'comparison of corridors',
  'figures of a region',
  'figures of a country',
  'figures of a corridor',
  'figures of a corridor that is past',
  'published figures',
  'twelve rules',
  'quality',
  'calendar',
  'rows behind a figure',
  'method',
] as const satisfies readonly (keyof typeof KINDS)[];
/** In Russian, whose words are longer, and in Dari, which runs the other way, all of them; in each other language some, by turns. */
const OTHERS = LANGUAGES.filter(({ code }) => code !== 'en');
const BY_TURNS = OTHERS.filter(({ code }) => code !== 'ru' && code !== 'fa-af');
const elsewhere = OTHERS.flatMap((language) => {
  const turn = BY_TURNS.indexOf(language);
  return EVERYWHERE.filter((kind, at) => deep || turn < 0 || kind === 'corridor' || at === turn + 2).map(
    (kind) => [`${kind} in ${language.lang}`, KINDS[kind].replace('/en', `/${language.code}`)] as const,
  );
});
const inRussian = IN_TWO.map((kind) => [`${kind} in ru`, KINDS[kind].replace('/en', '/ru')] as const);
const translated: readonly (readonly [string, string])[] = [...elsewhere, ...inRussian];

describe('every kind of page', () => {
  async function charactersOf(page: Page): Promise<string[]> {
    const text = await page.evaluate<string>('document.body.textContent');
    // The taka's and the baht's sign are choices of the checker, and not in the fonts of the tests; marks and joiners have no width.
    const characters = [...text].filter((one) => /[^\s\p{Cf}\p{Mn}৳฿]/u.test(one));
    expect(characters.length).toBeGreaterThan(100);
    return characters;
  }

  // One page for all of them: a new context, and axe in a new process, take longer than what is looked for.
  let page: Page;
  beforeAll(async () => {
    page = await openPage(browser, `${app.url}/`);
  });
  afterAll(() => page.context().close());

  /** What has a glyph, by the language and the fonts of a page. */
  const drawn = new Set<string>();

  /** As if the page had been opened like this. */
  async function look(
    { viewport }: Pick<typeof PHONE, 'viewport'>,
    colorScheme: 'light' | 'dark' = 'light',
  ): Promise<void> {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
  }

  /** For people to look at: what a page looks like is compared with nothing. */
  async function photograph(one: Page, kind: string): Promise<void> {
    if (!deep && process.env.KARVON_PICTURES !== '1') return;
    for (const width of [360, 1_280]) {
      await look({ viewport: { width, height: 800 } });
      const path = join(WORK, 'screenshots', `${kind.replace(/[^a-z]+/gi, '-')}-${width}.jpg`);
      await one.screenshot({ path, fullPage: true, type: 'jpeg', quality: 70 });
      expect(statSync(path).size, path).toBeGreaterThan(5_000);
    }
  }

  /** From the smallest phone to a desktop. 320 is a small phone, and 1,280 at a zoom of 400 % too. */
  const WIDTHS = [240, 320, 360, 640, 1_024, 1_280, 1_440];
  /** One of each layout: the styles change at 480, 640, 896 and 1,152; and the narrowest. */
  const OF_EACH_LAYOUT = [240, 320, 640, 1_024, 1_280];
  console.log(
    `pages in English at ${OF_EACH_LAYOUT.join(', ')} px, in others at 320 and 1,024; KARVON_DEEP=1: all at ${WIDTHS.join(', ')}`,
  );

  async function isReadableAtAnyWidth(): Promise<void> {
    await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
    expect(await charactersWithoutGlyph(page, await charactersOf(page), drawn)).toEqual([]);
    const lang = await page.evaluate<string>('document.documentElement.lang');
    const hasLongWords = !/^(en|ru)$/.test(lang);
    // Of other languages than English the narrow and the wide layout; the deep run looks at each width.
    const inLanguage = lang === 'en' ? OF_EACH_LAYOUT : [320, 1_024];
    const widths = deep ? WIDTHS : inLanguage;
    for (const [width, size] of [
      ...widths.map((width) => [width, '100%'] as const),
      [320, '200%'] as const,
    ]) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(`document.documentElement.style.setProperty('font-size', '${size}')`);
      // Words of most of our languages are longer than such a line.
      const words = hasLongWords && size === '200%' ? [] : await brokenWords(page);
      expect([...(await layoutFaults(page)), ...words], `${width} px, ${size}`).toEqual([]);
    }
  }
  const READABLE = `has a glyph for every character, fits into ${deep ? 'any width' : 'each layout'}, at twice the text size too, cuts, covers and breaks no word`;

  test('what is wrong with a layout is found', async () => {
    await page.goto('about:blank');
    await look(PHONE);
    await page.setContent(`<p style="width: 900px">Far</p><p style="overflow: hidden; width: 20px">Abcdefghij</p>
      <p style="margin: 0">Below</p><p style="margin: -1em 0 0">Above</p><p style="margin: 3em 0 0 -60px">Left</p>
      <div role="region" tabindex="0" style="overflow-x: auto"><p style="width: 900px; text-align: end">Scrolled to</p></div>`);
    expect(await layoutFaults(page)).toEqual([
      'the page scrolls 548 px sideways',
      'outside the page: Left',
      'cut off: Abcdefghij',
      'on each other: Below | Above',
    ]);
  });

  /** What a page reads once it is there is looked at too. */
  async function open(path: string): Promise<void> {
    await look(PHONE);
    await page.goto(`${app.url}${path}`);
    if (path.includes('/data/lineage#')) await page.locator('#rows tbody tr').first().waitFor();
  }

  describe.each(kinds)('%s', (kind, path) => {
    beforeAll(async () => {
      await open(path);
    });

    test('passes axe, no rule off, on a phone by day and by night, and on a desktop', async () => {
      await photograph(page, kind);
      await look(PHONE);
      expect(await axeViolations(page), 'by day').toEqual([]);
      // By night the rules about colours, which alone are other then; the deep run takes all. By night and on a desktop the variants of a corridor look alike; the deep run looks at each.
      if (!deep && kind.startsWith('corridor ')) return;
      await look(PHONE, 'dark');
      expect(await axeViolations(page, !deep), 'by night').toEqual([]);
      await look(DESKTOP);
      expect(await axeViolations(page), 'on a desktop').toEqual([]);
    });

    test('begins with the way past its head, and targets are large enough for a thumb', async () => {
      await look(PHONE);
      await page.keyboard.press('Tab');
      expect(await page.evaluate("document.activeElement.classList.contains('skip')")).toBe(true);
      const small = await page
        .locator('a:visible, button:visible, input:visible, select:visible, summary:visible')
        .evaluateAll((all) =>
          all
            .filter((one) => !one.closest('p, .skip'))
            .map((one) => ({
              what: one.textContent?.trim() || one.id,
              height: one.getBoundingClientRect().height,
            }))
            .filter(({ height }) => height < 40),
        );
      expect(small).toEqual([]);
    });

    // Last: it leaves every part of the page open, and the text large.
    test(READABLE, isReadableAtAnyWidth);
  });

  describe.each(translated)('%s', (kind, path) => {
    beforeAll(async () => {
      await open(path);
    });
    test('breaks no rule of axe', async () => {
      if (/^(home|corridor|rows behind a figure|figures of a corridor) in/.test(kind))
        await photograph(page, kind);
      await look(PHONE);
      expect(await axeViolations(page)).toEqual([]);
    });
    test(READABLE, isReadableAtAnyWidth);
  });
});

describe('without JavaScript', () => {
  let page: Page;
  beforeAll(async () => {
    page = await openPage(browser, `${app.url}/`, { ...PHONE, javaScriptEnabled: false });
  });
  afterAll(() => page.context().close());

  test.each(kinds)('%s has one heading, and no unfilled text', async (_, path) => {
    await page.goto(`${app.url}${path}`);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    const shown = await page.evaluate<string>("document.querySelector('main').innerText");
    expect(shown).not.toMatch(/undefined|null|NaN|\{\w+\}/);
  });
});

/** Where people decide something: what is told of them between the head of the page and its foot. */
const HEARD = {
  '/en': [
    'heading 1 Sending money home: how much arrives?',
    'search',
    'searchbox From where, or to where?',
    'heading 2 Where most money goes',
    'heading 2 To another country',
    'DisclosureTriangle All countries',
  ],
  '/en/deu-kgz': [
    'heading 1 Germany to Kyrgyzstan: what arrives?',
    'navigation How much do you send?',
    'textbox Amount in EUR',
    'group Pay with',
    'radio any way',
    'radio cash',
    'radio bank account',
    'radio debit card',
    'radio credit card',
    'heading 2 All prices, most money home first',
    'heading 3 Xoom',
    'heading 3 MoneyGram',
    'DisclosureTriangle 1 other way: 8.08 % to 18.02 %',
    'heading 3 Western Union',
    'heading 2 Prices we cannot confirm',
    'heading 3 Ria',
    'heading 2 Were you given a price? Check it',
    'table Of €140, at the official rate of 24 April 2026: 1 EUR = 102.164 KGS',
    'textbox Paid, in EUR: everything that leaves your pocket or card',
    'textbox Received, in KGS: what she holds in the end',
    'heading 2 What the survey does not say',
    'DisclosureTriangle For statistics: the average of this corridor',
  ],
  '/en/rus-tjk': [
    'heading 1 Russia to Tajikistan: check the price you were given',
    'table Of RUB 10,000, at the official rate of 24 April 2026: 1 RUB = 0.124865 TJS',
    'textbox Paid, in RUB: everything that leaves your pocket or card',
    'textbox Received, in TJS: what she holds in the end',
    'heading 2 What was last known',
    'heading 2 What there is',
    'heading 3 Sending to Tajikistan from',
  ],
  '/en/check': [
    'heading 1 Check the price you were given',
    'combobox Paid in',
    'combobox Paid out in',
    'textbox Paid, in AED: everything that leaves your pocket or card',
    'textbox Received, in INR: what she holds in the end',
    'heading 2 United Arab Emirates to India',
    'table Of AED 500, at the official rate of 24 April 2026: 1 AED = 25.6762 INR',
    'heading 2 United States to India',
    'table Of US$200, at the official rate of 24 April 2026: 1 USD = 94.2959 INR',
    'heading 2 Saudi Arabia to India',
    'table Of SAR 500, at the official rate of 24 April 2026: 1 SAR = 25.1455 INR',
    'heading 2 United States to China',
    'table Of US$200, at the official rate of 24 April 2026: 1 USD = 6.84931 CNY',
  ],
  '/en/help': [
    'heading 1 What do you need?',
    'heading 2 In which country did you pay?',
    'heading 2 That country is not here?',
    'heading 2 Where we read this',
  ],
} as const;

/** Where the focus is among the stops, whether it is marked (a chip's mark is its label's), and whether nothing hides it. */
const FOCUS = `(() => {
  const focus = document.activeElement;
  const marked = [focus, focus.closest('label')].some((one) => one && getComputedStyle(one).outlineStyle !== 'none');
  const { left, top, width, height } = focus.getClientRects()[0];
  const there = document.elementFromPoint(left + Math.min(width, 40) / 2, top + Math.min(height, 40) / 2);
  return { at: stops.indexOf(focus), marked, inSight: focus.contains(there) };
})()`;

/** What a screen reader jumps to: landmarks, headings and fields, as Chromium tells them, in their order. */
const JUMPED_TO = new Set([
  'banner',
  'complementary',
  'navigation',
  'main',
  'search',
  'contentinfo',
  'heading',
  'searchbox',
  'textbox',
  'combobox',
  'group',
  'radio',
  'table',
  'DisclosureTriangle',
]);

async function heardOn(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const inOrder = (id: string): typeof nodes => {
    const node = byId.get(id);
    return node ? [node, ...(node.childIds ?? []).flatMap(inOrder)] : [];
  };
  return (
    inOrder(nodes[0]?.nodeId ?? '')
      .filter(({ ignored, role }) => !ignored && JUMPED_TO.has(role?.value))
      .map(({ role, name, properties }) => {
        const level = properties?.find((one) => one.name === 'level')?.value.value;
        return [role?.value, level, name?.value].filter(Boolean).join(' ').replace(/\s+/g, ' ');
      })
      // A part that opens is a group without a name around its heading.
      .filter((text) => text !== 'group')
  );
}

describe.each(Object.entries(HEARD))('%s', (path, told) => {
  let page: Page;
  beforeAll(async () => {
    page = await openPage(browser, `${app.url}${path}`);
  });
  afterAll(() => page.context().close());

  test('tells a screen reader its landmarks, headings and fields by name, in their order', async () => {
    expect(await heardOn(page)).toEqual([
      'complementary',
      'banner',
      'navigation Languages',
      'DisclosureTriangle English',
      'main',
      ...told,
      'contentinfo',
    ]);
  });

  test('is walked by Tab in the order in which it is read, the focus in sight, and back', async () => {
    await page.evaluate(`globalThis.stops = [...document.querySelectorAll('a[href], button, input, select, summary')]
      .filter((one) => one.checkVisibility({ contentVisibilityAuto: true }) && (one.type !== 'radio' || one.checked))`);
    const count = await page.evaluate<number>('stops.length');
    expect(count).toBeGreaterThan(8);
    for (let at = 0; at < count; at += 1) {
      await page.keyboard.press('Tab');
      // A busy machine scrolls a moment later.
      await expect
        .poll(() => page.evaluate(FOCUS), { message: `after ${at + 1} times Tab` })
        .toEqual({ at, marked: true, inSight: true });
    }
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate('stops.indexOf(document.activeElement)')).toBe(count - 2);
    // Past the head of the page by its first link.
    await page.locator('.skip').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate("stops.find((one) => one.closest('main')) === document.activeElement")).toBe(
      true,
    );
  });
});

test('the policy of each page lets nothing else in or out', async () => {
  for (const [, path] of kinds) {
    const html = await (await fetch(`${app.url}${path}`)).text();
    const policy = /http-equiv="content-security-policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(policy, path).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'none'");
    expect(policy).not.toContain('unsafe');
    expect(html).not.toMatch(/<(script|link|img|iframe)[^>]+(src|href)="https?:/);
  }
});
