/** Every page of the bundled survey, rendered by the built site: complete, linked, within budget, without false claims. */
import { beforeAll, describe, expect, test } from 'vitest';
import { watchKeys } from '../../functions/publish-pages/watch-feeds.ts';
import { COMPARISON_SITES } from '../../shared/catalogue/comparison-sites.ts';
import { exchangeOf } from '../../shared/catalogue/corridor-currencies.ts';
import { COUNTRIES } from '../../shared/catalogue/countries.ts';
import { COLLECTING_FACTS, FRAUD_FACTS } from '../../shared/catalogue/help-facts.ts';
import { registersOf } from '../../shared/catalogue/licence-registers.ts';
import { UNAVAILABLE_RATES } from '../../shared/catalogue/official-rates.ts';
import { PROVIDERS } from '../../shared/catalogue/providers.ts';
import { RIGHTS } from '../../shared/catalogue/rights.ts';
import { parseIndicatorId } from '../../shared/contracts/datasets/indicators.ts';
import type { Exchange } from '../../shared/fx/exchange.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import { compareSurveyed, groupByProvider } from '../../shared/pricing/offers.ts';
import { findIndex } from '../../site/find-index.ts';
import { dateText, quarterText } from '../../site/i18n/index.ts';
import {
  CORRECTIONS_PATH,
  checkedOf,
  DISPUTES_PATH,
  type Kind,
  keyOf,
  pathOf,
  REFERENCE_PATH,
  type SitePage,
  sheetPath,
  statusOf,
  tablePathsOf,
} from '../../site/kinds.ts';
import { LANGUAGES, type Locale, languageOf, punctuationOf, textsOf } from '../../site/texts/languages.ts';
import { atomPath } from '../../site/view/data/table-paths.ts';
import { RULES_SOURCE } from '../../site/view/data/twelve-rules.ts';
import { fill } from '../../site/view/numbers.ts';
import { bundledReference } from '../support/rates.ts';
import { compressedSize, loadRenderer, staticFiles } from './built-site.ts';
import {
  allPages,
  allPaths,
  indicators,
  publication,
  sheets,
  statistics,
  summary,
  TODAY,
} from './publication.ts';

const files = staticFiles();
const pages = new Map<string, string>();

/** The text that a reader sees or hears: without tags, scripts and styles. */
const textOf = (html: string): string =>
  html
    .replace(/<(script|style)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
const attributes = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((m) => m[1] ?? '');
/** The page's own address as it names it. */
const canonicalOf = (html: string): string[] =>
  [...html.matchAll(/<link rel="canonical" href="([^"]*)">/g)].map((m) => m[1] ?? '');
/** The page's addresses in all languages as it names them. */
const alternatesOf = (html: string): [string, string][] =>
  [...html.matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">/g)].map((m) => [
    m[1] ?? '',
    m[2] ?? '',
  ]);
/** The addresses that a page names in its head do not count as links to them. */
const withoutAddresses = (html: string): string =>
  html.replace(/<link rel="(canonical|alternate)"[^>]*>/g, '');
/** The answer and the list at one of the two surveyed amounts. */
function partsAt(html: string, size: 'smaller' | 'larger'): string {
  const [, answer = ''] =
    new RegExp(`<section id="[^"]*" class="${size}"(.*?)</section>`, 's').exec(html) ?? [];
  const [, list = ''] = html.split(`<div class="${size} list"`);
  return answer + (list.split('<div class="')[0] ?? '');
}
/** Links that lead off the site: to registers of licences, to who helps, and to who says something; they pass nothing on. */
const OUTSIDE = new Set([
  ...COUNTRIES.flatMap(({ code }) => registersOf(code)).flatMap(({ address }) => address ?? []),
  ...UNAVAILABLE_RATES.map(({ source }) => source),
  ...RIGHTS.flatMap((right) => [
    right.source,
    ...('address' in right && right.address ? [right.address] : []),
  ]),
  ...[...FRAUD_FACTS, ...COLLECTING_FACTS].map(({ source }) => source),
  RULES_SOURCE,
  ...COMPARISON_SITES.flatMap(({ source, address }) => [source, ...(address ? [address] : [])]),
]);
const withoutRegisters = (html: string): string =>
  html.replace(/<a rel="external noreferrer" href="([^"]*)"/g, (link, address: string) =>
    OUTSIDE.has(address.replaceAll('&amp;', '&')) ? '<a' : link,
  );
/** The languages that have a kind of page. */
const having = (kind: Kind) =>
  LANGUAGES.filter(({ without }) => !(without as readonly Kind[]).includes(kind));
/** Every text of a language. */
const textsBelow = (node: unknown): string[] =>
  typeof node === 'string' ? [node] : Object.values(node ?? {}).flatMap(textsBelow);
/** A published average, which has three decimals, with two: half of the last one goes up. */
function short(mean: string | undefined): string {
  expect(mean).toMatch(/^\d+\.\d{3}$/);
  const hundredths = String(Math.round(Number(mean?.replace('.', '')) / 10)).padStart(3, '0');
  return `${hundredths.slice(0, -2)}.${hundredths.slice(-2)}`;
}
/** A page without what it marks as being in another language. */
function withoutForeignParts(html: string): string {
  const body = html.slice(html.indexOf('<body'));
  return body.replace(/<(\w+)[^>]* lang="[^"]*"[^>]*>.*?<\/\1>/gs, ' ');
}
const byPath: ReadonlyMap<string, SitePage> = new Map(allPages.map((page) => [page.path, page]));
const pageAt = (path: string): SitePage => {
  const page = byPath.get(path);
  if (!page) throw new Error(`no page ${path}`);
  return page;
};
const corridorHtml = (corridor: string): string => pages.get(`/en/${corridor.toLowerCase()}`) ?? '';

beforeAll(async () => {
  const renderPage = await loadRenderer();
  for (const page of allPages) {
    const { status, html } = await renderPage(page);
    expect([page.path, status]).toEqual([page.path, statusOf(page.data.kind)]);
    pages.set(page.path, html);
  }
  // Thousands of pages, on a busy machine too.
}, 240_000);

describe('the list of pages', () => {
  test('each path once, extensionless, lower case, without a trailing slash', () => {
    expect(new Set(allPages.map(({ path }) => path)).size).toBe(allPages.length);
    for (const { path } of allPages) expect(path).toMatch(/^\/$|^(\/[a-z0-9-]+)+$/);
    expect(keyOf('/')).toBe('index.html');
    expect(keyOf('/en/deu-kgz')).toBe('en/deu-kgz');
  });
  test('all 348 corridors, 46 sending countries with prices, and corridors people look for in vain', () => {
    for (const { code } of LANGUAGES)
      for (const { corridor } of sheets)
        expect(allPaths.has(pathOf('corridor', code, corridor)), corridor).toBe(true);
    expect(sheets).toHaveLength(348);
    expect(new Set(summary.corridors.map(({ sender }) => sender)).size).toBe(46);
    for (const path of [
      '/',
      '/en',
      '/en/from/rus',
      '/en/rus-uzb',
      '/en/rus-tjk',
      '/en/kaz-kgz',
      '/en/about',
      '/en/404',
    ]) {
      expect(pages.has(path), path).toBe(true);
    }
  });
});

