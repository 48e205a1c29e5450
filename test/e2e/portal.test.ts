/**
 * The portal in the real browser, on the whole app: a firm's file is dropped, checked, put right, signed with a key that cannot be taken
 * out, tried, sent, read and withdrawn. By keyboard, on the smallest phone, under the page's own policy.
 */
import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main as admin } from '../../infra/admin/main.ts';
import { main as feed } from '../../infra/feed/main.ts';
import { checkFeed, type FeedContext, type FeedInput } from '../../shared/feeds/check-feed.ts';
import { brokenBy } from '../../shared/feeds/example.ts';
import { RULES } from '../../shared/feeds/rules.ts';
import { temporaryFolder } from '../infra/support/temporary-folder.ts';
import { CONTEXT, EXAMPLE, EXAMPLES } from '../shared/feeds/examples.ts';
import type { App } from '../support/app.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, openPage, SMALL_PHONE } from '../support/browser.ts';
import { exampleFeed, exampleService, feedWithFree } from '../support/feeds.ts';
import { layoutFaults } from '../support/layout.ts';
import { startPublishedApp } from '../support/published-app.ts';

let app: App;
let browser: Browser;
let page: Page;
const folder = temporaryFolder('portal');
const told: string[] = [];
const register = (...args: string[]) =>
  admin(['party', ...args], (line) => told.push(line), { dataDir: app.dataDir });
const BY = ['--by', 'Anna', '--by', 'Boris'];

beforeAll(async () => {
  [app, browser] = await Promise.all([startPublishedApp(), launchBrowser()]);
  const about = ['--name', 'Example Remit', '--type', 'money-transfer-operator', '--domain', 'example.org'];
  const licences = ['DEU', 'TJK'].flatMap((country) => [
    '--licence',
    `${country} 1 https://register.example/1`,
  ]);
  expect(await register('add', 'example-remit', ...about, ...licences, ...BY), told.join('\n')).toBe(0);
  page = await openPage(browser, `${app.url}/en/providers/portal`, SMALL_PHONE);
  await page.locator('karvon-portal').waitFor();
}, 300_000);
afterAll(async () => {
  await browser.close();
  await app.end();
});

const DAY_MS = 86_400_000;
const day = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
/** A feed of now, in which nothing is doubted. */
const feedOf = (change: Parameters<typeof exampleFeed>[0] = {}) =>
  exampleFeed({ publishedAt: new Date().toISOString(), validFrom: day(0), validUntil: day(30), ...change });

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const choose = (path: string, of = page) => of.locator('#file').setInputFiles(path);
const summary = (of = page) => of.locator('#summary');
/** The text in a part of the page, as it is seen. */
const seen = async (place: Locator): Promise<string> =>
  (await place.allInnerTexts()).join(' ').replace(/\s+/g, ' ').trim();

/** Presses a button with the keyboard alone. */
async function press(name: string, of = page): Promise<void> {
  const button = of.getByRole('button', { name, exact: true });
  await button.focus();
  await of.keyboard.press('Enter');
}
/** Opens a part by its summary, with the keyboard. */
async function open(id: string, of = page): Promise<void> {
  await of.locator(`#${id} > summary`).focus();
  await of.keyboard.press('Enter');
  await of.locator(`#${id}[open]`).waitFor();
}

