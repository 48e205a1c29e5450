/** From a figure to its rows in a real browser: one click, and the rows that the figure is made from stand there. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { getIndicatorLineageOperation } from '../../shared/contracts/lineage-operations.ts';
import type { App } from '../support/app.ts';
import { launchBrowser, openPage, PHONE } from '../support/browser.ts';
import { startPublishedApp } from '../support/published-app.ts';

let app: App;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [app, browser] = await Promise.all([startPublishedApp('2026-04-24'), launchBrowser()]);
  page = await openPage(browser, `${app.url}/`);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await app.end();
});

const shown = (): Promise<string | null> => page.locator('#lineage-status').textContent();
async function isLoaded(): Promise<void> {
  await page.locator('#lineage:not([hidden])').waitFor();
  await expect.poll(shown).toMatch(/^(Rows shown|Показано строк)/);
}

test.each([
  ['/en/data', 'mean', '6.362'],
  ['/en/data/corridors', 'GHA-', ''],
  ['/en/data/regions/south-asia', 'mean', ''],
  ['/en/data/countries/kgz', 'mean', ''],
  ['/en/data/deu-kgz', 'mean', '9.848'],
  ['/en/data/published', 'published', '6.36'],
  ['/en/data/quality', 'senders', ''],
  ['/en/data/twelve-rules', 'count', ''],
  ['/ru/data/deu-kgz', 'mean', '9,848'],
])('%s: one click on a figure shows its rows', async (path, _, value) => {
  await page.goto(`${app.url}${path}`);
  const link = page.locator('main a[href*="/data/lineage#"]').first();
  const href = (await link.getAttribute('href')) ?? '';
  await link.click();
  await page.waitForURL(`${app.url}${href}`);
  await isLoaded();
  const id = href.split('#')[1] ?? '';
  const asked = await fetch(`${app.url}/v1/indicators/${id}/lineage?only=counted`);
  const answer = z.parse(getIndicatorLineageOperation.answer, await asked.json());
  expect(await page.locator('#about').textContent()).toContain(id);
  if (value) expect(await page.locator('#about b').textContent()).toBe(value);
  expect(await page.locator('#rows tbody tr').count()).toBe(Math.min(100, answer.total));
  const numbers = await page.locator('#rows tbody th').allTextContents();
  // A row's number is a name: without marks between thousands.
  expect(numbers).toEqual(answer.rows.map(({ number }) => String(number)));
  const shownMargins = await page.locator('#rows tbody tr > :nth-child(8)').allTextContents();
  const [mark, unknown] = path.startsWith('/ru') ? [',', 'не указаны'] : ['.', 'not recorded'];
  expect(shownMargins).toEqual(
    answer.rows.map(({ margin, marginRecorded }) =>
      marginRecorded ? margin?.replace('-', '−').replace('.', mark) : unknown,
    ),
  );
  // Nothing is left out of those that are counted, so there is no column for why.
  expect(await page.locator('#why').isVisible()).toBe(false);
  expect(await page.locator('#rows tbody tr > *').count()).toBe(8 * answer.rows.length);
  expect(await page.locator('#about').textContent()).toContain(answer.editions[0]?.evidence ?? 'no edition');
});

test('a margin that is not recorded says so, in both languages; one of 0 in one currency stands', async () => {
  for (const [locale, unknown, none] of [
    ['en', 'not recorded', '0.00'],
    ['ru', 'не указаны', '0,00'],
  ] as const) {
    const marginsOf = async (corridor: string): Promise<[string | null, string | null][]> => {
      await page.goto('about:blank');
      await page.goto(`${app.url}/${locale}/data/lineage#2025-Q3.corridor.${corridor}.mean_200`);
      await isLoaded();
      const rows = await page.locator('#rows tbody tr').all();
      return Promise.all(
        rows.map(async (row) => [
          await row.locator('td').nth(1).textContent(),
          await row.locator('td').nth(6).textContent(),
        ]),
      );
    };
    const ria = (await marginsOf('DEU-KGZ')).find(([name]) => name?.startsWith('Ria'));
    expect(ria?.[1]).toBe(unknown);
    // On a phone it stands below the name.
    expect(ria?.[0]).toContain(unknown);
    const kosovo = await marginsOf('DEU-XKX');
    expect(kosovo.map(([, margin]) => margin)).toContain(none);
    expect(kosovo.map(([, margin]) => margin)).not.toContain(unknown);
  }
});

test.each([360, 320])('at %i px whatever a row says is in sight, in both languages', async (width) => {
  await page.setViewportSize({ width, height: 640 });
  for (const [locale, button] of [
    ['en', 'Left out'],
    ['ru', 'Не вошли'],
  ] as const) {
    await page.goto('about:blank');
    await page.goto(`${app.url}/${locale}/data/lineage#2025-Q3.world.world.smart_by_service`);
    await isLoaded();
    const hidden = () =>
      page.locator('.scroll:has(#rows)').evaluate((box) => box.scrollWidth - box.clientWidth);
    expect(await hidden(), `${locale}, counted`).toBe(0);
    await page.getByRole('button', { name: button }).click();
    await expect.poll(() => page.locator('#why').evaluate((why) => why.hasAttribute('hidden'))).toBe(false);
    expect(await hidden(), `${locale}, left out`).toBe(0);
    const rows = await page.locator('#rows tbody tr').all();
    for (const row of rows.slice(0, 5)) {
      // What has no column there stands below the name.
      const wide = await row.locator('td.wide').all();
      const small = row.locator('.narrow');
      expect(await small.isVisible()).toBe(true);
      const below = await small.textContent();
      for (const cell of wide) {
        expect(await cell.isVisible()).toBe(false);
        expect(below).toContain(await cell.textContent());
      }
      expect(wide.length).toBe(5);
    }
  }
  await page.setViewportSize(PHONE.viewport);
});

test('in Russian no source of a fact is left in English', async () => {
  const FIGURES = [
    'region.south-asia.saving_usd_million',
    'providerType.bank.mean_200',
    'world.world.mean_200_without_low_value_senders',
    'world.world.published_mean_200',
  ];
  for (const figure of FIGURES) {
    await page.goto('about:blank');
    await page.goto(`${app.url}/ru/data/lineage#2025-Q3.${figure}`);
    await isLoaded();
    const terms = await page.locator('#about dt').allTextContents();
    expect(terms, figure).toContain('Что ещё учтено');
    expect(await page.locator('#about [lang=en]').allTextContents(), figure).toEqual([]);
  }
});

test('a comparison of corridors is two clicks away', async () => {
  await page.goto(`${app.url}/en/data/compare#deu-kgz`);
  await page.locator('.compared thead a').first().click();
  await page.locator('main a[href*="/data/lineage#"]').first().click();
  await isLoaded();
});

test('what was left out is a press away, with the reason; and further rows', async () => {
  await page.goto(`${app.url}/en/data/lineage#2025-Q3.world.world.trimmed_mean_200`);
  await isLoaded();
  expect(await shown()).toBe('Rows shown: 100 of 5,176.');
  await page.getByRole('button', { name: 'Show more rows' }).click();
  await expect.poll(shown).toBe('Rows shown: 200 of 5,176.');
  expect(await page.locator('#rows tbody tr').count()).toBe(200);
  await page.getByRole('button', { name: 'Left out' }).click();
  await expect.poll(shown).toBe('Rows shown: 100 of 7,764.');
  expect(await page.getByRole('button', { name: 'Left out' }).getAttribute('aria-pressed')).toBe('true');
  expect(await page.locator('#why').evaluate((why) => why.hasAttribute('hidden'))).toBe(false);
  const whys = await page.locator('#rows tbody td:last-child').allTextContents();
  expect([...new Set(whys)].sort()).toEqual([
    'it is at the other amount',
    'it is in the tenth that is cut at either end',
  ]);
  const csv = await page.locator('.files a').first().getAttribute('href');
  const file = await (await fetch(`${app.url}${csv}`)).text();
  expect(file.split('\r\n').filter(Boolean)).toHaveLength(12_940 + 1);
});

test.each([
  ['2025-Q3.corridor.DEU-KGZ.mean_300', 'No figure that is held has this id.'],
  ['%E0%A4%A', 'No figure that is held has this id.'],
  ['<img src=x onerror=alert(1)>', 'No figure that is held has this id.'],
  ['../../v1/health', 'No figure that is held has this id.'],
])('%s is no figure, and the page says so', async (id, says) => {
  await page.goto('about:blank');
  await page.goto(`${app.url}/en/data/lineage#${id}`);
  await expect.poll(shown).toBe(says);
  expect(await page.locator('#lineage').isHidden()).toBe(true);
});

test('another figure in the address shows that one; none shows how to get one; no network says so', async () => {
  await page.goto(`${app.url}/en/data/lineage`);
  expect(await page.locator('#start').isVisible()).toBe(true);
  await page.evaluate("location.hash = '2025-Q3.corridor.DEU-KGZ.count_500'");
  await isLoaded();
  expect(await page.locator('#start').isHidden()).toBe(true);
  expect(await page.locator('#about b').textContent()).toBe('8');
  await page.route('**/v1/**', (route) => route.abort());
  await page.evaluate("location.hash = '2025-Q3.corridor.DEU-UZB.count_500'");
  await expect.poll(shown).toBe('The rows could not be loaded. Please try again.');
  await page.unroute('**/v1/**');
});

test('without JavaScript the page says where the API has the rows', async () => {
  const plain = await openPage(browser, `${app.url}/en/data/lineage`, { ...PHONE, javaScriptEnabled: false });
  const href = await plain.locator('.notice a').getAttribute('href');
  expect(href).toBe('/v1/indicators/2025-Q3.world.world.mean_200/lineage?format=csv');
  expect((await fetch(`${app.url}${href}`)).headers.get('content-type')).toContain('text/csv');
  await plain.context().close();
});
