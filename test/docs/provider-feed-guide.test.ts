/** What the guide for providers prints is what works: the key of the sandbox, and what has to be signed. */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFeedHeads } from '../../functions/storage/feed-heads.ts';
import { ROOT } from '../../infra/build/paths.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { exampleFeed, provider } from '../support/feeds.ts';

const guide = readFileSync(join(ROOT, 'docs/provider-feed-guide.md'), 'utf8');

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

test('the key that it prints signs for the sandbox, whose feeds are checked and answered, and never published', async () => {
  const [pem = ''] = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/.exec(guide) ?? [];
  const privateKey = createPrivateKey(pem);
  const publicKey = String(createPublicKey(privateKey).export({ format: 'jwk' }).x);
  const table = await engine.newTable();
  const one = await provider(table);
  const key = { keyId: 'sandbox/guide', privateKey, publicKey };
  const feed = one.feed(exampleFeed({ provider: 'sandbox' }), { key, idempotencyKey: 'first-trial' });
  const ask = one.handlerOf(one.dependencies);
  const answer = await ask(feed);
  expect(answer).toMatchObject({ status: 200, body: { state: 'in-force', report: { outcome: 'accepted' } } });
  expect(await readFeedHeads(table)).toEqual([]);
  one.pass(1000);
  const status = await ask(one.sign({ method: 'GET', target: '/v1/in/feeds', key }));
  expect(status.body).toMatchObject({ current: [], history: [{ edition: answer.body.edition }] });
  one.pass(1000);
  const again = await ask(
    one.feed(exampleFeed({ provider: 'sandbox' }), { key, idempotencyKey: 'first-trial' }),
  );
  expect(again.headers['idempotency-replayed']).toBe('true');
  // Anybody has its key: what it signs is evidence of nothing.
  expect(answer.body.evidence).toMatch(/^[0-9a-f]{64}$/);
  expect(one.evidence.kept.size).toBe(0);
});

test('the components that it lists are those of Accept-Signature', async () => {
  const one = await provider(await engine.newTable());
  const { headers } = await one.handlerOf(one.dependencies)({
    ...one.feed(exampleFeed()),
    headers: { 'content-type': 'application/json' },
  });
  const [, listed] = /^`("@method"[^`]*)`$/m.exec(guide) ?? [];
  expect(headers['accept-signature']).toBe(
    `karvon=(${listed});created;expires;keyid;alg="ed25519";tag="karvon-in-1"`,
  );
});

describe('the sandbox', () => {
  const sandboxKey = () => {
    const [pem = ''] = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/.exec(guide) ?? [];
    return { keyId: 'sandbox/guide', privateKey: createPrivateKey(pem), publicKey: '' };
  };
  async function started() {
    const one = await provider(await engine.newTable());
    const ask = one.handlerOf(one.dependencies);
    const send = (target: string, body: string | Uint8Array, contentType = 'application/json') => {
      one.pass(1000);
      return ask(one.sign({ target, body, contentType, key: sandboxKey() }));
    };
    return { ...one, send };
  }
  const text = JSON.stringify(exampleFeed({ provider: 'sandbox' }));
  const padded = (bytes: number) => text + ' '.repeat(bytes - text.length);

  test('takes 64 kB, 1 MB unpacked; only tries more', async () => {
    const { send } = await started();
    const [KB, MB] = [1024, 1024 * 1024];
    const statusOf = async (...args: Parameters<typeof send>) => (await send(...args)).status;
    expect(await statusOf('/v1/in/feeds', padded(64 * KB))).toBe(200);
    const refused = await send('/v1/in/feeds', padded(64 * KB + 1));
    expect(refused.status).toBe(413);
    expect(JSON.stringify(refused.body.errors)).toMatch(/64 kB as it is.*dry-run=true/);
    expect(await statusOf('/v1/in/feeds?dry-run=true', padded(64 * KB + 1))).toBe(200);
    const packed = (bytes: number) => gzipSync(padded(bytes));
    expect(packed(MB + 1).byteLength).toBeLessThan(64 * KB);
    expect(await statusOf('/v1/in/feeds', packed(MB + 1), 'application/gzip')).toBe(413);
    expect(await statusOf('/v1/in/feeds?dry-run=true', packed(MB + 1), 'application/gzip')).toBe(200);
  });

  test('is good for 200 feeds a day, of all together', async () => {
    const { send, setClock } = await started();
    const statuses: number[] = [];
    for (let n = 0; n <= 200; n++) statuses.push((await send('/v1/in/feeds', '{}')).status);
    expect(statuses).toEqual([...Array(200).fill(422), 429]);
    setClock('2026-12-01T00:00:01Z');
    expect((await send('/v1/in/feeds', '{}')).status).toBe(422);
  });
});
