/** The check of an offer in a real browser, on a day with rates: was my offer good, a typing error, and what leaves the browser. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, type ExpectStatic, expect, test } from 'vitest';
import type { App } from '../support/app.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, openPage, PHONE, SMALL_PHONE } from '../support/browser.ts';
import { startPublishedApp } from '../support/published-app.ts';
import { brokenWords } from '../support/text.ts';

let app: App;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startPublishedApp('2026-04-24'), launchBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await app.end();
});

const open = (path: string, options?: BrowserContextOptions): Promise<Page> =>
  openPage(browser, `${app.url}${path}`, options);
const said = (expect: ExpectStatic, page: Page) =>
  expect.poll(async () => (await page.locator('.checked').textContent())?.replace(/\s/g, ' '), {
    timeout: 10_000,
  });
const apiTaken = async (query: string): Promise<string> => {
  const answer = await (await fetch(`${app.url}/v1/corridors/RUS-TJK/check?${query}`)).json();
  return (answer as { taken: { percent: { high: string } } }).taken.percent.high;
};

describe.concurrent('Russia to Tajikistan: was my offer good?', () => {
  test('typed by keyboard, answered as the API answers, and kept in the fragment alone', async ({
    expect,
  }) => {
    const page = await open('/en/rus-tjk');
    const sent: string[] = [];
    page.on('request', (request) =>
      sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`),
    );
    const paid = page.getByLabel(/^Paid, in RUB/);
    await paid.focus();
    await page.keyboard.type('10 000');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.id')).toBe('received');
    await page.keyboard.type('1,206 TJS');
    await page.keyboard.press('Enter');
    await said(expect, page).toContain(
      'Of RUB 10,000, about RUB 340 (3.4 %) go to fees and the exchange rate',
    );
    expect(await apiTaken('paid=10000&received=1206')).toBe('3.42');
    expect(new URL(page.url())).toMatchObject({
      pathname: '/en/rus-tjk',
      search: '',
      hash: '#paid=10000&received=1206',
    });
    expect(sent.length).toBeGreaterThan(0);
    for (const request of sent) {
      expect(request).toMatch(/^GET http:\/\/localhost:\d+\/_astro\/[\w.-]+\.js(on)? $/);
      expect(request).not.toMatch(/10000|10%20000|1206/);
    }
    expect(await axeViolations(page)).toEqual([]);
    // On to the other language, where the same stands in its words.
    await page.locator('.languages summary').click();
    await page.locator('.languages').getByRole('link', { name: 'Русский' }).click();
    await page.waitForURL('**/ru/rus-tjk#paid=10000&received=1206');
    await said(expect, page).toMatch(/на комиссию и курс уходит около 340 ₽ \(3,4 %\)/);
    await page.context().close();
  });

  test('a zero too many is asked about first, and no cost is negative', async ({ expect }) => {
    const page = await open('/en/rus-tjk#paid=10000&received=12060');
    await said(expect, page).toMatch(
      /^Are both numbers right\? Is no zero missing\?“Received” looks ten times too much\./,
    );
    expect(await page.locator('.checked').textContent()).not.toMatch(/[-−]\d/);
    await page.getByLabel(/^Received/).fill('1206');
    await said(expect, page).toMatch(/^Of RUB 10,000, about RUB 340/);
    await page.context().close();
  });

  test('about the official rate, above it, and a wrong amount beside its field', async ({ expect }) => {
    const page = await open('/en/rus-tjk#paid=10000&received=1250');
    await said(expect, page).toMatch(/^About the official rate of 24 April 2026\. We cannot measure finer/);
    const received = page.getByLabel(/^Received/);
    await received.fill('1260');
    await said(expect, page).toMatch(/^More than the official rate of 24 April 2026 gives\. Check fees/);
    for (const [typed, told] of [
      ['abc', /figures/],
      ['1206 EUR', /TJS/],
      ['0', /above 0/],
      ['1.001', /decimals/],
    ] as const) {
      await received.fill(typed);
      await expect.poll(() => page.locator('#received-error').textContent()).toMatch(told);
      expect(await received.getAttribute('aria-invalid')).toBe('true');
      expect(await page.locator('.checked').textContent()).toBe('');
    }
    await page.context().close();
  });

  test('without a script: the question and the table, and no field that does nothing', async ({ expect }) => {
    const page = await open('/en/rus-tjk', { ...PHONE, javaScriptEnabled: false });
    expect(await page.locator('table.check tbody tr').count()).toBe(5);
    expect(await page.locator('.aloud').isVisible()).toBe(true);
    expect(await page.locator('#paid').isVisible()).toBe(false);
    await page.context().close();
  });
});

