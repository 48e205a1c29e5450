/**
 * <karvon-check>: the fields of the check of an offer. What answers is fetched when somebody turns to a field, or comes with
 * numbers in the address.
 */
/** Defined only so that the style sheet knows that a script runs. */
customElements.define('karvon-check', class extends HTMLElement {});

for (const element of document.querySelectorAll<HTMLElement>('karvon-check')) {
  const start = (): void => {
    import('./check-offer.ts').then(
      (engine) => engine.startCheck(element),
      () => {
        const status = element.querySelector('[role=status]');
        if (status) status.textContent = element.dataset.notLoaded ?? '';
      },
    );
  };
  element.addEventListener('focusin', start);
  if (/(paid|received|from|to)=/.test(location.hash)) start();
}
