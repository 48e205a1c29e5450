/** Where things are in the repository, and where build results go. */
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

/** All results that are not kept in git; different folders let several copies run side by side. */
export const WORK = resolve(process.env.KARVON_DIR ?? join(ROOT, '.karvon'));

export const CDK_OUT = join(WORK, 'cdk.out');
/** The output of `site/build.ts`: `server/entry.mjs`, which renders pages, and `client/`, the files that pages link to. */
export const SITE_BUILD = join(WORK, 'build', 'site');
export const FUNCTIONS_BUILD = join(WORK, 'build', 'functions');
