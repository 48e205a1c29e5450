/**
 * On every page but the portal: has the worker keep the page, once all of it is loaded. It tells the page's path and nothing else, no
 * amount from the fragment. Whoever saves data is not made to fetch anything more, unless they ask for it on the page `offline`.
 */
import { OFF, WORKER } from './names.ts';

interface Saving {
  readonly connection?: { readonly saveData?: boolean };
}

async function start(): Promise<void> {
  const { serviceWorker } = navigator;
  const isSaving = (navigator as Saving).connection?.saveData;
  if ((await caches.has(OFF)) || (isSaving && !(await serviceWorker.getRegistration()))) return;
  await serviceWorker.register(WORKER);
  (await serviceWorker.ready).active?.postMessage(location.pathname);
}

// A browser without caches or workers, a private window, or one that is told to store nothing: then there is nothing to keep.
addEventListener('load', () => start().catch(() => {}));
