/**
 * What people come for, each from its first page to the answer, with scripts and without: in the real browser, on a day with
 * rates. Without a script the way may differ, the answer may not. And what comes out of a printer.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, type ExpectStatic, test } from 'vitest';
import type { App } from '../support/app.ts';
import { chip, launchBrowser, openPage, PHONE } from '../support/browser.ts';
import { startPublishedApp } from '../support/published-app.ts';

let app: App;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startPublishedApp('2026-04-24'), launchBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await app.end();
});

/** What is seen there, any space a space. */
async function seen(page: Page, what: string): Promise<string> {
  const texts = await page.locator(`${what}:visible`).allInnerTexts();
  return texts.join(' ').replace(/\s+/g, ' ');
}

/** Waits until something there says it. */
const says = (expect: ExpectStatic, page: Page, what: string, text: string): Promise<void> =>
  expect.poll(() => seen(page, what)).toContain(text);

/** Opens all countries on the home page, and takes one. */
async function chooseCountry(page: Page, href: string): Promise<void> {
  await page.locator('details.all > summary').click();
  await page.locator(`details.all [href="${href}"]`).click();
}

async function readsTheCheapest(page: Page, expect: ExpectStatic): Promise<void> {
  await says(expect, page, '.answer', 'Most would have arrived with Xoom');
  expect(await seen(page, '.answer')).toContain('About KGS 13,470 would have arrived, of €140');
  expect(await seen(page, '.answer')).toContain('5.82 % of what you pay is taken');
}

async function goesOnFromHerEnd(page: Page, expect: ExpectStatic): Promise<void> {
  await page.waitForURL('**/en/to/tjk');
  expect(await seen(page, 'main .corridors li:first-child')).toBe('Russia no prices: check an offer');
  await page.getByRole('link', { name: /^Germany 0\.56 % to 6\.29 % taken/ }).click();
  await says(expect, page, '.answer', 'About TJS 1,535 would have arrived, of €140');
}

async function readsThePaper(page: Page, expect: ExpectStatic): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  const answers = page.locator('.answer:visible');
  expect(await answers.count()).toBe(2);
  const [left, right] = await Promise.all([answers.first().boundingBox(), answers.last().boundingBox()]);
  expect(right?.y).toBe(left?.y);
  expect(right?.x).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0));
  expect(await seen(page, '.answer')).toMatch(/13,470 .* of €140.* 33,920 .* of €345/);
  expect(await seen(page, '.doubt')).toMatch(/Ria .* Exchange rate not recorded\..*Ria/);
  expect(await seen(page, '.age')).toContain('July to September 2025');
  expect(await seen(page, '.ranked .c')).toContain('fee €4.99, lost in the exchange rate €3.16');
  expect(await page.locator('karvon-amount:visible, karvon-check:visible, nav:visible').count()).toBe(0);
  const address = 'getComputedStyle(document.querySelector("[rel=canonical]"), "::before").content';
  expect(await page.evaluate(address)).toContain('/en/deu-kgz');
}

type Walk = (page: Page, expect: ExpectStatic) => Promise<void>;

