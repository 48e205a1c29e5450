/**
 * Every page of the site with its path and data: publish-pages renders each and stores it under keyOf(path).
 * Paths are lower case, without a trailing slash or extension; the links on pages are built here too.
 */
import { UNPRICED } from '../shared/catalogue/unpriced.ts';
import type { Exchange } from '../shared/fx/exchange.ts';
import type { ReferenceRates } from '../shared/fx/reference.ts';
import type { CorridorId, CountryCode } from '../shared/model/vocabulary.ts';
import type { PeriodIndicators } from '../shared/statistics/indicator-types.ts';
import type { Summary } from '../shared/statistics/summary.ts';
import { DEFAULT_LOCALE, LOCALES, type Locale } from './i18n/locales.ts';
import type { CorridorPage, PageData, PublicationRef } from './page-data.ts';

export interface SitePage {
  /** URL path: `/en/deu-kgz`. */
  readonly path: string;
  readonly data: PageData;
}

export const homePath = (locale: Locale): string => `/${locale}`;
export const fromPath = (locale: Locale, sender: CountryCode): string =>
  `/${locale}/from/${sender.toLowerCase()}`;
export const corridorPath = (locale: Locale, corridor: CorridorId): string =>
  `/${locale}/${corridor.toLowerCase()}`;
export const aboutPath = (locale: Locale): string => `/${locale}/about`;
export const sourcesPath = (locale: Locale): string => `/${locale}/sources`;
export const notFoundPath = (locale: Locale): string => `/${locale}/404`;
/** The data file of a corridor, which the browser fetches for an amount between the surveyed ones. */
export const sheetPath = (corridor: CorridorId): string => `/data/corridors/${corridor}.json`;

/** The data file of the reference rates. */
export const REFERENCE_PATH = '/data/reference.json';

/** The one address of a page; the root shows the home page of the default language. */
export const canonicalPath = (path: string): string => (path === '/' ? homePath(DEFAULT_LOCALE) : path);

/** The key of a path in the site's bucket: the path without its first slash, `index.html` for the root. */
export const keyOf = (path: string): string => (path === '/' ? 'index.html' : path.slice(1));

/** Corridors with a page but no price: in the catalogue's list, and not priced in this summary. */
export function unpricedCorridors(summary: Summary): CorridorId[] {
  const priced = new Set(summary.corridors.map(({ corridor }) => corridor));
  return UNPRICED.map(({ corridor }) => corridor).filter((corridor) => !priced.has(corridor));
}

/** Sending countries with a page: those of priced and of unpriced corridors, in the order of their codes. */
export function sendersWithPage(summary: Summary): CountryCode[] {
  const senders = new Set(summary.corridors.map(({ sender }) => sender));
  for (const corridor of unpricedCorridors(summary)) senders.add(corridor.slice(0, 3));
  return [...senders].sort();
}

/** The paths of a corridor's pages, one per locale. */
export const corridorPaths = (corridor: CorridorId): string[] =>
  LOCALES.map((locale) => corridorPath(locale, corridor));

/** The pages of one priced corridor, one for each locale. `today` is the ISO day of rendering. */
export const corridorPages = (
  { prices, statistics }: Pick<CorridorPage, 'prices' | 'statistics'>,
  publication: PublicationRef,
  today: string,
  exchange: Exchange | null,
): SitePage[] =>
  LOCALES.map((locale) => ({
    path: corridorPath(locale, prices.corridor),
    data: { kind: 'corridor', prices, statistics, publication, today, exchange },
  }));

/** All other pages: home, one for each sending country, one for each corridor without a price, about, and not found. */
export function summaryPages(
  summary: Summary,
  indicators: PeriodIndicators | null,
  publication: PublicationRef,
): SitePage[] {
  const home: PageData = { kind: 'home', summary, indicators, publication };
  const unpriced = unpricedCorridors(summary);
  const senders = sendersWithPage(summary);
  return [
    { path: '/', data: home },
    ...LOCALES.flatMap((locale): SitePage[] => [
      { path: homePath(locale), data: home },
      ...senders.map(
        (sender): SitePage => ({
          path: fromPath(locale, sender),
          data: { kind: 'from', sender, summary, publication },
        }),
      ),
      ...unpriced.map(
        (corridor): SitePage => ({
          path: corridorPath(locale, corridor),
          data: { kind: 'unpriced', corridor, summary, publication },
        }),
      ),
      { path: aboutPath(locale), data: { kind: 'about', summary, indicators, publication } },
      { path: notFoundPath(locale), data: { kind: 'not-found', publication } },
    ]),
  ];
}

/** The page on the sources of reference rates, one for each locale. */
export const sourcesPages = (reference: ReferenceRates, publication: PublicationRef): SitePage[] =>
  LOCALES.map((locale) => ({ path: sourcesPath(locale), data: { kind: 'sources', reference, publication } }));

/** The locale a path is in: its first segment, or the default at the root. */
export const localeOf = (path: string): Locale =>
  LOCALES.find((locale) => path === homePath(locale) || path.startsWith(`/${locale}/`)) ?? DEFAULT_LOCALE;
