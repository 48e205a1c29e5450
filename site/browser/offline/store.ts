/** What is kept, as the worker and the page that lists it read it: the newest cache that is whole. */
import { KEPT, WHOLE } from './names.ts';
import { pageAt } from './rules.ts';

export interface Kept {
  readonly name: string;
  readonly cache: Cache;
}

export async function currentlyKept(): Promise<Kept | undefined> {
  for (const name of (await caches.keys()).reverse()) {
    if (!name.startsWith(KEPT)) continue;
    const cache = await caches.open(name);
    if (await cache.match(WHOLE)) return { name, cache };
  }
  return undefined;
}

/** The paths of the pages in a cache, the one opened last at the end. */
export async function pagesIn(cache: Cache): Promise<string[]> {
  const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  return paths.filter((path) => pageAt(path) === path);
}

/** Deletes every cache with pages but one. */
export async function deleteKept(but?: string): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith('kept-') && name !== but) await caches.delete(name);
}
