/** The built site as publish-pages uses it: renders pages to objects, and reads static files from beside the code. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { publishedAt } from '../../shared/model/publication.ts';
import type { PageData, PublicationRef } from '../../site/page-data.ts';
import {
  corridorPages,
  corridorPaths,
  keyOf,
  type SitePage,
  sourcesPages,
  summaryPages,
} from '../../site/site-pages.ts';
import type { SiteObject } from '../storage/site-bucket.ts';
import type { Site } from './service.ts';

export type RenderPage = (
  path: string,
  data: PageData,
  origin: string,
) => Promise<{ status: number; html: string }>;

/** Only the page for missing addresses answers 404. */
const EXPECTED_STATUS = (data: PageData): number => (data.kind === 'not-found' ? 404 : 200);

/** Shared caches keep a page for half a minute at most, so that a new edition is on the pages within a minute. */
const PAGE_CACHE = 'public, max-age=0, s-maxage=30, must-revalidate';
/** Their names contain a hash of their content. */
const HASHED_CACHE = 'public, max-age=31536000, immutable';
const PLAIN_CACHE = 'public, max-age=3600';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
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
 * @param origin the start of full addresses on the pages, as `https://karvon.example`; empty: they start with their path
 */
export function builtSite(renderPage: RenderPage, assetsFolder: string, origin = ''): Site {
  const refOf = (publication: string): PublicationRef => ({
    id: publication,
    publishedAt: publishedAt(publication),
  });

  async function renderAll(pages: readonly SitePage[]): Promise<SiteObject[]> {
    const objects: SiteObject[] = [];
    for (const { path, data } of pages) {
      const { status, html } = await renderPage(path, data, origin);
      if (status !== EXPECTED_STATUS(data))
        throw new Error(`the page ${path} was rendered with status ${status}`);
      objects.push({
        key: keyOf(path),
        body: html,
        contentType: 'text/html; charset=utf-8',
        cacheControl: PAGE_CACHE,
      });
    }
    return objects;
  }

  return {
    assets: () =>
      readdirSync(assetsFolder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => toAsset(assetsFolder, join(entry.parentPath, entry.name))),
    corridorPages: (corridor, publication, today, exchange) =>
      renderAll(corridorPages(corridor, refOf(publication), today, exchange)),
    summaryPages: (summary, indicators, publication) =>
      renderAll(summaryPages(summary, indicators, refOf(publication))),
    referencePages: (reference, publication) => renderAll(sourcesPages(reference, refOf(publication))),
    corridorKeys: (corridor) => corridorPaths(corridor).map(keyOf),
  };
}

function toAsset(folder: string, file: string): SiteObject {
  const key = file.slice(folder.length).replace(/^\//, '');
  const contentType = CONTENT_TYPES[extname(file)];
  if (contentType === undefined)
    throw new Error(`the site has a file of a type without a content type: ${key}`);
  const cacheControl = key.startsWith('_astro/') ? HASHED_CACHE : PLAIN_CACHE;
  return { key, body: readFileSync(file), contentType, cacheControl };
}
