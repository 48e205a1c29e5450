/** Who signed a request: each step of the reading of a signature can fail, and other implementations of RFC 9421 are understood. */
import { randomBytes } from 'node:crypto';
import { appendSignature, createSignature, verifySignature as otherVerify } from 'http-message-sig';
import { createSigner, createVerifier, httpbis } from 'http-message-signatures';
import type { InnerList } from 'structured-headers';
import { describe, expect, test } from 'vitest';
import {
  isSignedBy,
  NotSigned,
  type SignableRequest,
  type Step,
  signatureBase,
  type VerificationKey,
  verifySignature,
} from '../../../functions/http/signature.ts';
import { newKey, type SigningOptions, signed } from '../../support/signing.ts';

const NOW = new Date('2026-11-30T06:00:00Z');
const SECONDS = NOW.getTime() / 1000;
const key = newKey('example-remit/k1');
const other = newKey('example-remit/k1');
const KEY: VerificationKey = {
  publicKey: key.publicKey,
  from: '2026-01-01T00:00:00.000Z',
  until: null,
  revokedAt: null,
};

const usual = { target: '/v1/in/feeds?accept=partial', body: '{"a":1}', key, now: NOW };
const verified = (request: SignableRequest, found: VerificationKey | undefined = KEY) =>
  verifySignature(request, async (keyId) => (keyId === key.keyId ? found : undefined), NOW);

async function stepOf(request: SignableRequest, found?: VerificationKey): Promise<string> {
  try {
    await verified(request, found);
    return 'passed';
  } catch (error) {
    if (!(error instanceof NotSigned)) throw error;
    expect(error.status).toBe(401);
    expect(error.headers['accept-signature']).toContain('"@query"');
    expect(error.headers.date).toBe('Mon, 30 Nov 2026 06:00:00 GMT');
    return error.code;
  }
}

const withHeaders = (request: SignableRequest, headers: Record<string, string | undefined>) => ({
  ...request,
  headers: { ...request.headers, ...headers },
});

test('a signed request says who signed it, and until when the signature could come again', async () => {
  expect(await verified(signed({ ...usual, parameters: { nonce: '"0123456789abcdef"' } }))).toEqual({
    keyId: 'example-remit/k1',
    nonce: '0123456789abcdef',
    passesUntil: '2026-11-30T06:03:00.000Z',
  });
  expect(await stepOf(signed({ ...usual, method: 'GET', body: '' }))).toBe('passed');
});

const seconds = (created: number, expires: number) => ({
  created: String(SECONDS + created),
  expires: String(SECONDS + expires),
});
const COVERED = '"@method" "@authority" "@path" "@query" "content-type" "content-digest" "idempotency-key"';

describe('the parameters', () => {
  test.each<[Step | 'passed', SigningOptions['parameters']]>([
    ['passed', seconds(60, 360)],
    ['too-early', seconds(61, 361)],
    ['passed', seconds(-359, -60)],
    ['expired', seconds(-361, -61)],
    ['passed', seconds(0, 300)],
    ['lifetime', seconds(0, 301)],
    ['lifetime', seconds(0, 0)],
    ['parameters', { created: undefined }],
    ['parameters', { expires: undefined }],
    ['parameters', { nonce: undefined }],
    ['parameters', { keyid: undefined }],
    ['parameters', { alg: undefined }],
    ['parameters', { tag: undefined }],
    ['parameters', { created: 'abc' }],
    ['parameters', { created: `"${SECONDS}"` }],
    ['parameters', { created: `${SECONDS}.5` }],
    // A decimal is no integer, even if it is a whole number.
    ['malformed', { created: `${SECONDS}.0` }],
    ['parameters', { nonce: '"short"' }],
    ['parameters', { nonce: '"with spaces and so on"' }],
    ['parameters', { nonce: '12345' }],
    ['parameters', { alg: '"rsa-pss-sha512"' }],
    ['parameters', { tag: '"another-service"' }],
    ['parameters', { keyid: '"no party"' }],
    ['parameters', { extra: '1' }],
    ['unknown-key', { keyid: '"somebody-else/k1"' }],
  ])('%s: %j', async (step, parameters) => {
    expect(await stepOf(signed({ ...usual, parameters }))).toBe(step);
  });
});

describe('the components', () => {
  test.each<[string, string]>([
    ['one too few', COVERED.replace(' "@query"', '')],
    ['one too many', `${COVERED} "date"`],
    ['doubled', `${COVERED} "content-type"`],
    ['in another order', COVERED.replace('"@method" "@authority"', '"@authority" "@method"')],
    ['with a parameter', COVERED.replace('"content-type"', '"content-type";sf')],
    ['none', ''],
  ])('%s', async (_, components) => {
    expect(await stepOf(signed({ ...usual, components }))).toBe('components');
  });

  test('a reading request covers what it has, and one that changes something cannot be signed like it', async () => {
    const reading = '"@method" "@authority" "@path" "@query"';
    expect(await stepOf(signed({ ...usual, components: reading }))).toBe('components');
    expect(await stepOf(signed({ ...usual, method: 'GET', components: COVERED }))).toBe('components');
  });
});