describe.concurrent('any two currencies', () => {
  test('chosen, with the table and the answer of one rate', async ({ expect }) => {
    const page = await open('/en/check');
    const topOfPaid = () => page.locator('#paid').evaluate((field) => field.getBoundingClientRect().top);
    await page.locator('#paid').focus();
    const before = await topOfPaid();
    await page.getByLabel('Paid in', { exact: true }).selectOption('EUR');
    await page.getByLabel('Paid out in').selectOption('KGS');
    await page.locator('.chosen table').waitFor();
    // What comes while somebody is in a field does not push it out of sight.
    expect(await topOfPaid()).toBe(before);
    await expect.poll(() => page.locator('.chosen caption').textContent()).toMatch(/1 EUR = 102\.164\sKGS/);
    await page.getByLabel(/^Paid, in EUR/).fill('140');
    await page.getByLabel(/^Received, in KGS/).fill('13500');
    await said(expect, page).toContain('Of €140, about €7.9 (5.6 %) go to');
    expect(new URL(page.url()).hash).toBe('#from=EUR&to=KGS&paid=140&received=13500');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByLabel('Paid out in').selectOption('TMT');
    await expect
      .poll(() => page.locator('.chosen').textContent())
      .toMatch(/cannot get the official rate of TMT/);
    expect(await page.locator('.checked').textContent()).toBe('');
    await page.context().close();
  });
  test('the fields name the currencies that another address or the back button brings', async ({
    expect,
  }) => {
    const page = await open('/en/check#from=RUB&to=TJS&paid=10000&received=1206');
    await said(expect, page).toContain('(3.4 %)');
    await page.evaluate("location.hash = 'from=EUR&to=KGS&paid=140&received=13500'");
    await said(expect, page).toContain('Of €140, about €7.9 (5.6 %) go to');
    expect(await page.locator('label[for=paid]').textContent()).toMatch(/^Paid, in EUR/);
    expect(await page.locator('label[for=received]').textContent()).toMatch(/^Received, in KGS/);
    await page.goBack();
    await said(expect, page).toContain('(3.4 %)');
    expect(await page.locator('label[for=paid]').textContent()).toMatch(/^Paid, in RUB/);
    await page.context().close();
  });
  test('a currency without a rate is said to be one, and no other is checked in its place', async ({
    expect,
  }) => {
    const page = await open('/en/check#from=MGA&to=INR&paid=100&received=400');
    await expect
      .poll(() => page.locator('.chosen').textContent())
      .toMatch(/^We have no official rate of these days for MGA/);
    expect(await page.locator('.checked').textContent()).toBe('');
    expect(await page.locator('label[for=paid]').textContent()).toMatch(/^Paid, in MGA/);
    expect(new URL(page.url()).hash).toBe('#from=MGA&to=INR&paid=100&received=400');
    await page.getByLabel('Paid in', { exact: true }).selectOption('EUR');
    await said(expect, page).toMatch(/€100/);
    await page.context().close();
  });
  test('a fragment that somebody made up is passed over', async ({ expect }) => {
    const page = await open(
      `/en/check#from=XXX&to=%3Cimg%20src%3Dx%3E&paid=${encodeURIComponent('<img src=x>')}`,
    );
    await expect.poll(() => page.locator('#paid-error').textContent()).toMatch(/figures/);
    expect(await page.locator('main img').count()).toBe(0);
    await page.context().close();
  });
});

describe.each(['/en/rus-tjk#paid=10000&received=1206', '/ru/rus-tjk#paid=10000&received=12060'])(
  '%s',
  (path) => {
    test('fits into 320 px, at twice the text size too, breaks no word, and axe finds nothing', async () => {
      const page = await open(path, SMALL_PHONE);
      await page.locator('.checked p').first().waitFor();
      for (const size of ['100%', '200%']) {
        await page.evaluate(`document.documentElement.style.setProperty('font-size', '${size}')`);
        const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
        expect(await page.evaluate(over), size).toBeLessThanOrEqual(0);
        expect(await brokenWords(page), size).toEqual([]);
      }
      expect(await axeViolations(page)).toEqual([]);
      await page.context().close();
    });
  },
);
