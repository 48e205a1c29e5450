/**
 * Feeds on the whole app, as it runs on one machine: registered by the command, sent through the distribution and the gateway, answered
 * as the description says, by functions that may do what their roles allow and no more.
 */
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Ajv2020 from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import openApi from '../../functions/serve-reference/openapi.json' with { type: 'json' };
import { main as admin } from '../../infra/admin/main.ts';
import { main as feed } from '../../infra/feed/main.ts';
import { temporaryFolder } from '../infra/support/temporary-folder.ts';
import { type App, startApp } from '../support/app.ts';
import { decisionOn, exampleFeed, exampleService, feedWithFree } from '../support/feeds.ts';
import { type SigningOptions, signed, type TestKey } from '../support/signing.ts';

let app: App;
let key: TestKey;
const told: string[] = [];
const run = (...args: string[]) =>
  admin(['party', ...args], (line) => told.push(line), { dataDir: app.dataDir });

const BY = ['--by', 'Anna', '--by', 'Boris'];
beforeAll(async () => {
  app = await startApp({ schedules: false });
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const file = join(temporaryFolder('keys'), 'public.pem');
  writeFileSync(file, publicKey.export({ type: 'spki', format: 'pem' }));
  const licences = ['DEU', 'TJK'].flatMap((country) => [
    '--licence',
    `${country} 1 https://register.example/1`,
  ]);
  const about = ['--name', 'Example Remit', '--type', 'money-transfer-operator', '--domain', 'example.org'];
  expect(await run('add', 'example-remit', ...about, ...licences, ...BY), told.join('\n')).toBe(0);
  expect(await run('key', 'example-remit', '--public', file, ...BY), told.join('\n')).toBe(0);
  key = { keyId: 'example-remit/k1', privateKey, publicKey: '' };
}, 60_000);
afterAll(() => app.end());

const DAY_MS = 86_400_000;
const day = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const feedOf = (change: Parameters<typeof exampleFeed>[0] = {}) =>
  exampleFeed({ publishedAt: new Date().toISOString(), validFrom: day(0), validUntil: day(30), ...change });

const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
ajv.addSchema({ ...openApi, $id: 'https://api.invalid/openapi' });
const pointer = (...steps: string[]) =>
  steps.map((step) => `/${encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

/** Sends a signed request, and holds its answer to the description. */
async function send(
  options: Partial<SigningOptions> & Pick<SigningOptions, 'target'>,
  template = options.target.split('?')[0] ?? '',
) {
  const { host: authority } = new URL(app.url);
  const { method, headers, body } = signed({ authority, key, now: new Date(), ...options });
  const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const response = await fetch(app.url + options.target, {
    method,
    headers: Object.fromEntries(given),
    ...(method !== 'GET' && { body: new Uint8Array(body) }),
  });
  const answer: { status: number; headers: Headers; body: Record<string, unknown> } = {
    status: response.status,
    headers: response.headers,
    body: JSON.parse(await response.text()),
  };
  const type = response.headers.get('content-type') ?? '';
  const place = pointer(
    'paths',
    template,
    method.toLowerCase(),
    'responses',
    String(response.status),
    'content',
    type,
    'schema',
  );
  const validate = ajv.compile({ $ref: `https://api.invalid/openapi#${place}` });
  validate(answer.body);
  expect(validate.errors ?? [], `${method} ${options.target} ${response.status}`).toEqual([]);
  return answer;
}

test('what is only tried is answered in the same form, and nothing of it counts', async () => {
  const target = '/v1/in/feeds?dry-run=true';
  expect(await send({ target, body: JSON.stringify(feedOf()) })).toMatchObject({
    status: 200,
    body: { state: 'draft', edition: null },
  });
  expect(await send({ target, body: '{}' })).toMatchObject({ status: 422, body: { report: {} } });
  expect(await send({ method: 'GET', target: '/v1/in/feeds' })).toMatchObject({
    body: { current: [], history: [] },
  });
});

