/**
 * No route of the template that changes anything does so for a request that is not signed exactly as it has to be: each is tried with
 * every fault, and answers 401 without a write.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SignableRequest } from '../../../functions/http/signature.ts';
import { readFeedHead } from '../../../functions/storage/feed-heads.ts';
import { readFeed } from '../../../functions/storage/feeds.ts';
import type { Table } from '../../../functions/storage/table.ts';
import type { FeedService } from '../../../shared/feeds/feed.ts';
import type { FeedHead } from '../../../shared/feeds/life.ts';
import { templates } from '../../infra/support/synth-app.ts';
import { counting } from '../../support/breaking.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import {
  type Answer,
  decisionOn,
  feedWithFree,
  PROVIDER,
  provider,
  register,
  registered,
} from '../../support/feeds.ts';
import { scaled } from '../../support/scale.ts';
import { newKey, type SigningOptions, type TestKey } from '../../support/signing.ts';

const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/1';
const { app } = templates({ domain: { name: 'karvon.example', certificateArn } });

interface Properties {
  readonly RouteKey: string;
  readonly Target: { readonly 'Fn::Join': readonly [string, readonly [string, { readonly Ref: string }]] };
}
/** Paths of the routes, by the function that answers them. */
function pathsOf(functionPrefix: string): string[] {
  const integrations = Object.entries(app.findResources('AWS::ApiGatewayV2::Integration'))
    .filter(([, { Properties }]) => JSON.stringify(Properties.IntegrationUri).includes(functionPrefix))
    .map(([id]) => id);
  return Object.values(app.findResources('AWS::ApiGatewayV2::Route'))
    .map(({ Properties }): Properties => Properties)
    .filter(({ Target }) => integrations.includes(Target['Fn::Join'][1][1].Ref))
    .map(({ RouteKey }) => RouteKey.replace('ANY ', ''));
}
const PATHS = pathsOf('ReceiveFeeds');
const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'];

test('the routes that may change something are these, and no other path rule of the distribution lets POST through', () => {
  expect(PATHS.sort()).toEqual([
    '/v1/in/confirmations',
    '/v1/in/decisions',
    '/v1/in/feeds',
    '/v1/in/feeds/{edition}',
    '/v1/in/withdrawals',
  ]);
  const [distribution] = Object.values(app.findResources('AWS::CloudFront::Distribution'));
  const { CacheBehaviors, DefaultCacheBehavior } = distribution?.Properties.DistributionConfig ?? {};
  const changing = [...CacheBehaviors, DefaultCacheBehavior].filter(({ AllowedMethods }) =>
    AllowedMethods?.some((method: string) => METHODS.includes(method)),
  );
  expect(changing.map(({ PathPattern }) => PathPattern)).toEqual(['/v1/in/*']);
  expect(CacheBehaviors[0].PathPattern).toBe('/v1/in/*');
});

let engine: Engine;
let table: Table;
let one: Awaited<ReturnType<typeof provider>>;
let edition: string;
let desk: Awaited<ReturnType<typeof one.reviewer>>;
let writes: () => number;
let send: (request: SignableRequest) => Promise<Answer>;
beforeAll(async () => {
  engine = await startEngine();
  table = await engine.newTable();
  one = await provider(table);
  desk = await one.reviewer();
  edition = (await one.handlerOf(one.dependencies)(one.feed(feedWithFree()))).body.edition ?? '';
  const counted = counting(one.dependencies);
  writes = counted.writes;
  const ask = one.handlerOf(counted);
  send = (request) => {
    one.pass(1000);
    return ask(request);
  };
});
afterAll(() => engine.close());

/** What would change something if it were signed. */
const BODIES: Readonly<Record<string, () => string>> = {
  '/v1/in/feeds': () => JSON.stringify(feedWithFree({ publishedAt: '2026-11-30T06:45:00Z' })),
  '/v1/in/withdrawals': () => JSON.stringify({ edition, by: 'head-of-payments' }),
  '/v1/in/confirmations': () => JSON.stringify({ edition, by: 'head-of-payments' }),
  '/v1/in/decisions': () => JSON.stringify(decisionOn(edition)),
};
/** Who may do so: of a route for another role nothing is learned. */
const keyFor = (path: string): TestKey => (path === '/v1/in/decisions' ? desk.key : one.key);
const changing = PATHS.flatMap((path) => METHODS.map((method) => ({ path, method })));

