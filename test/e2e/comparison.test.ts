/** The comparison in the real browser against the running app: from home to an amount, choices, both languages; and what is sent. */
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, type ExpectStatic, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { compareOffersOperation } from '../../shared/contracts/api.ts';
import { groupByProvider } from '../../shared/pricing/offers.ts';
import type { App } from '../support/app.ts';
import { axeViolations } from '../support/axe.ts';
import { chip, chosen, launchBrowser, openPage, PHONE, SMALL_PHONE } from '../support/browser.ts';
import { startPublishedApp } from '../support/published-app.ts';
import { brokenWords } from '../support/text.ts';

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

/** From home to the page of a sending country, by the list of all countries. */
async function chooseSender(page: Page, href: string): Promise<void> {
  await page.locator('details.all > summary').click();
  await page.locator(`[href="${href}"]`).click();
}

/** Opens the list in the corner, and takes one. */
async function inLanguage(page: Page, name: string): Promise<void> {
  await page.locator('.languages summary').click();
  await page.locator('.languages').getByRole('link', { name }).click();
}

describe.concurrent('from home to an amount', () => {
  test('by links and one field', async ({ expect }) => {
    const page = await open('/');
    await chooseSender(page, '/en/from/deu');
    await page.getByRole('link', { name: /^Kyrgyzstan/ }).click();
    await page.waitForURL('**/en/deu-kgz');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/Germany.*Kyrgyzstan/);
    expect(await page.locator('.answer:visible').textContent()).toMatch(/of what you pay is taken/);

    await page.getByRole('link', { name: '€345' }).first().click();
    expect(new URL(page.url()).hash).toBe('#345');
    expect(await page.locator('.answer:visible').textContent()).toContain('€345');

    await page
      .getByLabel(/amount/i)
      .first()
      .fill('250');
    await page.locator('.estimate .answer').waitFor();
    expect(new URL(page.url())).toMatchObject({ hash: '#amount=250', search: '', pathname: '/en/deu-kgz' });
    const answer = await page.locator('.estimate .answer').textContent();
    expect(answer).toMatch(/€250/);
    expect(answer).toMatch(/estimate/i);
    await page.context().close();
  });

  test('the estimate is the one the API gives', async ({ expect }) => {
    const page = await open('/en/deu-kgz#amount=250');
    await page.locator('.estimate .answer').waitFor();
    const shown = (await page.locator('.estimate-list').textContent())?.replace(/\s/g, ' ');
    const answer = await fetch(`${app.url}/v1/corridors/DEU-KGZ/offers?amount=250`);
    const { offers } = z.parse(compareOffersOperation.answer, await answer.json());
    for (const { standing, cost } of offers) {
      if (standing === 'ranked') expect(shown).toContain(`${cost?.total} %`);
    }
    await page.context().close();
  });

  test.for([
    ['abc', /figures/],
    ['-5', /figures/],
    ['0', /figures|between/],
    ['1e9', /figures/],
    ['200.001', /decimals/],
    ['9'.repeat(400), /figures/],
  ] as const)('a wrong amount gets a message beside the field: %s', async ([typed, told], { expect }) => {
    const page = await open('/en/deu-kgz');
    const field = page.getByLabel(/amount/i).first();
    await field.fill(typed);
    await expect.poll(() => page.locator('#amount-error').textContent()).toMatch(told);
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('section .answer:visible').count()).toBe(1);
    await page.context().close();
  });

  test.for([
    ['346', '€345'],
    ['139.99', '€140'],
    ['5000', '€345'],
  ] as const)(
    'of an amount that nobody asked about, %s, the nearest is shown, and why',
    async ([typed, nearest], { expect }) => {
      const page = await open('/en/deu-kgz');
      const field = page.getByLabel(/amount/i).first();
      await field.fill(typed);
      await field.blur();
      await page.locator('.estimate .answer').waitFor();
      expect(await page.locator('.estimate .answer').textContent()).toContain(
        `would have arrived, of ${nearest}`,
      );
      expect(await page.locator('#amount-error').textContent()).toMatch(
        /^We know prices from €140 to €345\. Here is the nearest\. A fixed fee weighs less on a larger amount\.$/,
      );
      // Nobody typed anything wrong, and the field keeps what was asked.
      expect(await field.getAttribute('aria-invalid')).toBe('false');
      expect(await field.inputValue()).toBe(typed);
      await page.context().close();
    },
  );

  // Alone, so that what moves has moved in time to be seen.
  test('nothing on the page moves when its scripts begin', { concurrent: false }, async ({ expect }) => {
    const context = await browser.newContext(PHONE);
    const page = await context.newPage();
    await page.goto(`${app.url}/en/usa-phl`);
    await page.waitForTimeout(500);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
          }).observe({ type: 'layout-shift' as never, buffered: true });
          setTimeout(() => done(sum), 300);
        }),
    );
    expect(shift).toBe(0);
    await context.close();
  });

  test.for(['<img src=x onerror=alert(1)>', '1e9', '\u202e140', ' '])(
    'a fragment that somebody made up is refused or passed over: %j',
    async (amount, { expect }) => {
      const page = await open(`/en/deu-kgz#amount=${encodeURIComponent(amount)}`);
      await page.locator('.answer:visible').waitFor();
      expect(await page.locator('main img').count()).toBe(0);
      expect(await page.locator('.answer:visible').count()).toBe(1);
      await page.context().close();
    },
  );

  test('a slow clock does not make an old survey look new', async ({ expect }) => {
    const page = await open('/en');
    await page.clock.setFixedTime(new Date('2025-08-01T12:00:00Z'));
    await page.goto(`${app.url}/en/deu-kgz#amount=250`);
    await page.locator('.estimate .answer').waitFor();
    expect(await page.locator('.estimate').textContent()).toContain('would have arrived');
    expect(await page.locator('.estimate-list').textContent()).not.toContain('arrives');
    await page.context().close();
  });

  test('only possible ways to pay are listed, and the link back works', async ({ expect }) => {
    const page = await open('/en/deu-kgz#pay=cash');
    await page.locator('.estimate .answer').waitFor();
    for (const way of await page.locator('.estimate-list .w').allTextContents()) expect(way).toMatch(/^cash/);
    await chip(page, 'pay', '').click();
    await page.locator('section .answer:visible').waitFor();
    await page
      .getByLabel(/amount/i)
      .first()
      .fill('250');
    await page.locator('.estimate .answer').waitFor();
    await page.locator('.estimate nav a').last().click();
    await expect.poll(() => page.locator('.answer:visible').textContent()).toContain('€345');
    expect(
      await page
        .getByLabel(/amount/i)
        .first()
        .inputValue(),
    ).toBe('');
    await page.goBack();
    await page.locator('.estimate .answer').waitFor();
    expect(
      await page
        .getByLabel(/amount/i)
        .first()
        .inputValue(),
    ).toBe('250');
    await page.context().close();
  });

  test('how it is paid out is a second choice, by keyboard, and both stay with the amount', async ({
    expect,
  }) => {
    const page = await open('/en/usa-phl');
    const ways = () => page.locator('.estimate-list .w').allTextContents();
    const fragment = () => new URL(page.url()).hash;
    const amount = page.locator('#amount');
    expect(await page.getByRole('group', { name: 'Paid out' }).getAttribute('id')).toBe('get');
    await amount.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.name')).toBe('get');
    await page.keyboard.press('ArrowRight');
    await page.locator('.estimate .answer').waitFor();
    // Without an amount, the surveyed one that was shown.
    expect(fragment()).toBe('#amount=200&get=cash-pickup');
    expect((await ways()).length).toBeGreaterThan(5);
    for (const way of await ways()) expect(way).toContain('→\u00a0paid out in cash');
    expect(await page.locator('.said').textContent()).toContain('paid out in cash');
    expect(await axeViolations(page)).toEqual([]);

    await chip(page, 'pay', 'cash').click();
    await expect.poll(fragment).toBe('#amount=200&pay=cash&get=cash-pickup');
    await expect.poll(async () => (await ways()).every((way) => way.startsWith('cash, '))).toBe(true);
    for (const way of await ways()) expect(way).toContain('paid out in cash');
    // A surveyed amount by its link: both choices stay.
    await page.locator('.estimate nav a').last().click();
    await expect.poll(() => page.locator('.estimate .answer').textContent()).toContain('of US$500');
    expect(fragment()).toBe('#amount=500&pay=cash&get=cash-pickup');
    expect([await amount.inputValue(), await chosen(page, 'pay'), await chosen(page, 'get')]).toEqual([
      '500',
      'cash',
      'cash-pickup',
    ]);
    await amount.fill('250');
    await expect.poll(() => page.locator('.estimate .answer').textContent()).toContain('of US$250');
    expect(fragment()).toBe('#amount=250&pay=cash&get=cash-pickup');
    // And on to the other language.
    await inLanguage(page, 'Русский');
    await page.waitForURL('**/ru/usa-phl#amount=250&pay=cash&get=cash-pickup');
    await page.locator('.estimate .answer').waitFor();
    for (const way of await ways()) expect(way).toMatch(/^наличные, .*→\u00a0наличными/);
    await chip(page, 'pay', '').click();
    await chip(page, 'get', '').click();
    await expect.poll(fragment).toBe('#amount=250');
    await page.context().close();
  });

  test.for([
    ['#get=cash-pickup&amount=250', 'cash-pickup', '250'],
    ['#get=mobile-wallet', 'mobile-wallet', ''],
  ] as const)(
    'a link with a pay-out shows what the API gives for it: %s',
    async ([hash, payoutMethod, amount], { expect }) => {
      const page = await open(`/en/usa-phl${hash}`, SMALL_PHONE);
      await page.locator('.estimate .answer').waitFor();
      expect(await chosen(page, 'get')).toBe(payoutMethod);
      expect(await page.locator('#amount').inputValue()).toBe(amount);
      const answer = await fetch(
        `${app.url}/v1/corridors/USA-PHL/offers?amount=${amount || 200}&payoutMethod=${payoutMethod}`,
      );
      const { offers } = z.parse(compareOffersOperation.answer, await answer.json());
      const groups = groupByProvider(offers).filter(({ best }) => best.standing !== 'not-priced');
      expect(await page.locator('.estimate-list h3').allTextContents()).toEqual(
        groups.map(({ provider }) => provider.name),
      );
      for (const size of ['100%', '200%']) {
        await page.evaluate(`document.documentElement.style.setProperty('font-size', '${size}')`);
        expect(
          await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
        ).toBe(0);
        expect(await brokenWords(page), size).toEqual([]);
      }
      await page.context().close();
    },
  );

  test.for(['#get=by-pigeon', '#pay=cash&get=%22%3E%3Cimg%20src=x%3E', '#get='])(
    'a pay-out that the page does not offer is no choice: %s',
    async (hash, { expect }) => {
      const page = await open(`/en/usa-phl${hash}`);
      await page.locator('.answer:visible').waitFor();
      expect(await chosen(page, 'get')).toBe('');
      expect(await page.locator('main img').count()).toBe(0);
      expect(await page.locator('.answer:visible').count()).toBe(1);
      await page.context().close();
    },
  );

  test('a corridor with one way to be paid out has no such choice', async ({ expect }) => {
    const page = await open('/en/deu-kgz#get=cash-pickup&amount=250');
    await page.locator('.estimate .answer').waitFor();
    expect(await page.locator('#get').count()).toBe(0);
    expect(new URL(page.url()).hash).toBe('#amount=250');
    await page.context().close();
  });

  test('offline, the surveyed amounts work, and the field says why it does not', async ({ expect }) => {
    const page = await open('/en/deu-kgz');
    await page.context().setOffline(true);
    await page
      .getByLabel(/amount/i)
      .first()
      .fill('250');
    await expect.poll(() => page.locator('#amount-error').textContent()).toMatch(/could not be loaded/);
    await page.getByRole('link', { name: '€345' }).first().click();
    expect(await page.locator('.answer:visible').textContent()).toContain('€345');
    await page.context().close();
  });
});