test('what is sent as JSON, CSV and gzip is in force, readable, and withdrawn', async () => {
  const json = await send({ target: '/v1/in/feeds', body: JSON.stringify(feedOf()) });
  expect(json).toMatchObject({ status: 200, body: { state: 'in-force' } });
  const packed = await send({
    target: '/v1/in/feeds',
    contentType: 'application/gzip',
    body: gzipSync(JSON.stringify(feedOf({ services: [exampleService({ serviceId: 'other' })] }))),
  });
  expect(packed).toMatchObject({ status: 200, body: { services: 1 } });
  const { edition } = packed.body;
  const status = await send({ method: 'GET', target: '/v1/in/feeds' });
  expect(status).toMatchObject({
    status: 200,
    body: { current: [{ edition }], previous: { edition: json.body.edition } },
  });
  expect(status.headers.get('cache-control')).toBe('no-store');
  const report = await send(
    { method: 'GET', target: `/v1/in/feeds/${edition}?against=${json.body.edition}` },
    '/v1/in/feeds/{edition}',
  );
  expect(report).toMatchObject({ status: 200, body: { difference: { added: [{}], removed: [{}] } } });
  const statement = JSON.stringify({ edition, by: 'head-of-payments' });
  const confirmed = await send({ target: '/v1/in/confirmations', body: statement });
  expect(confirmed).toMatchObject({ status: 200, body: { confirms: edition } });
  const again = JSON.stringify({ edition: confirmed.body.edition, by: 'head-of-payments' });
  expect(await send({ target: '/v1/in/withdrawals', body: again })).toMatchObject({
    status: 200,
    body: { state: 'withdrawn' },
  });
});

test('a reviewer is registered by the command, sees what waits, and decides by the command; the provider reads it', async () => {
  const folder = temporaryFolder('reviewer');
  const [file, open] = [join(folder, 'private.pem'), join(folder, 'public.pem')];
  const desk = generateKeyPairSync('ed25519');
  writeFileSync(open, desk.publicKey.export({ type: 'spki', format: 'pem' }));
  writeFileSync(file, desk.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  const about = ['--role', 'reviewer', '--name', 'Price Desk'];
  for (const [wrong, message] of [
    [['--domain', 'desk.example'], /no provider/],
    [['--licence', 'DEU 1 https://register.example/1'], /no provider/],
  ] as const) {
    expect(await run('add', 'price-desk', ...about, ...wrong, ...BY)).toBe(1);
    expect(told.at(-1)).toMatch(message);
  }
  expect(await run('add', 'price-desk', '--role', 'judge', '--name', 'Desk', ...BY)).toBe(1);
  expect(told.at(-1)).toMatch(/provider or reviewer/);
  expect(await run('add', 'price-desk', ...about, ...BY), told.join('\n')).toBe(0);
  expect(await run('key', 'price-desk', '--public', open, ...BY), told.join('\n')).toBe(0);
  const free = feedWithFree({
    publishedAt: new Date().toISOString(),
    validFrom: day(0),
    validUntil: day(30),
  });
  const text = JSON.stringify(free).replace('2026-11-30T06:00:00Z', new Date().toISOString());
  const { body } = await send({ target: '/v1/in/feeds', body: text });
  expect(body).toMatchObject({ services: 1, held: 1 });

  const lines: string[] = [];
  const asDesk = (...args: string[]) =>
    feed([...args, '--to', app.url, '--key', file, '--keyid', 'price-desk/k1'], (line) => lines.push(line));
  expect(await asDesk('waiting'), lines.join('\n')).toBe(0);
  expect(lines[0]).toMatch(/^1 service waits for a reviewer/);
  expect(lines[1]).toContain(`example-remit ${body.edition} DEU-TJK/free: free`);
  const decide = ['decide', String(body.edition), '--provider', 'example-remit', '--service', 'DEU-TJK/free'];
  const said = [
    '--verdict',
    'take',
    '--reason',
    'Free until the new year, by its terms.',
    '--by',
    'price-desk',
  ];
  expect(await asDesk(...decide, ...said, '--json'), lines.join('\n')).toBe(0);
  const decided = JSON.parse(lines.at(-1) ?? '');
  expect(decided).toMatchObject({ decides: body.edition, verdict: 'take', decided: 1, services: 2, held: 0 });
  expect(await asDesk(...decide, ...said)).toBe(3);
  expect(lines.join('\n')).toContain('404, no-such-edition');

  const history = (await send({ method: 'GET', target: '/v1/in/feeds' })).body.history as object[];
  expect(history[0]).toMatchObject({
    kind: 'decision',
    key: 'reviewer',
    decision: { by: 'price-desk', reason: 'Free until the new year, by its terms.' },
  });
  const signing = { key: { keyId: 'price-desk/k1', privateKey: desk.privateKey, publicKey: '' } };
  expect(await send({ method: 'GET', target: '/v1/in/decisions', ...signing })).toMatchObject({
    status: 200,
    body: { waiting: 0 },
  });
  // Of any other party it is not there, in the form that is described.
  expect((await send({ method: 'GET', target: '/v1/in/decisions' })).status).toBe(404);
  const nothing = JSON.stringify(decisionOn(decided.edition));
  expect((await send({ target: '/v1/in/decisions', body: nothing, ...signing })).status).toBe(422);
  expect((await send({ target: '/v1/in/decisions', body: '{}', ...signing })).status).toBe(400);
  const statement = JSON.stringify({ edition: decided.edition, by: 'head-of-payments' });
  expect((await send({ target: '/v1/in/withdrawals', body: statement })).status).toBe(200);
});

test('a refusal comes through as it is: never a page, with how to sign', async () => {
  const response = await fetch(`${app.url}/v1/in/feeds`, { method: 'POST', body: '{}' });
  expect(response.status).toBe(401);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('accept-signature')).toContain('tag="karvon-in-1"');
  expect(Date.parse(response.headers.get('date') ?? '')).toBeGreaterThan(Date.now() - 60_000);
  const wrong = await send({ target: '/v1/in/feeds', body: '{}', parameters: { expires: '1' } });
  expect(wrong.status).toBe(401);
  expect(
    await send({ target: '/v1/in/feeds', body: JSON.stringify(feedOf({ corridors: [] })) }),
  ).toMatchObject({
    status: 422,
    body: { report: { outcome: 'refused' } },
  });
});

