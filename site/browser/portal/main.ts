/** <karvon-portal>: the page on which a firm checks, signs and sends its prices. Its parts know of each other only here. */
import type { FeedContext } from '../../../shared/feeds/check-feed.ts';
import type { FirmTexts } from '../../texts/languages.ts';
import { startCheck } from './check.ts';
import type { CheckResult } from './check-worker.ts';
import { make } from './elements.ts';
import { startKey } from './key-part.ts';
import type { Sending } from './send.ts';
import { startSend } from './send-part.ts';
import { startStatus } from './status-part.ts';

async function start(element: HTMLElement): Promise<void> {
  const { words: path = '', rules = '' } = element.dataset;
  const words: FirmTexts['portal'] = await (await fetch(path)).json();
  let result: CheckResult | null = null;
  let sending: Sending | null = null;
  let known: Partial<FeedContext> = {};

  const status = startStatus(words, (_, lastPublishedAt) => {
    known = lastPublishedAt === undefined ? {} : { lastPublishedAt };
  });
  const send = startSend(words, rules, () => status.refresh());
  startCheck(
    words,
    rules,
    () => known,
    (checked) => {
      result = checked;
      send.update(result, sending);
    },
  );
  await startKey(words, (signer) => {
    sending = signer && {
      signer,
      authority: location.host,
      fetch: (target, init) => fetch(target, init),
      now: () => new Date(),
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    };
    send.update(result, sending);
    status.update(sending);
  });
  element.hidden = false;
}

for (const element of document.querySelectorAll<HTMLElement>('karvon-portal'))
  start(element).catch(() => {
    element.hidden = false;
    // Without its words it has none of the page's language but these, which the page holds.
    element.before(make('p', { class: 'notice', role: 'alert' }, element.dataset.failed ?? ''));
  });
