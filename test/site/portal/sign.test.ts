/** What the browser signs is what the server verifies: with a key that cannot be taken out, and in each part of a request. */
import { describe, expect, test } from 'vitest';
import { verifySignature } from '../../../functions/http/signature.ts';
import {
  base64url,
  newToken,
  type Request,
  type Signer,
  signedHeaders,
} from '../../../site/browser/portal/sign.ts';

const NOW = new Date('2026-11-30T07:00:00Z');
const AUTHORITY = 'karvon.example';

const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
if (!('privateKey' in pair)) throw new Error('no pair of keys');
const publicKey = base64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
const signer: Signer = {
  keyId: 'example-remit/k1',
  sign: (bytes) => crypto.subtle.sign('Ed25519', pair.privateKey, bytes),
};
const keyOf = async (keyId: string) =>
  keyId === 'example-remit/k1'
    ? { publicKey, from: '2026-01-01T00:00:00.000Z', until: null, revokedAt: null }
    : undefined;

const bytes = new TextEncoder().encode('{"format":"karvon-feed-1"}');
const body = { bytes, contentType: 'application/json', idempotencyKey: 'a-key-of-mine' };
const REQUESTS: Readonly<Record<string, Request>> = {
  'a feed': { method: 'POST', target: '/v1/in/feeds', body },
  'a trial': { method: 'POST', target: '/v1/in/feeds?dry-run=true', body },
  'a packed feed': {
    method: 'POST',
    target: '/v1/in/feeds',
    body: { ...body, contentType: 'application/gzip' },
  },
  'a question': { method: 'GET', target: '/v1/in/feeds' },
  'a question with a query': { method: 'GET', target: '/v1/in/feeds/a-1?against=a-0' },
};

async function arriving(request: Request) {
  const headers = await signedHeaders(request, AUTHORITY, signer, NOW);
  const [path = '', query = ''] = request.target.split('?');
  return {
    method: request.method,
    authority: AUTHORITY,
    path,
    query,
    headers,
    body: request.body?.bytes ?? new Uint8Array(),
  };
}

describe.each(Object.entries(REQUESTS))('%s', (_, request) => {
  test('is accepted, until it ends', async () => {
    const arrived = await arriving(request);
    await expect(verifySignature(arrived, keyOf, NOW)).resolves.toMatchObject({ keyId: 'example-remit/k1' });
    const late = new Date(NOW.getTime() + 301_000);
    await expect(verifySignature(arrived, keyOf, late)).rejects.toMatchObject({ status: 401 });
  });

  test('is refused with another host, path, query or body than was signed', async () => {
    const arrived = await arriving(request);
    const others = [
      { ...arrived, authority: 'elsewhere.example' },
      { ...arrived, path: `${arrived.path}x` },
      { ...arrived, query: 'accept=partial' },
      ...(request.body ? [{ ...arrived, body: new TextEncoder().encode('{}') }] : []),
    ];
    for (const other of others)
      await expect(verifySignature(other, keyOf, NOW)).rejects.toMatchObject({ status: 401 });
  });
});

test('each signature has a nonce of its own', async () => {
  const request = REQUESTS['a feed'] as Request;
  const [first, second] = await Promise.all([arriving(request), arriving(request)]);
  expect(first.headers['signature-input']).not.toBe(second.headers['signature-input']);
  expect(first.headers['idempotency-key']).toBe(second.headers['idempotency-key']);
  expect(new Set(Array.from({ length: 1000 }, newToken)).size).toBe(1000);
  expect(newToken()).toMatch(/^[\w-]{24}$/);
});
