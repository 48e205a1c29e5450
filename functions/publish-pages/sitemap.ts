/**
 * robots.txt, and the list of pages for search engines: a file for each language, and one that names those files. They have full
 * addresses, so there is a list only where the site has a domain of its own. Each page names itself in the other languages.
 */
import { DEFAULT_LOCALE } from '../../site/texts/languages.ts';
import type { SiteObject } from '../storage/site-bucket.ts';

const ROBOTS = 'robots.txt';
const INDEX = 'sitemap.xml';
/** As for other files that pages do not name by a hash. */
const CACHE = 'public, max-age=3600';

const SCHEMA = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const xml = (root: string, of: string, addresses: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${SCHEMA}">\n${addresses
    .map((address) => `<${of}><loc>${address}</loc></${of}>\n`)
    .join('')}</${root}>\n`;

const file = (key: string, body: string, contentType: string): SiteObject => ({
  key,
  body,
  contentType,
  cacheControl: CACHE,
});
const xmlFile = (key: string, body: string): SiteObject => file(key, body, 'application/xml');

/** Of the root the one that it is in. Paths have letters, digits, hyphens and slashes: nothing of them needs escaping in XML. */
const languageOf = (path: string): string => path.split('/')[1] || DEFAULT_LOCALE;

/**
 * @param origin the start of full addresses, as `https://karvon.example`; empty: the site has no domain of its own
 * @param paths of every page that has an address
 */
export function filesForSearchEngines(origin: string, paths: readonly string[]): SiteObject[] {
  const languages = [...new Set(paths.map(languageOf))].sort();
  const robots = ['User-agent: *', 'Disallow: /v1/', ...(origin ? [`Sitemap: ${origin}/${INDEX}`] : [])];
  const all = [file(ROBOTS, `${robots.join('\n')}\n`, 'text/plain; charset=utf-8')];
  if (!origin) return all;
  const listOf = (language: string): string => `sitemap-${language}.xml`;
  return [
    ...all,
    xmlFile(
      INDEX,
      xml(
        'sitemapindex',
        'sitemap',
        languages.map((language) => `${origin}/${listOf(language)}`),
      ),
    ),
    ...languages.map((language) =>
      xmlFile(
        listOf(language),
        xml(
          'urlset',
          'url',
          paths.filter((path) => languageOf(path) === language).map((path) => origin + path),
        ),
      ),
    ),
  ];
}
