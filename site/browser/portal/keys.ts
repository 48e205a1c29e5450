/**
 * The key that this browser signs with. It is made here, and nobody can take it out, not even this page: only its public half can be
 * read. It stays in IndexedDB until the browser's data of this site are deleted.
 */
import type { Signer } from './sign.ts';

export interface StoredKey {
  /** `party/key`; null: made, and not registered yet. */
  readonly keyId: string | null;
  readonly privateKey: CryptoKey;
  /** PEM, as it is registered. */
  readonly publicKey: string;
  /** ISO 8601 UTC. */
  readonly madeAt: string;
}

const ALGORITHM = 'Ed25519';
export const KEY_ID = /^[a-z0-9-]{1,64}\/[a-z0-9-]{1,32}$/;

/** Whether this browser can sign: some have no Ed25519, and none has it on an address without https. */
export async function canSign(): Promise<boolean> {
  try {
    await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
    return typeof indexedDB === 'object';
  } catch {
    return false;
  }
}

/** Makes a key and stores it, in the place of an earlier one. */
export async function makeKey(now: Date): Promise<StoredKey> {
  // Typed as one key or two: of this algorithm it is two.
  const pair = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('no pair of keys');
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  const text = btoa(String.fromCharCode(...spki));
  const key: StoredKey = {
    keyId: null,
    privateKey: pair.privateKey,
    publicKey: `-----BEGIN PUBLIC KEY-----\n${text}\n-----END PUBLIC KEY-----\n`,
    madeAt: now.toISOString(),
  };
  await store(key);
  return key;
}

const [DATABASE, STORE, ONLY] = ['karvon-portal', 'keys', 'own'];

/** The key of this browser; undefined: none was made. */
export const readKey = (): Promise<StoredKey | undefined> => inStore('readonly', (keys) => keys.get(ONLY));

export async function store(key: StoredKey): Promise<void> {
  await inStore('readwrite', (keys) => keys.put(key, ONLY));
}

const inStore = <T>(mode: IDBTransactionMode, act: (keys: IDBObjectStore) => IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const request = act(opening.result.transaction(STORE, mode).objectStore(STORE));
      request.onerror = () => reject(request.error);
      // Nothing is kept before its transaction is complete.
      request.transaction?.addEventListener('complete', () => {
        opening.result.close();
        resolve(request.result);
      });
    };
  });

/** Null: the key has no name yet, under which it is registered. */
export const signerOf = ({ keyId, privateKey }: StoredKey): Signer | null =>
  keyId === null ? null : { keyId, sign: (bytes) => crypto.subtle.sign(ALGORITHM, privateKey, bytes) };