describe('the key', () => {
  test.each<[Step | 'passed', Partial<VerificationKey>]>([
    ['passed', { until: NOW.toISOString() }],
    ['key-not-in-force', { until: '2026-11-30T05:59:59.999Z' }],
    ['key-not-in-force', { from: '2026-11-30T06:00:00.001Z' }],
    ['revoked-key', { revokedAt: '2026-11-29T00:00:00.000Z' }],
    // Also from a day to come: somebody who revokes wants it to end.
    ['revoked-key', { revokedAt: '2027-11-29T00:00:00.000Z' }],
    ['signature', { publicKey: other.publicKey }],
  ])('%s: %j', async (step, change) => {
    expect(await stepOf(signed(usual), { ...KEY, ...change })).toBe(step);
  });
});

describe('whatever is altered on the way', () => {
  const request = signed(usual);
  const { 'signature-input': input = '', signature = '' } = request.headers;
  test.each<[Step, string, SignableRequest]>([
    ['unsigned', 'no signature', withHeaders(request, { signature: undefined })],
    ['unsigned', 'no input', withHeaders(request, { 'signature-input': undefined })],
    ['components', 'the method', { ...request, method: 'GET' }],
    ['signature', 'the method, to another that changes', { ...request, method: 'PUT' }],
    ['signature', 'the authority', { ...request, authority: 'karvon.example:8443' }],
    ['signature', 'the path', { ...request, path: '/v1/in/withdrawals' }],
    ['signature', 'the query', { ...request, query: 'accept=partial&dry-run=true' }],
    ['signature', 'the query away', { ...request, query: '' }],
    ['signature', 'content-type', withHeaders(request, { 'content-type': 'text/csv' })],
    ['components', 'content-type away', withHeaders(request, { 'content-type': undefined })],
    ['components', 'a header that is not ASCII', withHeaders(request, { 'content-type': 'é' })],
    ['signature', 'idempotency-key', withHeaders(request, { 'idempotency-key': 'another-key-here' })],
    ['content-digest', 'the body', { ...request, body: new TextEncoder().encode('{"a":2}') }],
    ['content-digest', 'the digest', withHeaders(request, { 'content-digest': 'sha-256=:AAAA:' })],
    ['content-digest', 'the digest away', withHeaders(request, { 'content-digest': undefined })],
    [
      'content-digest',
      'two digests',
      withHeaders(request, { 'content-digest': `${request.headers['content-digest']}, sha-512=:AAAA:` }),
    ],
    ['labels', 'two labels', withHeaders(request, twice(input, signature))],
    ['labels', 'another label', withHeaders(request, { signature: signature.replace('sig=', 'gis=') })],
    [
      'malformed',
      'one label twice',
      withHeaders(request, {
        'signature-input': `${input}, ${input}`,
        signature: `${signature}, ${signature}`,
      }),
    ],
    ['malformed', 'no dictionary', withHeaders(request, { 'signature-input': 'sig=(' })],
    ['malformed', 'no list', withHeaders(request, { 'signature-input': 'sig="@method"' })],
    ['malformed', 'no bytes', withHeaders(request, { signature: 'sig="abc"' })],
    ['malformed', 'too few bytes', withHeaders(request, { signature: 'sig=:AAAA:' })],
    ['malformed', 'a parameter of the bytes', withHeaders(request, { signature: `${signature};a=1` })],
    ['malformed', 'other spaces', withHeaders(request, { 'signature-input': input.replace('(', '( ') })],
    ['signature', 'the bytes', withHeaders(request, { signature: flipped(signature) })],
  ])('%s: %s', async (step, _, altered) => {
    expect(await stepOf(altered)).toBe(step);
  });

  test('spaces and tabs around a value are none of it; any other space is, and none belongs to a query', async () => {
    const type = request.headers['content-type'] ?? '';
    for (const around of [' ', '\t', ' \t ']) {
      const spaced = withHeaders(request, { 'content-type': `${around}${type}${around}` });
      expect((await verified(spaced)).keyId).toBe((await verified(request)).keyId);
    }
    for (const other of ['\u00a0', '\ufeff', '\n', '\v'])
      for (const value of [`${type}${other}`, `${other}${type}`])
        expect(await stepOf(withHeaders(request, { 'content-type': value }))).toBe('components');
    expect(await stepOf({ ...request, query: `${request.query} ` })).toBe('signature');
    expect(await stepOf({ ...request, query: `${request.query}\t` })).toBe('components');
  });

  test('a text that came as anything but UTF-8 is told what may be the reason', async () => {
    const body = new TextEncoder().encode('provider,\ufffd');
    await expect(verified({ ...request, body })).rejects.toThrow(/not UTF-8/);
  });
});

/** A second label with the same content: other verifiers are satisfied with one of the two. */
function twice(input: string, signature: string) {
  const second = (text: string) => `${text}, ${text.replace('sig=', 'two=')}`;
  return { 'signature-input': second(input), signature: second(signature) };
}

