/** The pages of help, rendered in every language: what is old, doubtful or not known is said, and every source is linked. */
import { beforeAll, describe, expect, test } from 'vitest';
import { COMPARISON_SITES } from '../../shared/catalogue/comparison-sites.ts';
import { COUNTRIES } from '../../shared/catalogue/countries.ts';
import { COLLECTING_FACTS, FRAUD_FACTS } from '../../shared/catalogue/help-facts.ts';
import { registersOf } from '../../shared/catalogue/licence-registers.ts';
import { COUNTRIES_WITH_RIGHTS, RIGHTS, rightsIn } from '../../shared/catalogue/rights.ts';
import { RIGHT_STANDINGS } from '../../shared/model/right.ts';
import { compareSurveyed } from '../../shared/pricing/offers.ts';
import { countryName } from '../../site/i18n/index.ts';
import { type Kind, pathOf } from '../../site/kinds.ts';
import { LANGUAGES, textsOf } from '../../site/texts/languages.ts';
import { HIDDEN_COST_EXAMPLE } from '../../site/view/hidden-cost.ts';
import { fill } from '../../site/view/numbers.ts';
import { leadOf } from '../../site/view/rights.ts';
import { compressedSize, loadRenderer } from './built-site.ts';
import { allPages, sheets, TODAY } from './publication.ts';

const KINDS: readonly Kind[] = [
  'help',
  'hidden-cost',
  'fraud',
  'collecting',
  'help-in',
  'funding',
  'certified-sites',
  'contact',
];
const pages = new Map<string, string>();
beforeAll(async () => {
  const renderPage = await loadRenderer();
  for (const page of allPages)
    if (KINDS.includes(page.data.kind) || page.path.includes('/from/'))
      pages.set(page.path, (await renderPage(page)).html);
});

