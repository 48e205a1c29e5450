/** The built site as publish-pages uses it: renders pages to objects, and reads static files from beside the code. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { keyOf, type SitePage, statusOf } from '../../site/kinds.ts';
import type { SiteObject } from '../storage/site-bucket.ts';
import type { Site } from './service.ts';

/** What the site's server build exports. */
export interface SiteBuild {
  renderPage(
    page: SitePage,
    origin: string,
    asOnDay?: string,
    contact?: string,
  ): Promise<{ status: number; html: string }>;
  filesBeside(
    page: SitePage,
    origin: string,
    asOnDay?: string,
  ): readonly { readonly path: string; readonly body: string }[];
}

/** Shared caches keep a page for half a minute at most, so that a new edition is on the pages within a minute. */
const PAGE_CACHE = 'public, max-age=0, s-maxage=30, must-revalidate';
/** Their names contain a hash of their content. */
const HASHED_CACHE = 'public, max-age=31536000, immutable';
const PLAIN_CACHE = 'public, max-age=3600';
/** The service worker: a better one, or one that takes it away, is there at once. */
const WORKER = 'sw.js';
const WORKER_CACHE = 'public, no-cache';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/**
 * @param assetsFolder the site's `client/` folder
 * @param asOnDay the ISO day as on which the app runs; undefined: today
 * @param origin the start of full addresses on the pages, as `https://karvon.example`; empty: they start with their path
 * @param contact where people reach whoever runs the site, as `mailto:` or `https:`; undefined: nowhere yet
 * @param filesBeside makes the files beside a page; undefined: no page has any
 */
export function builtSite(
  renderPage: SiteBuild['renderPage'],
  assetsFolder: string,
  origin = '',
  asOnDay?: string,
  contact?: string,
  filesBeside?: SiteBuild['filesBeside'],
): Site {
  return {
    origin,
    assets: () =>
      readdirSync(assetsFolder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => toAsset(assetsFolder, join(entry.parentPath, entry.name))),
    async render(page) {
      const { status, html } = await renderPage(page, origin, asOnDay, contact);
      if (status !== statusOf(page.data.kind))
        throw new Error(`the page ${page.path} was rendered with status ${status}`);
      return {
        key: keyOf(page.path),
        body: html,
        contentType: PAGE_TYPE,
        cacheControl: PAGE_CACHE,
      };
    },
    beside:
      filesBeside &&
      ((page) =>
        filesBeside(page, origin, asOnDay).map(({ path, body }) => ({
          key: keyOf(path),
          body,
          contentType: extname(path) === '' ? PAGE_TYPE : contentTypeOf(path),
          cacheControl: PAGE_CACHE,
        }))),
  };
}

/** Addresses of pages have no ending. */
const PAGE_TYPE = 'text/html; charset=utf-8';

function contentTypeOf(file: string): string {
  const contentType = CONTENT_TYPES[extname(file)];
  if (contentType === undefined)
    throw new Error(`the site has a file of a type without a content type: ${file}`);
  return contentType;
}

function toAsset(folder: string, file: string): SiteObject {
  const key = file.slice(folder.length).replace(/^\//, '');
  const contentType = contentTypeOf(key);
  const cacheControl = key === WORKER ? WORKER_CACHE : key.startsWith('_astro/') ? HASHED_CACHE : PLAIN_CACHE;
  return { key, body: readFileSync(file), contentType, cacheControl };
}
