/** The search field in the real browser against the running app: what people type, by keyboard too, and what is sent. */
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { countryName } from '../../site/i18n/index.ts';
import type { App } from '../support/app.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, openPage, PHONE, SMALL_PHONE } from '../support/browser.ts';
import { ALWAYS, named } from '../support/languages.ts';
import { MISSPELLINGS } from '../support/misspellings.ts';
import { startPublishedApp } from '../support/published-app.ts';

let app: App;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startPublishedApp(), launchBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await app.end();
});

const open = (path: string, options?: BrowserContextOptions): Promise<Page> =>
  openPage(browser, `${app.url}${path}`, options);

const field = (page: Page) => page.getByRole('searchbox');
const status = (page: Page) => page.getByRole('status');
const results = (page: Page) => page.locator('karvon-find li a');
/** As people see it: any space is a space. */
const textsOf = async (page: Page): Promise<string[]> =>
  (await results(page).allTextContents()).map((text) => text.replace(/\s+/g, ' '));

describe.concurrent('what is typed', () => {
  test('is understood in several scripts, misspelt, as a city and as a pair, one after the other', async ({
    expect,
  }) => {
    const page = await open('/en');
    for (const [typed, found, first] of [
      ['Tojikiston', 'Tajikistan', '/en/rus-tjk'],
      ['Таджикистон', 'Tajikistan', '/en/rus-tjk'],
      ['تاجیکستان', 'Tajikistan', '/en/rus-tjk'],
      ['ყირგიზეთი', 'Kyrgyzstan', '/en/rus-kgz'],
      ['Ղրղզստան', 'Kyrgyzstan', '/en/rus-kgz'],
      ['Kirgistan', 'Kyrgyzstan', '/en/rus-kgz'],
      ['Dubai', 'United Arab Emirates', '/en/are-ind'],
      ['Хорог', 'Tajikistan', '/en/rus-tjk'],
      ['germaniya qirgiz', 'Germany, Kyrgyzstan', '/en/deu-kgz'],
      ['из России в Таджикистан', 'Russia, Tajikistan', '/en/rus-tjk'],
    ] as const) {
      await field(page).fill(typed);
      await expect.poll(() => status(page).textContent(), { message: typed }).toBe(`Found: ${found}`);
      expect(await results(page).first().getAttribute('href'), typed).toBe(first);
    }
    await field(page).fill('');
    await expect.poll(() => status(page).textContent()).toBe('');
    expect(await results(page).count()).toBe(0);
    await page.context().close();
  });

  test('letter by letter leads to one tap, and the pages of the country stand below', async ({ expect }) => {
    const page = await open('/en');
    await field(page).pressSequentially('tojikston', { delay: 10 });
    await expect.poll(() => status(page).textContent()).toBe('Found: Tajikistan');
    const texts = await textsOf(page);
    expect(texts[0]).toBe('Russia to Tajikistan no prices: check an offer');
    expect(texts).toContain('Germany to Tajikistan prices to compare');
    expect(texts.slice(-2)).toEqual([
      'All that is sent to: Tajikistan ',
      'All that is sent from: Tajikistan ',
    ]);
    await page.getByRole('link', { name: /^Germany to Tajikistan/ }).click();
    await page.waitForURL('**/en/deu-tjk');
    await page.context().close();
  });

  test('a place that nobody knows leads to all countries', async ({ expect }) => {
    const page = await open('/ru');
    await field(page).fill('фвапро');
    await expect.poll(() => status(page).textContent()).toMatch(/^Такого места мы не знаем/);
    expect(await textsOf(page)).toEqual(['Все страны ']);
    await results(page).click();
    await page.waitForURL('**/ru/find');
    await page.context().close();
  });

  test('two countries with nothing between them lead to the pages of each', async ({ expect }) => {
    const page = await open('/en');
    await field(page).fill('Mexico Tajikistan');
    await expect.poll(() => status(page).textContent()).toMatch(/nothing between these countries/);
    expect(await textsOf(page)).toEqual(['All that is sent to: Tajikistan ']);
    await page.context().close();
  });

  test('is only text, whatever it looks like', async ({ expect }) => {
    const page = await open('/en');
    await field(page).fill('<img src=x onerror=alert(1)>');
    await expect.poll(() => status(page).textContent()).not.toBe('');
    expect(await page.locator('main img').count()).toBe(0);
    await page.context().close();
  });
});

/** Of every text typed into the field of a page: the country named first, and the first link. */
const typedInto = (page: Page, texts: readonly string[]): Promise<(readonly [string, string])[]> =>
  page.evaluate(`(async () => {
    const field = document.querySelector('#find');
    const status = document.querySelector('karvon-find [role=status]');
    const answers = [];
    for (const text of ${JSON.stringify(texts)}) {
      // Nothing of the answer before may stand for this one.
      status.textContent = '';
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      while (!status.textContent) await new Promise((done) => setTimeout(done));
      const link = document.querySelector('karvon-find li a');
      answers.push([status.textContent, link?.getAttribute('href') ?? '']);
    }
    return answers;
  })()`);

