/**
 * <karvon-check>: the fields of the check of an offer. What answers is fetched when somebody turns to a field, or comes with
 * numbers in the address.
 */
import type { CheckView } from '../view/check.ts';

/** Defined only so that the style sheet knows that a script runs. */
customElements.define('karvon-check', class extends HTMLElement {});

for (const element of document.querySelectorAll<HTMLElement>('karvon-check')) {
  let loaded: Promise<readonly [typeof import('./check-offer.ts'), CheckView['words']]> | undefined;
  const start = (): void => {
    const { words = '', notLoaded = '' } = element.dataset;
    loaded ??= Promise.all([import('./check-offer.ts'), fetch(words).then((file) => file.json())]);
    loaded.then(
      ([engine, texts]) => engine.startCheck(element, texts),
      () => {
        loaded = undefined;
        const status = element.querySelector('[role=status]');
        if (status) status.textContent = notLoaded;
      },
    );
  };
  element.addEventListener('focusin', start);
  if (/(paid|received|from|to)=/.test(location.hash)) start();
}
