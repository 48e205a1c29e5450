/// <reference types="astro/client" />
/** What publish-pages hands to a page. */
declare namespace App {
  interface Locals {
    page: import('./page-data.ts').PageData;
  }
}