const textOf = (html: string): string =>
  html
    .replace(/<(script|style)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const linksIn = (html: string): string[] =>
  [...html.matchAll(/ href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
const htmlOf = (kind: Kind, locale: (typeof LANGUAGES)[number]['code'], at?: string): string =>
  pages.get(pathOf(kind, locale, at)) ?? '';

describe.each(LANGUAGES.map(({ code }) => code))('in %s', (locale) => {
  const words = textsOf(locale);
  test('each country of which something is known has a page; no other has one, and no link to one', () => {
    for (const { code } of COUNTRIES) {
      const isKnown = COUNTRIES_WITH_RIGHTS.includes(code);
      const path = pathOf('help-in', locale, code);
      expect(pages.has(path), code).toBe(isKnown);
      expect(linksIn(htmlOf('help', locale)).includes(path), code).toBe(isKnown);
      const from = pages.get(pathOf('from', locale, code));
      if (from) expect(linksIn(from).includes(path), code).toBe(isKnown);
    }
  });
  test.each(COUNTRIES_WITH_RIGHTS)(
    '%s: every fact with its source, and how far it can be trusted',
    (code) => {
      const html = htmlOf('help-in', locale, code);
      const text = textOf(html);
      const links = linksIn(html);
      const rights = rightsIn(code);
      expect(html).toContain(`<h1>${fill(words.helpIn.title, { country: countryName(locale, code) })}</h1>`);
      for (const right of rights) {
        expect(links, right.id).toContain(right.source);
        if ('address' in right && right.address) expect(links, right.id).toContain(right.address);
      }
      for (const standing of RIGHT_STANDINGS) {
        if (standing === 'own') continue;
        const told = html.split(words.helpIn.standing[standing]).length - 1;
        // Who is named at the top is told of twice.
        const all = [...rights, ...leadOf(rights).names];
        expect(told, standing).toBe(all.filter((right) => right.standing === standing).length);
      }
      const has = (kind: string): boolean => rights.some((right) => right.kind === kind);
      expect(text.includes(words.helpIn.answerUnknown)).toBe(!has('answer') && !has('open-after'));
      expect(text.includes(words.helpIn.moneyUnknown)).toBe(!has('cancel'));
      const register = fill(words.check.noRegister, { sender: '' }).slice(-40);
      expect(text.includes(register)).toBe(registersOf(code).length === 0);
      expect(compressedSize(html)).toBeLessThanOrEqual(8_000);
    },
  );
  test('advice on fraud and on collecting: each with its source, its day, or that it is undated or old', () => {
    for (const [kind, facts] of [
      ['fraud', FRAUD_FACTS],
      ['collecting', COLLECTING_FACTS],
    ] as const) {
      const html = htmlOf(kind, locale);
      expect(html.match(/<h2>/g)).toHaveLength(facts.length + (kind === 'collecting' ? 1 : 0));
      const endings = { undated: words.fraud.undated, old: words.fraud.old } as const;
      for (const [standing, text] of Object.entries(endings)) {
        const ending = text.split(/\{\w+\}/).at(-1) ?? '';
        expect(ending.length).toBeGreaterThan(5);
        expect(html.split(`${ending}</small>`).length - 1, standing).toBe(
          facts.filter((fact) => fact.standing === standing).length,
        );
      }
      for (const { source } of facts) expect(linksIn(html)).toContain(source);
    }
  });
  test('other sites: those that call themselves certified apart, and only read addresses are linked', () => {
    const html = htmlOf('certified-sites', locale);
    const [, certified = '', others = ''] = html.split('<ul class="rights">');
    for (const { name, certified: is, address, countries } of COMPARISON_SITES) {
      if (countries.length === 0) continue;
      expect((is ? certified : others).includes(`>${name}</`), name).toBe(true);
      if (address) expect(linksIn(html)).toContain(address);
    }
    expect(html.split(words.certified.stateUnknown)).toHaveLength(3);
  });
  test('the picture has a title and a description, and its bars are as long as the money', () => {
    const html = htmlOf('hidden-cost', locale);
    expect(html).toMatch(/role="img" aria-labelledby="two-bars-title two-bars-text"/);
    const widths = [...html.matchAll(/<rect class="a"[^>]* width="(\d+)"/g)].map(([, width]) =>
      Number(width),
    );
    expect(widths).toEqual([Math.round((360 * 131.85) / 140), Math.round((360 * 128.69) / 140)]);
    expect(html).not.toContain('style=');
  });
});

test('Russia: the law on blocked accounts, with its day and source, and no question about status', () => {
  const html = pages.get('/en/help/rus') ?? '';
  expect(textOf(html)).toContain('Since 5 February 2025 banks in Russia may serve people in the register');
  expect(linksIn(html)).toContain('https://normativ.kontur.ru/document?documentId=490054&moduleId=8');
  for (const [path, other] of pages)
    if (!path.endsWith('/help/rus')) expect(other, path).not.toContain('normativ.kontur.ru');
});

test('what happens in the United States: half an hour to cancel, all back in three working days', () => {
  const text = textOf(pages.get('/en/help/usa') ?? '');
  expect(text).toMatch(/if nobody has collected it: 30 minutes .*with the fee: 3 working days/);
  expect(text).toContain('These rights begin above: US$15');
});

test('no page leads to a messenger, or to a domain that copies a central bank', () => {
  for (const [path, html] of pages) {
    const links = linksIn(html).join(' ');
    expect(links, path).not.toMatch(/bnm-govii|t\.me|wa\.me|whatsapp|viber|telegram\.(org|me)/i);
  }
  expect(RIGHTS.length).toBeGreaterThan(100);
});

test('the example of the hidden cost is in the survey, as its corridor’s page shows it', () => {
  const { corridor, currency, paid, withFee, withoutFee, less } = HIDDEN_COST_EXAMPLE;
  const sheet = sheets.find((one) => one.corridor === corridor) ?? expect.unreachable();
  const { offers } = compareSurveyed(sheet, { amount: paid, currency, today: TODAY });
  const shown = offers.map(({ valueReceived, cost }) => ({
    arrives: valueReceived,
    fee: cost?.parts.find(({ part }) => part === 'fee'),
    rate: cost?.parts.find(({ part }) => part === 'margin'),
  }));
  for (const { fee, rate, arrives } of [withFee, withoutFee])
    expect(shown).toContainEqual({
      arrives,
      fee: expect.objectContaining({ amount: fee }),
      rate: expect.objectContaining({ amount: rate }),
    });
  expect((Number(withFee.arrives) - Number(withoutFee.arrives)).toFixed(2)).toBe(less);
});

describe('contact', () => {
  const page = allPages.find(({ path }) => path === '/en/contact') ?? expect.unreachable();
  test('says that no address is set up, or names the one of the deployment', async () => {
    const renderPage = await loadRenderer();
    expect(textOf((await renderPage(page)).html)).toContain('has not set up an address yet');
    const mail = (await renderPage(page, '', undefined, 'mailto:help@karvon.example')).html;
    expect(mail).toContain('<a href="mailto:help@karvon.example">help@karvon.example</a>');
    expect(textOf(mail)).not.toContain('has not set up');
    const web = (await renderPage(page, '', undefined, 'https://karvon.example/issues')).html;
    expect(web).toContain('<a href="https://karvon.example/issues">');
  });
});