/** Sends, and says what was answered and how many writes that took. */
async function tried(request: SignableRequest): Promise<{ status: number; code: string; writes: number }> {
  const before = writes();
  const { status, headers, body } = await send(request);
  if (status === 401) {
    expect(headers['accept-signature']).toMatch(/^karvon=\("@method" /);
    expect(headers.date).toMatch(/GMT$/);
  }
  return { status, code: String(body.type).replace('urn:karvon:problem:', ''), writes: writes() - before };
}

const names = '"@method" "@authority" "@path" "@query" "content-type" "content-digest" "idempotency-key"';
const revoked = newKey('revoked-remit/k1');
beforeAll(async () => {
  const party = registered([revoked], 'revoked-remit');
  const keys = party.keys.map((key) => ({ ...key, revokedAt: '2026-11-29T00:00:00.000Z' }));
  await register(table, { ...party, keys });
});

describe.each(changing)('$method $path', ({ path, method }) => {
  const target = path.replace('{edition}', 'example-remit-1');
  const body = () => BODIES[path]?.() ?? '{}';
  const sign = (options: Partial<SigningOptions> = {}) =>
    one.sign({ target, method, body: body(), key: keyFor(path), ...options });
  const altered = (headers: Record<string, string | undefined>, request = sign()) => ({
    ...request,
    headers: { ...request.headers, ...headers },
  });
  const now = () => Math.floor(one.dependencies.now().getTime() / 1000);
  const doubled = (): SignableRequest => {
    const request = sign();
    const twice = (name: string) =>
      `${request.headers[name]}, ${String(request.headers[name]).replace('sig=', 'two=')}`;
    return altered({ 'signature-input': twice('signature-input'), signature: twice('signature') }, request);
  };
  const elsewhere = Object.keys(BODIES).find((other) => other !== path) ?? '';

  /** Each with the step that fails. */
  const faults: [string, string, () => SignableRequest][] = [
    ['unsigned', 'without a signature', () => altered({ signature: undefined })],
    ['unsigned', 'without its input', () => altered({ 'signature-input': undefined })],
    ['signature', 'for another method', () => ({ ...sign({ method: 'REPORT' }), method })],
    ['signature', 'for another host', () => sign({ authority: 'other.example' })],
    ['signature', 'for another path', () => ({ ...sign({ target: elsewhere }), path: target })],
    ['signature', 'with another query', () => ({ ...sign(), query: 'accept=partial' })],
    ['signature', 'with another type', () => altered({ 'content-type': 'text/csv' })],
    ['signature', 'with another idempotency key', () => altered({ 'idempotency-key': 'another-key' })],
    ['components', 'without an idempotency key', () => altered({ 'idempotency-key': undefined })],
    [
      'content-digest',
      'with another digest',
      () => altered({ 'content-digest': sign({ body: '{}x' }).headers['content-digest'] }),
    ],
    ['content-digest', 'without a digest', () => altered({ 'content-digest': undefined })],
    [
      'content-digest',
      'with another body',
      () => ({ ...sign(), body: new TextEncoder().encode(`${body()} `) }),
    ],
    [
      'signature',
      'with the signature of another request',
      () => altered({ signature: sign().headers.signature }),
    ],
    [
      'expired',
      'expired',
      () => sign({ parameters: { created: `${now() - 300}`, expires: `${now() - 60}` } }),
    ],
    [
      'too-early',
      'too early',
      () => sign({ parameters: { created: `${now() + 90}`, expires: `${now() + 300}` } }),
    ],
    ['lifetime', 'for too long', () => sign({ parameters: { expires: `${now() + 400}` } })],
    ['labels', 'with two labels', doubled],
    ['components', 'with doubled components', () => sign({ components: `${names} "content-type"` })],
    ['components', 'with a component too few', () => sign({ components: names.replace(' "@query"', '') })],
    ['signature', "with a key that is another's", () => sign({ key: newKey(keyFor(path).keyId) })],
    ['unknown-key', 'with a key that nobody registered', () => sign({ key: newKey('nobody/k1') })],
    ['unknown-key', 'with a key that the party does not have', () => sign({ key: newKey(`${PROVIDER}/k9`) })],
    ['revoked-key', 'with a revoked key', () => sign({ key: revoked })],
  ];

  if (method === 'POST' && path in BODIES) {
    test.each(faults)('%s: %s', async (code, _, request) => {
      expect(await tried(request())).toEqual({ status: 401, code, writes: 0 });
    });

    test('replayed: the same signature again', async () => {
      const request = sign();
      expect((await tried(request)).writes).toBeGreaterThan(0);
      expect(await tried(request)).toEqual({ status: 401, code: 'replayed', writes: 0 });
    });
  } else {
    test('is no route: signed or not, nothing is written', async () => {
      for (const request of [sign(), altered({ signature: undefined })])
        expect(await tried(request)).toMatchObject({ status: 405, writes: 0 });
    });
  }
});

/** A part of a request, with one change to it. */
const mutations = fc.record({
  part: fc.constantFrom(
    'method',
    'path',
    'query',
    'body',
    'content-type',
    'content-digest',
    'idempotency-key',
    'signature-input',
    'signature',
  ),
  at: fc.nat(400),
  length: fc.nat(8),
  put: fc.oneof(
    fc.string({ maxLength: 12, unit: 'binary' }),
    fc.constantFrom(
      '',
      '"',
      '(',
      ')',
      ';',
      ',',
      ':',
      '=',
      '\0',
      '\ufffd',
      ' ',
      '__proto__',
      'sig=',
      ';created=1',
      '%2e',
      '../',
    ),
  ),
});

test('however a request is altered, the answer is never ours to be blamed for, and nothing is written', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(BODIES)),
      fc.array(mutations, { minLength: 1, maxLength: 4 }),
      async (target, changes) => {
        const original = one.sign({ target, body: BODIES[target]?.() ?? '', key: keyFor(target) });
        const altered = changes.reduce(withChange, original);
        if (JSON.stringify(saidBy(altered)) === JSON.stringify(saidBy(original))) return;
        const { answer, ms } = await timed(() => tried(altered));
        expect(ms, JSON.stringify(textsOf(altered))).toBeLessThan(LONGEST_MS);
        expect(answer.status, JSON.stringify(textsOf(altered))).toBeGreaterThanOrEqual(200);
        expect(answer.status, JSON.stringify(textsOf(altered))).toBeLessThan(500);
        // OPTIONS and such are answered; what is signed for something else is not.
        expect(answer.writes).toBe(0);
      },
    ),
    { numRuns: scaled(2_000, 100_000) },
  );
});