test(`on the page of every language, here of ${named(ALWAYS)}, 97 % of misspellings lead to the right country first`, async ({
  expect,
}) => {
  console.log(`misspellings on the pages of ${named(ALWAYS)}; KARVON_DEEP=1: of every language`);
  expect(MISSPELLINGS.length).toBeGreaterThan(250);
  for (const code of ALWAYS) {
    const page = await open(`/${code}`);
    const answers = await typedInto(
      page,
      MISSPELLINGS.map(({ typed }) => typed),
    );
    const isRight = MISSPELLINGS.map(({ iso3 }, at) => {
      const [status = '', href = ''] = answers[at] ?? [];
      const leads = new RegExp(`^/${code}/(${iso3}-[a-z]{3}|[a-z]{3}-${iso3})$`, 'i').test(href);
      return leads && status.includes(countryName(code, iso3));
    });
    const share = isRight.filter(Boolean).length / MISSPELLINGS.length;
    console.log(`misspellings on /${code}: ${(100 * share).toFixed(1)} % lead to the right country first`);
    expect(share, code).toBeGreaterThanOrEqual(0.97);
    // Of two places with one name, both.
    for (const typed of ['Jalal-Abad', 'Jalalabad']) {
      await field(page).fill(typed);
      const both = ['KGZ', 'AFG'].map((country) => countryName(code, country));
      for (const name of both)
        await expect.poll(() => status(page).textContent(), { message: code }).toContain(name);
      const links = (await textsOf(page)).join('\n');
      for (const name of both) expect(links, code).toContain(name);
    }
    await page.context().close();
  }
}, 120_000);

describe.concurrent('by keyboard and by ear', () => {
  test('the field has its name and its hint, the results follow it, Enter takes the first', async ({
    expect,
  }) => {
    const page = await open('/en');
    expect(await field(page).getAttribute('aria-describedby')).toBe('find-hint');
    expect(await page.getByLabel('From where, or to where?').getAttribute('id')).toBe('find');
    await field(page).focus();
    await page.keyboard.type('germaniya qirgiz');
    await expect.poll(() => results(page).count()).toBe(2);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe('/en/deu-kgz');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe('/en/kgz-deu');
    await field(page).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/en/deu-kgz');
    await page.context().close();
  });

  test('with results and without, axe finds nothing, and nothing is wider than a small phone', async ({
    expect,
  }) => {
    const page = await open('/ru', SMALL_PHONE);
    for (const typed of ['Таджикистан', 'германия киргизия', 'фвапро']) {
      await field(page).fill(typed);
      await expect.poll(() => results(page).count(), { message: typed }).toBeGreaterThan(0);
      expect(await axeViolations(page), typed).toEqual([]);
      const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await page.evaluate(overflow), typed).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  });
});

test('without JavaScript there is no field, and the lists lead to both ends of a corridor', async ({
  expect,
}) => {
  const page = await open('/en', { ...PHONE, javaScriptEnabled: false });
  expect(await page.locator('#find').isVisible()).toBe(false);
  expect(await page.locator('karvon-find').isVisible()).toBe(false);
  await page.locator('details.all > summary').click();
  await page.locator('.countries [href="/en/to/kgz"]').last().click();
  await page.waitForURL('**/en/to/kgz');
  await page.getByRole('link', { name: /^Germany/ }).click();
  await page.waitForURL('**/en/deu-kgz');
  await page.goto(`${app.url}/en/find`);
  await page.locator('[href="/en/from/kaz"]').click();
  await page.waitForURL('**/en/from/kaz');
  await page.context().close();
});

test('one tap leads from home to an answer, and the page does not move when the script comes', async ({
  expect,
}) => {
  const page = await open('/en');
  const shift = await page.evaluate<number>(`new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const one of list.getEntries()) sum += one.value;
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(sum), 300);
  })`);
  expect(shift).toBe(0);
  const [first] = await page.locator('main .corridors a:visible').all();
  await first?.click();
  await page.waitForURL('**/en/usa-mex');
  expect(await page.locator('.answer:visible').count()).toBe(1);
  await page.context().close();
});

test('nothing is sent but the request for the names, once, and nothing is kept', async ({ expect }) => {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  await page.goto(`${app.url}/en`);
  await page.waitForLoadState('networkidle');
  const requests: Request[] = [];
  context.on('request', (request) => requests.push(request));
  for (const typed of ['Hidden place', 'Tojikiston', 'germaniya qirgiz']) {
    await field(page).fill(typed);
    await expect.poll(() => results(page).count()).toBeGreaterThan(0);
  }
  expect(requests.map((request) => request.url())).toEqual([`${app.url}/data/find.json`]);
  for (const request of requests) {
    const sent = [request.postData() ?? '', JSON.stringify(await request.allHeaders())].join('\n');
    expect(sent).not.toMatch(/hidden|tojikiston|germaniya/i);
  }
  expect(new URL(page.url())).toMatchObject({ search: '', hash: '', pathname: '/en' });
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate('[localStorage.length, sessionStorage.length]')).toEqual([0, 0]);
  await context.close();
});

test('if the names do not come, the field says so, leads to all countries, and tries again', async ({
  expect,
}) => {
  const page = await open('/en');
  await page.route('**/data/find.json', (route) => route.abort());
  await field(page).fill('Dubai');
  await expect.poll(() => status(page).textContent()).toMatch(/could not be loaded/);
  expect(await results(page).first().getAttribute('href')).toBe('/en/find');
  await page.unroute('**/data/find.json');
  await field(page).fill('Dubay');
  await expect.poll(() => status(page).textContent()).toBe('Found: United Arab Emirates');
  await page.context().close();
});
