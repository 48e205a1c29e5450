/** The built site's only export: a page's path and data in, its HTML out. It serves and fetches nothing. */
import { createApp } from 'astro/app/entrypoint';
import type { PageData } from '../page-data.ts';

const app = createApp({ streaming: false });
// A rendered page is stored as a file, and a file has no response header: so the policy is in the page.
if (!app.manifest.csp) throw new Error('the site was built without its content security policy');
app.manifest.csp.cspDestination = 'meta';

export interface RenderedPage {
  readonly status: number;
  readonly html: string;
}

/**
 * Renders one page. `path` is its URL path (site-pages.ts), which also gives the language; `data` is what it shows; `origin`
 * is the start of full addresses, empty if the site has no domain of its own.
 * A path without a page gives status 404 and no useful HTML.
 */
export async function renderPage(path: string, data: PageData, origin = ''): Promise<RenderedPage> {
  const request = new Request(new URL(path, 'https://renderer.invalid'));
  const response = await app.render(request, { locals: { page: data, origin } });
  return { status: response.status, html: await response.text() };
}
