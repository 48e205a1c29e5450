/** The field for an amount, in the real browser: what people may type and paste, and which messages they see or hear. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { App } from '../support/app.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
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

/** A page of a corridor in a fresh context, ended by the test. */
const open = (path: string): Promise<Page> => openPage(browser, `${app.url}${path}`);
const fieldOf = (page: Page): Locator => page.getByLabel(/amount/i).first();

/** All messages beside the field and for screen readers, and whether the amount is marked as wrong. */
const told = async (page: Page) => ({
  error: await page.locator('#amount-error').textContent(),
  said: await page.locator('.said').textContent(),
  invalid: await fieldOf(page).getAttribute('aria-invalid'),
});
const NOTHING = { error: '', said: '', invalid: 'false' };
/** Longer than the pause before typing is answered; on the page's own clock, so that on a busy machine it is longer too. */
const settled = (page: Page): Promise<void> =>
  page.evaluate<void>('new Promise((done) => setTimeout(done, 700))');

describe.concurrent('an amount as people write it', () => {
  test.for([
    [
      'an offer to check stays; a surveyed amount gives way',
      '#345&paid=100&received=9000',
      '#paid=100&received=9000&amount=250',
    ],
    ['a place on the page gives way', '#main', '#amount=250'],
    [
      'an older amount and choices that the page lacks give way',
      '#amount=200&get=x&pay=y&amount=300',
      '#amount=250',
    ],
    ['rubbish does no harm', '#%E0%A4%A&==&%00', '#=%3D&amount=250'],
  ] as const)('in an address where something stands already: %s', async ([, before, after], { expect }) => {
    const page = await open(`/en/deu-kgz${before}`);
    await fieldOf(page).fill('250');
    await page.locator('.estimate .answer').waitFor();
    await settled(page);
    expect(new URL(page.url()).hash).toBe(after);
    await page.context().close();
  });

  test.for([
    ['€250', '250'],
    ['250 €', '250'],
    ['EUR 250', '250'],
    ['200,00 €', '200.00'],
    ['\u200e250\u202f€\u200e', '250'],
    ['٢٥٠٫٥٠', '250.50'],
    ['۲۵۰', '250'],
    ['२५० €', '250'],
    ['250.', '250'],
  ] as const)('%j is compared at %s', async ([typed, amount], { expect }) => {
    const page = await open('/en/deu-kgz');
    await fieldOf(page).fill(typed);
    await page.locator('.estimate .answer').waitFor();
    expect(new URL(page.url()).hash).toBe(`#amount=${amount}`);
    const written = `€${amount.replace(/\.0+$/, '')}`;
    expect(await page.locator('.estimate .answer').textContent()).toContain(`of ${written}`);
    expect(await told(page)).toMatchObject({ error: '', invalid: 'false' });
    expect((await told(page)).said).toContain(written);
    // The field keeps the text as typed.
    expect(await fieldOf(page).inputValue()).toBe(typed);
    await page.reload();
    await page.locator('.estimate .answer').waitFor();
    expect(await fieldOf(page).inputValue()).toBe(amount);
    await page.context().close();
  });

  test.for([
    ['$140', /counts in EUR/],
    ['140 USD', /counts in EUR/],
    ['1,400,50', /figures/],
    ['2 50', /figures/],
    ['250 0', /figures/],
  ] as const)('%j is refused, with the reason', async ([typed, why], { expect }) => {
    const page = await open('/en/deu-kgz');
    await fieldOf(page).fill(typed);
    await expect.poll(() => page.locator('#amount-error').textContent()).toMatch(why);
    expect(await told(page)).toMatchObject({ said: '', invalid: 'true' });
    expect(await page.locator('.estimate').isVisible()).toBe(false);
    await page.context().close();
  });
});

