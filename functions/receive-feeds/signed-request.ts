/** A request whose signature is right: by which party, with which of its keys, and the evidence of it. */
import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { NotSigned, type SignableRequest, type Signer, verifySignature } from '../http/signature.ts';
import { type Party, type PartyKey, readParty } from '../storage/parties.ts';
import type { FeedDependencies } from './dependencies.ts';
import { SANDBOX } from './sandbox.ts';

export interface SignedRequest {
  readonly request: SignableRequest;
  readonly party: Party;
  readonly key: PartyKey;
  readonly signer: Signer;
}

/** @throws NotSigned */
export async function signedRequest(
  event: APIGatewayProxyEventV2,
  { table, authority, now }: FeedDependencies,
): Promise<SignedRequest> {
  const { headers, rawPath: path, rawQueryString: query, body = '', isBase64Encoded } = event;
  const { method } = event.requestContext.http;
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  const request = { method, authority, path, query, headers, body: bytes };
  const found: Pick<SignedRequest, 'party' | 'key'>[] = [];
  const keyOf = async (keyId: string): Promise<PartyKey | undefined> => {
    const [id = '', name = ''] = keyId.split('/');
    const party = id === SANDBOX.id ? SANDBOX : await readParty(table, id);
    const key = party?.keys.find((one) => one.id === name);
    if (party && key) found.push({ party, key });
    return key;
  };
  const signer = await verifySignature(request, keyOf, now());
  const [by] = found;
  if (!by) throw new Error('a signature was right without a key');
  return { request, signer, ...by };
}

/** @throws NotSigned if its key was revoked since it was verified */
export async function notRevoked(
  { party, key, request }: SignedRequest,
  { table, now }: FeedDependencies,
): Promise<void> {
  if (party.id === SANDBOX.id) return;
  const registered = (await readParty(table, party.id))?.keys.find(({ id }) => id === key.id);
  if (registered?.revokedAt !== null) throw new NotSigned('revoked-key', now(), request.method);
}

/** What the signature covers, and the signature itself. */
const KEPT = ['content-type', 'content-digest', 'idempotency-key', 'signature-input', 'signature'];

/**
 * Keeps the body, and a record of the signed request with the public key that it was verified with: neither side can deny it. Of the
 * sandbox nothing is kept: whoever signed could be anybody.
 * @returns the SHA-256 of the record, which names the body, and that of the body
 */
export async function keepEvidence(
  { request, party, key, signer }: SignedRequest,
  { evidence, now }: FeedDependencies,
): Promise<{ readonly record: string; readonly body: string }> {
  const { method, authority, path, query, headers } = request;
  const from = party.id;
  const keep = async (bytes: Uint8Array, contentType: string): Promise<string> =>
    from === SANDBOX.id
      ? createHash('sha256').update(bytes).digest('hex')
      : (await evidence.keep(bytes, { from, contentType })).sha256;
  const body = await keep(request.body, headers['content-type'] ?? '');
  const record = {
    format: 'karvon-signed-request-1',
    receivedAt: now().toISOString(),
    method,
    authority,
    path,
    query,
    headers: Object.fromEntries(KEPT.map((name) => [name, headers[name]])),
    keyId: signer.keyId,
    publicKey: key.publicKey,
    body,
  };
  return { record: await keep(new TextEncoder().encode(JSON.stringify(record)), 'application/json'), body };
}
