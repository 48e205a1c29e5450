/**
 * Prices that a provider sends over the real route, on the pages that families read: page, file and API say the same, also of an amount
 * that is typed, and nothing else changes by them.
 */
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { main as admin } from '../../infra/admin/main.ts';
import { compareOffersOperation } from '../../shared/contracts/api.ts';
import { saidFileSchema } from '../../shared/contracts/said-file.ts';
import { groupByProvider } from '../../shared/pricing/offers.ts';
import { LANGUAGES, textsOf } from '../../site/texts/languages.ts';
import { fill } from '../../site/view/numbers.ts';
import { temporaryFolder } from '../infra/support/temporary-folder.ts';
import type { App } from '../support/app.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, openPage, PHONE, SMALL_PHONE } from '../support/browser.ts';
import { exampleFeed, exampleService } from '../support/feeds.ts';
import { startPublishedApp } from '../support/published-app.ts';
import { signed, type TestKey } from '../support/signing.ts';

/** A day on which the rates of these corridors are in date. */
const DAY = '2026-04-24';
const [SURVEYED, UNPRICED] = ['DEU-TJK', 'RUS-TJK'] as const;
const PROVIDER = 'example-remit';

let app: App;
let browser: Browser;
/** What stands in the files before anything is sent. */
const before = new Map<string, string>();
const textOf = async (path: string): Promise<string> => (await fetch(app.url + path)).text();
const UNTOUCHED = [
  ...['DEU-TJK', 'DEU-KGZ'].flatMap((corridor) => [
    `/data/corridors/${corridor}.json`,
    `/data/statistics/${corridor}.json`,
  ]),
  '/data/corridors.json',
  '/data/indicators.json',
  '/en/deu-kgz',
  '/en/about',
];

async function register(id: string): Promise<TestKey> {
  const told: string[] = [];
  const run = (...args: string[]) =>
    admin(['party', ...args], (line) => told.push(line), { dataDir: app.dataDir });
  const by = ['--by', 'Anna', '--by', 'Boris'];
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const file = join(temporaryFolder('keys'), 'public.pem');
  writeFileSync(file, publicKey.export({ type: 'spki', format: 'pem' }));
  const licences = ['DEU', 'RUS', 'TJK'].flatMap((country) => [
    '--licence',
    `${country} 1 https://register.example/1`,
  ]);
  const about = ['--name', id, '--type', 'money-transfer-operator', '--domain', 'example.org'];
  expect(await run('add', id, ...about, ...licences, ...by), told.join('\n')).toBe(0);
  expect(
    await run('key', id, '--public', file, '--from', `${DAY}T00:00:00.000Z`, ...by),
    told.join('\n'),
  ).toBe(0);
  return { keyId: `${id}/k1`, privateKey, publicKey: '' };
}

/** The app's own clock runs on that day, at this time of the day. */
const now = (): Date => new Date(`${DAY}${new Date().toISOString().slice(10)}`);

