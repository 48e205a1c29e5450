/** The pages on providers: what is held, who says so, how to cite and to object; and the rules as the catalogue has them. */
import { beforeAll, describe, expect, test } from 'vitest';
import { PROVIDERS } from '../../shared/catalogue/providers.ts';
import { RULES } from '../../shared/feeds/rules.ts';
import type { SaidSheet } from '../../shared/pricing/said.ts';
import { providerPages, providerPaths, type SitePage } from '../../site/kinds.ts';
import { hasPage, providersOf } from '../../site/view/provider-facts.ts';
import { compressedSize, loadRenderer } from './built-site.ts';
import { allPages, providers, publication, sheets, summary } from './publication.ts';

let render: Awaited<ReturnType<typeof loadRenderer>>;
beforeAll(async () => {
  render = await loadRenderer();
});
const pages = providerPages({ providers }, publication.id);
const at = (path: string, of: readonly SitePage[] = [...pages, ...allPages]): SitePage => {
  const found = of.find((page) => page.path === path);
  if (!found) throw new Error(`no page ${path}`);
  return found;
};
const shown = async (page: SitePage, contact?: string): Promise<string> =>
  (await render(page, '', undefined, contact)).html
    .replace(/<(script|style)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ');

/** A firm that says prices in a corridor that is surveyed, and in one that is not. */
function said(corridor: SaidSheet['corridor'], provider: string): SaidSheet {
  return {
    format: 1,
    corridor,
    providers: {
      [provider]: { name: 'Example Remit', type: 'money-transfer-operator', typeBasis: 'our register' },
    },
    services: [
      {
        id: `${provider}.app-cash.debit-card`,
        provider,
        fundingInstrument: 'debit-card',
        accessPoint: 'mobile-app',
        payoutMethod: 'cash-pickup',
        points: [],
        edition: `${provider}-20261130-1`,
        tariff: {
          kind: 'bands',
          currency: 'EUR',
          feeConvention: 'added',
          fees: {},
          feeRounding: null,
          rate: null,
          payOutFees: {},
          limits: { least: null, perTransfer: null, perDay: null, perMonth: null },
          promotions: [],
          validFrom: '2026-12-01',
          validTo: '2026-12-31',
        },
      },
    ],
  };
}

describe('the providers that anything is held of', () => {
  test('are those of the survey, each with every service that it has there', () => {
    expect(providers.map(({ id }) => id).sort()).toEqual(Object.keys(summary.providers));
    const services = sheets.flatMap((sheet) => sheet.services);
    const held = providers.flatMap(({ surveyed }) => surveyed.flatMap(({ ids }) => ids));
    expect(held).toHaveLength(services.length);
    for (const { id, surveyed } of providers)
      expect(
        surveyed.map(({ corridor }) => corridor),
        id,
      ).toEqual([...(summary.providers[id] ?? [])].sort());
  });

  test('have a page in English and in Russian; none has the address of another page', () => {
    expect(pages.map(({ path }) => path).sort()).toEqual(providerPaths(providers.map(({ id }) => id)).sort());
    expect(PROVIDERS.filter(({ id }) => !hasPage(id))).toEqual([]);
    expect(providerPaths(['guide'], ['en'])).toEqual(['/en/providers']);
  });
});

describe('the page of a provider', () => {
  test('says where and how much was surveyed, when and by whom, and who says what it is', async () => {
    const text = await shown(at('/en/providers/xoom'));
    const own = providers.find(({ id }) => id === 'xoom');
    const count = own?.surveyed.reduce((sum, { ids }) => sum + ids.length, 0);
    expect(text).toContain(
      `Survey of July to September 2025: ${count} services, ${own?.surveyed.length} corridors.`,
    );
    expect(text).toMatch(/Asked from \d+ \w+ 2025 to \d+ \w+ 2025\./);
    expect(text).toContain('The World Bank, Remittance Prices Worldwide');
    expect(text).toContain('Type: Money transfer operators. Said by: RPW 2025 Q3');
    expect(text).toContain('Germany to Kyrgyzstan');
    expect(text).toContain('It has sent in no prices of its own.');
  });

  test('names a price for good, and each of its ids', async () => {
    const text = await shown(at('/en/providers/xoom'));
    const own = providers.find(({ id }) => id === 'xoom');
    const [first] = own?.surveyed ?? [];
    expect(text).toContain(`${first?.corridor} ${first?.ids[0]} ${publication.id}`);
    for (const id of own?.surveyed.flatMap(({ ids }) => ids) ?? [])
      expect(text).toContain(id.replace('xoom.', ''));
  });

  test('says how to object without a key: where an address is set to it, else that there is none', async () => {
    expect(await shown(at('/en/providers/xoom'))).toContain('has not set up an address yet');
    const text = await shown(at('/en/providers/xoom'), 'mailto:prices@karvon.example');
    expect(text).toContain('You need no key and no account.');
    expect(text).toContain('Write to: prices@karvon.example');
  });

  test('tells what the firm says itself apart, with edition, last day and publication', async () => {
    const sheet = sheets[0];
    if (!sheet) throw new Error('no sheet');
    const later = '20261201T120000Z-ffffff';
    const list = providersOf({
      manifest: {
        corridors: { [sheet.corridor]: publication.id },
        said: { 'RUS-TJK': later, 'ISL-NRU': later },
      },
      prices: new Map([[sheet.corridor, sheet]]),
      said: new Map([
        ['RUS-TJK', said('RUS-TJK', 'example-remit')],
        ['ISL-NRU', said('ISL-NRU', 'example-remit')],
      ]),
    });
    const own = providerPages({ providers: list }, publication.id);
    const page = at('/en/providers/example-remit', own);
    // A firm that is none is called so, here and in the list.
    for (const one of [page, at('/en/providers', own)])
      expect(await shown(one)).toMatch(/Example[^.]{0,40}not a real firm/i);
    const { html } = await render(page);
    const text = await shown(page);
    expect(text).toContain('Its own word: 2 services, 2 corridors. Nobody independent has checked it.');
    expect(text).toContain('until 31 December 2026 app-cash.debit-card example-remit-20261130-1');
    expect(text).toContain('No survey has asked for its prices.');
    expect(page.data.publication.id).toBe(later);
    // Where somebody says a price there is a page, whatever the lists have.
    expect(html).toContain('href="/en/rus-tjk"');
    expect(html).toContain('href="/en/isl-nru"');
    expect(await shown(at('/en/providers', own))).toContain('Example Remit');
  });

  test('fits into 8 kB, the largest too', async () => {
    const sizes = await Promise.all(
      [
        '/en/providers',
        '/ru/providers',
        '/ru/providers/western-union',
        '/ru/providers/moneygram',
        '/ru/providers/rules',
      ].map(async (path) => compressedSize((await render(at(path))).html)),
    );
    console.log(`pages on providers: HTML ${sizes.join(', ')} bytes`);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(8_000);
  });
});

describe('the page of rules', () => {
  test.each(['en', 'ru'])(
    'in %s has every rule of the catalogue, with its text and what breaks it',
    async (code) => {
      const { html } = await render(at(`/${code}/providers/rules`));
      const text = await shown(at(`/${code}/providers/rules`));
      for (const { id, text: rule, example } of RULES) {
        expect(html).toContain(`<li id="${id}">`);
        expect(text).toContain(`${id} ${rule}`);
        expect(text).toContain(example.from.replace(/\s+/g, ' ').trim());
      }
      expect(html.match(/<li id="/g)).toHaveLength(RULES.length);
      if (code === 'ru') expect(text).toContain('на английском языке');
    },
  );
});

describe('the footer', () => {
  test('leads to the pages for firms; in a language without them to the English ones, which it says', async () => {
    const home = allPages.find(({ path }) => path === '/tr');
    if (!home) throw new Error('no page /tr');
    expect((await render(home)).html).toContain(
      '<a href="/en/providers" hreflang="en">Firmalar için<small lang="en"> (English)</small></a>',
    );
    expect((await render(at('/ru'))).html).toContain('<a href="/ru/providers">Для сервисов</a>');
  });
});
