/** The site's server build; the bundler puts it here (infra/build/bundle.ts). */
declare module '#site-build' {
  import type { SiteBuild } from './built-site.ts';

  export const renderPage: SiteBuild['renderPage'];
  export const filesBeside: SiteBuild['filesBeside'];
}
