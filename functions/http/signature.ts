/**
 * Who sent a request: HTTP message signatures (RFC 9421) with Ed25519, read strictly. Exactly one signature; exactly the components
 * below, in this order and without parameters; exactly the six parameters; a life of five minutes at most; and a digest (RFC 9530) of
 * the body's bytes as they were sent. What a signature does not say exactly so is refused, so that no two readers of a request can
 * take it for two different ones. Nothing here remembers a nonce: who writes does (storage/receipts.ts).
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import {
  type Dictionary,
  type InnerList,
  parseDictionary,
  serializeDictionary,
  serializeInnerList,
} from 'structured-headers';
import * as z from 'zod/mini';
import { Problem } from './problem.ts';

/** What the signature of a reading request covers, and that of one that changes something. */
const READING = ['@method', '@authority', '@path', '@query'];
const CHANGING = [...READING, 'content-type', 'content-digest', 'idempotency-key'];

const ALGORITHM = 'ed25519';
const TAG = 'karvon-in-1';
const parametersSchema = z.strictObject({
  created: z.int(),
  expires: z.int(),
  /** So long that nobody draws it twice. */
  nonce: z.string().check(z.regex(/^[\w-]{16,128}$/)),
  keyid: z.string().check(z.regex(/^[a-z0-9-]{1,64}\/[a-z0-9-]{1,32}$/)),
  alg: z.literal(ALGORITHM),
  tag: z.literal(TAG),
});

/** Seconds that a signature may be valid, and that the clocks may differ. */
export const LONGEST_LIFE = 300;
export const SKEW = 60;

const SIGNATURE_BYTES = 64;

export interface SignableRequest {
  readonly method: string;
  /** Host, with the port if it is not the scheme's own. */
  readonly authority: string;
  readonly path: string;
  /** As sent, without the question mark. */
  readonly query: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** As sent. */
  readonly body: Uint8Array;
}

export interface VerificationKey {
  /** The 32 bytes of the public key, base64url. */
  readonly publicKey: string;
  /** ISO 8601 UTC; null: open. */
  readonly from: string;
  readonly until: string | null;
  readonly revokedAt: string | null;
}

export interface Signer {
  /** `party/key`. */
  readonly keyId: string;
  readonly nonce: string;
  /** The last instant at which the same signature could pass again, ISO 8601 UTC. */
  readonly passesUntil: string;
}

const STEPS = {
  unsigned: 'It has no signature.',
  malformed: 'Its signature is not written as RFC 9421 writes one.',
  labels: 'It does not have exactly one signature, under one label.',
  components: 'Its signature does not cover exactly what it has to.',
  parameters: 'The parameters of its signature are not exactly those that are needed.',
  lifetime: `Its signature is valid for longer than ${LONGEST_LIFE} seconds, or for no time.`,
  'too-early': 'Its signature was created in the future: compare your clock with the header Date.',
  expired: 'Its signature has expired: compare your clock with the header Date.',
  'unknown-key': 'No key is registered under its keyid.',
  'key-not-in-force': 'Its key was not in force yet, or no longer.',
  'revoked-key': 'Its key was revoked.',
  'content-digest': 'Its content-digest is not the SHA-256 of the body as it arrived.',
  signature: 'Its signature does not fit what arrived, or was made with another key.',
  replayed: 'This signature was used before: to try again, sign again, under the same idempotency-key.',
} as const;
export type Step = keyof typeof STEPS;

/** 401, with the step that failed, and how to sign. Never 403: the distribution would answer that with a page. */
export class NotSigned extends Problem {
  /** @param method of the request. @param hint what may be the reason */
  constructor(step: Step, now: Date, method: string, hint?: string) {
    const [field, sentence] = [FIELDS[step] ?? 'signature-input', STEPS[step]];
    const detail = hint === undefined ? sentence : `${sentence} ${hint}`;
    const wanted = acceptSignature(coveredBy(method));
    super(401, step, detail, [{ field, detail, allowed: [wanted] }], {
      'accept-signature': wanted,
      date: now.toUTCString(),
    });
  }
}

/** The header at fault, where it is not `signature-input`. */
const FIELDS: Partial<Record<Step, string>> = {
  unsigned: 'signature',
  signature: 'signature',
  'content-digest': 'content-digest',
};

const names = (components: readonly string[]): InnerList => [
  components.map((name) => [name, new Map()]),
  new Map(),
];

/** RFC 9421, 5.1: what a signature has to cover, and the parameters it needs. The nonce is the signer's own. */
const acceptSignature = (covered: readonly string[]): string =>
  `karvon=${serializeInnerList(names(covered))};created;expires;keyid;alg="${ALGORITHM}";tag="${TAG}"`;

/** The components for a method. */
const coveredBy = (method: string): readonly string[] =>
  method === 'GET' || method === 'HEAD' ? READING : CHANGING;

/**
 * Who signed a request.
 * @param keyOf finds a key by its keyid
 * @throws NotSigned for the first step that fails
 */