/** Each by its answer, with the page on which it begins. */
const JOURNEYS: Readonly<Record<string, { from: string; withScripts: Walk; without: Walk }>> = {
  'the cheapest from Germany to Kyrgyzstan: Xoom, 13,470 som of 140 euros': {
    from: '/en',
    withScripts: async (page, expect) => {
      await page.getByRole('searchbox').fill('germaniya qirgiz');
      await page.locator('karvon-find').getByRole('link', { name: 'Germany to Kyrgyzstan' }).click();
      await readsTheCheapest(page, expect);
    },
    without: async (page, expect) => {
      await chooseCountry(page, '/en/from/deu');
      await page.getByRole('link', { name: /^Kyrgyzstan/ }).click();
      await readsTheCheapest(page, expect);
    },
  },
  'only cash: MoneyGram at an agent takes 25.23 euros, Ria 10 and what its rate hides': {
    from: '/en/deu-kgz',
    withScripts: async (page, expect) => {
      await chip(page, 'pay', 'cash').click();
      await says(expect, page, '.estimate .answer', 'MoneyGram, cash, at an agent');
      expect(await seen(page, '.estimate .answer')).toMatch(/fee €14\.90 lost in the exchange rate €10\.33/);
      expect(await seen(page, '.estimate-list .doubt')).toMatch(
        /^Ria cash, at an agent .* Fee €10 \(7\.14 %\)\. Exchange rate not recorded\.$/,
      );
    },
    without: async (page, expect) => {
      expect(await seen(page, '.barrier')).toBe(
        'Paying in cash, the cheapest took €10 to €25.23: €1.85 to €17.08 more.',
      );
      await page.locator('.smaller .ranked > li', { hasText: 'MoneyGram' }).locator('summary').click();
      expect(await seen(page, '.smaller details li')).toMatch(/^18\.02 %: cash, at an agent/);
      expect(await seen(page, '.smaller .doubt')).toMatch(/^Ria cash, at an agent .* Fee €10 \(7\.14 %\)/);
    },
  },
  'she has no account: Walmart2World pays out in cash, for 1.14 dollars more': {
    from: '/en/usa-phl',
    withScripts: async (page, expect) => {
      await chip(page, 'get', 'cash-pickup').click();
      await says(expect, page, '.estimate .answer', 'Walmart2World');
      expect(await seen(page, '.estimate .answer')).toMatch(/paid out in cash, within an hour US\$197\.70/);
    },
    without: async (page, expect) => {
      expect(await seen(page, '.barrier')).toContain(
        'Paid out in cash, the cheapest took US$2.30: US$1.14 more.',
      );
      const row = page.locator('.smaller .ranked > li', { has: page.locator('.w', { hasText: 'in cash' }) });
      expect(await row.first().textContent()).toMatch(/^Walmart2WorldUS\$197\.70/);
    },
  },
  'what 500 dollars cost: 2.90 dollars': {
    from: '/en/usa-phl',
    withScripts: async (page, expect) => {
      await page.locator('#amount').fill('500');
      await says(expect, page, '.estimate .answer', 'US$497.10 worth would have arrived, of US$500');
      expect(await seen(page, '.estimate .answer')).toContain('lost in the exchange rate US$2.90');
    },
    without: async (page, expect) => {
      await page.getByRole('link', { name: 'US$500' }).first().click();
      await says(expect, page, '.answer', 'US$497.10 worth would have arrived, of US$500');
      expect(await seen(page, '.answer')).toContain('lost in the exchange rate US$2.90');
    },
  },
  'was my offer good, 1,206 somoni for 10,000 roubles: 3.4 % are taken; by the table, 3 to 5 %': {
    from: '/en/rus-tjk',
    withScripts: async (page, expect) => {
      await page.locator('#paid').fill('10000');
      await page.locator('#received').fill('1206');
      await says(expect, page, '.checked', 'about RUB 340 (3.4 %) go to fees and the exchange rate');
    },
    without: async (page, expect) => {
      expect(await seen(page, '.aloud')).toContain('10,000 roubles in all');
      expect(await seen(page, 'table.check tbody')).toMatch(/TJS 1,211 3 % .* TJS 1,186 5 %/);
    },
  },
  'a typing error makes an offer ten times too good: is there a zero too many?': {
    from: '/en/rus-tjk',
    withScripts: async (page, expect) => {
      await page.locator('#paid').fill('10000');
      await page.locator('#received').fill('12060');
      await says(expect, page, '.checked', '“Received” looks ten times too much.');
      expect(await seen(page, '.checked')).not.toContain('%');
    },
    without: async (page, expect) => {
      expect(await seen(page, 'table.check tbody')).toMatch(/^TJS 1,249 0 % the official rate itself/);
      expect(await seen(page, '.ask-aloud')).toContain(
        'far above the first line, look again: is there a zero too many?',
      );
    },
  },
  'from her end: of all who send to Tajikistan Germany has prices, and 1,535 somoni arrive of 140 euros': {
    from: '/en',
    withScripts: async (page, expect) => {
      await page.getByRole('searchbox').fill('Tojikiston');
      await page.getByRole('link', { name: /^All that is sent to: Tajikistan/ }).click();
      await goesOnFromHerEnd(page, expect);
    },
    without: async (page, expect) => {
      await chooseCountry(page, '/en/to/tjk');
      await goesOnFromHerEnd(page, expect);
    },
  },
  'on paper: both amounts side by side, what is not known, how old it is and where it stands': {
    from: '/en/deu-kgz',
    withScripts: async (page, expect) => {
      // On paper are all prices, whatever was chosen before.
      await chip(page, 'pay', 'cash').click();
      await page.locator('.estimate .answer').waitFor();
      await readsThePaper(page, expect);
    },
    without: readsThePaper,
  },
};