describe.concurrent('in Russian', () => {
  /** As people see it: any space is a space. */
  const seen = async (page: Page, what: string): Promise<string> =>
    ((await page.locator(what).textContent()) ?? '').replace(/\s+/g, ' ');

  test('by links and one field, and on to English with the amount', async ({ expect }) => {
    const page = await open('/');
    await inLanguage(page, 'Русский');
    await page.waitForURL('**/ru');
    await chooseSender(page, '/ru/from/deu');
    await page.getByRole('link', { name: /^Кыргызстан/ }).click();
    await page.waitForURL('**/ru/deu-kgz');
    expect(await seen(page, 'h1')).toBe('Германия — Кыргызстан: сколько дойдёт?');
    expect(await seen(page, '.answer:visible')).toMatch(/Комиссия и курс забирают \d+,\d\d % от того/);
    expect(await seen(page, '.answer:visible')).toContain('дошло бы из 140 €');

    await page.getByLabel('Сумма в EUR').fill('250,50');
    await page.locator('.estimate .answer').waitFor();
    expect(new URL(page.url())).toMatchObject({ hash: '#amount=250.50', pathname: '/ru/deu-kgz' });
    const answer = await seen(page, '.estimate .plain');
    expect(await seen(page, '.estimate .answer')).toContain('дошло бы из 250,50 €');
    expect(answer).toMatch(/примерный расчёт: от \d+,\d\d % до \d+,\d\d %/);
    expect(await seen(page, '.estimate-list')).not.toMatch(/[a-z]+ed\b|\d\.\d/);

    // The page's own script answers in the other language to the same amount.
    await inLanguage(page, 'English');
    await page.waitForURL('**/en/deu-kgz#amount=250.50');
    await page.locator('.estimate .answer').waitFor();
    expect(await seen(page, '.estimate .answer')).toContain('of €250.50');
    const took = (text: string) => /(\d+)[.,](\d\d) %/.exec(text)?.slice(1);
    expect(took(await seen(page, '.estimate .plain'))).toEqual(took(answer));
    await page.context().close();
  });

  test('an amount with a space in its thousands', async ({ expect }) => {
    const page = await open('/ru/nor-pol');
    await page.getByLabel('Сумма в NOK').fill('1 400,50');
    await page.locator('.estimate .answer').waitFor();
    expect(await seen(page, '.estimate .answer')).toContain('дошло бы из 1 400,50 NOK');
    expect(new URL(page.url()).hash).toBe('#amount=1400.50');
    await page.context().close();
  });

  test.for([
    ['много', /^Напишите сумму цифрами, например 140\.$/],
    ['346', /^Мы знаем цены от 140.€ до 345.€\. Здесь ближайшая\./],
    ['200,001', /^Уберите лишние цифры после запятой/],
    ['140 ₽', /^На этой странице считают в EUR\./],
  ] as const)('a wrong amount gets a message beside the field: %s', async ([typed, told], { expect }) => {
    const page = await open('/ru/deu-kgz');
    await page.getByLabel('Сумма в EUR').fill(typed);
    await expect.poll(() => page.locator('#amount-error').textContent()).toMatch(told);
    await page.context().close();
  });

  test('without JavaScript, the whole way to both surveyed amounts', async ({ expect }) => {
    const page = await open('/ru', { ...PHONE, javaScriptEnabled: false });
    await chooseSender(page, '/ru/from/deu');
    await page.getByRole('link', { name: /^Кыргызстан/ }).click();
    expect(await seen(page, '.answer:visible')).toContain('140 €');
    await page.getByRole('link', { name: '345 €' }).first().click();
    expect(await seen(page, '.answer:visible')).toContain('345 €');
    await page.context().close();
  });

  test('a surveyed amount too goes along to the other language, also where only percentages are known', async () => {
    for (const [path, hash] of [
      ['/ru/deu-kgz', '#345'],
      ['/ru/cri-nic', '#500'],
    ] as const) {
      const page = await open(`${path}${hash}`);
      await inLanguage(page, 'English');
      await page.waitForURL(`**${path.replace('ru', 'en')}${hash}`);
      await page.context().close();
    }
  });
});

