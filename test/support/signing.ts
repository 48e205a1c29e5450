/** Signs requests as a provider does, and as one does who wants to be believed without being one. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { SignableRequest } from '../../functions/http/signature.ts';

export interface TestKey {
  readonly keyId: string;
  readonly privateKey: KeyObject;
  /** 32 bytes, base64url. */
  readonly publicKey: string;
}

export function newKey(keyId: string): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { keyId, privateKey, publicKey: String(publicKey.export({ format: 'jwk' }).x) };
}

export interface SigningOptions {
  readonly method?: string;
  readonly authority?: string;
  /** With its query. */
  readonly target: string;
  readonly body?: string | Uint8Array;
  readonly contentType?: string;
  readonly idempotencyKey?: string;
  readonly key: TestKey;
  readonly now: Date;
  /** Replace parameters; undefined: without it. */
  readonly parameters?: Readonly<Record<string, string | undefined>> | undefined;
  /** Replaces the covered components, as they are written. */
  readonly components?: string;
}

export const AUTHORITY = 'karvon.example';

const READING = '"@method" "@authority" "@path" "@query"';
const CHANGING = `${READING} "content-type" "content-digest" "idempotency-key"`;

/** The base is written here once more, by hand: a fault of ours must not cancel itself out. */
export function signed({
  method = 'POST',
  authority = AUTHORITY,
  target,
  body = '',
  contentType = 'application/json',
  idempotencyKey = randomBytes(12).toString('hex'),
  key,
  now,
  parameters,
  components,
}: SigningOptions): SignableRequest {
  const [path = '', query = ''] = target.split('?');
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const isReading = method === 'GET' || method === 'HEAD';
  const digest = `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`;
  const headers: Record<string, string> = isReading
    ? {}
    : { 'content-type': contentType, 'content-digest': digest, 'idempotency-key': idempotencyKey };
  const created = Math.floor(now.getTime() / 1000);
  const all: Record<string, string | undefined> = {
    created: String(created),
    expires: String(created + 120),
    nonce: `"${randomBytes(16).toString('base64url')}"`,
    keyid: `"${key.keyId}"`,
    alg: '"ed25519"',
    tag: '"karvon-in-1"',
    ...parameters,
  };
  const covered = components ?? (isReading ? READING : CHANGING);
  const written = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );
  const input = [`(${covered})`, ...written].join(';');
  const values: Record<string, string> = {
    '@method': method,
    '@authority': authority,
    '@path': path,
    '@query': `?${query}`,
    ...headers,
  };
  const lines = [...covered.matchAll(/"([^"]+)"(;[^ ]+)?/g)].map(
    ([all, name = '']) => `${all}: ${values[name] ?? ''}`,
  );
  const base = [...lines, `"@signature-params": ${input}`].join('\n');
  const signature = sign(null, Buffer.from(base), key.privateKey).toString('base64');
  return {
    method,
    authority,
    path,
    query,
    headers: { ...headers, 'signature-input': `sig=${input}`, signature: `sig=:${signature}:` },
    body: bytes,
  };
}