/** Its part of a request's time: others on the machine take theirs. */
async function timed<Result>(run: () => Promise<Result>): Promise<{ answer: Result; ms: number }> {
  const before = process.cpuUsage();
  const answer = await run();
  const { user, system } = process.cpuUsage(before);
  return { answer, ms: (user + system) / 1000 };
}
const LONGEST_MS = 1000;

let worlds = 0;
let worldEngine: Engine | undefined;
afterAll(() => worldEngine?.close());
/** A provider with a feed in force, of which a part waits, and a reviewer: each good for as many requests as a day has. */
async function fresh() {
  // Each has a table of its own, and an engine with hundreds of them grows slow.
  if (worlds++ % 40 === 0) {
    await worldEngine?.close();
    worldEngine = await startEngine();
  }
  if (!worldEngine) throw new Error('no engine');
  const own = await worldEngine.newTable();
  const other = await provider(own);
  const reviewer = await other.reviewer();
  const ask = other.handlerOf(other.dependencies);
  const { body } = await ask(other.feed(feedWithFree()));
  return { ...other, own, reviewer, ask, first: body.edition ?? '', left: 15 };
}

/** Whether the service that costs nothing counts in some edition, as it was sent. */
async function hasFree(own: Table, { editions }: FeedHead): Promise<boolean> {
  const feeds = await Promise.all(editions.map(({ edition: id }) => readFeed(own, id)));
  const charges = ({ fees, exchangeRates }: FeedService) => JSON.stringify([fees, exchangeRates]);
  const free = feedWithFree().services.slice(1).map(charges);
  return feeds.some(({ services }) => services.some((service) => free.includes(charges(service))));
}