export async function verifySignature(
  request: SignableRequest,
  keyOf: (keyId: string) => Promise<VerificationKey | undefined>,
  now: Date,
): Promise<Signer> {
  const covered = coveredBy(request.method);
  const no = (step: Step, hint?: string) => new NotSigned(step, now, request.method, hint);
  const { 'signature-input': inputText, signature: signatureText } = request.headers;
  if (!inputText || !signatureText) throw no('unsigned');
  const inputs = strictly(inputText);
  const signatures = strictly(signatureText);
  if (!inputs || !signatures) throw no('malformed');
  const [[label, input] = [], ...more] = inputs;
  const [[signedLabel, signed] = [], ...moreSigned] = signatures;
  if (label === undefined || label !== signedLabel || more.length + moreSigned.length > 0) throw no('labels');
  if (!input || !Array.isArray(input[0])) throw no('malformed');
  const [components, parameters] = input as InnerList;
  const bytes = signed?.[0];
  if (!(bytes instanceof ArrayBuffer) || bytes.byteLength !== SIGNATURE_BYTES || signed?.[1].size !== 0)
    throw no('malformed');

  if (serializeInnerList([components, new Map()]) !== serializeInnerList(names(covered)))
    throw no('components');
  const given = z.safeParse(parametersSchema, Object.fromEntries(parameters)).data;
  if (!given) throw no('parameters');
  const { created, expires, nonce, keyid: keyId } = given;
  if (expires <= created || expires - created > LONGEST_LIFE) throw no('lifetime');
  const seconds = now.getTime() / 1000;
  if (created > seconds + SKEW) throw no('too-early');
  if (expires < seconds - SKEW) throw no('expired');

  const key = await keyOf(keyId);
  if (!key) throw no('unknown-key');
  if (key.revokedAt !== null) throw no('revoked-key');
  const instant = now.toISOString();
  if (instant < key.from || (key.until !== null && instant > key.until)) throw no('key-not-in-force');

  if (covered === CHANGING && !isDigestOf(request.headers['content-digest'], request.body))
    throw no(
      'content-digest',
      new TextDecoder().decode(request.body).includes(REPLACEMENT)
        ? 'A text that is not UTF-8 is changed on its way.'
        : undefined,
    );
  const base = signatureBase(request, input as InnerList);
  if (base === undefined) throw no('components');
  if (!isSignedBy(base, new Uint8Array(bytes), key.publicKey)) throw no('signature');
  return { keyId, nonce, passesUntil: new Date((expires + SKEW) * 1000).toISOString() };
}

/** A dictionary (RFC 9651) in its one canonical form, so that nothing is said twice, or is lost in reading; undefined for any other. */
function strictly(text: string): Dictionary | undefined {
  try {
    const dictionary = parseDictionary(text);
    return serializeDictionary(dictionary) === withoutSpaces(text) ? dictionary : undefined;
  } catch {
    return undefined;
  }
}

function isDigestOf(text: string | undefined, body: Uint8Array): boolean {
  const digests = text === undefined ? undefined : strictly(text);
  const digest = digests?.size === 1 ? digests.get('sha-256')?.[0] : undefined;
  return (
    digest instanceof ArrayBuffer && createHash('sha256').update(body).digest().equals(new Uint8Array(digest))
  );
}

/** What a gateway puts in the place of bytes that are no UTF-8. */
const REPLACEMENT = '\ufffd';
const VISIBLE = /^[\x20-\x7e]*$/;

/**
 * The text that is signed (RFC 9421, 2.5), of components without parameters; undefined if one is missing or not ASCII.
 * @param input the covered components with the signature's parameters
 */
export function signatureBase(request: SignableRequest, input: InnerList): string | undefined {
  const lines: string[] = [];
  for (const [name] of input[0]) {
    const value = componentOf(String(name), request);
    if (value === undefined || !VISIBLE.test(value)) return undefined;
    lines.push(`"${name}": ${value}`);
  }
  return [...lines, `"@signature-params": ${serializeInnerList(input)}`].join('\n');
}

function componentOf(
  name: string,
  { method, authority, path, query, headers }: SignableRequest,
): string | undefined {
  switch (name) {
    case '@method':
      return method;
    case '@authority':
      return authority;
    case '@path':
      return path;
    case '@query':
      return `?${query}`;
    default: {
      const value = headers[name];
      return value === undefined ? undefined : withoutSpaces(value);
    }
  }
}

/** Without what HTTP lets stand around a header's value and leaves out of it (RFC 9110, 5.5): spaces and tabs, and nothing else. */
function withoutSpaces(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && ' \t'.includes(text.charAt(from))) from++;
  while (to > from && ' \t'.includes(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}

/** @param publicKey its 32 bytes, base64url */
export function isSignedBy(base: string, signature: Uint8Array, publicKey: string): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  return verify(null, Buffer.from(base), key, signature);
}
