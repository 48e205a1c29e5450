/** The built site in tests: its renderer and its static files. It is built once before all tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { SITE_BUILD } from '../../infra/build/paths.ts';
import type { FileBeside, RenderedPage } from '../../site/adapter/entry.ts';
import type { SitePage } from '../../site/kinds.ts';

const CLIENT = `${join(SITE_BUILD, 'client')}/`;

type RenderPage = (
  page: SitePage,
  origin?: string,
  asOnDay?: string,
  contact?: string,
) => Promise<RenderedPage>;

type FilesBeside = (page: SitePage, origin?: string, asOnDay?: string) => FileBeside[];

const loadEntry = (): Promise<{ renderPage: RenderPage; filesBeside: FilesBeside }> =>
  import(pathToFileURL(join(SITE_BUILD, 'server/entry.mjs')).href);

/** The built renderer. */
export const loadRenderer = async (): Promise<RenderPage> => (await loadEntry()).renderPage;

/** What makes the files beside a page. */
export const loadFilesBeside = async (): Promise<FilesBeside> => (await loadEntry()).filesBeside;

/** Every static file: URL path to bytes. */
export const staticFiles = (): Map<string, Buffer> =>
  new Map(
    readdirSync(CLIENT, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`)
      .map((file) => [`/${file.slice(CLIENT.length).replace(/^\//, '')}`, readFileSync(file)]),
  );

/** Size as the distribution sends it: Brotli at level 5. */
export const compressedSize = (content: string | Buffer): number =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
