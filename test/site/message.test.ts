/** The text message of every corridor in every language: its length, and that it says nothing that the page does not say. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { CorridorPrices } from '../../shared/model/corridor-prices.ts';
import { compareSurveyed, groupByProvider } from '../../shared/pricing/offers.ts';
import { moneyMarksOf, quarterText, spokenAmount, spokenCurrency, textsOf } from '../../site/i18n/index.ts';
import { checkedOf, messagePath, type PageOf, pathOf, type SitePage } from '../../site/kinds.ts';
import { LOCALES, type Locale } from '../../site/texts/languages.ts';
import { messageOf } from '../../site/view/message.ts';
import { fill, writeMoney } from '../../site/view/numbers.ts';
import { percentText } from '../../site/view/percent.ts';
import { bundledReference } from '../support/rates.ts';
import { loadFilesBeside, loadRenderer } from './built-site.ts';
import { allPages, TODAY } from './publication.ts';

type Page = PageOf<'corridor' | 'unpriced'>;
const isCorridor = (page: SitePage): page is SitePage & { data: Page } =>
  page.data.kind === 'corridor' || page.data.kind === 'unpriced';
/** Every corridor with a page, once; the data are the same in every language. */
const corridors = allPages.filter(isCorridor).filter(({ locale }) => locale === 'en');
const ORIGIN = 'https://karvon.example';
/** Two SMS in letters of any script. */
const LETTERS = 134;

let filesBeside: Awaited<ReturnType<typeof loadFilesBeside>>;
beforeAll(async () => {
  filesBeside = await loadFilesBeside();
});

const inLanguage = (page: SitePage, locale: Locale): SitePage => ({
  ...page,
  locale,
  path: pathOf(page.data.kind, locale, page.at),
});
/** As published. */
function published(page: SitePage, locale: Locale, origin = ''): string {
  const path = messagePath(locale, page.at as CorridorPrices['corridor']);
  const [file] = filesBeside(inLanguage(page, locale), origin).filter((one) => one.path === path);
  return file?.body ?? '';
}
/** Of a price that may lead: who, of how much, how much of it, and what is taken; in the language's own writing. */
function bestIn(locale: Locale, prices: CorridorPrices) {
  const [{ local, denomination }] = prices.amounts;
  const { offers, currency } = compareSurveyed(prices, {
    amount: local?.amount ?? String(denomination),
    currency: local?.currency ?? 'USD',
    today: TODAY,
  });
  const [best] = groupByProvider(offers);
  const total = best?.best.cost?.total;
  if (best?.best.standing !== 'ranked' || !total) return undefined;
  const marks = moneyMarksOf(locale, currency);
  return {
    name: best.provider.name,
    amount: local && writeMoney(local.amount, marks),
    value: best.best.valueReceived && writeMoney(best.best.valueReceived, marks),
    share: percentText(locale, total),
  };
}