describe.concurrent('while somebody types', () => {
  test.for(['€', 'EU', '1', '14', '€2', ''])(
    'nothing is called wrong after %j, until the field is left',
    async (typed, { expect }) => {
      const page = await open('/en/deu-kgz');
      await fieldOf(page).pressSequentially(typed);
      await settled(page);
      expect(await told(page)).toEqual(NOTHING);
      expect(await page.locator('section .answer:visible').count()).toBe(1);
      await fieldOf(page).blur();
      await settled(page);
      // Text that is no amount is wrong; of an amount outside the surveyed ones the nearest is shown.
      expect((await told(page)).invalid).toBe(typed === 'EU' ? 'true' : 'false');
      await page.context().close();
    },
  );

  test('somebody who types slowly gets no message but the answer', async ({ expect }) => {
    const page = await open('/en/deu-kgz');
    const message = page.locator('#amount-error');
    await fieldOf(page).focus();
    for (const sign of '€250.5') {
      await page.keyboard.insertText(sign);
      await settled(page);
      expect(await message.textContent()).toBe('');
      expect(await fieldOf(page).getAttribute('aria-invalid')).toBe('false');
    }
    expect(await page.locator('.estimate .answer').textContent()).toContain('€250.50');
    await page.context().close();
  });

  test('the first key removes an old message, on the screen and for screen readers', async ({ expect }) => {
    const page = await open('/en/deu-kgz');
    await fieldOf(page).fill('346');
    await expect.poll(() => page.locator('#amount-error').textContent()).toMatch(/€140.*€345/);
    await fieldOf(page).press('Backspace');
    expect(await told(page)).toEqual(NOTHING);
    await fieldOf(page).fill('250');
    await page.locator('.estimate .answer').waitFor();
    await expect.poll(async () => (await told(page)).said).toContain('€250');
    // The old answer is gone for screen readers too.
    await fieldOf(page).fill('25');
    expect((await told(page)).said).toBe('');
    await settled(page);
    expect(await page.locator('.estimate').isVisible()).toBe(false);
    // Text outside the amounts, typed again, is answered again.
    await fieldOf(page).fill('346');
    await expect.poll(() => page.locator('#amount-error').textContent()).toMatch(/€140.*€345/);
    await fieldOf(page).fill('3461');
    await fieldOf(page).fill('346');
    await expect.poll(() => page.locator('#amount-error').textContent()).toMatch(/€140.*€345/);
    await fieldOf(page).blur();
    expect((await told(page)).invalid).toBe('false');
    await fieldOf(page).fill('34x');
    await fieldOf(page).blur();
    await expect.poll(async () => (await told(page)).invalid).toBe('true');
    await page.context().close();
  });

  test('leaving the field does not redraw an answer', async ({ expect }) => {
    const page = await open('/en/deu-kgz');
    await fieldOf(page).fill('250');
    await page.locator('.estimate .answer').waitFor();
    await page.locator('.estimate .answer').evaluate((answer) => answer.setAttribute('data-kept', ''));
    await fieldOf(page).blur();
    await settled(page);
    expect(await page.locator('.estimate .answer[data-kept]').count()).toBe(1);
    await page.context().close();
  });

  test('a click on a link is followed, even with half an amount in the field', async ({ expect }) => {
    const page = await open('/en/deu-kgz');
    await fieldOf(page).pressSequentially('2');
    await settled(page);
    await page.getByRole('link', { name: '€345' }).first().click({ delay: 100 });
    await settled(page);
    expect(new URL(page.url()).hash).toBe('#345');
    expect(await page.locator('.answer:visible').textContent()).toContain('€345');
    expect(await told(page)).toEqual(NOTHING);
    await page.context().close();
  });

  test('a surveyed amount chosen while typing stays chosen', async ({ expect }) => {
    const page = await open('/en/deu-kgz');
    // In one step, so that the address changes before the typing pause ends.
    await page.evaluate(`
      const field = document.querySelector('#amount');
      field.value = '2';
      field.dispatchEvent(new Event('input'));
      location.hash = '#345';
    `);
    await settled(page);
    expect(new URL(page.url()).hash).toBe('#345');
    expect(await page.locator('.answer:visible').textContent()).toContain('€345');
    expect(await told(page)).toEqual(NOTHING);
    await page.context().close();
  });
});

describe.concurrent('if the sheet cannot be loaded', () => {
  test('a good amount is not called wrong, and is tried again', async ({ expect }) => {
    const page = await open('/en/deu-kgz');
    await page.context().setOffline(true);
    await fieldOf(page).fill('250');
    await expect.poll(() => page.locator('#amount-error').textContent()).toMatch(/could not be loaded/);
    expect(await told(page)).toMatchObject({ said: '', invalid: 'false' });
    expect(await page.locator('section .answer:visible').count()).toBe(1);
    // Text that is no amount is refused without a network too.
    await fieldOf(page).fill('many');
    await expect.poll(() => page.locator('#amount-error').textContent()).toMatch(/figures/);
    expect((await told(page)).invalid).toBe('true');
    await fieldOf(page).fill('250');
    await expect.poll(() => page.locator('#amount-error').textContent()).toMatch(/could not be loaded/);
    await page.context().setOffline(false);
    await fieldOf(page).blur();
    await page.locator('.estimate .answer').waitFor();
    expect(await told(page)).toMatchObject({ error: '', invalid: 'false' });
    await page.context().close();
  });

  test.for([
    [503, 'application/problem+json', '{"status":503}'],
    [404, 'text/html', '<!doctype html><p>not here'],
    [200, 'application/json', '{"sheet":{"format":2}}'],
    [200, 'application/json', 'null'],
  ] as const)(
    'an answer %i, %s, without a sheet does not make the amount wrong either',
    async ([status, contentType, body], { expect }) => {
      const page = await open('/en/deu-kgz');
      await page.route('**/data/corridors/*', (route) => route.fulfill({ status, contentType, body }));
      await fieldOf(page).fill('250');
      await expect.poll(() => page.locator('#amount-error').textContent()).toMatch(/could not be loaded/);
      expect((await told(page)).invalid).toBe('false');
      await page.context().close();
    },
  );
});
