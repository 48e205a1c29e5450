/** The button that copies a corridor's text message: shown where scripts run, and what it does is loaded once somebody turns to it. */

const place = document.querySelector<HTMLElement>('#copy');
const button = place?.querySelector('button');
if (place && button) {
  place.hidden = false;
  const load = () => import('./copy.ts');
  const prepare = () => load().catch(() => {});
  // Before it is pressed: Safari lets a page copy only while the button is pressed.
  button.onpointerenter = button.onfocus = prepare;
  button.onclick = () =>
    load()
      .then(({ copy }) => copy(place))
      .catch(() => {
        // Browsers remember that a module could not be loaded: what the page itself knows can still be copied by hand.
        if (place.lastElementChild) place.lastElementChild.textContent = `${document.title} ${location.href}`;
      });
}
