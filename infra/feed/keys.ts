/** Keys of a provider, on its own machine. A private key is written once, read to sign, and shown nowhere. */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { Complaint } from '../local/options.ts';
import { messagesOf } from '../local/refusal.ts';

export interface SigningKey {
  /** `party/key` */
  readonly keyId: string;
  /** Ed25519. */
  readonly privateKey: KeyObject;
}

/** Makes a pair of files; the private one can be read by its owner alone. @throws Complaint if one of them is there */
export function writeNewKey(privateFile: string, publicFile: string): void {
  const there = [privateFile, publicFile].find(existsSync);
  if (there !== undefined) throw new Complaint(`${there} is there already, and is not overwritten.`);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  try {
    // `wx`: nothing that came since is overwritten either.
    const flag = 'wx';
    writeFileSync(privateFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag });
    writeFileSync(publicFile, publicKey.export({ type: 'spki', format: 'pem' }), { flag });
  } catch (error) {
    throw new Complaint(`the key cannot be written: ${messagesOf(error)}`);
  }
}

/**
 * @param tell gets a sentence if others may read the file
 * @throws Complaint for what is no Ed25519 private key, or no keyid; it quotes nothing of the key
 */
export function signingKey(
  { file, keyId }: { readonly file: string | undefined; readonly keyId: string | undefined },
  environment: Readonly<Record<string, string | undefined>>,
  tell: (line: string) => void,
): SigningKey {
  const id = keyId ?? environment.KARVON_FEED_KEYID;
  if (id === undefined || id === '')
    throw new Complaint('Whose key is it? --keyid PARTY/KEY, as in --keyid example-remit/k1.');
  if (!/^[a-z0-9-]{1,64}\/[a-z0-9-]{1,32}$/.test(id))
    throw new Complaint(`--keyid ${id} is none: give party and key, as in example-remit/k1.`);
  if (file !== undefined) return { keyId: id, privateKey: privateKeyIn(textOf(file, tell), file) };
  const text = environment.KARVON_FEED_KEY;
  if (text === undefined || text === '')
    throw new Complaint('With which key? --key FILE, or the key itself in KARVON_FEED_KEY.');
  return { keyId: id, privateKey: privateKeyIn(text, 'KARVON_FEED_KEY') };
}

const OTHERS = 0o077;

function textOf(file: string, tell: (line: string) => void): string {
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & OTHERS) !== 0)
      tell(`Others on this machine may read ${file}: chmod 600 ${file}`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Complaint(`--key ${file} cannot be read: ${messagesOf(error)}`);
  }
}

function privateKeyIn(text: string, where: string): KeyObject {
  if (/BEGIN PUBLIC KEY/.test(text))
    throw new Complaint(`${where} is a public key: the private one of the pair signs.`);
  if (/BEGIN ENCRYPTED/.test(text))
    throw new Complaint(
      `${where} is locked with a passphrase: openssl pkey -in ${where} -out FILE takes it off.`,
    );
  let key: KeyObject;
  try {
    key = createPrivateKey(text);
  } catch {
    throw new Complaint(`${where} is no private key in PEM, as key new writes it.`);
  }
  if (key.asymmetricKeyType !== 'ed25519')
    throw new Complaint(`${where} is a key of type ${key.asymmetricKeyType}: only Ed25519 signs here.`);
  return key;
}
