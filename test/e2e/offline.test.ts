/**
 * Without a network, in the real browser with the real service worker: after one visit, on a line that breaks, after a new
 * publication and after new code, on a full device, deleted, and on a shared one.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { newTable } from '../../functions/storage/table.ts';
import { clientOf } from '../../infra/admin/local-table.ts';
import { readAdminAccess } from '../../infra/local/admin-access.ts';
import { FULL, OFF } from '../../site/browser/offline/names.ts';
import { MOST_PAGES } from '../../site/browser/offline/rules.ts';
import { dateText } from '../../site/i18n/index.ts';
import { LANGUAGES, textsOf } from '../../site/texts/languages.ts';
import type { App } from '../support/app.ts';
import { axeViolations } from '../support/axe.ts';
import { type BadLine, startBadLine } from '../support/bad-line.ts';
import { launchBrowser, SMALL_PHONE } from '../support/browser.ts';
import { named, OF_EACH_SCRIPT } from '../support/languages.ts';
import { layoutFaults } from '../support/layout.ts';
import { startPublishedApp } from '../support/published-app.ts';
import { accept, rowsOf } from '../support/survey.ts';

/** `sw.js` as the runbook has it built for taking the worker away. */
async function removal(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../site/browser/offline/remove.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

let app: App;
let browser: Browser;
let line: BadLine;
beforeAll(async () => {
  [app, browser] = await Promise.all([startPublishedApp(), launchBrowser()]);
  line = await startBadLine(app.url);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await line.close();
  await app.end();
});

let context: BrowserContext;
let page: Page;
/** A new phone. */
async function begin(options: BrowserContextOptions = {}): Promise<void> {
  context = await browser.newContext({ ...SMALL_PHONE, serviceWorkers: 'allow', ...options });
  page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
}
beforeEach(() => begin());
afterEach(async () => {
  line.fault(() => undefined);
  await context.close();
});

const off = () => line.fault(() => 'off');
const on = () => line.fault(() => undefined);
const goto = (path: string) => page.goto(`${line.url}${path}`);
/** What stands above the page. */
const notice = () => page.locator('aside.other-day');
const keptSchema = z.record(z.string(), z.record(z.string(), z.string()));
/** All that the browser keeps: name of the cache, address, text. */
const everythingKept = async () =>
  keptSchema.parse(
    await page.evaluate(`(async () => {
      const all = {};
      for (const name of await caches.keys()) {
        // Opened, a mark that is being deleted would be made again.
        if (${JSON.stringify([FULL, OFF])}.includes(name)) continue;
        const cache = await caches.open(name);
        all[name] = {};
        for (const key of await cache.keys()) all[name][key.url.slice(origin.length)] = await (await cache.match(key)).text();
      }
      return all;
    })()`),
  );
/** What is kept and whole: address to text. */
async function kept(): Promise<Record<string, string>> {
  const whole = Object.values(await everythingKept()).filter((cache) => '/.whole' in cache);
  expect(whole.length).toBeLessThanOrEqual(1);
  return whole[0] ?? {};
}
const isKept = async (path: string): Promise<boolean> => path in (await kept());
/** Opens a page, and waits until it is kept. */
async function visit(...paths: string[]): Promise<void> {
  for (const path of paths) {
    await goto(path);
    await expect.poll(() => isKept(path.split('#')[0] ?? ''), { timeout: 40_000, message: path }).toBe(true);
  }
}
/** Asks the worker to keep a page, as a visit does. */
const keep = (path: string) =>
  page.evaluate(
    `navigator.serviceWorker.ready.then(({ active }) => active.postMessage(${JSON.stringify(path)}))`,
  );
/** Waits until the worker has done what it was asked for. */
async function settled(): Promise<void> {
  await page.waitForLoadState('load');
  // It answers in turn: what is asked last, it answers last.
  for (const _ of ['what the page itself asked for', 'this'])
    await page.evaluate(`new Promise((done) => {
      navigator.serviceWorker.addEventListener('message', () => done(true), { once: true });
      navigator.serviceWorker.startMessages();
      navigator.serviceWorker.ready.then(({ active }) => active.postMessage('/en/providers/portal'));
    })`);
}
const publicationOf = (html = ''): string => /\d{8}T\d{6}Z-[\w-]+/.exec(html)?.[0] ?? '';
const today = () => new Date().toISOString().slice(0, 10);
const storedOn = (locale: (typeof LANGUAGES)[number]['code']) =>
  textsOf(locale).offline.stored.replace('{date}', dateText(locale, today()));
const text = (value: string | null | undefined): string => (value ?? '').replace(/\s+/g, ' ').trim();

describe('after one visit, without a network', () => {
  // The first to ask for a language that is still to come waits for the function that renders it.
  test('the page opens with its styles, says of which day it is, and checks an offer', {
    timeout: 60_000,
  }, async () => {
    await visit('/ru/rus-tjk');
    off();
    await goto('/ru/rus-tjk');
    expect(text(await notice().textContent())).toContain(text(storedOn('ru')));
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.evaluate("getComputedStyle(document.querySelector('.other-day')).fontWeight")).toBe(
      '700',
    );
    expect(await axeViolations(page)).toEqual([]);
    expect(await layoutFaults(page)).toEqual([]);
    // Without a rate in date there is nothing to check against: the page says so as ever, and its fields work.
    expect(text(await page.locator('main').textContent())).toContain('RUB');
  });

  test('an amount is compared, with the prices that the page has', async () => {
    await visit('/en/deu-kgz');
    off();
    await goto('/en/deu-kgz');
    await page.fill('#amount', '250');
    await expect.poll(() => page.locator('.estimate .answer').textContent()).toContain('€250');
    expect(await page.locator('#amount-error').textContent()).toBe('');
    // Another address of the same page, as people send it.
    await goto('/en/deu-kgz#amount=200&pay=cash');
    await page.reload();
    await expect.poll(() => page.locator('.estimate .answer').textContent()).toContain('€200');
  });

  test('the home page opens, and its search finds, if it was used before', async () => {
    await visit('/en/deu-kgz');
    await goto('/en');
    await page.getByRole('searchbox').fill('Dubai');
    await expect.poll(() => isKept('/data/find.json')).toBe(true);
    off();
    await goto('/en');
    await page.getByRole('searchbox').fill('Germany Kyrgyzstan');
    await expect.poll(() => page.getByRole('status').textContent()).toContain('Found');
    await page.locator('karvon-find li a').first().click();
    await page.waitForURL('**/en/deu-kgz');
    expect(await notice().count()).toBe(1);
  });

  test('in a browser that says itself that it is offline too', async () => {
    await visit('/en/deu-kgz');
    await context.setOffline(true);
    await goto('/en/deu-kgz');
    expect(await notice().count()).toBe(1);
  });

  test('a page that is not kept says so, and lists what is', async () => {
    await visit('/en/deu-kgz', '/ru/rus-tjk');
    off();
    await goto('/ru/deu-kgz');
    expect(await notice().textContent()).toBe(textsOf('ru').offline.absent);
    const links = page.locator('karvon-offline li a');
    await expect.poll(() => links.count()).toBe(4);
    expect(await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toEqual([
      '/ru/rus-tjk',
      '/ru',
      '/en/deu-kgz',
      '/en',
    ]);
    expect(await axeViolations(page)).toEqual([]);
    await links.first().click();
    await page.waitForURL('**/ru/rus-tjk');
    // In a language that was never opened: in one that was.
    await goto('/uz/deu-kgz');
    await expect.poll(() => page.locator('karvon-offline.on').count()).toBe(1);
    // The portal is never kept.
    await goto('/en/providers/portal');
    expect(await notice().textContent()).toBe(textsOf('en').offline.absent);
  });

  console.log(`without a network in ${named(OF_EACH_SCRIPT)}; KARVON_DEEP=1: in every language`);
  test.each(OF_EACH_SCRIPT)(
    'in %s, one of each script, it says the day, and a small phone has room for it',
    async (code) => {
      await visit(`/${code}/offline`);
      off();
      await goto(`/${code}`);
      expect(text(await notice().textContent())).toContain(text(storedOn(code)));
      expect(await layoutFaults(page)).toEqual([]);
      await goto(`/${code}/offline`);
      await expect.poll(() => page.locator('karvon-offline li').count()).toBe(1);
      const { all } = textsOf(code).offline;
      expect(text(await page.getByRole('status').textContent())).toContain(text(dateText(code, today())));
      expect(text(await page.getByRole('status').textContent())).toContain(text(all.split('{')[0]));
      expect(await layoutFaults(page)).toEqual([]);
      expect(await axeViolations(page)).toEqual([]);
    },
  );
});

describe('what is never kept', () => {
  test('an amount, an answer of the API, the portal, a page that does not exist', async () => {
    await visit('/en/deu-kgz#amount=247.31&paid=9876.54');
    await page.evaluate("fetch('/v1/corridors/DEU-KGZ').then((answer) => answer.text())");
    await page.evaluate("fetch('/v1/private/any').then((answer) => answer.text())");
    await page.evaluate("fetch('/data/corridors/DEU-XXX.json').then((answer) => answer.text())");
    await page.evaluate("fetch('/data/reference.json').then((answer) => answer.text())");
    await goto('/en/nowhere');
    await goto('/en/providers/portal');
    await goto('/en/check#from=EUR&to=KGS&paid=9876.54');
    await expect.poll(() => isKept('/en/check')).toBe(true);
    await settled();
    const all = await everythingKept();
    const paths = Object.values(all).flatMap(Object.keys);
    expect(paths.filter((path) => !/^\/_astro\//.test(path)).sort()).toEqual([
      '/.whole',
      '/data/corridors/DEU-KGZ.json',
      '/en',
      '/en/check',
      '/en/deu-kgz',
      '/en/offline',
      '/favicon.svg',
    ]);
    expect(JSON.stringify(all)).not.toMatch(/247\.31|9876\.54|portal/);
  });

  test('nothing is fetched but what the page needs, and nothing about the reader is sent', async () => {
    line.asked.length = 0;
    await visit('/en/deu-kgz#amount=247.31');
    await settled();
    const own = new Set(line.asked.filter((one) => !/ \/_astro\//.test(one)));
    expect([...own].sort()).toEqual([
      'GET /data/corridors/DEU-KGZ.json',
      'GET /en',
      'GET /en/deu-kgz',
      'GET /en/offline',
      'GET /favicon.svg',
      'GET /sw.js',
      'HEAD /data/manifest.json',
    ]);
    // Once more: a look at what is published, and the page.
    line.asked.length = 0;
    await goto('/en/deu-kgz');
    // What the page asks the worker for may come after what this test asks it for.
    await expect.poll(() => line.asked).toContain('HEAD /data/manifest.json');
    await settled();
    expect(new Set(line.asked.filter((one) => !one.endsWith('/sw.js')))).toEqual(
      new Set(['GET /en/deu-kgz', 'HEAD /data/manifest.json']),
    );
  });

  test('anything, where data are to be saved, until the reader asks for it', async () => {
    await context.addInitScript(
      "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })",
    );
    await goto('/en/offline');
    await page.waitForLoadState('networkidle');
    expect(await everythingKept()).toEqual({});
    expect(await page.evaluate('navigator.serviceWorker.getRegistrations().then((all) => all.length)')).toBe(
      0,
    );
  });
});

describe('on a bad line', () => {
  test('a page that breaks off half-way is not kept, and what was kept stays', async () => {
    await visit('/en/deu-kgz');
    for (const fault of ['cut', 'half'] as const) {
      line.fault((path) => (path === '/en/usa-phl' ? fault : undefined));
      // Half a page may ask for nothing to be kept.
      await keep('/en/usa-phl');
      await settled();
      expect(await isKept('/en/usa-phl'), fault).toBe(false);
      expect(await isKept('/en/deu-kgz'), fault).toBe(true);
    }
    // The browser took the last half for the whole, and would be told that nothing has changed.
    on();
    await keep('/en/usa-phl');
    await settled();
    expect(await isKept('/en/usa-phl')).toBe(true);
  });

  test('a page whose prices break off is not kept', async () => {
    await visit('/en/deu-kgz');
    for (const fault of ['cut', 'half', 'off', 'error'] as const) {
      line.fault((path) => (path === '/data/corridors/USA-PHL.json' ? fault : undefined));
      await goto('/en/usa-phl');
      await settled();
      expect(await isKept('/en/usa-phl'), fault).toBe(false);
      expect(Object.keys(await kept()).filter((path) => path.includes('USA-PHL'))).toEqual([]);
    }
  });

  test('nor one of whose scripts one breaks off', async () => {
    line.fault((path) => (path.startsWith('/_astro/engine.') ? 'cut' : undefined));
    await goto('/en/deu-kgz');
    await settled();
    expect(await everythingKept()).toEqual({});
    on();
    await visit('/en/deu-kgz');
  });

  test('where a page or its prices break off, the kept one is shown whole', async () => {
    await visit('/en/deu-kgz');
    for (const fault of ['cut', 'half'] as const) {
      line.fault(() => fault);
      await goto('/en/deu-kgz');
      expect(await notice().count(), fault).toBe(1);
      expect(await page.locator('footer').count(), fault).toBe(1);
      await page.fill('#amount', '250');
      await expect.poll(() => page.locator('.estimate .answer').textContent()).toContain('€250');
    }
  });

  test('where no answer comes, the kept page is shown after three seconds', async () => {
    await visit('/en/deu-kgz');
    line.fault(() => 'silent');
    const started = Date.now();
    await goto('/en/deu-kgz');
    expect(await notice().count()).toBe(1);
    expect(Date.now() - started).toBeGreaterThan(2_500);
    expect(Date.now() - started).toBeLessThan(8_000);
  });

  test('a server that fails is no answer either; a page that is gone is gone', async () => {
    await visit('/en/deu-kgz');
    line.fault(() => 'error');
    await goto('/en/deu-kgz');
    expect(await notice().count()).toBe(1);
    on();
    expect((await goto('/en/nowhere'))?.status()).toBe(404);
    expect(await notice().count()).toBe(0);
  });
});

const generations = async (): Promise<string[]> =>
  Object.keys(await everythingKept()).filter((name) => name.startsWith('kept-'));

describe('a new publication', () => {
  /** Other prices of the corridors that are kept, and with them other figures over all of them. */
  async function publish(): Promise<void> {
    const access = readAdminAccess(app.dataDir);
    if (!access) throw new Error('the app does not run');
    const client = clientOf(access);
    const rows = rowsOf('DEU-KGZ', 'USA-PHL').map((row) => ({ ...row, feeBp: row.feeBp + 100 }));
    await accept(newTable(client, access.table), 'rpw:2025-Q3:dearer', rows, {
      acceptedAt: new Date().toISOString(),
    });
    client.destroy();
    await app.invoke('compute-corridors', {});
    await app.drained();
  }

  test('replaces all that is kept, but for pages that are gone, or, if the line breaks meanwhile, nothing', {
    timeout: 240_000,
  }, async () => {
    const paths = ['/en/deu-kgz', '/en/usa-phl', '/en/rus-kgz'];
    await visit(...paths);
    await goto('/en');
    await page.getByRole('searchbox').fill('Dubai');
    await expect.poll(() => isKept('/data/find.json')).toBe(true);
    const pagesOfFirst = await kept();
    // As if it had been published before and were gone.
    await page.evaluate(`(async () => {
      const [name] = await caches.keys();
      const cache = await caches.open(name);
      await cache.put('/en/aaa-bbb', new Response('<html>gone</html>'));
    })()`);
    const before = await kept();
    const [old] = await generations();
    await publish();

    for (const fault of ['cut', 'half', 'off', 'error'] as const) {
      // The page opened is there; another that is kept breaks off.
      line.fault((path) => (path === '/en/usa-phl' ? fault : undefined));
      await goto('/en/deu-kgz');
      expect(publicationOf(await page.content())).not.toBe(publicationOf(before['/en/deu-kgz']));
      await settled();
      expect(await kept(), fault).toEqual(before);
      expect(await generations(), fault).toEqual([old]);
    }
    // Meanwhile without a network: all of the old one, its prices too.
    off();
    await goto('/en/deu-kgz');
    expect(publicationOf(await page.content())).toBe(publicationOf(before['/en/deu-kgz']));
    await page.fill('#amount', '250');
    await expect.poll(() => page.locator('.estimate .answer').textContent()).toContain('€250');
    // A page of the new one is not compared with the prices of the old one.
    line.fault((path) => (path === '/en/deu-kgz' ? undefined : 'off'));
    await goto('/en/deu-kgz');
    expect(await notice().count()).toBe(0);
    await page.fill('#amount', '250');
    await expect
      .poll(() => page.locator('karvon-amount .error').textContent())
      .toBe(textsOf('en').compare.notLoaded);

    on();
    await goto('/en/deu-kgz');
    await settled();
    const after = await kept();
    expect(Object.keys(after).sort()).toEqual(Object.keys(pagesOfFirst).sort());
    expect(await generations()).not.toEqual([old]);
    for (const path of [...paths.slice(0, 2), '/en', '/data/corridors/DEU-KGZ.json', '/data/find.json'])
      expect(publicationOf(after[path]), path).not.toBe(publicationOf(before[path]));
    off();
    await goto('/en/usa-phl');
    expect(publicationOf(await page.content())).toBe(publicationOf(after['/en/usa-phl']));
  });
});

test('at most sixty pages are kept: the one opened first leaves, with its prices', async () => {
  await visit('/en/usa-phl', '/en/deu-kgz');
  await page.evaluate(`(async () => {
    const [name] = await caches.keys();
    const cache = await caches.open(name);
    for (let n = 0; n < ${MOST_PAGES - 4}; n += 1) await cache.put('/en/help/x' + n, new Response('<html></html>'));
  })()`);
  await visit('/en/deu-kgz', '/en/rus-kgz');
  const pages = Object.keys(await kept()).filter((path) => /^\/en/.test(path));
  expect(pages).toHaveLength(MOST_PAGES);
  expect(await isKept('/en/usa-phl')).toBe(false);
  expect(await isKept('/data/corridors/USA-PHL.json')).toBe(false);
  expect(await isKept('/en/deu-kgz')).toBe(true);
  expect(await isKept('/data/corridors/DEU-KGZ.json')).toBe(true);
});

describe('a new worker', () => {
  afterEach(() => line.answer('/sw.js', undefined));
  const worker = async () => (await fetch(`${app.url}/sw.js`)).text();

  test('is looked for at each visit: no cache keeps the one before it', async () => {
    const { headers } = await fetch(`${app.url}/sw.js`);
    expect(headers.get('cache-control')).toBe('public, no-cache');
    expect(headers.get('content-type')).toContain('text/javascript');
  });

  test('takes over at once, and serves what is kept', async () => {
    await visit('/en/deu-kgz');
    line.answer('/sw.js', `${await worker()}\n// another`);
    const taken = page.evaluate(
      "new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', () => done(true), { once: true }))",
    );
    await page.evaluate('navigator.serviceWorker.getRegistration().then((one) => one.update())');
    expect(await taken).toBe(true);
    off();
    await goto('/en/deu-kgz');
    expect(await notice().count()).toBe(1);
  });

  test('that cannot be read, or fails, leaves the one before it', async () => {
    await visit('/en/deu-kgz');
    line.answer('/sw.js', 'this is no script');
    await page.evaluate(
      'navigator.serviceWorker.getRegistration().then((one) => one.update()).catch(() => {})',
    );
    off();
    await goto('/en/deu-kgz');
    expect(await notice().count()).toBe(1);
  });

  test('that is to take it away deletes all that is kept, and itself (runbook)', async () => {
    await visit('/en/deu-kgz');
    line.answer('/sw.js', await removal());
    await page.evaluate('navigator.serviceWorker.getRegistration().then((one) => one.update())');
    // A look at a cache that is being deleted makes an empty one of its name.
    await expect.poll(async () => Object.values(await everythingKept()).flatMap(Object.keys)).toEqual([]);
    await expect
      .poll(() => page.evaluate('navigator.serviceWorker.getRegistrations().then((all) => all.length)'))
      .toBe(0);
    off();
    await expect(goto('/en/deu-kgz')).rejects.toThrow(/ERR_/);
  });
});

test('on a full device what was kept stays, and the list says that there is no room', async () => {
  await visit('/en/deu-kgz');
  const before = await kept();
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: line.url, quotaSize: 1 });
  await goto('/en/usa-phl');
  await settled();
  expect(await isKept('/en/usa-phl')).toBe(false);
  expect(Object.keys(await kept()).sort()).toEqual(Object.keys(before).sort());
  await goto('/en/offline');
  await expect
    .poll(() => page.getByRole('status').textContent(), { timeout: 30_000 })
    .toContain(textsOf('en').offline.full);
  off();
  await goto('/en/deu-kgz');
  expect(await notice().count()).toBe(1);
  on();
  await session.send('Storage.overrideQuotaForOrigin', { origin: line.url });
  await visit('/en/usa-phl');
  await goto('/en/offline');
  await expect.poll(() => page.getByRole('status').textContent()).toContain(' kB.');
  await expect.poll(() => page.getByRole('status').textContent()).not.toContain(textsOf('en').offline.full);
});

describe('on a shared phone', () => {
  const { off: nothing, remove, keep: again, none } = textsOf('en').offline;

  test('all is deleted with one button, nothing more is kept, until somebody asks for it', async () => {
    await visit('/en/deu-kgz', '/en/offline');
    await page.getByRole('button', { name: remove }).click();
    await expect.poll(() => page.getByRole('status').textContent()).toBe(nothing);
    expect(await page.locator('karvon-offline li').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await goto('/en/usa-phl');
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(500);
    expect(Object.values(await everythingKept()).flatMap(Object.keys)).toEqual([]);
    expect(await page.evaluate('navigator.serviceWorker.getRegistrations().then((all) => all.length)')).toBe(
      0,
    );

    await goto('/en/offline');
    await page.getByRole('button', { name: again }).click();
    await expect.poll(() => page.locator('karvon-offline li').count(), { timeout: 10_000 }).toBe(1);
    await visit('/en/usa-phl');
  });

  test('deleted while a page is about to be kept, it is not', async () => {
    await visit('/en/offline');
    line.fault((path) => (path === '/en/usa-phl' ? 'silent' : undefined));
    await keep('/en/usa-phl');
    await page.getByRole('button', { name: remove }).click();
    await expect.poll(() => page.getByRole('status').textContent()).toBe(nothing);
    on();
    await page.waitForTimeout(1_000);
    expect(Object.values(await everythingKept()).flatMap(Object.keys)).toEqual([]);
  });

  test('before anything is kept the list says so', async () => {
    line.fault((path) => (path === '/data/manifest.json' ? 'off' : undefined));
    await goto('/en/offline');
    await expect.poll(() => page.getByRole('status').textContent()).toBe(none);
  });
});

test('without JavaScript the page says what it needs', async () => {
  await context.close();
  await begin({ javaScriptEnabled: false });
  await goto('/en/offline');
  expect(await page.locator('.needs').isVisible()).toBe(true);
  expect(await page.locator('karvon-offline').isVisible()).toBe(false);
});

test('a phone can put the site beside its apps, in each language', { timeout: 60_000 }, async () => {
  const manifestSchema = z.object({
    id: z.string(),
    start_url: z.string(),
    lang: z.string(),
    dir: z.string(),
    icons: z.array(z.object({ src: z.string(), sizes: z.string(), type: z.string() })),
  });
  for (const { code, lang, dir } of LANGUAGES) {
    await goto(`/${code}`);
    const session = await context.newCDPSession(page);
    const { url, data, errors } = await session.send('Page.getAppManifest');
    expect(errors, code).toEqual([]);
    expect(url).toBe(`${line.url}/app.${code}.webmanifest`);
    const manifest = manifestSchema.parse(JSON.parse(data ?? '{}'));
    expect(manifest).toMatchObject({ id: `/${code}`, start_url: `/${code}`, lang, dir });
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    expect(
      installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'),
      code,
    ).toEqual([]);
    for (const { src, type } of manifest.icons)
      expect((await fetch(`${app.url}${src}`)).headers.get('content-type')).toBe(type);
  }
});
