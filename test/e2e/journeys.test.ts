/**
 * What people come for, each from its first page to the answer, with scripts and without: in the real browser, on a day with
 * rates. Without a script the way may differ, the answer may not. And what comes out of a printer.
 */
import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, type ExpectStatic, test } from 'vitest';
import { openArchive } from '../../functions/sources/xlsx/archive.ts';
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
  // The corridor with the most rows, two with pictures and sentences at their tallest, the country with the most corridors, and one that nobody surveys.
  const few = ['data/usa-phl', 'data/zaf-mwi', 'data/jor-egy', 'data/countries/usa', 'data/countries/uzb'];
  const all = async () => (await allCorridors()).map((corridor) => `data/${corridor.toLowerCase()}`);
  for (const path of [...few, ...(process.env.KARVON_DEEP === '1' ? await all() : [])]) {
    await page.goto(`${app.url}/ru/${path}`);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect.soft(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g), path).toHaveLength(1);
    // With a code of the address, as where the site has a domain, and a line more: that its figures are disputed. Of several the first.
    await page.evaluate(`(() => {
      // No sheet of a real day has the line on the day that is pretended here.
      document.querySelector('.other-day')?.remove();
      const age = document.querySelector('main .notice');
      for (const says of ['second', 'first']) {
        const notice = age.cloneNode();
        notice.id = says;
        notice.textContent = 'Оспорено: направление Иордания — Египет, 2025-Q3. Кто и почему';
        age.after(notice);
      }
      document.querySelector('.brief').prepend(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
    })()`);
    const disputed = await page.pdf({ preferCSSPageSize: true });
    expect.soft(disputed.toString('latin1').match(/\/Type\s*\/Page\b/g), path).toHaveLength(1);
    await page.emulateMedia({ media: 'print' });
    expect.soft(await page.locator('#first').isVisible(), path).toBe(true);
    expect.soft(await page.locator('#second').isVisible(), path).toBe(false);
    expect.soft(await page.locator('.brief p').isVisible(), path).toBe(true);
    expect.soft(await page.locator('.brief').textContent(), path).toMatch(/CC BY 4\.0.*Опубликовано/s);
    await page.emulateMedia({ media: null });
  }
  await page.context().close();
});

test('an official sorts all corridors by any column, in less than 50 ms', async ({ expect }) => {
  const page = await openPage(browser, `${app.url}/ru/data/corridors`);
  const column = (at: number): Promise<string[]> =>
    page.locator(`table.data tbody tr > :nth-child(${at})`).allTextContents();
  const head = (name: string) => page.getByRole('columnheader', { name });
  const press = (name: string) => head(name).getByRole('button').press('Enter');
  expect(await head('Среднее, %').getAttribute('aria-sort')).toBe('descending');
  const numbers = (texts: readonly string[]): number[] =>
    texts.map((text) => Number(text.replace(/\s/g, '').replace(',', '.').replace('−', '-')));
  const means = numbers(await column(2));
  expect(means).toHaveLength(348);
  // What the caption says of the order is true of the rows as they stand.
  const order = page.locator('caption [data-order]');
  expect(await order.textContent()).toBe(', сначала самые дорогие');
  expect(await order.isVisible()).toBe(true);
  await press('Среднее, %');
  expect(await order.isVisible()).toBe(false);
  expect(await head('Среднее, %').getAttribute('aria-sort')).toBe('ascending');
  // 9,85 stands before 10,02, and what is below zero first.
  expect(numbers(await column(2))).toEqual([...means].sort((a, b) => a - b));
  await press('Цель 5 %');
  const verdicts = await column(6);
  expect([...new Set(verdicts)].slice(0, 2)).toEqual(['достигнута', 'не достигнута']);
  // Up or down, what cannot be told is last.
  await press('Цель 5 %');
  expect([...new Set(await column(6))].slice(0, 2)).toEqual(['не достигнута', 'достигнута']);
  expect(await page.locator('[aria-sort]').count()).toBe(1);
  expect(await order.isVisible()).toBe(false);
  await press('Среднее, %');
  expect(await order.isVisible()).toBe(false);
  await press('Среднее, %');
  expect(await order.isVisible()).toBe(true);
  expect(numbers(await column(2))).toEqual([...means].sort((a, b) => b - a));
  // In time of the page's thread: other processes on a busy machine are not the page.
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics
      .filter(({ name }) => ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'].includes(name))
      .reduce((sum, { value }) => sum + 1_000 * value, 0);
  };
  const buttons = await page.locator('table.data th button').count();
  const took: number[] = [];
  for (let at = 0; at < 3 * buttons; at++) {
    const before = await spent();
    await page.evaluate(
      `document.querySelectorAll('table.data th button')[${at % buttons}].click(); document.body.getBoundingClientRect()`,
    );
    took.push((await spent()) - before);
  }
  const median = took.sort((a, b) => a - b)[Math.floor(took.length / 2)] ?? Number.NaN;
  console.log(`348 rows sorted and laid out in ${median.toFixed(1)} ms, at most ${took.at(-1)?.toFixed(1)}`);
  expect(median).toBeGreaterThan(0);
  expect(median).toBeLessThan(50);
  await page.context().close();
});