test('the signature is for the address of this app, by name and port', async () => {
  const elsewhere = await send({
    target: '/v1/in/feeds',
    body: JSON.stringify(feedOf()),
    authority: 'localhost',
  });
  expect(elsewhere).toMatchObject({ status: 401, body: { type: 'urn:karvon:problem:signature' } });
});

describe('the command', () => {
  test('says who is registered, and refuses what it does not understand', async () => {
    told.length = 0;
    expect(await run('list')).toBe(0);
    expect(told.join('\n')).toMatch(
      /example-remit: Example Remit\n {2}licence DEU 1 .*\n.*\n {2}key example-remit\/k1 /,
    );
    for (const args of [
      ['add'],
      ['add', 'Bad Id'],
      ['nothing', 'x'],
      ['key', 'example-remit'],
      ['list', '--colour', 'red'],
    ])
      expect(await run(...args), args.join(' ')).toBe(1);
    told.length = 0;
    expect(await run('revoke', 'example-remit', 'k1', '--since', 'yesterday', '--by', 'Anna')).toBe(1);
    expect(told.join()).toMatch(/yesterday is no time/);
  });

  test('says to start the app where none runs', async () => {
    const lines: string[] = [];
    expect(
      await admin(['party', 'list'], (line) => lines.push(line), { dataDir: temporaryFolder('none') }),
    ).toBe(1);
    expect(lines.join()).toMatch(/npm start/);
  });

  test('revokes a key: nothing it signs is heard any more', async () => {
    expect(await run('revoke', 'example-remit', 'k1', '--by', 'Anna')).toBe(0);
    expect(await send({ method: 'GET', target: '/v1/in/feeds' })).toMatchObject({
      status: 401,
      body: { type: 'urn:karvon:problem:revoked-key' },
    });
  });
});