describe('a file', () => {
  test('that is right is said to be so, as JSON, CSV and packed', async () => {
    const text = JSON.stringify(feedOf());
    const rows = EXAMPLES.csv.replaceAll('2026-12-01', day(0)).replaceAll('2026-12-31', day(30));
    const csv = rows.replaceAll('2026-11-30T06:00:00Z', new Date().toISOString());
    for (const [name, content] of [
      ['right.json', text],
      ['right.csv', csv],
      ['right.json.gz', gzipSync(text)],
      ['right.csv.gz', gzipSync(csv)],
      ['without-ending', text],
    ] as const) {
      await choose(file(name, content));
      await expect.poll(() => seen(summary()), { message: name }).toMatch(/Errors: 0\./);
      expect(await seen(summary()), name).toContain('example-remit, DEU-TJK. Services:');
      expect(await seen(summary()), name).toMatch(/prices and rates of publication \d{8}T/);
    }
  });

  test('that is dropped is checked; findings stand beside their lines, with rule, what was sent and what is right', async () => {
    const text = JSON.stringify(
      feedOf({ services: [exampleService({ accessPoint: 'telegram' as never })] }),
      null,
      1,
    );
    await page.evaluate(`{
      const data = new DataTransfer();
      data.items.add(new File([${JSON.stringify(text)}], 'dropped.json'));
      document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
    }`);
    const finding = page.locator('#findings > li');
    await expect.poll(() => finding.count()).toBe(1);
    const line = text.split('\n').findIndex((one) => one.includes('telegram')) + 1;
    expect((await seen(finding)).replace(/\s+/g, ' ')).toBe(
      `Line ${line} "accessPoint": "telegram", Error unknown-word /services/0/accessPoint Sent: telegram Right: agent, branch, internet, mobile-app, call-centre, post-office, atm A word is one of its list.`,
    );
    expect(await seen(summary())).toContain('It would be refused');
    expect(await finding.getByRole('link').getAttribute('href')).toBe('/en/providers/rules#unknown-word');
    // The result is where the keyboard is, and is read out.
    expect(await page.evaluate('document.activeElement.id')).toBe('result-title');
  });

  test('all findings can be taken along as CSV', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'All findings as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('findings.csv');
    const path = join(folder, 'findings.csv');
    await download.saveAs(path);
    expect(readFileSync(path, 'utf8')).toMatch(
      /^severity,rule,pointer,line,.*\r\nerror,unknown-word,\/services\/0\/accessPoint,/,
    );
  });

  test('of many findings fifty lines are shown, and more where the keyboard asks for them', async () => {
    const services = Array.from({ length: 120 }, (_, index) =>
      exampleService({ serviceId: `s-${index}`, accessPoint: 'fax' as never }),
    );
    await choose(file('many.json', JSON.stringify(feedOf({ services }), null, 1)));
    await expect.poll(() => page.locator('#findings > li').count()).toBe(51);
    await press('Show more');
    await expect.poll(() => page.locator('#findings > li').count()).toBe(101);
    expect(await page.evaluate("document.activeElement.closest('#findings > li') !== null")).toBe(true);
    expect(await seen(summary())).toContain('Errors: 120.');
  });

  test('that is no gzip, or unpacks to too much, is refused in words', async () => {
    await choose(file('cut.json.gz', gzipSync('{"format":"karvon-feed-1"}').subarray(0, 20)));
    await expect.poll(() => seen(page.locator('#check-status'))).toContain('cannot be unpacked');
    await choose(file('bomb.json.gz', gzipSync(Buffer.alloc(40_000_000, 32))));
    await expect.poll(() => seen(page.locator('#check-status'))).toContain('at most 32 MB');
  });
});

describe('what can be put right', () => {
  test('is shown before it is used: semicolons, decimal commas, windows-1251', async () => {
    const rows = EXAMPLES.csv.replaceAll('2026-12-01', day(0)).replaceAll('2026-12-31', day(30));
    const text = rows
      .replaceAll('2026-11-30T06:00:00Z', new Date().toISOString().replace(/\.\d+/, ''))
      .replaceAll(',', ';')
      .replaceAll(/(;\d+)\.(\d)/g, '$1,$2')
      .replaceAll('DEU-TJK;app-cash', 'DEU-TJK;app-cash');
    const { bytes } = brokenBy(
      { file: 'csv', from: 'head-of-payments', to: 'касса', everywhere: true, encoding: 'windows-1251' },
      text,
    );
    await choose(file('spreadsheet.csv', bytes));
    const offer = page.locator('#convert');
    await expect.poll(() => seen(offer)).toContain('We can put this right');
    const said = await seen(offer);
    expect(said).toMatch(/windows-1251 to UTF-8\. Lines: \d/);
    expect(said).toMatch(/Semicolons between cells to commas\. Rows: \d/);
    expect(said).toMatch(/Decimal commas to points\. Places: \d/);
    await offer.locator('summary').nth(2).click();
    expect(await seen(offer.locator('details').nth(2))).toContain('2 feeFixed: 1,99 → 1.99');
    await press('Use the changed file');
    // What is left is what only its sender can put right: a role is written in small Latin letters.
    const rules = async () => new Set(await page.locator('#findings [href*="#"]').allTextContents());
    await expect.poll(rules).toEqual(new Set(['syntax']));
    expect(await seen(offer)).toBe('');
  });

  test('a comma that may be a thousand is pointed at', async () => {
    const feed = JSON.stringify(feedOf(), null, 1).replace('"upTo": "5000"', '"upTo": "5,000"');
    await choose(file('thousand.json', feed));
    await expect.poll(() => page.locator('#convert summary').count()).toBe(1);
    await page.locator('#convert summary').click();
    expect(await seen(page.locator('#convert'))).toContain('5,000 → 5.000 Look here: is this a thousand?');
  });
});

