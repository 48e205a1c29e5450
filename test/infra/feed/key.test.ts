/** Keys on a provider's machine: written once, for their owner's eyes, and refused where they are not what they have to be. */
import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { signingKey } from '../../../infra/feed/keys.ts';
import { main } from '../../../infra/feed/main.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder('key');
const [privateFile, publicFile] = [join(folder, 'private.pem'), join(folder, 'public.pem')];

async function run(...args: string[]) {
  const lines: string[] = [];
  const code = await main(args, (line) => lines.push(line), { environment: {} });
  return { code, text: lines.join('\n') };
}

test('a new key is for its owner alone, and is not overwritten', async () => {
  const made = await run('key', 'new', '--key', privateFile, '--public', publicFile);
  expect(made.code).toBe(0);
  const secret = readFileSync(privateFile, 'utf8');
  expect(made.text).not.toContain(secret.split('\n')[1]);
  expect(statSync(privateFile).mode & 0o777).toBe(0o600);
  expect(readFileSync(publicFile, 'utf8')).toMatch(/^-----BEGIN PUBLIC KEY-----/);
  for (const [key, pub] of [
    [privateFile, join(folder, 'another.pem')],
    [join(folder, 'another.pem'), publicFile],
  ])
    expect(await run('key', 'new', '--key', key ?? '', '--public', pub ?? '')).toMatchObject({
      code: 3,
      text: expect.stringMatching(/is there already, and is not overwritten/),
    });
  expect(readFileSync(privateFile, 'utf8')).toBe(secret);
  expect(existsSync(join(folder, 'another.pem'))).toBe(false);
  expect(
    await run('key', 'new', '--key', join(folder, 'no', 'a.pem'), '--public', join(folder, 'p')),
  ).toMatchObject({
    code: 3,
    text: expect.stringMatching(/cannot be written: ENOENT/),
  });
});

test('a key is read from a file or from the environment', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const environment = { KARVON_FEED_KEY: pem, KARVON_FEED_KEYID: 'example-remit/k2' };
  const told: string[] = [];
  const nothing = { file: undefined, keyId: undefined };
  const key = signingKey(nothing, environment, (line) => told.push(line));
  expect(key.keyId).toBe('example-remit/k2');
  expect(key.privateKey.equals(privateKey)).toBe(true);
  const other = join(folder, 'other.pem');
  writeFileSync(other, pem, { mode: 0o600 });
  const given = { file: other, keyId: 'example-remit/k1' };
  expect(signingKey(given, environment, (line) => told.push(line)).keyId).toBe('example-remit/k1');
  expect(told).toEqual([]);
  chmodSync(other, 0o644);
  signingKey(given, environment, (line) => told.push(line));
  expect(told.join()).toMatch(/Others on this machine may read .*chmod 600/);
});

test('what is no such key is refused in words, which quote nothing of it', () => {
  const pemOf = (type: 'ed25519' | 'ed448' | 'x25519', passphrase?: string): string =>
    String(
      generateKeyPairSync(type as 'ed25519').privateKey.export({
        type: 'pkcs8',
        format: 'pem',
        ...(passphrase !== undefined && { cipher: 'aes-256-cbc', passphrase }),
      }),
    );
  const publicPem = String(generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }));
  const rsa = String(
    generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
  );
  for (const [pem, says] of [
    [pemOf('ed448'), /type ed448: only Ed25519/],
    [rsa, /type rsa: only Ed25519/],
    [pemOf('ed25519', 'secret'), /locked with a passphrase/],
    [publicPem, /is a public key/],
    ['SECRET', /no private key in PEM/],
    ['', /With which key/],
  ] as const) {
    const environment = { KARVON_FEED_KEY: pem, KARVON_FEED_KEYID: 'example-remit/k1' };
    const refused = () => signingKey({ file: undefined, keyId: undefined }, environment, () => {});
    expect(refused).toThrow(says);
    expect(refused).not.toThrow(/SECRET|MC4C/);
  }
  expect(() => signingKey({ file: 'a', keyId: 'k1' }, {}, () => {})).toThrow(/--keyid k1 is none/);
  expect(() => signingKey({ file: 'a', keyId: undefined }, {}, () => {})).toThrow(/Whose key/);
  expect(() => signingKey({ file: join(folder, 'none'), keyId: 'a/k1' }, {}, () => {})).toThrow(
    /cannot be read/,
  );
});
