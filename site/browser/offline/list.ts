/** <karvon-offline>: lists what is kept on this device, with sizes and the day it is of, and deletes it. Read from the caches themselves. */
import { fill, type NumberMarks, writeNumber } from '../../view/numbers.ts';
import { FULL, OFF, WORKER } from './names.ts';
import { isOfflinePage, offlineOf } from './rules.ts';
import { currentlyKept, deleteKept, pagesIn } from './store.ts';

interface Settings {
  readonly marks: NumberMarks;
  readonly words: Readonly<Record<'all' | 'size' | 'none' | 'off' | 'full' | 'remove' | 'keep', string>>;
}

interface Page {
  readonly path: string;
  readonly html: string;
}

class KarvonOffline extends HTMLElement {
  connectedCallback(): void {
    const status = this.querySelector('[role=status]');
    const list = this.querySelector('ul');
    const button = this.querySelector('button');
    const data = this.querySelector('script')?.textContent;
    const { serviceWorker } = navigator;
    if (!status || !list || !button || !data || !serviceWorker) return;
    const { marks, words }: Settings = JSON.parse(data);
    const sizeText = (bytes: number): string => writeNumber(String(Math.ceil(bytes / 1_000)), marks);
    let isOff = false;
    let drawing = 0;

    const draw = async (): Promise<void> => {
      drawing += 1;
      const turn = drawing;
      isOff = await caches.has(OFF);
      const cache = isOff ? undefined : (await currentlyKept())?.cache;
      const pages: Page[] = [];
      let size = 0;
      for (const path of cache ? await pagesIn(cache) : [])
        pages.unshift({ path, html: (await (await cache?.match(path))?.text()) ?? '' });
      for (const key of (await cache?.keys()) ?? [])
        size += (await (await cache?.match(key))?.blob())?.size ?? 0;
      // The publication's day as its own list says it, if possible in the language of this page.
      const days = pages.filter(({ path }) => isOfflinePage(path));
      const own = days.find(({ path }) => path === offlineOf(this.dataset.path ?? '')) ?? days[0];
      const [, date = ''] = /data-day="([^"]*)"/.exec(own?.html ?? '') ?? [];
      const lines = [
        isOff ? words.off : own ? fill(words.all, { date, size: sizeText(size) }) : words.none,
        ...((await caches.has(FULL)) ? [words.full] : []),
      ];
      // Of two at once the later one knows what was deleted meanwhile.
      if (turn !== drawing) return;
      status.textContent = lines.join(' ');
      list.replaceChildren(...pages.filter(({ path }) => !isOfflinePage(path)).map(lineOf));
      button.textContent = isOff ? words.keep : words.remove;
      this.className = 'on';
    };

    function lineOf({ path, html }: Page): HTMLElement {
      const item = document.createElement('li');
      const link = document.createElement('a');
      const small = document.createElement('small');
      const [, lang = '', dir = ''] = /<html lang="([^"]*)" dir="([^"]*)"/.exec(html) ?? [];
      const name = document.createElement('bdi');
      // A title is text: whatever stands in it, no element comes of it.
      name.textContent = new DOMParser().parseFromString(
        html.slice(0, html.indexOf('</title>')),
        'text/html',
      ).title;
      Object.assign(name, { lang, dir });
      link.href = path;
      small.textContent = fill(words.size, { size: sizeText(new Blob([html]).size) });
      link.append(name, ' ', small);
      item.append(link);
      return item;
    }

    button.addEventListener('click', async () => {
      if (isOff) {
        await serviceWorker.register(WORKER);
        await caches.delete(OFF);
        const { active } = await serviceWorker.ready;
        active?.postMessage(this.dataset.path);
      } else {
        // First: whatever is about to be kept sees it.
        await caches.open(OFF);
        await deleteKept();
        await caches.delete(FULL);
        for (const one of await serviceWorker.getRegistrations()) await one.unregister();
      }
      await draw();
    });
    serviceWorker.addEventListener('message', draw);
    // Only what listens so says that it is ready for messages.
    serviceWorker.startMessages();
    void draw();
  }
}

customElements.define('karvon-offline', KarvonOffline);