interface FromWorker {
  readonly findings: unknown;
  readonly counts: unknown;
  readonly progress: readonly number[];
  readonly took: number;
}

/** What the worker of the page says when it is asked directly, with a context of ours. */
async function inWorker(input: FeedInput, context: FeedContext): Promise<FromWorker> {
  const bytes = Buffer.from(input.bytes).toString('base64');
  const { contentType, wasPacked } = input;
  const asked = JSON.stringify({ name: '', contentType, wasPacked, about: context });
  return page.evaluate<FromWorker>(`new Promise((resolve, reject) => {
    const worker = new Worker('${await workerScript()}', { type: 'module' });
    const progress = [];
    worker.onerror = () => reject(new Error('the worker failed'));
    worker.onmessage = ({ data }) => {
      if ('progress' in data) return progress.push(data.progress);
      const { findings, report } = data.result;
      worker.terminate();
      resolve({ findings, counts: report.counts, progress, took: performance.now() - started });
    };
    const bytes = Uint8Array.from(atob('${bytes}'), (sign) => sign.charCodeAt(0));
    const started = performance.now();
    worker.postMessage({ ...${asked}, bytes });
  })`);
}
async function workerScript(): Promise<string> {
  const script = await page.locator('script[src*="Portal"]').getAttribute('src');
  const text = await (await fetch(app.url + script)).text();
  return `/_astro/${/check-worker-[\w-]+\.js/.exec(text)?.[0]}`;
}

describe('the check beside the page', () => {
  test.each(RULES.map(({ id, example }) => [id, example] as const))(
    'finds in the example of %s what it finds everywhere',
    async (_, example) => {
      const input = brokenBy(example, EXAMPLES[example.file]);
      const { report } = checkFeed(input, CONTEXT);
      const found = await inWorker(input, CONTEXT);
      expect(found.counts).toEqual(report.counts);
      expect(found.findings).toEqual(report.findings);
    },
    60_000,
  );

  test('of 10,000 services takes under 5 seconds on an idle machine, and says how far it is', async () => {
    const services = Array.from({ length: 10_000 }, (_, index) => {
      const service = EXAMPLE.services[index % 3];
      return { ...service, serviceId: `${service?.serviceId}-${index}` };
    });
    const bytes = new TextEncoder().encode(JSON.stringify({ ...EXAMPLE, services }));
    const { counts, progress, took } = await inWorker(
      { bytes, contentType: 'application/json', wasPacked: true },
      CONTEXT,
    );
    console.log(
      `10,000 services in the browser: ${Math.round(took)} ms, ${progress.length} times told how far`,
    );
    // Beside other tests on two cores it may take several times as long.
    expect(took).toBeLessThan(25_000);
    expect(progress.length).toBeGreaterThan(20);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(counts).toMatchObject({ error: 0 });
  }, 90_000);
});

