/**
 * `/sw.js`, the service worker. It answers what the network does not, from what is kept, and keeps a page with all it needs when the
 * page asks for it (keep.ts). What is kept is of one publication: a new one replaces all of it or nothing.
 *
 * - Pages and data: the network first. If its answer is not there whole in time, or breaks off, what is kept is shown, with its day.
 *   A later answer does not change a page under a reader's eyes.
 * - Files named by a hash: what is kept first.
 * - It takes over at once from the worker before it: it serves each page with that page's own files, so it can be newer than they are,
 *   and a bad worker is gone as soon as a good one is there.
 */
import { FULL, KEPT, OFF, WHOLE } from './names.ts';
import {
  FINDER,
  homeOf,
  isAsset,
  isData,
  isForKeeping,
  isHashed,
  isOfflinePage,
  isOfPublication,
  isWhole,
  MANIFEST,
  MOST_PAGES,
  offlineOf,
  pageAt,
  pagesToKeep,
  partsOf,
  withNotice,
} from './rules.ts';
import { currentlyKept, deleteKept, type Kept, pagesIn } from './store.ts';

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Told extends Lasting {
  readonly data: unknown;
  readonly source: { postMessage(message: unknown): void } | null;
}
/** What of a worker's own scope is used. */
declare const self: {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void;
  addEventListener(type: 'message', listener: (event: Told) => void): void;
};

/** How long what is kept waits for the network. */
const PATIENCE_MS = 3_000;
/** Files that are fetched at once, to be kept. */
const LANES = 4;

const BARE: RequestInit = { credentials: 'omit', redirect: 'error' };

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  const { data, source } = event;
  if (typeof data === 'string')
    event.waitUntil(inTurn(() => keep(data)).then(() => source?.postMessage('kept')));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    const page = pageAt(pathname);
    if (page !== undefined) event.respondWith(answerPage(request, page));
  } else if (isAsset(pathname)) event.respondWith(answerAsset(request, pathname));
  else if (isData(pathname)) event.respondWith(answerData(event, pathname));
});

async function answerPage(request: Request, path: string): Promise<Response> {
  const asked = fetch(request);
  const store = await kept();
  const found = await store?.match(path);
  if (!store || !found) return asked.catch(() => absent(store, path));
  return (await inTime(asked, path)) ?? told(store, found, path, 'stored');
}

async function answerData(event: Asked, path: string): Promise<Response> {
  const asked = fetch(event.request);
  const found = await (await kept())?.match(path);
  const answer = found ? ((await inTime(asked, path)) ?? found) : await asked;
  // Kept from then on, since without it nothing can be searched.
  if (path === FINDER && answer !== found && answer.ok) {
    const copy = answer.clone();
    event.waitUntil(inTurn(() => keepFinder(copy)));
  }
  return answer;
}

async function answerAsset(request: Request, path: string): Promise<Response> {
  return (await caches.match(path).catch(() => undefined)) ?? fetch(request);
}

/** Without room or rights for caches, the network is all there is. */
const kept = (): Promise<Cache | undefined> =>
  currentlyKept().then(
    (found) => found?.cache,
    () => undefined,
  );

/** The answer, if it is there to its end in time; a server that fails has none. */
function inTime(asked: Promise<Response>, path: string): Promise<Response | undefined> {
  const whole = asked.then(async (response) => {
    if (response.status >= 500) return undefined;
    const text = await response.clone().text();
    return response.ok && !isWhole(path, text) ? undefined : response;
  });
  const late = new Promise<undefined>((done) => setTimeout(done, PATIENCE_MS));
  return Promise.race([whole.catch(() => undefined), late]);
}

/** A kept page with what is said above it. */
async function told(
  store: Cache,
  page: Response,
  path: string,
  name: 'stored' | 'absent',
): Promise<Response> {
  const html = await page.text();
  const words = await store.match(offlineOf(path));
  return copyOf(
    page,
    withNotice(html, words ? await words.text() : html, name),
    name === 'absent' ? 503 : 200,
  );
}

/** The list of what is kept, in the page's language or any other, in the place of a page that is not. */
async function absent(store: Cache | undefined, path: string): Promise<Response> {
  const paths = store ? (await pagesIn(store)).filter(isOfflinePage) : [];
  const own = paths.find((one) => one === offlineOf(path)) ?? paths.pop();
  const page = own && (await store?.match(own));
  return store && own && page ? told(store, page, own, 'absent') : Response.error();
}

/** An answer with a text that was read to its end. */
function copyOf({ headers }: Response, text: string, status = 200): Response {
  const own = new Headers(headers);
  // Of the bytes as they were sent.
  for (const name of ['content-encoding', 'content-length']) own.delete(name);
  return new Response(text, { status, headers: own });
}

let last: Promise<unknown> = Promise.resolve();
/**
 * One after the other: of two tabs, one must not delete what the other is about to use.
 * @param work says whether it has kept something that was not there
 */
function inTurn(work: () => Promise<boolean>): Promise<void> {
  const done = last.then(work).then(
    async (hasKept) => {
      if (hasKept) await caches.delete(FULL);
    },
    async (error: unknown) => {
      if (error instanceof DOMException && error.name === 'QuotaExceededError') await caches.open(FULL);
    },
  );
  last = done.catch(() => {});
  return done;
}