test('whatever is signed, it takes effect as a whole or not at all, and the answer says which', async () => {
  let world = await fresh();
  const outcomes = new Set<number>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(BODIES)),
      fc.array(mutations, { minLength: 1, maxLength: 2 }),
      async (target, changes) => {
        if (world.left-- === 0) world = await fresh();
        const { own, first, pass, ask, sign, reviewer } = world;
        pass(1000);
        const body = (BODIES[target]?.() ?? '').replaceAll(edition, first);
        const key = target === '/v1/in/decisions' ? reviewer.key : world.key;
        // Only what a signature may cover in any form: changed, then signed.
        const changed = changes
          .filter(({ part }) => ['body', 'query', 'content-type', 'idempotency-key'].includes(part))
          .reduce(withChange, sign({ target, body, key }));
        const contentType = changed.headers['content-type'] ?? '';
        const idempotencyKey = changed.headers['idempotency-key'] ?? '';
        const request = sign({
          target: changed.query === '' ? target : `${target}?${changed.query}`,
          body: changed.body,
          contentType,
          idempotencyKey,
          key,
        });
        const before = await readFeedHead(own, PROVIDER);
        const { answer, ms } = await timed(() => ask(request));
        const told = JSON.stringify(textsOf(request));
        expect(ms, told).toBeLessThan(LONGEST_MS);
        expect(answer.status, told).toBeGreaterThanOrEqual(200);
        expect(answer.status, told).toBeLessThan(500);
        outcomes.add(answer.status);
        const after = await readFeedHead(own, PROVIDER);
        const isDone = answer.status === 200 && answer.body.state !== 'draft';
        expect(after.version, told).toBe(before.version + (isDone ? 1 : 0));
        if (!isDone) return;
        // What the head names is there, whole, and is what was said.
        for (const { edition: id, services } of after.head.editions)
          expect((await readFeed(own, id)).services, told).toHaveLength(services);
        const { editions, waiting, withdrawn } = after.head;
        const named = [...editions, waiting, withdrawn].map((one) => one?.edition);
        expect(named, told).toContain(answer.body.edition);
        // Nobody but a reviewer puts what is free in force.
        if (target !== '/v1/in/decisions' && !(await hasFree(own, before.head)))
          expect(await hasFree(own, after.head), told).toBe(false);
      },
    ),
    { numRuns: scaled(200, 5_000) },
  );
  // It is no test if nothing is ever taken.
  for (const status of [200, 400, 422]) expect([...outcomes]).toContain(status);
});

/** Spaces and tabs around a header's value are none of it (RFC 9110, 5.5): with them it is the same request. */
const saidBy = (request: SignableRequest) =>
  textsOf({
    ...request,
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, value?.replace(/^[ \t]+|[ \t]+$/g, '')]),
    ),
  });

const textsOf = ({ method, path, query, headers, body }: SignableRequest) => [
  method,
  path,
  query,
  headers,
  new TextDecoder().decode(body),
];

function withChange(
  request: SignableRequest,
  { part, at, length, put }: { part: string; at: number; length: number; put: string },
): SignableRequest {
  const change = (text: string): string => {
    const place = text.length === 0 ? 0 : at % (text.length + 1);
    return text.slice(0, place) + put + text.slice(place + length);
  };
  switch (part) {
    case 'method':
    case 'path':
    case 'query':
      return { ...request, [part]: change(request[part]) };
    case 'body':
      return { ...request, body: new TextEncoder().encode(change(new TextDecoder().decode(request.body))) };
    default:
      return { ...request, headers: { ...request.headers, [part]: change(request.headers[part] ?? '') } };
  }
}