describe('a firm', () => {
  test('makes a key that cannot be taken out, and has its public half registered', async () => {
    await open('key');
    await press('Make a key');
    await expect
      .poll(() => page.locator('#public-key').inputValue())
      .toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
    const isLocked = await page.evaluate(`(async () => {
      const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
      const database = await done(indexedDB.open('karvon-portal', 1));
      const { privateKey } = await done(database.transaction('keys').objectStore('keys').get('own'));
      const taken = await crypto.subtle.exportKey('pkcs8', privateKey).catch((error) => error.name);
      return [privateKey.extractable, taken];
    })()`);
    expect(isLocked).toEqual([false, 'InvalidAccessError']);
    const path = file('public.pem', await page.locator('#public-key').inputValue());
    expect(await register('key', 'example-remit', '--public', path, ...BY), told.join('\n')).toBe(0);
  });

  test('writes the name of the key, which is held to its form, and stays after the page is left', async () => {
    await page.locator('#key-id').focus();
    await page.keyboard.type('Example Remit');
    await page.keyboard.press('Enter');
    await expect.poll(() => seen(page.locator('#key-status'))).toContain('A name has this form');
    expect(await page.locator('#key-id').getAttribute('aria-invalid')).toBe('true');
    await page.locator('#key-id').fill('');
    await page.keyboard.type('example-remit/k1');
    await page.keyboard.press('Enter');
    await expect.poll(() => seen(page.locator('#key-status'))).toBe('This browser signs as example-remit/k1');
    const before = await page.locator('#public-key').inputValue();
    await page.reload();
    await page.locator('karvon-portal').waitFor();
    await open('key');
    expect(await page.locator('#public-key').inputValue()).toBe(before);
    expect(await seen(page.locator('#key-status'))).toBe('This browser signs as example-remit/k1');
  });

  test('tries, then sends, and is told what became of it', async () => {
    await choose(file('prices.json', JSON.stringify(feedOf())));
    await expect.poll(() => seen(summary())).toContain('Errors: 0.');
    await open('send');
    await press('Try: only check it there');
    await expect.poll(() => seen(page.locator('#send-status'))).toBe('It would be taken. Nothing is stored.');
    await press('Send');
    await expect.poll(() => seen(page.locator('#send-status'))).toBe('In force');
  });

  test('whose answer is lost sends the same again with another signature, and it counts once', async () => {
    const sent: { key: string | undefined; signature: string | undefined }[] = [];
    await page.route('**/v1/in/feeds', async (route) => {
      const headers = route.request().headers();
      sent.push({ key: headers['idempotency-key'], signature: headers.signature });
      // It arrives, and the answer does not.
      if (sent.length === 1) {
        await route.fetch();
        return route.abort();
      }
      return route.continue();
    });
    const services = [exampleService(), exampleService({ serviceId: 'second' })];
    await choose(file('more.json', JSON.stringify(feedOf({ services }))));
    await expect.poll(() => seen(summary())).toContain('Services: 2.');
    await press('Send');
    await expect.poll(() => seen(page.locator('#send-status')), { timeout: 20_000 }).toBe('In force');
    await page.unroute('**/v1/in/feeds');
    expect(sent).toHaveLength(2);
    expect(sent[1]?.key).toBe(sent[0]?.key);
    expect(sent[1]?.signature).not.toBe(sent[0]?.signature);
  });

  test('sees what is in force, how long it is good for, what came, and what differs', async () => {
    await open('status');
    await press('Look');
    const editions = page.locator('#editions');
    await expect.poll(() => seen(editions)).toContain('In force');
    const text = await seen(editions);
    expect(text).toMatch(/DEU-TJK\. Services: 2, waiting: 0\..*Days left: 31/);
    // Sent twice, and counted once.
    expect(text.match(/: In force/g)?.filter(Boolean).length).toBeGreaterThanOrEqual(2);
    expect(await editions.locator('ul li').count()).toBe(2);
    await press('Compare');
    await expect.poll(() => seen(page.locator('#difference'))).toContain('New: DEU-TJK second');
    expect(await seen(page.locator('#difference'))).toContain('The same: 1');
  });

  test('confirms what was doubted, in a role and no name', async () => {
    const doubtful = [exampleService({ payoutCurrency: 'UZS' })];
    await choose(
      file(
        'doubtful.json',
        JSON.stringify(feedOf({ services: [...doubtful, exampleService({ serviceId: 'b' })] })),
      ),
    );
    await expect.poll(() => seen(summary())).toContain('Doubts: 1.');
    await press('Send');
    await expect.poll(() => seen(page.locator('#send-status'))).toBe('In force');
    await expect.poll(() => seen(page.locator('#editions'))).toContain('Services: 1, waiting: 1.');
    await press('Confirm what is doubted');
    await expect.poll(() => seen(page.locator('#status-status'))).toContain('Small letters');
    await page.locator('#by').focus();
    await page.keyboard.type('head-of-payments');
    await press('Confirm what is doubted');
    await expect.poll(() => seen(page.locator('#status-status'))).toBe('Done: In force');
    await expect.poll(() => seen(page.locator('#editions'))).toContain('Services: 2, waiting: 0.');
  });

  test('reads what a reviewer decided, and why', async () => {
    const signing = generateKeyPairSync('ed25519');
    const [secret, open] = [file('desk.pem', ''), file('desk-public.pem', '')];
    writeFileSync(secret, signing.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    chmodSync(secret, 0o600);
    writeFileSync(open, signing.publicKey.export({ type: 'spki', format: 'pem' }));
    const desk = ['--role', 'reviewer', '--name', 'Price Desk'];
    expect(await register('add', 'price-desk', ...desk, ...BY), told.join('\n')).toBe(0);
    expect(await register('key', 'price-desk', '--public', open, ...BY), told.join('\n')).toBe(0);
    const asOf = new Date().toISOString();
    const free = JSON.stringify(
      feedWithFree({ publishedAt: asOf, validFrom: day(0), validUntil: day(30) }),
    ).replace('2026-11-30T06:00:00Z', asOf);
    await choose(file('free.json', free));
    await expect.poll(() => seen(summary())).toContain('Doubts: 1.');
    await press('Send');
    await expect.poll(() => seen(page.locator('#editions'))).toContain('Services: 1, waiting: 1.');
    const edition = (await page.locator('#editions .edition code').first().textContent()) ?? '';
    const lines: string[] = [];
    const decide = [
      'decide',
      edition,
      '--provider',
      'example-remit',
      '--rule',
      'free',
      '--verdict',
      'refuse',
    ];
    const why = ['--reason', 'The terms of use name a fee of 3 euros.', '--by', 'price-desk'];
    const signed = ['--to', app.url, '--key', secret, '--keyid', 'price-desk/k1'];
    expect(await feed([...decide, ...why, ...signed], (line) => lines.push(line)), lines.join('\n')).toBe(0);
    await press('Look');
    await expect
      .poll(() => seen(page.locator('#editions ul')))
      .toContain('A reviewer (price-desk) refused free. Reason: The terms of use name a fee of 3 euros.');
    expect(await seen(page.locator('#editions'))).toContain('Services: 1, waiting: 0.');
  });

  test('withdraws at the second press', async () => {
    await page.locator('#by').fill('head-of-payments');
    await press('Withdraw');
    expect(await seen(page.locator('#editions .sure'))).toContain('does not come back');
    await press('Withdraw');
    await expect.poll(() => seen(page.locator('#status-status'))).toBe('Done: Withdrawn');
    expect(await page.locator('#editions .edition').count()).toBe(0);
  });

  test('is told what to do if the page itself fails, as where the key is lost: nothing stays “on its way”', async () => {
    // The page tells the reader, and the browser's console what it was.
    const told: string[] = [];
    page.removeAllListeners('pageerror').on('pageerror', ({ message }) => told.push(message));
    await page.evaluate(() => {
      const { subtle } = crypto;
      Object.assign(globalThis, { sign: subtle.sign });
      subtle.sign = () => Promise.reject(new DOMException('the key is gone', 'InvalidAccessError'));
    });
    await press('Look');
    await expect.poll(() => seen(page.locator('#status-status'))).toContain('Something on this page failed.');
    await press('Send');
    await expect.poll(() => seen(page.locator('#send-status'))).toContain('Something on this page failed.');
    await page.evaluate(() => {
      crypto.subtle.sign = Reflect.get(globalThis, 'sign');
    });
    await press('Look');
    await expect.poll(() => seen(page.locator('#status-status'))).toBe('');
    expect(told).toEqual(['the key is gone', 'the key is gone']);
    page.removeAllListeners('pageerror').on('pageerror', (error) => {
      throw error;
    });
  });

  test('is told in words why it is refused', async () => {
    expect(await register('revoke', 'example-remit', 'k1', '--by', 'Anna')).toBe(0);
    await press('Look');
    await expect.poll(() => seen(page.locator('#status-status'))).toBe('The answer: Its key was revoked.');
  });
});

describe('the page', () => {
  test('breaks no rule of axe with everything on it, and fits the smallest phone and a desktop', async () => {
    for (const code of ['en', 'ru']) {
      const own = await openPage(browser, `${app.url}/${code}/providers/portal`, SMALL_PHONE);
      await own.locator('karvon-portal').waitFor();
      const faulty = feedOf({
        services: [exampleService({ accessPoint: 'fax' as never, languages: ['?'] })],
      });
      await choose(file('faulty.json', JSON.stringify(faulty, null, 1).replace('"1.99"', '"1,99"')), own);
      await own.locator('#findings > li').first().waitFor();
      for (const id of ['key', 'send', 'status']) await open(id, own);
      await own.locator('#key button').click();
      await own.locator('#public-key').waitFor();
      for (const one of await own.locator('#convert summary').all()) await one.click();
      for (const width of [240, 320, 1_280]) {
        await own.setViewportSize({ width, height: 800 });
        expect(await layoutFaults(own), `${code} ${width}`).toEqual([]);
      }
      expect(await axeViolations(own), code).toEqual([]);
      await own.emulateMedia({ colorScheme: 'dark' });
      expect(await axeViolations(own), `${code} by night`).toEqual([]);
      await own.context().close();
    }
  }, 120_000);

  test('is walked by Tab alone from the file to the last button', async () => {
    const own = await openPage(browser, `${app.url}/en/providers/portal`);
    await own.locator('karvon-portal').waitFor();
    const stops: string[] = [];
    for (let at = 0; at < 12; at += 1) {
      await own.keyboard.press('Tab');
      stops.push(
        await own.evaluate('document.activeElement.id || document.activeElement.textContent.trim()'),
      );
    }
    const from = stops.indexOf('file');
    expect(stops.slice(from, from + 4)).toEqual(['file', 'Your key', 'Send', 'What is in force']);
    await own.context().close();
  });

  test('says without scripts what it needs, and how else to send', async () => {
    const own = await openPage(browser, `${app.url}/en/providers/portal`, { javaScriptEnabled: false });
    expect(await seen(own.locator('main'))).toContain('This page needs scripts');
    expect(await own.locator('#file').isVisible()).toBe(false);
    await own.context().close();
  });

  test('in a browser without Ed25519 checks all the same, and says what it needs to sign', async () => {
    const context = await browser.newContext(SMALL_PHONE);
    await context.addInitScript(
      "crypto.subtle.generateKey = () => Promise.reject(new Error('NotSupportedError'))",
    );
    const own = await context.newPage();
    await own.goto(`${app.url}/en/providers/portal`);
    await own.locator('karvon-portal').waitFor();
    await open('key', own);
    expect(await seen(own.locator('#key'))).toContain('This browser cannot sign');
    await choose(file('right.json', JSON.stringify(feedOf())), own);
    await expect.poll(() => seen(summary(own))).toContain('Errors: 0.');
    await context.close();
  });

  test('loads its scripts and styles alone; its policy lets it do no more than it needs', async () => {
    const portal = await (await fetch(`${app.url}/en/providers/portal`)).text();
    expect(/content-security-policy" content="([^"]*)"/.exec(portal)?.[1]).toBe(
      "default-src 'none';img-src 'self';connect-src 'self';manifest-src 'self';worker-src 'self';base-uri 'none';form-action 'none'; script-src 'self'; style-src 'self';",
    );
    const own = [...portal.matchAll(/(?:src|href)="(\/_astro\/[^"]+)"/g)].map(([, path]) => path ?? '');
    for (const path of ['/en', '/en/deu-kgz', '/en/check', '/en/providers', '/en/providers/guide']) {
      const html = await (await fetch(app.url + path)).text();
      expect(html, path).not.toMatch(/Portal|check-worker/);
      const shared = own.filter((one) => html.includes(one));
      // The style sheet of all pages.
      expect(shared, path).toHaveLength(1);
      expect(shared[0]).toMatch(/\.css$/);
    }
  });
});
