/// <reference types="astro/client" />
/** What publish-pages hands to a page. */
declare namespace App {
  interface Locals {
    page: import('./page-data.ts').PageData;
    /** `https://karvon.example`; empty where the site has no name of its own: then addresses begin with their path. */
    origin: string;
  }
}
