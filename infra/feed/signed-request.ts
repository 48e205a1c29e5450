/** A request to /v1/in, signed as docs/provider-feed-guide.md says (RFC 9421, Ed25519; RFC 9530). */
import { createHash, randomBytes, sign } from 'node:crypto';
import type { SigningKey } from './keys.ts';

export interface FeedRequest {
  /** With its query. */
  readonly target: string;
  /** What changes something; absent: the request only reads. */
  readonly change?: {
    readonly body: Uint8Array;
    readonly contentType: string;
    readonly idempotencyKey: string;
  };
}

const READING = ['@method', '@authority', '@path', '@query'];

export const methodOf = ({ change }: FeedRequest): 'GET' | 'POST' => (change ? 'POST' : 'GET');

/**
 * Its headers, with a nonce of its own: to send the same again, sign again.
 * @param authority host, with the port if it is not the scheme's own
 * @param seconds that the signature is valid, at most 300
 */
export function signedHeaders(
  request: FeedRequest,
  authority: string,
  { keyId, privateKey }: SigningKey,
  now: Date,
  seconds: number,
): Record<string, string> {
  const { target, change } = request;
  const [path = '', query = ''] = target.split('?');
  const headers: Record<string, string> = change
    ? {
        'content-type': change.contentType,
        'content-digest': `sha-256=:${createHash('sha256').update(change.body).digest('base64')}:`,
        'idempotency-key': change.idempotencyKey,
      }
    : {};
  const values: Record<string, string> = {
    '@method': methodOf(request),
    '@authority': authority,
    '@path': path,
    '@query': `?${query}`,
    ...headers,
  };
  const covered = [...READING, ...Object.keys(headers)];
  const created = Math.floor(now.getTime() / 1000);
  const parameters = [
    `(${covered.map((name) => `"${name}"`).join(' ')})`,
    `created=${created}`,
    `expires=${created + seconds}`,
    `nonce="${randomBytes(18).toString('base64url')}"`,
    `keyid="${keyId}"`,
    'alg="ed25519"',
    'tag="karvon-in-1"',
  ].join(';');
  const base = [
    ...covered.map((name) => `"${name}": ${values[name]}`),
    `"@signature-params": ${parameters}`,
  ].join('\n');
  const signature = sign(null, Buffer.from(base), privateKey).toString('base64');
  return { ...headers, 'signature-input': `karvon=${parameters}`, signature: `karvon=:${signature}:` };
}
