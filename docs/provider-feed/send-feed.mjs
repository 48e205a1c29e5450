#!/usr/bin/env node
// Signs a feed and sends it, with Node 20 or newer and nothing else: copy this file where you need it.
//   node send-feed.mjs feed.json  --to https://karvon.example --key private.pem --keyid example-remit/k1 [--dry-run]
//   node send-feed.mjs status              --to ... --key ... --keyid ...
//   node send-feed.mjs withdraw EDITION --by head-of-payments --to ... --key ... --keyid ...
//   node send-feed.mjs confirm EDITION --by head-of-payments --to ... --key ... --keyid ...
// Writes the answer (JSON). Ends with 0: nothing is wrong; 1: something is doubted; 2: there are errors; 3: it could not be done.
import { createHash, createPrivateKey, randomBytes, randomUUID, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const ATTEMPTS = 5;
const LONGEST_WAIT_SECONDS = 120;
const TIMEOUT_MS = 60_000;
/** "Later". 409: the first request under the idempotency key has no answer yet. */
const LATER = [409, 429, 500, 502, 503, 504];

const OPTIONS = {
  to: { type: 'string' },
  key: { type: 'string' },
  keyid: { type: 'string' },
  by: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'accept-partial': { type: 'boolean' },
};

/** Reads the arguments. @returns what to ask for, where, and with which key */
function read() {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [what = '', edition, ...more] = positionals;
  const isStatement = what === 'withdraw' || what === 'confirm';
  for (const name of ['to', 'key', 'keyid', ...(isStatement ? ['by'] : [])])
    if (!values[name]) throw new Error(`--${name} is missing`);
  if (!what || more.length > 0 || isStatement !== (edition !== undefined))
    throw new Error('give a file, or status, or withdraw EDITION, or confirm EDITION');
  const site = new URL(values.to);
  if (site.protocol !== 'https:' && !['localhost', '127.0.0.1'].includes(site.hostname))
    throw new Error(`--to ${values.to}: only https is sent to, and http on this machine alone`);
  const key = createPrivateKey(readFileSync(values.key));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${values.key} is no Ed25519 key`);
  return { request: requestOf(what, edition, values), site, key, keyId: values.keyid };
}

/** A request that reads has no change. */
function requestOf(what, edition, values) {
  if (what === 'status') return { target: '/v1/in/feeds' };
  if (edition !== undefined) {
    const body = Buffer.from(JSON.stringify({ edition, by: values.by }));
    const target = what === 'withdraw' ? '/v1/in/withdrawals' : '/v1/in/confirmations';
    return { target, change: { body, type: 'application/json', idempotencyKey: randomUUID() } };
  }
  const query = [
    ...(values['dry-run'] ? ['dry-run=true'] : []),
    ...(values['accept-partial'] ? ['accept=partial'] : []),
  ].join('&');
  const body = readFileSync(what);
  const isPacked = body[0] === 0x1f && body[1] === 0x8b;
  const type = isPacked ? 'application/gzip' : /\.csv$/i.test(what) ? 'text/csv' : 'application/json';
  return {
    target: `/v1/in/feeds${query && `?${query}`}`,
    change: { body, type, idempotencyKey: randomUUID() },
  };
}

/** The headers of a request, signed by RFC 9421; new ones for each attempt. */
function signedHeaders({ target, change }, { site, key, keyId }) {
  const [path, query = ''] = target.split('?');
  const headers = change
    ? {
        'content-type': change.type,
        'content-digest': `sha-256=:${createHash('sha256').update(change.body).digest('base64')}:`,
        'idempotency-key': change.idempotencyKey,
      }
    : {};
  const covered = {
    '@method': change ? 'POST' : 'GET',
    '@authority': site.host,
    '@path': path,
    '@query': `?${query}`,
    ...headers,
  };
  const created = Math.floor(Date.now() / 1000);
  const names = Object.keys(covered).map((name) => `"${name}"`);
  const parameters =
    `(${names.join(' ')});created=${created};expires=${created + 120};nonce="${randomBytes(18).toString('base64url')}"` +
    `;keyid="${keyId}";alg="ed25519";tag="karvon-in-1"`;
  const lines = Object.entries(covered).map(([name, value]) => `"${name}": ${value}`);
  const base = [...lines, `"@signature-params": ${parameters}`].join('\n');
  const signature = sign(null, Buffer.from(base), key).toString('base64');
  return { ...headers, 'signature-input': `sig=${parameters}`, signature: `sig=:${signature}:` };
}

/** Sends a request, and again if no answer comes: the idempotency key stays, so nothing is done twice. */
async function send(request, about) {
  for (let attempt = 1; ; attempt++) {
    const got = await once(request, about);
    const seconds = got.retryAfter ?? 2 ** (attempt - 1);
    const isPassing = got.status === undefined || LATER.includes(got.status);
    if (!isPassing || attempt === ATTEMPTS || seconds > LONGEST_WAIT_SECONDS) {
      if (got.status === undefined)
        throw new Error(
          `no answer (${got.reason}); idempotency key ${request.change?.idempotencyKey ?? 'none'}`,
        );
      return got;
    }
    console.error(`${got.reason ?? `answered ${got.status}`}: sent again in ${seconds} s`);
    await setTimeout(seconds * 1000);
  }
}

async function once(request, about) {
  try {
    const response = await fetch(new URL(request.target, about.site), {
      method: request.change ? 'POST' : 'GET',
      headers: signedHeaders(request, about),
      body: request.change?.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const later = Number(response.headers.get('retry-after') ?? Number.NaN);
    const text = await response.text();
    return { status: response.status, text, retryAfter: Number.isNaN(later) ? undefined : later };
  } catch (error) {
    return { reason: error.cause?.message ?? error.message };
  }
}

try {
  const { request, ...about } = read();
  const { status, text } = await send(request, about);
  console.log(text);
  const counts = JSON.parse(text).report?.counts;
  process.exitCode = counts ? (counts.error > 0 ? 2 : counts.doubt > 0 ? 1 : 0) : status === 200 ? 0 : 3;
} catch (error) {
  console.error(error.message);
  process.exitCode = 3;
}
