/** Atom (RFC 4287): a feed as XML. The same entries give the same bytes; times come with them. */
import type { WatchEntry } from '../../shared/statistics/watch.ts';

/** An entry with the page that shows more of it: a path of the site. */
export type AtomEntry = Pick<WatchEntry, 'id' | 'updated' | 'title' | 'summary'> & { readonly page: string };

export interface AtomFeed {
  /** What its tag names: `feed/corridor/DEU-KGZ`. */
  readonly id: string;
  readonly title: string;
  /** ISO 8601 UTC, of a feed without an entry; else its newest entry says. */
  readonly since: string;
  /** Where it lies, and the page of the same figures: paths of the site. */
  readonly path: string;
  readonly page: string;
  /** The newest first. */
  readonly entries: readonly AtomEntry[];
}

export const ATOM_TYPE = 'application/atom+xml';
/** As the pages of figures say it. */
const RIGHTS = 'CC BY 4.0; prices: The World Bank, Remittance Prices Worldwide, CC BY 4.0';
/** The year from which on the authority of the ids holds its name (RFC 4151). */
const YEAR = 2026;
/** The authority without a domain: such ids are of one machine, and name nothing outside (RFC 2606, 2). */
const NO_DOMAIN = 'karvon.invalid';

/** What XML 1.0 has no place for: most control characters, halves of pairs, and two that are none. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A reader of XML would take it for a line break.
  '\r': '&#13;',
};

/** Text as it stands in an element or an attribute. What XML cannot have becomes U+FFFD. */
export const escapeXml = (text: string): string =>
  text.replace(NOT_XML, '\uFFFD').replace(/[&<>"'\r]/g, (one) => ESCAPES[one] ?? one);

/** The authority of the ids of a site. @param origin as `https://karvon.example`; empty: it has no domain of its own */
export function authorityOf(origin: string): string {
  const host = origin === '' ? '' : new URL(origin).hostname.toLowerCase();
  return /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host) ? host : NO_DOMAIN;
}

/** @param origin the start of full addresses; empty: they start with their path, as RFC 4287 lets a link do */
export function atomXml(feed: AtomFeed, origin: string): string {
  const tag = (id: string): string => `tag:${authorityOf(origin)},${YEAR}:${id}`;
  const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;
  const link = (rel: string, type: string, path: string): string =>
    `<link rel="${rel}" type="${type}" href="${escapeXml(origin + path)}"/>`;
  const [newest] = feed.entries;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    element('id', tag(feed.id)),
    element('title', feed.title),
    element('updated', newest?.updated ?? feed.since),
    '<author><name>Karvon</name></author>',
    element('rights', RIGHTS),
    link('self', ATOM_TYPE, feed.path),
    link('alternate', 'text/html', feed.page),
    ...feed.entries.flatMap(({ id, title, updated, summary, page }) => [
      '<entry>',
      element('id', tag(id)),
      element('title', title),
      element('updated', updated),
      link('alternate', 'text/html', page),
      element('summary', summary),
      '</entry>',
    ]),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}
