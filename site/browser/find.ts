/**
 * <karvon-find>: the search field. It fetches the index at the first letter, and nothing else; what is typed goes nowhere. The
 * names of countries are those of the links on the page.
 */

import { type Found, newFinder } from '../view/finder.ts';
import { fill } from '../view/numbers.ts';

interface Settings {
  /** Address of the index. */
  readonly index: string;
  /** Beginnings of addresses: of a corridor, of what goes to a country, and of what comes from one. */
  readonly corridor: string;
  readonly to: string;
  readonly from: string;
  /** The page that lists every country. */
  readonly all: string;
  /** Between names. */
  readonly comma: string;
  readonly words: Readonly<
    Record<
      'all' | 'found' | 'priced' | 'none' | 'unknown' | 'failed' | 'pair' | 'allTo' | 'allFrom' | 'noPrices',
      string
    >
  >;
}

/** More would be a list to read, where somebody looks for one line. */
const MOST_SHOWN = 6;
const MOST_NAMED = 4;

class KarvonFind extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input');
    const status = this.querySelector('[role=status]');
    const list = this.querySelector('ul');
    const data = this.querySelector('script')?.textContent;
    if (!input || !status || !list || !data) return;
    const { index, corridor, to, from, all, comma, words }: Settings = JSON.parse(data);
    const names = new Map<string, string>();
    for (const link of document.querySelectorAll(`[href^="${to}"],[href^="${from}"]`))
      names.set((link.getAttribute('href') ?? '').slice(-3).toUpperCase(), link.textContent ?? '');
    const nameOf = (code: string): string => names.get(code) ?? code;
    const end = (code = ''): string => code.toLowerCase();
    let finder: Promise<(typed: string) => Found> | undefined;
    /** Counts questions, so that an index that arrives late does not answer an older one. */
    let turn = 0;

    function add(href: string, text: string, note = ''): void {
      const [item, link, small] = ['li', 'a', 'small'].map((tag) => document.createElement(tag)) as [
        HTMLElement,
        HTMLAnchorElement,
        HTMLElement,
      ];
      link.href = href;
      link.textContent = text;
      small.textContent = note;
      link.append(' ', small);
      item.append(link);
      list?.append(item);
    }

    function show({ places, hits }: Found, isPair: boolean): void {
      for (const { sender, receiver, priced } of hits.slice(0, MOST_SHOWN))
        add(
          `${corridor}${end(sender)}-${end(receiver)}`,
          fill(words.pair, { sender: nameOf(sender), receiver: nameOf(receiver) }),
          priced ? words.priced : words.noPrices,
        );
      const [first = '', last = first] = places;
      const addAll = (start: string, code: string, text: string): void => {
        if (document.querySelector(`[href="${start}${end(code)}"]`))
          add(start + end(code), fill(text, { country: nameOf(code) }));
      };
      if (places.length === 1 || (isPair && hits.length === 0)) {
        addAll(to, last, words.allTo);
        addAll(from, first, words.allFrom);
      }
    }

    const answer = async (): Promise<void> => {
      const own = ++turn;
      const typed = input.value.trim();
      let found: Found | undefined;
      if (typed) {
        finder ??= fetch(index).then(async (response) => newFinder(await response.json()));
        try {
          found = (await finder)(typed);
        } catch {
          // Another letter tries again.
          finder = undefined;
        }
      }
      if (own !== turn) return;
      list.textContent = '';
      const places = found?.places ?? [];
      const isKnown = places.length > 0;
      const named =
        places.slice(0, MOST_NAMED).map(nameOf).join(comma) + (places.length > MOST_NAMED ? ' …' : '');
      status.textContent = !typed
        ? ''
        : !found
          ? words.failed
          : fill(isKnown ? (found.hits.length > 0 ? words.found : words.none) : words.unknown, {
              places: named,
            });
      if (found && isKnown) show(found, places.length > 1);
      else if (typed) add(all, words.all);
    };
    input.addEventListener('input', answer);
    input.addEventListener('keydown', ({ key }) => {
      if (key === 'Enter') list.querySelector('a')?.click();
    });
    this.className = 'on';
    // The browser may have kept what was typed before a page was left.
    if (input.value) answer();
  }
}

customElements.define('karvon-find', KarvonFind);
