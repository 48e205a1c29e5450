/**
 * What is kept for the time without a network: which addresses, what belongs to a page, and whether an answer is whole and of the
 * publication that is kept. Pure.
 */

/** Pages that are kept at most: the one not opened for longest leaves first. */
export const MOST_PAGES = 60;

export const MANIFEST = '/data/manifest.json';
export const FINDER = '/data/find.json';

/** Letters first: so neither the API nor a file of the build is a page. */
const PAGE = /^\/(?:[a-z-]+(?:\/[a-z0-9-]+)*)?$/;
const DATA = /^\/data\/(?:find|(?:corridors|said)\/[A-Z]{3}-[A-Z]{3})\.json$/;
const ASSET = /^\/(?:_astro\/[\w.-]+|favicon\.svg)$/;

/** The address of a page as the site has it, if a path may be that of one. */
export function pageAt(pathname: string): string | undefined {
  const path = pathname.toLowerCase().replace(/(.)\/+$/, '$1');
  return PAGE.test(path) && !/^\/data(?:\/|$)/.test(path) ? path : undefined;
}

/** Whether a page is kept: not the portal, where firms have their keys, nor what stands for pages that do not exist. */
export const isForKeeping = (path: string): boolean =>
  pageAt(path) === path && !/\/(?:portal|404)$/.test(path);

/** What a page fetches that belongs to a publication. */
export const isData = (path: string): boolean => DATA.test(path);
/** What has a name of its own for each content, and the mark. */
export const isAsset = (path: string): boolean => ASSET.test(path);
/** Whether a name stands for one content for ever. */
export const isHashed = (path: string): boolean => path.startsWith('/_astro/');

/** The home page of a page's language; the root is in the first one. */
export const homeOf = (path: string): string => `/${path.split('/')[1] || 'en'}`;
/** The page in its language that lists what is kept, and has the words that stand on top of kept pages. */
export const offlineOf = (path: string): string => `${homeOf(path)}/offline`;
export const isOfflinePage = (path: string): boolean => path === offlineOf(path);

/** What a file needs so that everything on it works: of a page its styles, scripts, words and prices; of a script what it imports. */
export function partsOf(path: string, text: string): string[] {
  const found = path.endsWith('.js')
    ? [...text.matchAll(/["'`]\.\/([\w.-]+\.js)["'`]/g)].map(([, name]) => `/_astro/${name}`)
    : pageAt(path) === undefined
      ? []
      : (text.match(
          /\/_astro\/[\w.-]+|\/favicon\.svg|\/data\/(?:corridors|said)\/[A-Z]{3}-[A-Z]{3}\.json/g,
        ) ?? []);
  return [...new Set(found)];
}

/** Whether nothing is missing at the end: not every browser notices a connection that was cut. */
export function isWhole(path: string, text: string): boolean {
  if (!path.endsWith('.json')) return pageAt(path) === undefined || text.trimEnd().endsWith('</html>');
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether an answer is of the publication whose list was written at `since` (ms; publish-pages writes it last): its object is not
 * newer, and it was read from the store since. What says nothing of either, counts.
 */
export function isOfPublication(headers: Pick<Headers, 'get'>, since: number): boolean {
  const time = (name: string): number => Date.parse(headers.get(name) ?? '');
  const asked = time('date') - 1_000 * Number(headers.get('age') ?? 0);
  return !(time('last-modified') > since) && !(asked < since);
}

/** A kept page with what is to be said above it. @param words the page that has it, in a template of that name */
export function withNotice(html: string, words: string, name: 'stored' | 'absent'): string {
  const [, notice = ''] = new RegExp(`<template id="${name}">([^]*?)</template>`).exec(words) ?? [];
  return html.replace('<header', (start) => notice + start);
}

/** The pages to keep, the one opened last at the end. @param before those that are kept @param opened with its language's own */
export function pagesToKeep(before: readonly string[], opened: readonly string[]): string[] {
  const last = [...new Set(opened)];
  return [...before.filter((path) => !last.includes(path)), ...last].slice(-MOST_PAGES);
}
