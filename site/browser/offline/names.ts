/** What the worker and the pages both call by name. */

/** There is a cache of this name while the reader wants nothing to be kept. */
export const OFF = 'karvon-off';
/** There is a cache of this name since a page could not be kept for want of room. */
export const FULL = 'karvon-full';
/**
 * Beginning of the name of a cache with pages, the rest is the publication that they are of. The number is the format's: caches of
 * another are deleted.
 */
export const KEPT = 'kept-1-';
/** The last entry of such a cache: without it, it is not whole and counts for nothing. It says when its publication was made. */
export const WHOLE = '/.whole';

export const WORKER = '/sw.js';
