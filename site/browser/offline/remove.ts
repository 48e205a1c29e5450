/** In the place of `/sw.js`: a worker that deletes all that is kept, and itself (docs/runbook.md). */
import { deleteKept } from './store.ts';

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
declare const self: {
  readonly registration: { unregister(): Promise<boolean> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
};

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) =>
  event.waitUntil(deleteKept().then(() => self.registration.unregister())),
);
