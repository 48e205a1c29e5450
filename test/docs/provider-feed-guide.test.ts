/** What the guide for providers prints is what works: the key of the sandbox, and what has to be signed. */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('the key that it prints signs for the sandbox, whose feeds are checked and kept, and never published', async () => {
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