describe('without JavaScript', () => {
  const options = { ...PHONE, javaScriptEnabled: false };

  test('the whole way to both surveyed amounts', async () => {
    const page = await open('/', options);
    await chooseSender(page, '/en/from/deu');
    await page.getByRole('link', { name: /^Kyrgyzstan/ }).click();
    expect(await page.locator('.answer:visible').count()).toBe(1);
    expect(await page.locator('.answer:visible').textContent()).toContain('€140');
    await page.getByRole('link', { name: '€345' }).first().click();
    expect(await page.locator('.answer:visible').count()).toBe(1);
    expect(await page.locator('.answer:visible').textContent()).toContain('€345');
    expect(await page.locator('#amount').isVisible()).toBe(false);
    await page.context().close();
  });
});

describe.concurrent('the list of all prices', () => {
  /** The rows, and the edges at which each head and each cell below it must agree: in px, start of words and end of figures. */
  const EDGES = `(() => {
    const end = (one) => one && Math.round(one.getBoundingClientRect().right);
    const start = (one) => one && Math.round(one.getBoundingClientRect().left);
    const seen = (one) => one.checkVisibility();
    const list = [...document.querySelectorAll('.heads')].find(seen)?.parentElement;
    if (!list) return null;
    const heads = [...list.querySelectorAll('.heads b')].filter(seen);
    const [fee, rate, taken, arrives] = heads.slice(-4).map(end);
    const wide = heads.length === 6;
    return {
      heads: heads.map((one) => one.textContent),
      expected: { name: start(heads[0]), way: start(heads[wide ? 1 : 0]), fee, rate, taken, share: taken, arrives },
      rows: [...list.querySelectorAll('.ranked > li')].map((row) => ({
        name: start(row.querySelector('h3')),
        way: start(row.querySelector('.w')),
        fee: end(row.querySelector('.f b')) ?? fee,
        rate: end(row.querySelector('.r b')) ?? rate,
        taken: end(row.querySelector('.t b')),
        share: end(row.querySelectorAll('.t b')[1]),
        arrives: end(row.querySelector('.v b')),
      })),
      bars: new Set([...list.querySelectorAll('.ranked .bar')].map((bar) => start(bar) + ' ' + end(bar))).size,
      isBarLast: [...list.querySelectorAll('.ranked .bar')].every((bar) => start(bar) > arrives),
      isWithin: list.getBoundingClientRect().right + 1 > Math.max(...[...list.querySelectorAll('.bar')].map(end)),
      isOneLine: [...list.querySelectorAll('.ranked > li')].every((row) => {
        const tops = [...row.querySelectorAll('.f b, .r b, .t b:first-child, .v b')].map((one) => one.getBoundingClientRect().top);
        return Math.max(...tops) - Math.min(...tops) < 4;
      }),
      isBelow: [...list.querySelectorAll('.ranked > li')].every((row) =>
        row.getBoundingClientRect().top >= heads[0].getBoundingClientRect().bottom),
    };
  })()`;
  interface Edges {
    readonly heads: string[];
    readonly expected: Readonly<Record<string, number>>;
    readonly rows: Readonly<Record<string, number>>[];
    readonly bars: number;
    readonly isBarLast: boolean;
    readonly isBelow: boolean;
    readonly isWithin: boolean;
    readonly isOneLine: boolean;
  }
  const HEADS = ['Provider', 'How', 'Fee', 'Lost in the rate', 'Taken in all', 'would have arrived'];

  async function standsInColumns(page: Page, heads: readonly string[], expect: ExpectStatic): Promise<void> {
    const edges = await page.evaluate<Edges>(EDGES);
    expect(edges).toMatchObject({
      heads,
      bars: 1,
      isBarLast: true,
      isBelow: true,
      isWithin: true,
      isOneLine: true,
    });
    expect(edges.rows.length).toBeGreaterThan(1);
    for (const row of edges.rows) expect(row).toEqual(edges.expected);
  }

  test.for([
    [1_280, HEADS],
    // The way to pay stands below the name.
    [1_024, HEADS.filter((head) => head !== 'How')],
    [900, HEADS.filter((head) => head !== 'How')],
  ] as const)(
    'at %i px is a table: each figure stands below its head, also after a choice or an amount',
    async ([width, heads], { expect }) => {
      const page = await open('/en/usa-phl', { viewport: { width, height: 800 } });
      await standsInColumns(page, heads, expect);
      await page.locator('#amount').fill('250');
      await page.locator('.estimate .answer').waitFor();
      await standsInColumns(page, heads, expect);
      await chip(page, 'pay', 'cash').click();
      await expect.poll(() => page.locator('.estimate-list .w').first().textContent()).toMatch(/^cash/);
      await standsInColumns(page, heads, expect);
      await page.context().close();
    },
  );

  test('a row of the table shows figures, and says their words', async ({ expect }) => {
    const page = await open('/en/deu-kgz', { viewport: { width: 1_280, height: 800 } });
    const row = page.locator('.smaller .ranked > li').first();
    const sizes = await row
      .locator('.c > span')
      .evaluateAll((cells) =>
        cells.map((cell) =>
          [cell, ...cell.children].map(
            (one) => one.ownerDocument.defaultView?.getComputedStyle(one).fontSize,
          ),
        ),
      );
    for (const [words, ...figures] of sizes) {
      expect(words).toBe('0px');
      for (const figure of figures) expect(Number.parseFloat(figure ?? '')).toBeGreaterThan(13);
    }
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const heard = nodes.filter(({ ignored }) => !ignored).map(({ name }) => name?.value.trim());
    expect(heard).toEqual(
      expect.arrayContaining(['fee', '€4.99', 'lost in the exchange rate', 'would have arrived']),
    );
    expect(heard).not.toContain('Lost in the rate');
    await page.context().close();
  });

  test('has no heads on a phone', async ({ expect }) => {
    const page = await open('/en/usa-phl');
    expect(await page.evaluate(EDGES)).toBeNull();
    await page.context().close();
  });
});