test('a corridor whose figures are contested is marked in the comparison, and one of another quarter is not', async ({
  expect,
}) => {
  const page = await openPage(browser, 'about:blank');
  const contested = ['DEU-KGZ', 'USA-PHL'].map((corridor, at) => ({
    id: `20261120T000000Z-${at}`,
    scope: `corridor/${corridor}`,
    period: at === 0 ? '2025-Q3' : '2015-Q4',
    settled: null,
  }));
  await page.route('**/en/data/compare', async (route) => {
    const answer = await route.fetch();
    const html = await answer.text();
    const written = JSON.stringify(contested).replaceAll('"', '&quot;');
    const body = html.replace('&quot;open&quot;:[]', `&quot;open&quot;:${written}`);
    expect(body).not.toBe(html);
    await route.fulfill({ response: answer, body });
  });
  await page.goto(`${app.url}/en/data/compare#deu-kgz,usa-phl`);
  await expect.poll(() => page.locator('.compared thead th').count()).toBe(3);
  const links = (column: number) =>
    page.locator('.compared thead th').nth(column).getByRole('link').allTextContents();
  expect(await links(1)).toEqual(['Germany to Kyrgyzstan', 'disputed']);
  expect(await links(2)).toEqual(['United States to Philippines']);
  expect(await page.getByRole('link', { name: 'disputed' }).getAttribute('href')).toBe(
    '/en/data/corrections#20261120t000000z-0',
  );
  await page.context().close();
});

test('an official compares corridors by keyboard, which the address keeps and no request names but files; takes them along as CSV', async ({
  expect,
}) => {
  const page = await openPage(browser, `${app.url}/en/data/deu-kgz`);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.getByRole('link', { name: 'Compare corridors' }).click();
  await page.waitForURL('**/en/data/compare#deu-kgz');
  const cells = (figure: string) =>
    page.getByRole('row', { name: figure }).getByRole('cell').allTextContents();
  await expect.poll(() => cells('Mean at USD 200')).toEqual(['9.85']);
  const field = page.getByRole('combobox', { name: 'Corridor' });
  await field.fill('united states philippines');
  await field.press('Enter');
  await expect.poll(() => cells('Mean at USD 200')).toHaveLength(2);
  await field.fill('CRI-NIC');
  await field.press('Enter');
  await expect
    .poll(() => cells('Amounts asked'))
    .toEqual(['140 EUR; 345 EUR', expect.stringContaining('USD'), 'not known']);
  await field.fill('Atlantis');
  await field.press('Enter');
  await says(expect, page, '[role=status]', 'Choose from the list: “Atlantis”');
  expect(page.url()).toMatch(/#deu-kgz,usa-phl,cri-nic$/);
  // In the other language the same corridors.
  const russian = page.locator('[hreflang="ru"]').last();
  await russian.dispatchEvent('pointerdown');
  expect(await russian.getAttribute('href')).toMatch(/\/ru\/data\/compare#deu-kgz,usa-phl,cri-nic$/);
  expect(asked.filter((url) => /compare.+deu|[?]/.test(url))).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV' }).click();
  const csv = await download;
  expect(csv.suggestedFilename()).toBe('DEU-KGZ_USA-PHL_CRI-NIC.csv');
  const lines = readFileSync(await csv.path(), 'utf8').split('\r\n');
  expect(lines[1]).toMatch(/^publication,all,text,(,\d{8}T\d{6}Z-\w+){3}$/);
  expect(lines[2]).toMatch(/^method-version,all,text,(,[\w.]+){3}$/);
  const workbook = page.waitForEvent('download');
  await page.getByRole('button', { name: 'XLSX' }).click();
  const spreadsheet = await workbook;
  expect(spreadsheet.suggestedFilename()).toBe('DEU-KGZ_USA-PHL_CRI-NIC.xlsx');
  const { sheets } = await readXlsx(readFileSync(await spreadsheet.path()));
  const rows = sheets[0]?.rows ?? [];
  expect(rows.find(([figure]) => figure === 'mean-200')?.slice(0, 5)).toEqual([
    'mean-200',
    'all',
    'percent',
    'per-principal',
    9.848,
  ]);
  expect(rows.at(-1)?.[1]).toContain('#deu-kgz,usa-phl,cri-nic');
  await page.getByRole('button', { name: 'Remove: Germany to Kyrgyzstan' }).press('Enter');
  await expect.poll(() => cells('Mean at USD 200')).toHaveLength(2);
  expect(page.url()).toMatch(/#usa-phl,cri-nic$/);
  await page.context().close();
});

test('an official takes a table along as a spreadsheet: figures are numbers, and nothing in it runs', async ({
  expect,
}) => {
  const page = await openPage(browser, `${app.url}/ru/data/deu-kgz`);
  const FORMULA = '=HYPERLINK("https://evil.example","Xoom")';
  await page.route('**/data/tables/DEU-KGZ.services.json', async (route) => {
    const table = await (await route.fetch()).json();
    table.rows[0].provider = FORMULA;
    await route.fulfill({ json: table });
  });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'XLSX' }).first().click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('DEU-KGZ.services.xlsx');
  const path = await file.path();
  const { sheets } = await readXlsx(readFileSync(path));
  const [head = [], first = [], ...rows] = sheets[0]?.rows ?? [];
  const at = (name: string): number => head.indexOf(name);
  expect(first[at('provider')]).toBe(FORMULA);
  expect(first[at('total_200_pct')]).toBe(5.9);
  // Seven more services, an empty row, and where they are from.
  expect(rows.map((row) => row?.[0] ?? '').slice(7)).toEqual(['', 'title', 'source', 'licence', 'citation']);
  const archive = await openArchive(path);
  let sheet = '';
  for await (const bytes of archive.read('xl/worksheets/sheet1.xml', 1_000_000)) sheet += bytes;
  await archive.close();
  expect(sheet).toContain('HYPERLINK');
  expect(sheet).not.toMatch(/<f[ >]|t="str"/);
  await page.context().close();
});