function flipped(signature: string): string {
  const bytes = Buffer.from(signature.slice('sig=:'.length, -1), 'base64');
  bytes[5] = (bytes[5] ?? 0) ^ 1;
  return `sig=:${bytes.toString('base64')}:`;
}

describe('RFC 9421, B.2.6', () => {
  const PUBLIC = Buffer.from('JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=', 'base64').toString('base64url');
  const SIGNATURE =
    'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==';
  const request: SignableRequest = {
    method: 'POST',
    authority: 'example.com',
    path: '/foo',
    query: 'param=Value&Pet=dog',
    headers: {
      date: 'Tue, 20 Apr 2021 02:07:55 GMT',
      'content-type': 'application/json',
      'content-length': '18',
    },
    body: new TextEncoder().encode('{"hello": "world"}'),
  };
  const names = ['date', '@method', '@path', '@authority', 'content-type', 'content-length'];
  const input: InnerList = [
    names.map((name) => [name, new Map()]),
    new Map<string, string | number>([
      ['created', 1618884473],
      ['keyid', 'test-key-ed25519'],
    ]),
  ];

  test('has our base, and its signature is right', () => {
    const base = signatureBase(request, input) ?? '';
    expect(base.split('\n').slice(0, 3)).toEqual([
      '"date": Tue, 20 Apr 2021 02:07:55 GMT',
      '"@method": POST',
      '"@path": /foo',
    ]);
    expect(isSignedBy(base, Buffer.from(SIGNATURE, 'base64'), PUBLIC)).toBe(true);
    expect(isSignedBy(`${base} `, Buffer.from(SIGNATURE, 'base64'), PUBLIC)).toBe(false);
  });
});

/** The request as other implementations take it. */
const plain = ({ method, authority, path, query, headers }: SignableRequest) => {
  const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    method,
    url: `https://${authority}${path}${query && `?${query}`}`,
    headers: Object.fromEntries(given),
  };
};
const FIELDS = COVERED.split(' ').map((name) => name.slice(1, -1));
const unsigned = () => withHeaders(signed(usual), { 'signature-input': undefined, signature: undefined });
const PARAMETERS = {
  created: SECONDS,
  expires: SECONDS + 60,
  nonce: randomBytes(16).toString('base64url'),
  keyid: key.keyId,
  alg: 'ed25519',
  tag: 'karvon-in-1',
};
const pem = String(key.privateKey.export({ type: 'pkcs8', format: 'pem' }));

describe('http-message-signatures', () => {
  test('signs what we accept', async () => {
    const request = unsigned();
    const { headers } = await httpbis.signMessage(
      {
        key: createSigner(pem, 'ed25519', key.keyId),
        fields: FIELDS,
        params: Object.keys(PARAMETERS),
        paramValues: {
          ...PARAMETERS,
          created: NOW,
          expires: new Date((SECONDS + 60) * 1000),
        },
      },
      plain(request),
    );
    const text = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
    );
    expect(await stepOf(withHeaders(request, text))).toBe('passed');
  });

  test('accepts what we sign', async () => {
    const lookup = { id: key.keyId, algs: ['ed25519'], verify: createVerifier(pem, 'ed25519') };
    const config = { keyLookup: async () => lookup, notAfter: NOW, tolerance: 1e9 };
    expect(await httpbis.verifyMessage(config, plain(signed(usual)))).toBe(true);
  });
});

describe('http-message-sig', () => {
  const subtle = async () =>
    crypto.subtle.importKey('jwk', key.privateKey.export({ format: 'jwk' }), 'Ed25519', true, ['sign']);

  test('signs what we accept', async () => {
    const request = unsigned();
    const { url, ...init } = plain(request);
    const sent = new Request(url, { ...init, body: request.body });
    const signer = {
      algorithm: 'ed25519' as const,
      sign: async (data: Uint8Array) =>
        new Uint8Array(await crypto.subtle.sign('Ed25519', await subtle(), new Uint8Array(data))),
    };
    const fields = await createSignature(sent, {
      label: 'karvon',
      components: FIELDS,
      parameters: PARAMETERS,
      signer,
    });
    const headers = Object.fromEntries(appendSignature(sent.headers, fields));
    expect(await stepOf({ ...request, headers })).toBe('passed');
  });

  test('accepts what we sign', async () => {
    const request = signed(usual);
    const { url, ...init } = plain(request);
    const found = await otherVerify(new Request(url, { ...init, body: request.body }), {
      policy: {
        algorithms: ['ed25519'],
        requiredComponents: FIELDS,
        requiredParameters: ['nonce'],
        now: SECONDS,
      },
      resolveVerifier: () => ({
        algorithm: 'ed25519',
        verify: async (data, signature) =>
          isSignedBy(new TextDecoder().decode(data), signature, key.publicKey),
      }),
    });
    expect(found.parameters.keyid).toBe(key.keyId);
  });
});