describe('what leaves the browser', () => {
  test('never the amount: not in an address, a body, a header or a Referer; nothing to anyone else; nothing kept', async () => {
    const amount = '237.41';
    const context = await browser.newContext(PHONE);
    const page = await context.newPage();
    const requests: Request[] = [];
    context.on('request', (request) => requests.push(request));
    await page.goto(`${app.url}/en/deu-kgz`);
    await page
      .getByLabel(/amount/i)
      .first()
      .fill(amount);
    await page.locator('.estimate .answer').waitFor();
    await page
      .getByLabel(/amount/i)
      .first()
      .press('Enter');
    await chip(page, 'pay', 'cash').click();
    await page.reload();
    await page.locator('.estimate').waitFor();
    await page.getByRole('link', { name: 'Karvon' }).first().click();
    await page.waitForURL('**/en');
    await page.goBack();
    await page
      .getByRole('link', { name: /What this is/ })
      .first()
      .click();
    await page.waitForURL('**/about');

    expect(requests.length).toBeGreaterThan(8);
    expect(requests.some((request) => request.url().includes('/data/corridors/'))).toBe(true);
    for (const request of requests) {
      const url = new URL(request.url());
      expect(url.origin).toBe(app.url);
      const sent = [
        url.pathname,
        url.search,
        request.postData() ?? '',
        JSON.stringify(await request.allHeaders()),
      ].join('\n');
      expect(sent).not.toContain(amount);
      expect(sent).not.toContain('237,41');
      expect(sent).not.toContain('23741');
      expect((await request.allHeaders()).referer ?? '', request.url()).toBe('');
    }
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate('[localStorage.length, sessionStorage.length]')).toEqual([0, 0]);
    await context.close();
  });
});