describe.each(LOCALES)('the text message in %s', (locale) => {
  test('of every corridor is fewer than 134 letters, whole sentences, with or without an address', () => {
    expect(corridors.length).toBeGreaterThan(800);
    const { message } = textsOf(locale);
    const ends = /[.։?؟»”“]$/u;
    let addresses = 0;
    for (const page of corridors)
      for (const origin of ['', ORIGIN]) {
        const body = published(page, locale, origin);
        expect(body.endsWith('\n'), `${page.path}`).toBe(true);
        const text = body.trimEnd();
        const address = ` karvon.example${pathOf(page.data.kind, locale, page.at)}`;
        if (text.endsWith(address)) addresses += 1;
        expect(text.length, text).toBeLessThan(LETTERS);
        expect(text.replace(address, ''), text).toMatch(ends);
        expect(text, text).not.toMatch(/\{|undefined|…/);
      }
    expect(addresses).toBeGreaterThan(0);
    expect(message.best).toContain('{value}');
  });
  test('has the figures of the page: the firm, what arrives, what is taken, and that old is old', () => {
    const { message, check } = textsOf(locale);
    let [answers, questions] = [0, 0];
    for (const { data } of corridors) {
      const text = messageOf(locale, data, undefined);
      const best = data.kind === 'corridor' ? bestIn(locale, data.prices) : undefined;
      if (best && data.kind === 'corridor') {
        answers += 1;
        for (const part of Object.values(best)) if (part) expect(text, text).toContain(part);
        const [, old = ''] = /^(.*?)\{quarter\}/.exec(message.old) ?? [];
        expect(text, text).toContain(old);
        const words = quarterText(locale, '2025-Q3');
        expect(text.includes(words) || /(7–9\/2025|۷–۹\/۲۰۲۵)/.test(text), text).toBe(true);
      } else {
        questions += 1;
        const { currencies, amount } = data.check;
        const values = {
          units: spokenCurrency(locale, currencies.to),
          ...(amount && { amount: spokenAmount(locale, currencies.from, amount) }),
        };
        const asked = amount ? [check.ask, message.question] : [check.askAny, message.questionAny];
        expect(
          asked.map((one) => text.endsWith(fill(one, values))),
          text,
        ).toContain(true);
        expect(text.match(/[%٪]|فیصد/), text).toBeNull();
      }
    }
    expect(answers).toBeGreaterThan(300);
    expect(questions).toBeGreaterThan(400);
  });
});

test('a firm with a name as long as a message shortens it between two words', () => {
  const page = corridors.find(({ at }) => at === 'DEU-KGZ');
  if (page?.data.kind !== 'corridor') throw new Error('no page');
  const { prices } = page.data;
  const name = 'Nobody Has Such A Name '.repeat(8).trim();
  const providers = Object.fromEntries(
    Object.keys(prices.providers).map((id) => [id, { name, type: 'bank' }]),
  );
  const long = { ...page.data, prices: { ...prices, providers } } as Page;
  const text = messageOf('en', long, `karvon.example${page.path}`);
  expect(text.length).toBeLessThan(LETTERS);
  expect(text).toMatch(
    /^DEU–KGZ\. Most home with (Nobody Has Such A Name )+(Nobody |Nobody Has |Nobody Has Such |Nobody Has Such A )?…$/,
  );
});

test("a day's rates change nothing in it, and a question has the amount of the page", async () => {
  const { benchmark } = bundledReference('2026-04-24T10:00:00.000Z', []);
  const priced = corridors.find(({ at }) => at === 'DEU-KGZ');
  const asked = corridors.find(({ at }) => at === 'RUS-TJK');
  if (priced?.data.kind !== 'corridor' || asked?.data.kind !== 'unpriced') throw new Error('no page');
  const { exchange, ...rest } = priced.data;
  expect(exchange).toBeNull();
  const rate = (await import('../../shared/catalogue/corridor-currencies.ts')).exchangeOf(
    benchmark,
    'DEU-KGZ',
    benchmark.day,
  );
  expect(rate).not.toBeNull();
  const withRate = { ...rest, exchange: rate ?? null, check: checkedOf('DEU-KGZ', benchmark, benchmark.day) };
  expect(messageOf('en', withRate, undefined)).toBe(messageOf('en', priced.data, undefined));
  const check = checkedOf('RUS-TJK', benchmark, benchmark.day);
  expect(messageOf('en', { ...asked.data, check }, undefined)).toBe(
    'Russia to Tajikistan: no sure price. Ask: “If I pay 10,000 roubles in all, the fee included, how many somoni are paid out?”',
  );
});

test('the same answer stands where search results and messengers look for a description', async () => {
  const render = await loadRenderer();
  const page = corridors.find(({ at }) => at === 'DEU-KGZ');
  if (!page) throw new Error('no page');
  const { html } = await render(page);
  expect(published(page, 'en')).toBe(
    'Germany to Kyrgyzstan. Most home with Xoom: €140 → €131.85, 5.82\u00a0% taken. Old prices: July to September 2025.\n',
  );
  expect(html).toContain(`content="${published(page, 'en').trim()}"`);
});
