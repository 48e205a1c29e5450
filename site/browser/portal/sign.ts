/** Signs requests as functions/http/signature.ts verifies them: HTTP message signatures (RFC 9421), Ed25519. */

/** Signs bytes with a key that nobody can read. */
export interface Signer {
  /** `party/key`. */
  readonly keyId: string;
  readonly sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>;
}

export interface Request {
  readonly method: 'GET' | 'POST';
  /** The path with its query. */
  readonly target: string;
  /** Of a request that changes something. */
  readonly body?: {
    readonly bytes: Uint8Array<ArrayBuffer>;
    readonly contentType: string;
    readonly idempotencyKey: string;
  };
}

/** Seconds that a signature is valid: long enough for a slow line, and under the longest that is taken. */
const LIFE = 240;
const NONCE_BYTES = 18;

const base64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
export const base64url = (bytes: Uint8Array): string =>
  base64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');

/** Never drawn twice: as a nonce, and as a key under which a request may be sent again. */
export const newToken = (): string => base64url(crypto.getRandomValues(new Uint8Array(NONCE_BYTES)));

/**
 * The headers of a request, with its signature. Each call makes another signature: none is good for two requests.
 * @param authority the host, with its port if that is not the scheme's own
 */
export async function signedHeaders(
  { method, target, body }: Request,
  authority: string,
  { keyId, sign }: Signer,
  now: Date,
): Promise<Record<string, string>> {
  const [path = '', query = ''] = target.split('?');
  const headers: Record<string, string> = {};
  if (body) {
    const digest = await crypto.subtle.digest('SHA-256', body.bytes);
    headers['content-type'] = body.contentType;
    headers['content-digest'] = `sha-256=:${base64(new Uint8Array(digest))}:`;
    headers['idempotency-key'] = body.idempotencyKey;
  }
  const covered = {
    '@method': method,
    '@authority': authority,
    '@path': path,
    '@query': `?${query}`,
    ...headers,
  };
  const created = Math.floor(now.getTime() / 1000);
  const parameters = [
    `(${Object.keys(covered)
      .map((name) => `"${name}"`)
      .join(' ')})`,
    `created=${created}`,
    `expires=${created + LIFE}`,
    `nonce="${newToken()}"`,
    `keyid="${keyId}"`,
    'alg="ed25519"',
    'tag="karvon-in-1"',
  ].join(';');
  const base = [
    ...Object.entries(covered).map(([name, value]) => `"${name}": ${value}`),
    `"@signature-params": ${parameters}`,
  ].join('\n');
  const signature = await sign(new TextEncoder().encode(base));
  return {
    ...headers,
    'signature-input': `karvon=${parameters}`,
    signature: `karvon=:${base64(new Uint8Array(signature))}:`,
  };
}