describe('every page', () => {
  test('has a language, one heading, a title, the publication, and a policy without unsafe words', () => {
    for (const { path, locale } of allPages) {
      const html = pages.get(path) ?? '';
      const { lang, dir } = languageOf(locale);
      expect(html.startsWith(`<!DOCTYPE html><html lang="${lang}" dir="${dir}">`), path).toBe(true);
      expect(html.match(/<h1\b/g), path).toHaveLength(1);
      expect(html, path).toMatch(/<title>[^<]{8,}<\/title>/);
      expect(html, path).toContain(publication.id);
      const policy = /<meta http-equiv="content-security-policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).not.toContain('unsafe');
    }
  });
  test('has no inline style or handler, no cookie, and nothing from another host', () => {
    for (const [path, html] of pages) {
      expect(html, path).not.toMatch(/<style|\sstyle="|\son[a-z]+="|document\.cookie/);
      for (const url of [...attributes(withoutRegisters(html), 'href'), ...attributes(html, 'src')]) {
        expect(url, path).toMatch(/^[/#](?!\/)/);
      }
    }
  });
  test('names its own address; the page for missing addresses has none', () => {
    for (const [path, html] of pages)
      expect(canonicalOf(html), path).toEqual(path === '/en/404' ? [] : [path]);
  });
  test('names the same page in every language that has it, and each of those names it in turn', () => {
    // Read once: each page is named by all the others.
    const namedBy = new Map([...pages].map(([path, html]) => [path, alternatesOf(html)]));
    for (const { path, locale, data } of allPages) {
      const named = namedBy.get(path) ?? [];
      if (path === '/en/404') {
        expect(named).toEqual([]);
        continue;
      }
      expect(
        named.map(([lang]) => lang),
        path,
      ).toEqual([...having(data.kind).map(({ lang }) => lang), 'x-default']);
      expect(named.at(-1)?.[1], path).toBe('/');
      const own = path === '/' ? pathOf('home', locale) : path;
      expect(new Map(named).get(languageOf(locale).lang), path).toBe(own);
      for (const [, other] of named.slice(0, -1)) {
        expect(allPaths.has(other), `${path} names ${other}`).toBe(true);
        const theirs = namedBy.get(other);
        if (theirs === undefined) continue;
        expect(pageAt(other).data.kind, path).toBe(path === '/' ? 'home' : data.kind);
        expect(theirs.join(), path).toBe(named.join());
      }
    }
  });
  test('links in its corner to the other languages that have it, in their own names', () => {
    for (const { path, locale, data } of allPages) {
      const html = pages.get(path) ?? '';
      const corner = /<nav class="languages".*?<\/nav>/s.exec(html)?.[0] ?? '';
      const others = having(data.kind).filter(({ code }) => code !== locale);
      expect(others.length).toBeGreaterThan(0);
      for (const { lang, name } of others)
        expect(corner, path).toMatch(new RegExp(`lang="${lang}" hreflang="${lang}">${name}</a>`));
      expect(corner.match(/<a /g), path).toHaveLength(others.length);
    }
  });
  test('has no text of another language', () => {
    const [english, ...others] = LANGUAGES;
    // A bank's name may stand in its own attribution, word for word.
    const { banks } = textsOf(english.code).check;
    const sentences = textsBelow(textsOf(english.code)).filter(
      (text) => text.length > 8 && !text.includes('{') && !Object.values(banks).includes(text),
    );
    expect(sentences.length).toBeGreaterThan(100);
    let checked = 0;
    for (const { path, locale } of allPages.filter((page) =>
      others.some(({ code }) => code === page.locale),
    )) {
      // What stands in two parts is no text.
      const text = textOf(withoutForeignParts(pages.get(path) ?? '').replaceAll('</', '|</'));
      checked += 1;
      expect(
        sentences.filter((one) => text.includes(one)),
        `${locale} ${path}`,
      ).toEqual([]);
      // Nor a number in the English way.
      expect(text.match(/\d\.\d{1,2}\s?%|%\d+\.\d/), path).toBeNull();
    }
    expect(checked).toBeGreaterThan(500);
    // Of an English page the same finds them.
    expect(
      sentences.filter((one) => textOf(pages.get('/en/deu-kgz') ?? '').includes(one)).length,
    ).toBeGreaterThan(10);
  });
  const NAMES_WITH_DIGITS = PROVIDERS.map(({ name }) => name).filter((name) => /\d/.test(name));
  test('in Dari every number is in its own digits, but in names', () => {
    let checked = 0;
    for (const [path, html] of pages) {
      if (!path.startsWith('/fa-af/')) continue;
      // Hosts, and telephone numbers as they are dialled.
      const own = withoutForeignParts(html).replace(
        /<a rel="external.*?<\/a>|<b>[+\d][\dA-Z ()/-]+<\/b>/gs,
        '',
      );
      const withoutNames = NAMES_WITH_DIGITS.reduce((text, name) => text.replaceAll(name, ''), textOf(own));
      const shown = withoutNames
        .replaceAll(publication.id, '')
        .replace(/CC BY 4\.0|karvon-[a-z]+-\d|\([^()]*[A-Z][^()]*\)/g, '');
      checked += shown.match(/[۰-۹]/g)?.length ?? 0;
      expect(shown.match(/.{0,20}[0-9].{0,20}/)?.[0], path).toBeUndefined();
    }
    expect(checked).toBeGreaterThan(10_000);
  });
  test('at the root is a choice of languages, each with a sentence in it', () => {
    for (const { code, lang, dir, name } of LANGUAGES) {
      const entry = new RegExp(`<li lang="${lang}" dir="${dir}"><a [^>]*href="/${code}"[^>]*>${name}</a> `);
      expect(pages.get('/')).toMatch(entry);
      expect(textOf(pages.get('/') ?? '')).toContain(textsOf(code).layout.invitation);
      expect(textOf(pages.get('/en/404') ?? '')).toContain(textsOf(code).notFound.title);
    }
  });
  test('tells messengers its title, a sentence, a picture in its language and the language', async () => {
    const renderPage = await loadRenderer();
    const kinds = new Set<string>();
    const tell = (html: string): Record<string, string> =>
      Object.fromEntries(
        [
          ...html.matchAll(
            /<meta (?:name="[^"]*" )?(?:property|name)="(og:\w+|twitter:card)" content="([^"]*)">/g,
          ),
        ].map(([, name = '', content = '']) => [name, content]),
      );
    for (const page of allPages) {
      const { path, locale, data } = page;
      if (path === '/en/404' || kinds.has(data.kind + locale)) continue;
      kinds.add(data.kind + locale);
      const { html } = await renderPage(page, 'https://karvon.example');
      const told = tell(html);
      const [, title] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
      expect(told, path).toEqual({
        'og:title': title,
        'og:description': expect.stringMatching(/.{20,}[.։؟?]$/),
        'og:image': `https://karvon.example/preview/${locale}.png`,
        'twitter:card': 'summary_large_image',
      });
      expect(html, path).toContain('<meta name="description" property="og:description"');
      expect(files.get(`/preview/${locale}.png`), path).toBeDefined();
    }
    expect(kinds.size).toBeGreaterThan(13 * 15);
    expect(tell(pages.get('/en/404') ?? '')).toEqual({});
  });
  test('names its full address if the site has a domain', async () => {
    const renderPage = await loadRenderer();
    for (const page of allPages.filter(({ data }) => data.kind !== 'corridor').slice(0, 5)) {
      const { html } = await renderPage(page, 'https://karvon.example');
      expect(canonicalOf(html), page.path).toEqual([`https://karvon.example${page.path}`]);
      for (const [, address] of alternatesOf(html)) expect(address).toMatch(/^https:\/\/karvon\.example\//);
    }
  });
  test('leaves no placeholder unfilled, and no value undefined', () => {
    for (const [path, html] of pages) {
      expect(textOf(html).match(/\{\w+\}|\bundefined\b|\bNaN\b|\bnull\b|\[object/), path).toBeNull();
    }
  });
  test('of figures names its own feed, in its head and in a link', () => {
    for (const { path, at, data } of allPages) {
      const has = ['data', 'data-country', 'data-corridor', 'data-past'].includes(data.kind);
      const html = pages.get(path) ?? '';
      const address = has ? [atomPath(at || 'world')] : [];
      const inHead = /<link rel="alternate" type="application\/atom\+xml" href="([^"]*)">/g;
      expect(
        [...html.matchAll(inHead)].map(([, href]) => href),
        path,
      ).toEqual(address);
      const links = [...html.matchAll(/<a href="([^"]*\.atom)">/g)].map(([, href]) => href);
      expect(links, path).toEqual(address);
    }
  });
  test('links to pages, files and fragments that exist; ids are unique', () => {
    const manifest = {
      corridors: Object.fromEntries(sheets.map(({ corridor }) => [corridor, publication.id])),
    };
    const data = new Set<string>([
      ...sheets.map((sheet) => sheetPath(sheet.corridor)),
      REFERENCE_PATH,
      CORRECTIONS_PATH,
      DISPUTES_PATH,
      '/v1/openapi.json',
      '/v1/corrections?format=csv',
      '/v1/indicators/2025-Q3.world.world.mean_200/lineage?format=csv',
      ...allPages.flatMap(({ at, data }) => tablePathsOf(data.kind, at)),
      ...watchKeys({ manifest, summary }).map((key) => `/${key}`),
    ]);
    const linked = new Set<string>();
    /** Of every corridor with a page, in the same language. */
    const isCard = (address: string): boolean => {
      const page = address.startsWith('/card/') ? address.slice('/card'.length) : '';
      return allPaths.has(page) && /\/[a-z]{3}-[a-z]{3}$/.test(page);
    };
    for (const [path, html] of pages) {
      const ids = attributes(html, 'id');
      expect(new Set(ids).size, path).toBe(ids.length);
      for (const url of [
        ...attributes(withoutRegisters(withoutAddresses(html)), 'href'),
        ...attributes(html, 'src'),
      ]) {
        const [address = '', part] = url.split('#');
        const there =
          address === '' ? ids : part === undefined ? [] : attributes(pages.get(address) ?? '', 'id');
        // Which corridors are compared, and which figure's rows are shown, is said there alone.
        const isPart = part !== undefined && !/\/data\/(compare|lineage)$/.test(address);
        if (address.endsWith('/data/lineage') && part !== undefined)
          expect(parseIndicatorId(part), url).toBeDefined();
        if (isPart) expect(there, `${path} -> ${url}`).toContain(part);
        if (address !== '')
          expect(
            allPaths.has(address) || files.has(address) || data.has(address) || isCard(address),
            `${path} -> ${url}`,
          ).toBe(true);
        linked.add(address);
      }
      for (const label of [
        ...attributes(html, 'for'),
        ...attributes(html, 'aria-describedby').flatMap((v) => v.split(' ')),
      ]) {
        expect(ids, path).toContain(label);
      }
    }
    const unreachable = [...pages.keys()].filter(
      (path) => !linked.has(path) && path !== '/' && path !== '/en/404',
    );
    expect(unreachable).toEqual([]);
    expect(linked).toContain(pathOf('home', 'en'));
  });
});

describe('claims that no page may make, in all 348 corridors', () => {
  test('in Russian: no negative percentage, no cost of zero, no promise about today', () => {
    for (const { corridor } of sheets) {
      const text = textOf(pages.get(pathOf('corridor', 'ru', corridor)) ?? '');
      expect(text, corridor).toMatch(/забирают|можем подтвердить/);
      expect(text.match(/[-−–]\s?\d[\d.,]*\s?%/), corridor).toBeNull();
      expect(text.match(/(^|[^\d,])0(,0+)?\s% (забирают|от того)/), corridor).toBeNull();
      expect(text.match(/дойдёт примерно|бесплатно|без комиссии|ничего не забирают/), corridor).toBeNull();
    }
  });
  test('no negative percentage, no cost of zero, nothing "taken by nobody", no promise about today', () => {
    for (const { corridor } of sheets) {
      const text = textOf(corridorHtml(corridor));
      expect(text.match(/[-−–]\s?\d[\d.,]*\s?%/), corridor).toBeNull();
      expect(text.match(/\b0(\.0+)?\s% (of what you pay|taken)/), corridor).toBeNull();
      expect(
        text.match(/nothing is taken|free of charge|no cost\b|no fee\b|\barrives\b(?! ?[.,?])/i)?.[0] ?? null,
        corridor,
      ).toBeNull();
    }
  });
  test('the survey is called old, and dated, before the first offer', () => {
    for (const { code } of LANGUAGES) {
      const text = fill(textsOf(code).corridor.old, { quarter: quarterText(code, '2025-Q3') });
      expect(text).toMatch(/2025|۲۰۲۵/);
      const shown = sheets.flatMap(({ corridor }) => {
        const html = pages.get(pathOf('corridor', code, corridor));
        return html === undefined ? [] : [{ corridor, html }];
      });
      expect(shown.length).toBeGreaterThan(30);
      for (const { corridor, html } of shown) {
        const notice = html.indexOf(text);
        expect(notice, `${code} ${corridor}`).toBeGreaterThan(0);
        expect(notice, `${code} ${corridor}`).toBeLessThan(html.indexOf('class="answer"'));
      }
    }
  });
  test('the first offer is ranked; a doubtful price is listed apart, without a total and without an amount', () => {
    let doubtful = 0;
    for (const sheet of sheets) {
      const html = corridorHtml(sheet.corridor);
      for (const { denomination, local } of sheet.amounts) {
        const comparison = compareSurveyed(sheet, {
          amount: local?.amount ?? String(denomination),
          currency: local?.currency ?? 'USD',
          today: TODAY,
        });
        const groups = groupByProvider(comparison.offers);
        expect(html).toContain(`<section id="${local?.amount ?? denomination}"`);
        const section = partsAt(html, denomination === 200 ? 'smaller' : 'larger');
        const names = [...section.matchAll(/<h3>([^<]*)<\/h3>/g)].map((m) =>
          (m[1] ?? '').replaceAll('&amp;', '&'),
        );
        const shown = groups.filter((g) => g.best.standing === 'ranked' || g.best.standing === 'unconfirmed');
        expect(names, sheet.corridor).toEqual(shown.map((g) => g.provider.name));
        const [apart = ''] = section.split('Prices we cannot confirm').slice(1);
        for (const group of groups.filter((g) => g.best.standing === 'unconfirmed')) {
          doubtful += 1;
          const heading = `<h3>${group.provider.name.replaceAll('&', '&amp;')}</h3>`;
          const entry = apart.split('<li>').find((li) => li.startsWith(heading));
          expect(entry, `${sheet.corridor} ${group.provider.name}`).toBeDefined();
          expect(entry, sheet.corridor).not.toMatch(/arrived|taken/);
          // Each way with its own fee: one way's fee beside another's name would mislead readers.
          for (const { cost } of [group.best, ...group.others].filter((o) => o.standing === 'unconfirmed')) {
            const fee = cost?.parts.find((part) => part.part === 'fee');
            if (!fee?.known || Number(fee.percent) <= 0) continue;
            const where = `${sheet.corridor} ${group.provider.name}`;
            expect(textOf(entry ?? '').replace(/\s/g, ' '), where).toContain(`${fee.percent} %`);
          }
        }
        const leader = /class="who"><b>([^<]*)</.exec(section)?.[1]?.replaceAll('&amp;', '&');
        const [first] = groups;
        expect(leader, sheet.corridor).toBe(
          first?.best.standing === 'ranked' ? first.provider.name : undefined,
        );
      }
    }
    expect(doubtful).toBeGreaterThan(100);
  });
  test('without known local amounts there are no amounts of money and no calculator', () => {
    for (const corridor of ['CRI-NIC']) {
      const html = corridorHtml(corridor);
      expect(html).toContain('Costa Rica');
      expect(html, corridor).not.toContain('karvon-amount');
      expect(textOf(html).match(/arrived/), corridor).toBeNull();
    }
  });
  test('a service of which the amount is not known has a percentage only, among services that have one', () => {
    // Of 600 in 10,000 and a margin of 71; of 950 and 569.
    for (const [corridor, provider, percent] of [
      ['DOM-HTI', 'Caribe Express', '6.67'],
      ['RWA-KEN', 'Western Union', '14.65'],
    ] as const) {
      const section = partsAt(corridorHtml(corridor), 'smaller');
      const [, told = ''] = textOf(section).split('because the amount that was asked about is not known:');
      expect(told, corridor).toMatch(
        new RegExp(
          `^ +${provider} , ${percent}\\s%: cash, at an agent →\\spaid out in cash, within an hour $`,
        ),
      );
      expect(section, corridor).toMatch(new RegExp(`no price for this amount: <bdi>${provider}</bdi>`));
    }
    const others = sheets.filter(({ corridor }) => corridorHtml(corridor).includes('In percentages only'));
    expect(others.map(({ corridor }) => corridor)).toEqual(['DOM-HTI', 'RWA-KEN']);
  });
  test('how and how fast each price is paid out is told as recorded, once with whose word it is', () => {
    let [rows, pagesOfCorridors] = [0, 0];
    for (const { code } of LANGUAGES) {
      const texts = textsOf(code);
      const { payout, speed, access, funding, arrival, toRecipient, or } = texts.compare;
      const { comma } = punctuationOf(code);
      // Several ways to pay at one price: "bank account, debit card or credit card".
      const between = new RegExp(`${comma}|${fill(or, { a: '', b: '' })}`);
      for (const sheet of sheets) {
        const where = `${code} ${sheet.corridor}`;
        const html = pages.get(pathOf('corridor', code, sheet.corridor));
        if (html === undefined) continue;
        pagesOfCorridors += 1;
        expect(html.split(texts.corridor.asTold), where).toHaveLength(2);
        const ways = new Set<string>();
        for (const { fundingInstrument, accessPoint, payoutMethod, speed: soon } of sheet.services) {
          const [how, when] = [payoutMethod && payout[payoutMethod], soon && speed[soon]];
          const arrives = how && when ? fill(arrival, { payout: how, speed: when }) : (how ?? when ?? '');
          const span = arrives && ` <span>${fill(toRecipient, { arrival: arrives })}</span>`;
          ways.add(`${funding[fundingInstrument]}${comma}${access[accessPoint]}${span}`);
          expect(html, where).toContain(span);
        }
        // What stands in the answer and in the rows is a way of this corridor, never one put together.
        for (const [, shown = ''] of html.matchAll(/<p class="w">([^<]*(?:<span>[^<]*<\/span>)?)<\/p>/g)) {
          rows += 1;
          const place = Object.values(access).find((one) => shown.includes(comma + one)) ?? '';
          const [pays = '', rest = ''] = shown.split(comma + place);
          for (const pay of pays.split(between))
            expect(ways, where).toContain(`${pay}${comma}${place}${rest}`);
        }
        const leavesOut = sheet.services.some(({ payoutMethod }) => !payoutMethod);
        expect(html.includes(texts.corridor.leftOut), where).toBe(leavesOut);
        if (leavesOut) expect(html, where).toContain('<fieldset id="get"');
        const lacks = sheet.services.some(({ payoutMethod, speed: soon }) => !payoutMethod || !soon);
        expect(html.includes(texts.corridor.notRecordedForSome), where).toBe(lacks);
      }
    }
    const services = sheets.flatMap((sheet) => sheet.services);
    expect(services.filter(({ payoutMethod }) => !payoutMethod)).toHaveLength(44);
    expect(services.filter(({ speed }) => !speed)).toHaveLength(19);
    expect(pagesOfCorridors).toBe(allPages.filter(({ data }) => data.kind === 'corridor').length);
    expect(rows).toBeGreaterThan(5_000);
  });
  test('a choice of how it is paid out lists what the corridor has, if there are two', () => {
    let without = 0;
    for (const sheet of sheets) {
      const html = corridorHtml(sheet.corridor);
      const [, choice = ''] =
        /<fieldset id="get" name="payoutMethod"[^>]*>(.*?)<\/fieldset>/s.exec(html) ?? [];
      const methods = new Set(sheet.services.flatMap(({ payoutMethod }) => payoutMethod ?? []));
      const isOffered = methods.size > 1 && html.includes('<karvon-amount');
      if (!isOffered) without += 1;
      expect(attributes(choice, 'value').sort(), sheet.corridor).toEqual(
        isOffered ? ['', ...[...methods].sort()] : [],
      );
    }
    expect(without).toBe(40);
  });
  test('the days on which the prices were asked are those of the corridor, and their age counts from the first', () => {
    expect(textOf(corridorHtml('CRI-NIC'))).toContain(
      'Collected on 18 August 2025; 15 months old when this page was made.',
    );
    let [several, unknown] = [0, 0];
    for (const { corridor, services, survey } of sheets) {
      const asked = services.map(({ collectedOn }) => collectedOn);
      // Of twins whose days differ neither is known: then the page speaks of the quarter.
      const isKnown = !asked.includes(undefined);
      const days = isKnown ? asked.sort() : [survey.firstDay, survey.lastDay];
      const [first, last] = [days[0] ?? '', days.at(-1) ?? ''].map((day) => dateText('en', day));
      const text = textOf(corridorHtml(corridor));
      if (!isKnown) unknown += 1;
      if (first === last) expect(text, corridor).toContain(`Collected on ${first}; `);
      else {
        several += 1;
        expect(text, corridor).toMatch(RegExp(`Collected between ${first} and ${last}; \\d+ months old `));
      }
    }
    expect(several).toBeGreaterThan(100);
    expect(unknown).toBeGreaterThan(0);
    expect(unknown).toBeLessThan(40);
  });
  test('the US tax is part of the cost of cash only', () => {
    const html = corridorHtml('USA-MEX');
    expect(textOf(html)).toContain(
      'Since 1 January 2026 the United States taxes what is sent with cash: 1 % (26 USC 4475).',
    );
    expect(textOf(corridorHtml('DEU-KGZ'))).toContain('Taxes on sending.');
    expect(textOf(html)).not.toContain('Taxes on sending.');
  });
  test('a corridor without a price says so, with the last known value, its date and source', () => {
    const text = textOf(pages.get('/en/rus-uzb') ?? '');
    expect(text).toContain('has no price for this corridor');
    expect(text).toMatch(/Last known: 2\.65 % .* October to December 2021/);
    expect(text).toContain('Source:');
    expect(textOf(pages.get('/en/kaz-tjk') ?? '')).toContain('No price of it was ever published');
  });
  test('a last known average is called possibly too low if derived from rows before 2022', () => {
    const hidden = (path: string): boolean =>
      textOf(pages.get(path) ?? '').includes('services that hid their exchange rate');
    expect(hidden('/en/rus-uzb')).toBe(true);
    expect(hidden('/en/nga-ben')).toBe(true);
    // Derived, but later; the World Bank's own; none at all.
    for (const path of ['/en/ind-bgd', '/en/jpn-kor', '/en/kaz-tjk']) {
      expect(pages.has(path), path).toBe(true);
      expect(hidden(path), path).toBe(false);
    }
  });
  test('the corridor target has the verdict of the sheet', () => {
    const texts = {
      met: /corridor target is 5 %: met\./,
      'not-met': /at least \d+\.\d+ %; the UN’s corridor target is 5 %: not met\./,
      unknown: /cannot be told(, because|:) the survey does not say where in the country cash is paid out/,
      'fewer-than-three': /fewer than three services may qualify/,
    };
    for (const { corridor, more } of statistics) {
      const text = textOf(corridorHtml(corridor));
      for (const [verdict, words] of Object.entries(texts)) {
        expect([corridor, verdict, words.test(text)]).toEqual([
          corridor,
          verdict,
          verdict === more.smart.sdg,
        ]);
      }
      expect(text, corridor).toContain(`our own rules (${more?.smart.rules})`);
      expect(text, corridor).not.toContain('target: 3 %');
    }
    expect(textOf(corridorHtml('DEU-KGZ'))).toMatch(/mean 9\.85 %, median 7\.61 %, 8 services/);
  });
  test('no percentage has three decimals, and each average is the published one, rounded', () => {
    let percentages = 0;
    for (const [path, html] of pages) {
      const written = textOf(html).match(/[\d.,\s]*\d\s?%/g) ?? [];
      percentages += written.length;
      expect(
        written.filter((one) => /\d[.,]\d{3}\s?%/.test(one)),
        path,
      ).toEqual([]);
    }
    expect(percentages).toBeGreaterThan(20_000);
    for (const { corridor, indicators: both } of statistics) {
      const text = textOf(corridorHtml(corridor));
      for (const { mean, median } of both) {
        if (mean.startsWith('-') || median.startsWith('-')) continue;
        expect(text, corridor).toContain(`mean ${short(mean)} %, median ${short(median)} %`);
      }
    }
  });
  test('counted nouns have the form of their number', () => {
    const all = (locale: string): string =>
      allPages
        .filter((page) => page.locale === locale)
        .map(({ path }) => textOf(pages.get(path) ?? ''))
        .join(' ');
    const [english, russian] = [all('en'), all('ru')];
    expect(english).toMatch(/\b1 other way: /);
    expect(english).toMatch(/\b2 other ways: /);
    expect(english).not.toMatch(/\b1 other ways|\b[02-9] other way\b|\d[02-9] other way\b/);
    for (const text of ['ещё 1 способ: ', 'ещё 2 способа: ', 'ещё 5 способов: ', 'около 14 долларов США'])
      expect(russian).toContain(text);
    expect(english + russian).not.toMatch(/\{\w+\}/);
  });
  test('each average also shows its value without the amounts that fell, or without prices never filled in', () => {
    const [world] = indicators?.groups.world ?? [];
    const about = textOf(pages.get('/en/about') ?? '');
    for (const mean of [
      world?.at200?.mean,
      world?.at200WithoutLowValueSenders?.mean,
      world?.at500?.mean,
      world?.at500WithoutBlanks?.mean,
    ]) {
      expect(about).toContain(` ${short(mean)} %`);
    }
    expect(about).toContain('the 330 services from Angola, Brazil, Ghana, Israel, South Africa and Türkiye');
  });
  test('without indicators only the averages are shown', async () => {
    const renderPage = await loadRenderer();
    const page = pageAt('/en/about');
    if (page.data.kind !== 'about') throw new Error('no data of it');
    const { html } = await renderPage({ ...page, data: { ...page.data, indicators: null } });
    expect(textOf(html)).not.toMatch(/[Ww]ithout (the \S+ services from )?Brazil|undefined|null/);
  });
  test('the smaller amount comes first', () => {
    const html = corridorHtml('DEU-KGZ');
    expect(html.indexOf('<section id="140"')).toBeGreaterThan(0);
    expect(html.indexOf('<section id="140"')).toBeLessThan(html.indexOf('<section id="345"'));
  });
});

describe('money at home', () => {
  const IN_DATE = bundledReference('2026-04-02T10:00:00.000Z', ['DEU-KGZ']).benchmark;
  const render = async (corridor: string, exchange: Exchange | null): Promise<string> => {
    const page = pageAt(`/en/${corridor.toLowerCase()}`);
    if (page.data.kind !== 'corridor') throw new Error(`no data of ${corridor}`);
    const renderPage = await loadRenderer();
    return (await renderPage({ ...page, data: { ...page.data, exchange } })).html;
  };
  const ofCorridor = (corridor: CorridorId) => exchangeOf(IN_DATE, corridor, IN_DATE.day) ?? null;

  test('is shown if a rate is in date: as "about", an estimate, with the days of price and rate', async () => {
    const exchange = ofCorridor('DEU-KGZ');
    const html = await render('DEU-KGZ', exchange);
    const sheet = sheets.find(({ corridor }) => corridor === 'DEU-KGZ');
    if (!sheet || !exchange) throw new Error('no sheet or rate');
    const { offers } = compareSurveyed(sheet, { amount: '140', currency: 'EUR', exchange, today: TODAY });
    const [best] = offers;
    const about = Number(best?.arrivesAbout).toLocaleString('en');
    const text = textOf(html);
    expect(text).toContain(`About KGS ${about} would have arrived, of €140`);
    expect(text).toContain('An estimate: prices of July to September 2025, exchange rate of 31 March 2026.');
    expect(text).toMatch(/1 EUR = 100\.\d{3} KGS; central banks agree on it/);
    // The same as the remaining euros at the rate: nothing is lost or won between the two.
    const left = Number(best?.valueReceived) * Number(exchange.pair.rate);
    expect(Math.abs(Number(best?.arrivesAbout) / left - 1)).toBeLessThan(0.001);
  });
  test('is not shown for prices that cannot be confirmed', async () => {
    const html = await render('DEU-KGZ', ofCorridor('DEU-KGZ'));
    const [, unconfirmed = ''] = html.split('<h2>Prices we cannot confirm');
    const told = textOf(unconfirmed.split('<div class="')[0] ?? '');
    expect(told).toContain('Ria');
    expect(told).not.toContain('KGS');
  });
  test('is not shown if no rate is in date, and the page says so', async () => {
    const html = await render('DEU-KGZ', null);
    // The check names the two currencies that it has no rate of.
    const text = textOf(html.replace(/<section class="check-offer".*?<\/section>/s, ''));
    expect(text).toContain('We have no exchange rate of these days into Kyrgyz som');
    expect(text).not.toContain('KGS');
  });
  test('is not mentioned if both ends use one currency, or the local amounts are not known', async () => {
    for (const corridor of ['USA-SLV', 'CRI-NIC']) {
      const text = textOf(await render(corridor, ofCorridor(corridor as CorridorId)));
      expect(text, corridor).not.toMatch(/exchange rate of these days|Exchange rate of/);
    }
  });
  test('the banks behind the rates, the age of the rates, and the affected corridors', async () => {
    const renderPage = await loadRenderer();
    const reference = bundledReference('2026-04-02T10:00:00.000Z', ['DEU-KGZ', 'DEU-AFG', 'USA-NGA']);
    const [failing, ...others] = reference.sources;
    if (!failing) throw new Error('no source');
    const failure = {
      kind: 'SourceBlocked',
      message: 'x',
      since: '2026-04-01T00:00:00.000Z',
      times: 3,
    } as const;
    const sources = [{ ...failing, failure, rejected: ['row AMD, field Rate: not-a-decimal'] }, ...others];
    const { html } = await renderPage({
      ...pageAt('/en/sources'),
      data: { kind: 'sources', publication, reference: { ...reference, sources } },
    });
    const text = textOf(html);
    expect(text).toMatch(/On 2 April 2026 rates of [78]\d currencies are in date\./);
    expect(text).toMatch(
      /European Central Bank .*?Overdue since 19 March 2026\. Newest rates: 18 March 2026\./,
    );
    expect(text).toContain('It does not let us ask, and is left alone.');
    expect(text).toContain('Left out: row AMD, field Rate: not-a-decimal.');
    expect(text).toMatch(
      /Republic of Uzbekistan .*?1 corridor rests on this bank alone Germany to Afghanistan/,
    );
    expect(text).toMatch(
      /Table B .*?1 corridor lacks a rate that this bank publishes, and shows no amount in the money at home United States to Nigeria/,
    );
    expect(text).toMatch(/KGS Kyrgyz som: 1 US dollar = 87\.\d+ \(31 March 2026, 2 banks agree\)/);
    expect(text).toMatch(
      /Last known, too old to count with .*NGN Nigerian naira: 1 US dollar = [\d,.]+ \(4 March 2026/,
    );
    const today = textOf(pages.get('/en/sources') ?? '');
    expect(today).toContain('On 21 November 2026 no rate of a central bank is in date here.');
    expect(today).toMatch(/ 3\d\d corridors show no amount in the money at home for want of a rate\./);
    expect(today).not.toContain('lack a rate that this bank publishes');
  });
});

describe('the check of an offer', () => {
  const IN_DATE = bundledReference('2026-04-24T10:00:00.000Z', []);
  const rendered = async (path: string, rates = IN_DATE): Promise<string> => {
    const [, code = ''] = path.split('/');
    // Of a page that is not among those of the tests the same in another language.
    const { data, ...page } = byPath.get(path) ?? {
      ...pageAt(path.replace(code, 'en')),
      path,
      locale: code as Locale,
    };
    const { benchmark } = rates;
    const day = benchmark.day;
    const renderPage = await loadRenderer();
    const dataOf = (): SitePage['data'] => {
      if (data.kind === 'corridor')
        return { ...data, check: checkedOf(data.prices.corridor, benchmark, day), today: day };
      if (data.kind === 'unpriced') return { ...data, check: checkedOf(data.corridor, benchmark, day) };
      if (data.kind === 'check') return { ...data, reference: rates, today: day };
      throw new Error(`no check on ${path}`);
    };
    return (await renderPage({ ...page, data: dataOf() })).html;
  };
  test('says when banks of either end are closed in the coming week, and nothing else of it', async () => {
    expect(textOf(await rendered('/en/rus-arm'))).toContain(
      'Holidays of the central bank, Armenia: 24 April 2026. Money may arrive later.',
    );
    expect(textOf(await rendered('/ru/rus-arm'))).toMatch(
      /Армения: центральный банк не работает 24\sапреля\s2026/,
    );
    for (const path of ['/en/rus-tjk', '/en/deu-kgz', '/en/check'])
      expect(textOf(await rendered(path)), path).not.toContain('Holidays of the central bank');
  });

  /** Head and lines of a table: cells with a bar between them. */
  const tableOf = (html: string): string[] =>
    [...(/<table class="check">.*?<\/table>/s.exec(html)?.[0] ?? '').matchAll(/<tr>.*?<\/tr>/gs)].map(
      ([row]) =>
        row
          .replace(/<\/t[hd]><t[hd][^>]*>/g, '|')
          .replace(/<[^>]+>/g, '')
          .replace(/\s+/g, ' '),
    );

  test('stands on every corridor page, with the same question in words', () => {
    for (const { path, locale, data } of allPages) {
      if (data.kind !== 'corridor' && data.kind !== 'unpriced') continue;
      const { check: words } = textsOf(locale);
      const text = textOf(pages.get(path) ?? '');
      for (const one of [words.askTitle, words.safety, words.also.cancel, words.anyPair])
        expect(text, path).toContain(one);
    }
  });
  test('without a price it is the product: the question, then the table, from one dated rate', async () => {
    const html = await rendered('/en/rus-tjk');
    const text = textOf(html);
    expect(text).toContain(
      '“If I pay 10,000 roubles in all, the fee included, how many somoni are paid out?”',
    );
    expect(text).toMatch(/Of RUB\s10,000, at the official rate of 24 April 2026: 1 RUB = 0\.124865\sTJS/);
    expect(text).toContain('Official rates of 24 April 2026: Bank of Russia. One central bank alone');
    expect(tableOf(html)).toEqual([
      'If this is paid out|taken',
      'TJS 1,249|0 % the official rate itself',
      'TJS 1,236|1 %',
      'TJS 1,211|3 % UN target for the world',
      'TJS 1,186|5 % UN limit for a corridor',
      'TJS 1,124|10 %',
    ]);
    expect(html.indexOf('class="aloud"')).toBeLessThan(html.indexOf('<table'));
    expect(html.indexOf('<table')).toBeLessThan(html.indexOf('What was last known'));
    const settings = JSON.parse(/<karvon-check.*?json">(.*?)<\/script>/s.exec(html)?.[1] ?? 'null');
    expect(settings.official).toMatchObject({ rate: '0.1248648338', fixedOn: ['2026-04-24', '2026-04-24'] });
  });
  test('below prices it takes the amount of the survey, and in Russian the words of Russian', async () => {
    expect(textOf(await rendered('/en/deu-kgz'))).toContain('If I pay 140 euros in all');
    const text = textOf(await rendered('/ru/rus-tjk'));
    expect(text).toMatch(
      /Если я отдам всего 10\s000 рублей вместе с комиссией, сколько сомони выдадут на руки\?/,
    );
    // What is asked about in Türkiye is worth next to nothing today.
    expect(textOf(await rendered('/en/tur-bgr'))).toMatch(/If I pay [125]0*,?0* lira in all/);
  });
  test('without a rate in date it gives the formula, an example called made-up, and what to do', () => {
    for (const path of ['/en/rus-tjk', '/en/deu-kgz', '/en/check']) {
      const html = pages.get(path) ?? '';
      expect(textOf(html), path).toMatch(
        /no official rate of these days.*made-up numbers.*two licensed firms/,
      );
      expect(html, path).not.toMatch(/<table class="check"|<karvon-check/);
    }
  });
  test('names where the firm’s licence can be looked up, or that we do not know', async () => {
    expect(await rendered('/en/deu-kgz')).toContain('https://www.bafin.de/');
    expect(textOf(await rendered('/en/kaz-tjk'))).toContain(
      'Where such a register is for Kazakhstan, we do not know.',
    );
    expect(await rendered('/en/rus-tjk')).toContain('<a rel="external noreferrer" href="https://cbr.ru">');
  });
  test('offers a currency whose official rate people cannot get, to say so, with who says it', async () => {
    const choice = await rendered('/en/check');
    expect(choice).toContain('https://rferl.org/');
    expect(choice).toContain('<option value="TMT">');
  });
  test('fits into the budget of a page with its table and fields, on the largest one too', async () => {
    const sizes = await Promise.all(
      LANGUAGES.flatMap(({ code }) =>
        ['usa-phl', 'usa-jor', 'gbr-ind', 'mys-idn', 'aus-ind'].map(async (corridor) =>
          compressedSize(await rendered(`/${code}/${corridor}`)),
        ),
      ),
    );
    console.log(`corridor pages with a check: HTML ${sizes.join(', ')} bytes`);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(8_000);
  });
  test('of same currencies at both ends needs no rate, and says so', async () => {
    const text = textOf(await rendered('/en/usa-slv'));
    expect(text).toContain('Both ends use USD: no exchange rate is needed.');
    expect(text).not.toContain('made-up');
  });
  test('for any two currencies has four tables, each with a link to its corridor', async () => {
    for (const { code } of LANGUAGES) {
      const html = await rendered(`/${code}/check`);
      // KNOMAD estimates one corridor into Uzbekistan; into Afghanistan no rate is in date, so that those of the world stand there.
      const tables = Math.min(4, languageOf(code).checks.length);
      if (code === 'fa-af') expect(html).toContain('/fa-af/are-ind"');
      expect(html.match(/<table class="check">/g), code).toHaveLength(tables);
      expect(compressedSize(html), code).toBeLessThanOrEqual(10_000);
      const linked = [...html.matchAll(/<h2><a href="([^"]+)"/g)].map(([, href = '']) => href);
      expect(linked, code).toHaveLength(tables);
      for (const href of linked) expect(allPaths.has(href), href).toBe(true);
    }
    expect(textOf(await rendered('/ru/check'))).toMatch(/Россия — Узбекистан.*Россия — Таджикистан/);
  });
  test('where banks differ, says between which rates', async () => {
    const { benchmark } = IN_DATE;
    const rates = benchmark.rates.map((rate) =>
      rate.currency === 'TJS' ? { ...rate, usd: '0.1', range: { low: '0.0995', high: '0.1005' } } : rate,
    );
    const text = textOf(await rendered('/en/rus-tjk', { ...IN_DATE, benchmark: { ...benchmark, rates } }));
    expect(text).toMatch(/Central banks differ on it, from 0\.\d+\sTJS to 0\.\d+\sTJS/);
  });
});

describe('budgets for compressed files', () => {
  test('home and the search field: HTML 6 kB, script 2.5 kB, and 12 kB that come with the first letter', () => {
    for (const { code } of LANGUAGES) {
      const html = pages.get(pathOf('home', code)) ?? '';
      // What keeps a page comes once the page is there, and is counted below.
      const scripts = [...html.matchAll(/<script[^>]* src="([^"]+)"/g)]
        .map(([, path = '']) => path)
        .filter((path) => !path.includes('/Keep.'));
      // What the field's script imports.
      const all = [...files].filter(([path]) => scripts.includes(path) || /\/numbers\.[^/]*\.js$/.test(path));
      const script = all.reduce((n, [, bytes]) => n + compressedSize(bytes), 0);
      const index = compressedSize(JSON.stringify(findIndex(summary)));
      console.log(`home in ${code}: HTML ${compressedSize(html)}, script ${script}, index ${index} bytes`);
      expect(scripts.length).toBeGreaterThan(0);
      expect(compressedSize(html)).toBeLessThanOrEqual(6_000);
      expect(script).toBeGreaterThan(1_000);
      expect(script).toBeLessThanOrEqual(2_500);
      expect(index).toBeLessThanOrEqual(12_000);
    }
  });
  test('the largest page: HTML 8 kB, CSS 6 kB, JS 3 kB at first, all 25 kB with the engine', () => {
    const stylesOf = (path: string): string[] =>
      [...(pages.get(path) ?? '').matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(
        ([, href = '']) => href,
      );
    const [portalCss] = stylesOf('/en/providers/portal').filter((href) => !stylesOf('/en').includes(href));
    expect(portalCss).toBeDefined();
    const [figuresCss] = stylesOf('/en/data').filter((href) => !stylesOf('/en').includes(href));
    expect(figuresCss).toBeDefined();
    // Pages of figures have a limit of their own (data-pages.test.ts).
    const sizes = [...pages]
      .filter(([path]) => !/^\/\w+\/data\b/.test(path))
      .map(([path, html]) => [path, compressedSize(html)] as const);
    const [largest = ['', 0] as const] = sizes.sort((a, b) => b[1] - a[1]);
    const sum = (ending: string): number =>
      [...files]
        // The search field, the portal and the list of what is kept are on other pages, and firms' prices are on few. What keeps a
        // page comes once it is there.
        .filter(
          ([path]) =>
            path.endsWith(ending) &&
            !/Finder|Portal|Offline|Keep|check-worker|said-engine|sw\.js|\/(?:Sorting|Files|DataCompare|DataLineage|xlsx)\./.test(
              path,
            ) &&
            path !== portalCss &&
            path !== figuresCss &&
            path !== '/card.css',
        )
        .reduce((n, [, bytes]) => n + compressedSize(bytes), 0);
    const [css, js] = [sum('.css'), sum('.js')];
    console.log(`largest page ${largest[0]}: HTML ${largest[1]} bytes, CSS ${css}, JS ${js}`);
    expect(largest[1]).toBeLessThanOrEqual(8_000);
    expect(css).toBeGreaterThan(0);
    expect(css).toBeLessThanOrEqual(6_000);
    // The scripts that the page names, and what those need; what answers comes when somebody turns to a field.
    const html = pages.get(largest[0]) ?? '';
    const named = [...html.matchAll(/<script[^>]* src="([^"]+)"/g)]
      .map(([, path = '']) => path)
      .filter((path) => !path.includes('/Keep.'));
    const withImports = (paths: readonly string[], found = new Set<string>()): Set<string> => {
      for (const path of paths) {
        if (found.has(path)) continue;
        found.add(path);
        const imported = String(files.get(path)).matchAll(/from"\.\/([^"]+)"/g);
        withImports(
          [...imported].map(([, name = '']) => `/_astro/${name}`),
          found,
        );
      }
      return found;
    };
    const sizeOf = (paths: Iterable<string>): number =>
      [...paths].reduce((n, path) => n + compressedSize(files.get(path) ?? ''), 0);
    const firstOnes = withImports(named);
    const first = sizeOf(firstOnes);
    const check = sizeOf(withImports([...files.keys()].filter((path) => path.includes('/check-offer.'))));
    const own = sizeOf([...files.keys()].filter((path) => path.includes('/CheckFields.')));
    const copy = sizeOf([...files.keys()].filter((path) => /\/(CopyMessage|copy)\./.test(path)));
    const later = sizeOf([...files.keys()].filter((path) => path.includes('/copy.')));
    console.log(`the copy of a message: ${copy} bytes, ${later} of them once it is turned to`);
    expect(later).toBeGreaterThan(0);
    expect(copy).toBeGreaterThan(0);
    expect(copy).toBeLessThanOrEqual(600);
    console.log(`its first scripts: ${first} bytes, ${own} of them the check's, which fetches ${check}`);
    expect(firstOnes.size).toBeGreaterThan(named.length);
    expect(own).toBeGreaterThan(0);
    expect(own).toBeLessThanOrEqual(1_200);
    // Some thirty of them see to it that page and prices are of one publication.
    expect(js - check - own - copy).toBeLessThanOrEqual(10_050);
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThanOrEqual(3_000);
    // Where firms say prices, what compares them comes in the place of the small engine.
    const said = sizeOf([...files.keys()].filter((path) => path.includes('/said-engine.')));
    console.log(`the engine of firms' prices: ${said} bytes more`);
    expect(said).toBeGreaterThan(0);
    expect(said).toBeLessThanOrEqual(8_000);
    // The page and all that an amount fetches; whoever checks an offer fetches the check too.
    const texts = Math.max(
      ...[...files]
        // Those of firms' prices come in the place of these.
        .filter(([path, bytes]) => path.includes('/words.') && !bytes.includes('"unchecked"'))
        .map(([, bytes]) => compressedSize(bytes)),
    );
    // Without what is fetched by those who copy the message.
    const all = largest[1] + css + js - later + texts;
    console.log(`all with an amount: ${all - check} bytes, ${texts} of them words; with a check ${all}`);
    expect(texts).toBeGreaterThan(0);
    expect(all - check).toBeLessThanOrEqual(25_000);
    // The code that both engines share is in one file, some 700 bytes larger than the small engine alone needs.
    expect(all).toBeLessThanOrEqual(31_000);
  });
  test('for the time without a network: the worker 3 kB, what asks for it 0.3 kB on each page, the list 1.5 kB on its own', () => {
    const size = (name: string): number => {
      const [path = ''] = [...files.keys()].filter((one) => one.includes(name));
      return compressedSize(files.get(path) ?? '');
    };
    const [worker, keep, list] = [size('/sw.js'), size('/Keep.'), size('/Offline.')];
    console.log(`without a network: worker ${worker}, keep ${keep}, list ${list} bytes`);
    expect(Math.min(worker, keep, list)).toBeGreaterThan(100);
    expect(worker).toBeLessThanOrEqual(3_000);
    expect(keep).toBeLessThanOrEqual(300);
    expect(list).toBeLessThanOrEqual(1_500);
    // All that a page fetches for it is one file.
    expect(String(files.get([...files.keys()].find((one) => one.includes('/Keep.')) ?? ''))).not.toContain(
      'import',
    );
  });
});
