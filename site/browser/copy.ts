/**
 * Copies the corridor's text message, which publish-pages wrote, and the page's address. Nothing is sent but the request for that file.
 * What is copied is shown; where a browser does not let pages copy, it is chosen, to be copied by hand. Loaded when somebody turns to
 * the button.
 */

/** @param place has an element with role `status` at its end */
export async function copy(place: HTMLElement): Promise<void> {
  const { origin, pathname } = location;
  const status = place.lastElementChild as HTMLElement;
  // A message that has the address already ends with it; without the file the page's title says what it is about.
  const text = fetch(`/t${pathname}.txt`)
    .then((response) => (response.ok ? response.text() : ''))
    .catch(() => '')
    .then((message) =>
      message.includes(pathname) ? message.trim() : `${message || `${document.title}\n`}${origin}${pathname}`,
    );
  try {
    // At once, with a promise of the text: Safari lets nothing copy that had to wait for a file first.
    const blob = text.then((one) => new Blob([one], { type: 'text/plain' }));
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    status.textContent = `✓ ${await text}`;
  } catch {
    status.textContent = await text;
    getSelection()?.selectAllChildren(status);
  }
}
