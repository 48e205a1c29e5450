/** What the built site exports: a page with its data in, its HTML out, and the files beside it. It serves and fetches nothing. */
import { createApp } from 'astro/app/entrypoint';
import { cardPath, messagePath, type SitePage } from '../kinds.ts';
import { DEFAULT_LOCALE } from '../texts/languages.ts';
import { cardHtml } from '../view/card.ts';
import { tableFiles } from '../view/data/table-files.ts';
import { messageOf } from '../view/message.ts';

const app = createApp({ streaming: false });
// A rendered page is stored as a file, and a file has no response header: so the policy is in the page.
if (!app.manifest.csp) throw new Error('the site was built without its content security policy');
app.manifest.csp.cspDestination = 'meta';

/** Scripts and style sheets are files of our own, which the policy allows as such: their hashes allow no more, and do not compress. */
const HASHES = / 'sha256-[\w+/=]+'/g;

export interface RenderedPage {
  readonly status: number;
  readonly html: string;
}

/**
 * Renders one page (kinds.ts lists them). `origin` is the start of full addresses, empty if the site has no domain of its own;
 * `asOnDay` the ISO day as on which the app runs, if it is not today: then the page says so.
 * `contact` is where people reach whoever runs the site, as `mailto:` or `https:`; undefined: nowhere yet.
 */
export async function renderPage(
  page: SitePage,
  origin = '',
  asOnDay?: string,
  contact?: string,
): Promise<RenderedPage> {
  const request = new Request(new URL(page.path, 'https://renderer.invalid'));
  const response = await app.render(request, { locals: { page, origin, asOnDay, contact } });
  return { status: response.status, html: (await response.text()).replace(HASHES, '') };
}

export interface FileBeside {
  /** URL path: `/t/en/deu-kgz.txt`. */
  readonly path: string;
  readonly body: string;
}

/**
 * The files that belong to a page: of a corridor, in each language, its answer as a text message and its card for a wall; of a page of
 * figures its tables, once for all languages.
 * @param asOnDay the ISO day as on which the app runs, if it is not today
 */
export function filesBeside(page: SitePage, origin = '', asOnDay?: string): FileBeside[] {
  const { path, locale, data } = page;
  if (data.kind !== 'corridor' && data.kind !== 'unpriced')
    return locale === DEFAULT_LOCALE ? tableFiles(page, origin, asOnDay) : [];
  const corridor = data.kind === 'corridor' ? data.prices.corridor : data.corridor;
  const address = origin && `${origin.replace(/^https?:\/\//, '')}${path}`;
  return [
    { path: messagePath(locale, corridor), body: `${messageOf(locale, data, address)}\n` },
    { path: cardPath(locale, corridor), body: cardHtml(locale, corridor, data.check, { origin, path }) },
  ];
}
