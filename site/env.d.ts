/// <reference types="astro/client" />
/** What publish-pages gives to a page. */
declare namespace App {
  interface Locals {
    page: import('./kinds.ts').SitePage;
    /** `https://karvon.example`; empty if the site has no domain of its own: then addresses start with their path. */
    origin: string;
    /** ISO day as on which the app runs; undefined: today. */
    asOnDay: string | undefined;
    /** `mailto:` or `https:` address of whoever runs the site; undefined: none is set. */
    contact: string | undefined;
  }
}
