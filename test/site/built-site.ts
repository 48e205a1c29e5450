/** The built site in tests: its renderer, and its static files. The build itself is made before all tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import type { RenderedPage } from '../../site/adapter/entry.ts';
import type { PageData } from '../../site/page-data.ts';

const BUILD = new URL('../../.karvon/build/site/', import.meta.url);
const CLIENT = fileURLToPath(new URL('client/', BUILD));

type RenderPage = (path: string, data: PageData) => Promise<RenderedPage>;

/** The built renderer. */
export const loadRenderer = async (): Promise<RenderPage> => {
  const entry: { renderPage: RenderPage } = await import(new URL('server/entry.mjs', BUILD).href);
  return entry.renderPage;
};

/** URL path to bytes of every static file. */
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
