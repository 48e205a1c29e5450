/** The built site's only export: a page with its data in, its HTML out. It serves and fetches nothing. */
import { createApp } from 'astro/app/entrypoint';
import type { SitePage } from '../kinds.ts';

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