async function send(id: string): Promise<void> {
  const key = await register(id);
  const service = exampleService();
  const feed = exampleFeed({
    provider: id,
    publishedAt: now().toISOString(),
    validFrom: DAY,
    validUntil: '2026-05-12',
    corridors: [SURVEYED, UNPRICED],
    services: [
      service,
      {
        ...service,
        corridor: UNPRICED,
        sendCurrency: 'RUB',
        fees: { 'debit-card': [{ above: '0', upTo: '500000', fixed: '99', percent: '1' }] },
        exchangeRates: [{ above: '0', upTo: '500000', marginPercent: '1', benchmark: 'reference' }],
      },
    ],
  });
  const target = '/v1/in/feeds';
  const { host: authority } = new URL(app.url);
  const { method, headers, body } = signed({
    target,
    authority,
    key,
    now: now(),
    body: JSON.stringify(feed),
  });
  const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const answer = await fetch(app.url + target, {
    method,
    headers: Object.fromEntries(given),
    body: new Uint8Array(body),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

beforeAll(async () => {
  [app, browser] = await Promise.all([startPublishedApp(DAY), launchBrowser()]);
  for (const path of UNTOUCHED) before.set(path, await textOf(path));
  await send(PROVIDER);
  await app.drained();
}, 300_000);
afterAll(async () => {
  await browser.close();
  await app.end();
});

const open = (path: string, options?: BrowserContextOptions): Promise<Page> =>
  openPage(browser, `${app.url}${path}`, options);

const offersOf = async (corridor: string, query: string) =>
  z.parse(
    compareOffersOperation.answer,
    await (await fetch(`${app.url}/v1/corridors/${corridor}/offers?${query}`)).json(),
  );
const plain = (text: string | null): string => (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ');

/** Every ranked price of the API stands in the text, in the API's order, with its own total. */
async function expectSame(text: string, corridor: string, query: string): Promise<void> {
  const { offers } = await offersOf(corridor, query);
  const ranked = groupByProvider(offers).filter(({ best }) => best.standing === 'ranked');
  expect(ranked.some(({ best }) => best.basis === 'said') || query.includes('independent')).toBe(true);
  let from = 0;
  for (const { provider, best } of ranked) {
    const at = text.indexOf(provider.name, from);
    expect(at, `${provider.name} in ${text}`).toBeGreaterThanOrEqual(0);
    expect(text.slice(at)).toContain(`${best.cost?.total} %`);
    from = at;
  }
}

test('the file has what was sent, and names the publication that the manifest does', async () => {
  const { manifest } = JSON.parse(await textOf('/data/manifest.json'));
  for (const corridor of [SURVEYED, UNPRICED]) {
    const file = z.parse(saidFileSchema, JSON.parse(await textOf(`/data/said/${corridor}.json`)));
    expect(file.publication).toBe(manifest.said[corridor]);
    expect(file.said.services.map(({ provider }) => provider)).toEqual([PROVIDER]);
    expect(await textOf(`/en/${corridor.toLowerCase()}`)).toContain(`data-publication="${file.publication}"`);
  }
});

test('what the survey found, and what is made of it, stays as it is to the byte', async () => {
  for (const path of UNTOUCHED) expect(await textOf(path), path).toBe(before.get(path));
});

test('lists count the prices of a corridor that nobody surveys', async () => {
  expect(plain(await textOf('/en/from/rus'))).toMatch(/Tajikistan.{0,80}1 price from firms/);
});

test('in every language the firm is called an example, and its word unchecked', async () => {
  for (const { code } of LANGUAGES) {
    const { said } = textsOf(code);
    for (const corridor of [SURVEYED, UNPRICED]) {
      const html = await textOf(`/${code}/${corridor.toLowerCase()}`);
      const names = html.match(new RegExp(PROVIDER, 'g'))?.length ?? 0;
      const called = html.split(fill(said.beside.example, { name: PROVIDER })).length - 1;
      expect(called, `${code} ${corridor}`).toBeGreaterThan(0);
      expect(called, `${code} ${corridor}`).toBe(names);
      expect(html, code).toContain(said.beside.unchecked);
    }
  }
});

describe('a page', () => {
  test('shows at the surveyed amounts what the API answers', async () => {
    const page = await open(`/en/${SURVEYED.toLowerCase()}`);
    for (const [size, amount] of [
      ['smaller', '140'],
      ['larger', '345'],
    ] as const)
      await expectSame(
        plain(await page.locator(`.${size}.list`).textContent()),
        SURVEYED,
        `amount=${amount}`,
      );
    // One firm alone speaks for today: nobody is praised.
    const answer = plain(await page.locator('.smaller .answer').textContent());
    expect(answer).toBe('This is the word of 1 firm alone. Others may be cheaper.You pay €140 in all.');
    await page.context().close();
  });

  test.each(['140', '250', '1000'])('compares an amount of %s as the API does', async (amount) => {
    const page = await open(`/en/${SURVEYED.toLowerCase()}#amount=${amount}`);
    await page.locator('.estimate .answer').waitFor();
    await expectSame(plain(await page.locator('.estimate-list').textContent()), SURVEYED, `amount=${amount}`);
    await page.context().close();
  });

  test('of firms alone too, at its own amount and at one that is typed', async () => {
    const page = await open(`/en/${UNPRICED.toLowerCase()}`);
    const shown = plain(await page.locator('.smaller.list').textContent());
    await expectSame(shown, UNPRICED, 'amount=10000&currency=RUB');
    expect(shown).toMatch(/TJS 1,\d{3} arrives/);
    await page.locator('#amount').fill('25000');
    await page.locator('.estimate .answer').waitFor();
    await expectSame(
      plain(await page.locator('.estimate-list').textContent()),
      UNPRICED,
      'amount=25000&currency=RUB',
    );
    await page.context().close();
  });

  test('shows independent prices alone, keeps that with the amount, and takes it to another language', async () => {
    const page = await open(`/en/${SURVEYED.toLowerCase()}#amount=250`);
    await page.locator('.estimate .answer').waitFor();
    await page.evaluate("location.hash = 'independent'");
    const list = page.locator('.estimate-list');
    await expect.poll(() => list.textContent()).not.toContain(PROVIDER);
    expect(new URL(page.url()).hash).toBe('#amount=250&sources=independent');
    await expectSame(plain(await list.textContent()), SURVEYED, 'amount=250&sources=independent');
    expect(await page.locator('.estimate .answer').textContent()).toMatch(/would have arrived/);
    await page.locator('a[hreflang="ru"]').first().click();
    await page.waitForURL('**/ru/**');
    expect(new URL(page.url()).hash).toBe('#amount=250&sources=independent');
    await page.locator('.estimate .answer').waitFor();
    expect(await page.locator('.estimate-list').textContent()).not.toContain(PROVIDER);
    await page.context().close();
  });

  test('shows them without a script too, by a link and back', async () => {
    const page = await open(`/en/${SURVEYED.toLowerCase()}`, { ...PHONE, javaScriptEnabled: false });
    const firms = page.locator('.compare h3', { hasText: PROVIDER });
    expect(await firms.first().isVisible()).toBe(true);
    await page.locator('a.only').click();
    expect(await firms.first().isVisible()).toBe(false);
    const alone = page.locator('#independent');
    expect(await alone.isVisible()).toBe(true);
    expect(await alone.textContent()).not.toContain(PROVIDER);
    await expectSame(plain(await alone.textContent()), SURVEYED, 'amount=140&sources=independent');
    await alone.locator('a').first().click();
    expect(await firms.first().isVisible()).toBe(true);
    await page.context().close();
  });

  test('is accessible, and fits a small phone', { timeout: 180_000 }, async () => {
    for (const corridor of [SURVEYED, UNPRICED])
      for (const code of ['en', 'ru', 'uz', 'fa-af']) {
        const page = await open(`/${code}/${corridor.toLowerCase()}`, SMALL_PHONE);
        expect(await axeViolations(page), `${code} ${corridor}`).toEqual([]);
        const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
        expect(await page.evaluate(over), `${code} ${corridor}`).toBeLessThanOrEqual(0);
        await page.context().close();
      }
  });
});