/** What was published last: its name, and when its list was written. @throws Error if it cannot be told */
async function publication(): Promise<{ readonly tag: string; readonly since: number }> {
  const { ok, headers } = await fetch(MANIFEST, { ...BARE, method: 'HEAD', cache: 'no-store' });
  const tag = headers.get('etag')?.replace('W/', '');
  const since = Date.parse(headers.get('last-modified') ?? '');
  if (!ok || !tag || Number.isNaN(since)) throw new Error(MANIFEST);
  return { tag, since };
}

/** Keeps a page, with the home page and the list of its language. If the publication is another, all pages are fetched anew. */
async function keep(path: string): Promise<boolean> {
  if (!isForKeeping(path) || (await caches.has(OFF))) return false;
  const { tag, since } = await publication();
  const name = KEPT + tag;
  const before = await currentlyKept();
  const opened = [homeOf(path), offlineOf(path), path];
  const pages = pagesToKeep(before ? await pagesIn(before.cache) : [], opened);
  const isOther = before?.name !== name;
  const hasKept = isOther || (await addTo(before.cache, pages, opened, since));
  if (isOther) await replace(before, name, pages, since);
  await deleteKept(name);
  return hasKept;
}

async function addTo(
  cache: Cache,
  pages: readonly string[],
  opened: readonly string[],
  since: number,
): Promise<boolean> {
  const there = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  const found = await fetchWhole(
    opened.filter((path) => !there.has(path)),
    since,
  );
  const added: string[] = [];
  try {
    for (const [path, response] of inOrder(found, pages)) {
      if (there.has(path)) continue;
      added.push(path);
      await cache.put(path, response);
    }
  } catch (error) {
    for (const path of added) await cache.delete(path);
    throw error;
  }
  // Put once more, a page counts as opened last.
  for (const path of opened) {
    const page = there.has(path) && (await cache.match(path));
    if (page) await cache.put(path, page);
  }
  const all = await pagesIn(cache);
  for (const path of all.splice(0, all.length - MOST_PAGES)) {
    const page = await cache.match(path);
    const data = page ? partsOf(path, await page.text()).filter(isData) : [];
    await cache.delete(path);
    // The same corridor may be there in another language.
    const isUsed = all.some((other) => other.slice(-8) === path.slice(-8));
    for (const file of isUsed ? [] : data) await cache.delete(file);
  }
  return added.length > 0;
}

async function replace(
  before: Kept | undefined,
  name: string,
  pages: readonly string[],
  since: number,
): Promise<void> {
  const hasFinder = await before?.cache.match(FINDER);
  const found = await fetchWhole([...pages, ...(hasFinder ? [FINDER] : [])], since);
  // What an earlier try left.
  await caches.delete(name);
  const cache = await caches.open(name);
  try {
    for (const [path, response] of inOrder(found, pages)) await cache.put(path, response);
    // Deleted meanwhile: it stays so.
    if (await caches.has(OFF)) throw new Error(OFF);
    await cache.put(WHOLE, new Response(String(since)));
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
}

/** What is put into a cache: pages last, in their order. */
function inOrder(found: ReadonlyMap<string, Response>, pages: readonly string[]): [string, Response][] {
  const others = [...found].filter(([path]) => !pages.includes(path));
  const own = pages.flatMap((path): [string, Response][] => {
    const page = found.get(path);
    return page ? [[path, page]] : [];
  });
  return [...others, ...own];
}

/** Pages with all they need, read to their ends; a page that does not exist any more is left out. @throws Error if anything is missing */
async function fetchWhole(paths: readonly string[], since: number): Promise<Map<string, Response>> {
  const found = new Map<string, Response>();
  const all = new Map<string, Promise<void>>();
  const failures: unknown[] = [];
  /** A few at once: the reader's own next page must not wait for these. */
  const lanes = Array.from({ length: LANES }, () => Promise.resolve());
  function add(path: string): void {
    if (all.has(path)) return;
    const lane = all.size % LANES;
    const taken = (lanes[lane] ?? Promise.resolve())
      .then(() => (failures.length > 0 ? undefined : take(path)))
      .catch((error: unknown) => {
        failures.push(error);
      });
    lanes[lane] = taken;
    all.set(path, taken);
  }
  async function take(path: string): Promise<void> {
    const known = isHashed(path) ? await caches.match(path) : undefined;
    let response = known ?? (await fetch(path, isHashed(path) ? BARE : { ...BARE, cache: 'no-cache' }));
    const isGone = response.status === 404 && pageAt(path) !== undefined && !isOfflinePage(path);
    if (isGone) return;
    let text = await response.text();
    if (response.ok && !isWhole(path, text)) {
      // The browser's own cache may have taken half for the whole, and would be told that nothing has changed.
      response = await fetch(path, { ...BARE, cache: 'reload' });
      text = await response.text();
    }
    if (!response.ok || !isWhole(path, text)) throw new Error(path);
    if (!isAsset(path) && !isOfPublication(response.headers, since)) throw new Error(path);
    found.set(path, copyOf(response, text));
    for (const part of partsOf(path, text)) add(part);
  }
  for (const path of paths) add(path);
  // It grows while it is gone through.
  for (const one of all.values()) await one;
  if (failures.length > 0) throw failures[0];
  return found;
}

/** The names for the search field, once they were fetched. */
async function keepFinder(response: Response): Promise<boolean> {
  const store = await kept();
  const since = await store?.match(WHOLE);
  const text = await response.text();
  if (!store || !since || !isWhole(FINDER, text)) return false;
  const isOurs = isOfPublication(response.headers, Number(await since.text()));
  if (isOurs) await store.put(FINDER, copyOf(response, text));
  return isOurs;
}