describe.each([
  ['with scripts', true],
  ['without', false],
] as const)('%s', (_, javaScriptEnabled) => {
  // One page after the other: a context for each takes longer than the way.
  let page: Page;
  beforeAll(async () => {
    page = await openPage(browser, `${app.url}/en`, { ...PHONE, javaScriptEnabled });
  });
  afterAll(() => page.context().close());

  test.for(Object.entries(JOURNEYS))('%s', async ([, { from, withScripts, without }], { expect }) => {
    await page.emulateMedia({ media: null });
    await page.goto(`${app.url}${from}`);
    await (javaScriptEnabled ? withScripts : without)(page, expect);
  });
});

/** With the most rows, the longest, the fewest, percentages alone, and no price; the deep run prints every priced one. */
const PRINTED = [
  'mys-phl',
  'mys-idn',
  'sgp-idn',
  'deu-rou',
  'gbr-npl',
  'usa-mex',
  'usa-phl',
  'cri-nic',
  'rus-tjk',
];

test('a corridor is copied as a text message with its address, asked from nobody else, and by hand where a browser forbids it', async ({
  expect,
}) => {
  const [path, file] = ['/ru/deu-kgz', '/t/ru/deu-kgz.txt'];
  const answer = await fetch(`${app.url}${file}`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
  const message = (await answer.text()).trim();
  expect(message).toMatch(/^Германия\s—\sКыргызстан\. .*2025\sгода\.$/);
  const whole = `${message}\n${app.url}${path}`;

  const page = await openPage(browser, `${app.url}${path}`);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('#copy button').click();
  await expect.poll(() => page.locator('#copy p').textContent()).toBe(`✓ ${whole}`);
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(whole);
  expect(asked.filter((url) => !url.includes('/_astro/'))).toEqual([`${app.url}${file}`]);
  await page.context().close();

  const refusing = await openPage(browser, `${app.url}${path}`);
  await refusing.evaluate(`navigator.clipboard.write = () => Promise.reject(new Error('forbidden'))`);
  await refusing.locator('#copy button').click();
  await expect.poll(() => refusing.evaluate('String(getSelection())')).toBe(whole);
  await refusing.context().close();

  const plain = await openPage(browser, `${app.url}${path}`, { ...PHONE, javaScriptEnabled: false });
  expect(await plain.locator('#copy').isVisible()).toBe(false);
  await plain.context().close();
});

async function allCorridors(): Promise<string[]> {
  const answer = await (await fetch(`${app.url}/data/manifest.json`)).json();
  return Object.keys((answer as { manifest: { corridors: object } }).manifest.corridors);
}

test('a corridor is one A4, and no text on it smaller than 7 pt', async ({ expect }) => {
  const corridors = process.env.KARVON_DEEP === '1' ? await allCorridors() : PRINTED;
  const page = await openPage(browser, `${app.url}/ru`);
  for (const corridor of corridors) {
    // Words are longer in Russian.
    await page.goto(`${app.url}/ru/${corridor.toLowerCase()}`);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g), corridor).toHaveLength(1);
    await page.emulateMedia({ media: 'print' });
    const smallest =
      await page.evaluate<number>(`Math.min(...[...document.querySelectorAll('main *, footer *')]
      .filter((one) => one.checkVisibility() && one.innerText?.trim())
      .map((one) => 0.75 * Number.parseFloat(getComputedStyle(one).fontSize)))`);
    expect(smallest, corridor).toBeGreaterThan(6.99);
    await page.emulateMedia({ media: null });
  }
  await page.context().close();
});

test('a page of figures of a corridor or a country is one A4 too', async ({ expect }) => {
  const page = await openPage(browser, `${app.url}/ru`);
  // The corridor with the most rows, one with pictures at their tallest, the country with the most corridors, and one that nobody surveys.
  for (const path of ['data/usa-phl', 'data/zaf-mwi', 'data/countries/usa', 'data/countries/uzb']) {
    await page.goto(`${app.url}/ru/${path}`);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g), path).toHaveLength(1);
  }
  await page.context().close();
});
