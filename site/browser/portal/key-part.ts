/** The part on the key: makes it, shows its public half to be registered, and takes the name under which it is. */
import type { FirmTexts } from '../../texts/languages.ts';
import { fill } from '../../view/numbers.ts';
import { button, field, make, part, sureButton } from './elements.ts';
import { canSign, KEY_ID, makeKey, readKey, type StoredKey, signerOf, store } from './keys.ts';
import type { Signer } from './sign.ts';

type Words = FirmTexts['portal'];

/** Lines of a public key in PEM. */
const PEM_LINES = '4';

/** @param onSigner told with who signs here: at first, and whenever it changes; null: nobody yet */
export async function startKey(words: Words, onSigner: (signer: Signer | null) => void): Promise<void> {
  const place = part('key-part');
  const status = part('key-status');
  if (!(await canSign())) {
    place.replaceChildren(make('p', { class: 'notice' }, words.keyNeeds));
    return onSigner(null);
  }

  async function create(): Promise<void> {
    show(await makeKey(new Date()));
    status.textContent = words.keyMade;
    document.getElementById('public-key')?.focus();
  }

  function show(key: StoredKey | undefined): void {
    onSigner(key ? signerOf(key) : null);
    const note = make('p', {}, words.keyNote);
    if (!key) {
      place.replaceChildren(note, button(words.makeKey, create, { class: 'main' }));
      return;
    }
    const publicKey = make('textarea', { id: 'public-key', rows: PEM_LINES, readonly: true, lang: 'en' });
    publicKey.value = key.publicKey;
    const name = make('input', { id: 'key-id', autocomplete: 'off', spellcheck: 'false', lang: 'en' });
    name.value = key.keyId ?? '';
    async function keep(): Promise<void> {
      const keyId = name.value.trim();
      const isOne = KEY_ID.test(keyId);
      name.setAttribute('aria-invalid', String(!isOne));
      if (!isOne || !key) {
        status.textContent = words.keyIdWrong;
        return;
      }
      const named = { ...key, keyId };
      // Said only once it is kept: who leaves the page then finds it again.
      await store(named);
      onSigner(signerOf(named));
      status.textContent = fill(words.keyReady, { id: keyId });
    }
    const form = make(
      'form',
      {},
      field(name, words.keyId, words.keyIdHint),
      make('button', { class: 'main' }, words.keepKeyId),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void keep();
    });
    place.replaceChildren(
      note,
      field(publicKey, words.publicKey),
      form,
      sureButton(words.another, words.anotherAsk, create),
    );
    if (key.keyId !== null) status.textContent = fill(words.keyReady, { id: key.keyId });
  }
  show(await readKey());
}
