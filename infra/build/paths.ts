/** Where things are in the repository, and where what is built goes. */
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

/** Everything that is made here and not kept in git; another folder lets several live side by side. */
export const WORK = resolve(process.env.KARVON_DIR ?? join(ROOT, '.karvon'));

export const CDK_OUT = join(WORK, 'cdk.out');
/** What `site/build.ts` writes: `server/entry.mjs`, which renders pages, and `client/`, the files they link. */
export const SITE_BUILD = join(WORK, 'build', 'site');
export const FUNCTIONS_BUILD = join(WORK, 'build', 'functions');
