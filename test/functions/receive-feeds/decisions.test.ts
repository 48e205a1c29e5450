/** What waits for a reviewer, and what becomes of it: on the real table engine. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SignableRequest } from '../../../functions/http/signature.ts';
import { readFeedHead } from '../../../functions/storage/feed-heads.ts';
import { readFeed } from '../../../functions/storage/feeds.ts';
import { feedLogPartition } from '../../../functions/storage/keys.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { REVIEWED_RULES } from '../../../shared/contracts/feed-head.ts';
import { lifeOf } from '../../../shared/feeds/life.ts';
import { RULES } from '../../../shared/feeds/rules.ts';
import { dyingAt } from '../../support/breaking.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import {
  decisionOn,
  exampleFeed,
  exampleService,
  feedWithFree,
  PROVIDER,
  provider,
  REVIEWER,
} from '../../support/feeds.ts';

let engine: Engine;
let table: Table;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

async function started() {
  table = await engine.newTable();
  const one = await provider(table);
  const desk = await one.reviewer();
  const ask = one.handlerOf(one.dependencies);
  const send = (request: SignableRequest) => {
    one.pass(1000);
    return ask(request);
  };
  const held = (await send(one.feed(feedWithFree()))).body.edition ?? '';
  one.pass(1000);
  return { ...one, desk, send, held };
}

/** Names of the services in force of the one edition that counts. */
async function inForce(): Promise<string[]> {
  const { current } = lifeOf((await readFeedHead(table, PROVIDER)).head, '2026-11-30');
  expect(current).toHaveLength(1);
  return (await readFeed(table, current[0]?.edition ?? '')).services.map(({ serviceId }) => serviceId);
}

test('reviewers decide on the rules that the catalogue leaves to them', () => {
  const left = RULES.filter(({ liftedBy }) => liftedBy === 'reviewer').map(({ id }) => id);
  expect(left.sort()).toEqual([...REVIEWED_RULES].sort());
});

test('what waits is listed for a reviewer, and for nobody else', async () => {
  const { send, desk, read, held, evidence } = await started();
  const listed = await send(desk.read('/v1/in/decisions'));
  expect(listed).toMatchObject({
    status: 200,
    headers: { 'cache-control': 'no-store' },
    body: {
      day: '2026-11-30',
      waiting: 1,
      services: [{ provider: PROVIDER, edition: held, service: 'DEU-TJK/free', rules: ['free'], others: [] }],
    },
  });
  const [{ charges, evidence: of }] = listed.body.services as [{ charges: string; evidence: string }];
  expect(JSON.parse(charges)).toMatchObject({ fees: { cash: [{ fixed: '0', percent: '0' }] } });
  expect(evidence.kept.has(of)).toBe(true);
  expect(await send(read('/v1/in/decisions'))).toMatchObject({
    status: 404,
    body: { type: 'urn:karvon:problem:out-of-scope' },
  });
});

test('a feed that waits beside the one decided on goes on waiting', async () => {
  const { send, desk, feed } = await started();
  const others = ['a', 'b', 'c'].map((serviceId) => exampleService({ serviceId }));
  const services = [...feedWithFree().services, ...others];
  const first = await send(feed(feedWithFree({ publishedAt: '2026-11-30T06:10:00Z', services })));
  expect(first.body).toMatchObject({ state: 'in-force', services: 4, held: 1 });
  const fewer = exampleFeed({ publishedAt: '2026-11-30T06:30:00Z', services: [exampleService()] });
  const waiting = await send(feed(fewer));
  expect(waiting.body).toMatchObject({ state: 'waiting' });
  const decided = await send(desk.decide(first.body.edition ?? ''));
  expect(decided).toMatchObject({ status: 200, body: { state: 'in-force', services: 5 } });
  const { head } = await readFeedHead(table, PROVIDER);
  expect(head.waiting?.edition).toBe(waiting.body.edition);
  expect(await inForce()).toEqual(['app-cash', 'free', 'a', 'b', 'c']);
});

test('what is taken counts from then on, and the provider reads which role decided, when and why', async () => {
  const { send, desk, read, held, announced } = await started();
  const decided = await send(desk.decide(held));
  expect(decided).toMatchObject({
    status: 200,
    body: {
      state: 'in-force',
      provider: PROVIDER,
      services: 2,
      held: 0,
      decides: held,
      verdict: 'take',
      decided: 1,
    },
  });
  expect(await inForce()).toEqual(['app-cash', 'free']);
  expect(announced).toEqual([PROVIDER, PROVIDER]);
  const { edition } = decided.body;
  const shown = {
    edition,
    at: '2026-11-30T07:00:03.000Z',
    kind: 'decision',
    outcome: 'in-force',
    key: 'reviewer',
    decision: {
      edition: held,
      verdict: 'take',
      rule: 'free',
      services: null,
      reason: decisionOn('').reason,
      by: 'price-desk',
    },
  };
  const status = await send(read('/v1/in/feeds'));
  expect(status.body).toMatchObject({
    // The prices are the provider's word, by its key.
    current: [{ edition, key: `${PROVIDER}/k1` }],
    history: [shown, { edition: held, kind: 'feed', decision: null, key: `${PROVIDER}/k1` }],
  });
  // A role, no person and no party.
  expect(JSON.stringify(status.body)).not.toContain(`${REVIEWER}/k1`);
  expect((await send(read(`/v1/in/feeds/${edition}?against=${held}`))).body).toMatchObject({
    ...shown,
    report: null,
    difference: { added: [{ serviceId: 'free' }], removed: [], unchanged: 1 },
  });
  expect((await send(desk.read('/v1/in/decisions'))).body).toMatchObject({ waiting: 0, services: [] });
});

test('what is refused is gone for good: no confirmation brings it back', async () => {
  const { send, desk, say, held } = await started();
  const refused = await send(desk.decide(held, { verdict: 'refuse', services: ['DEU-TJK/free'] }));
  expect(refused).toMatchObject({ status: 200, body: { services: 1, held: 0, verdict: 'refuse' } });
  expect(await inForce()).toEqual(['app-cash']);
  const confirmed = await send(say('confirmations', refused.body.edition ?? ''));
  expect(confirmed.body).toMatchObject({ services: 1, held: 0 });
});

test('a doubt that the provider can lift stays for the provider, and the other way round', async () => {
  const { send, desk, say, feed } = await started();
  const [, free = exampleService()] = feedWithFree().services;
  const dear = exampleService({
    serviceId: 'dear',
    exchangeRates: [{ above: '0', upTo: '5000', marginPercent: '12', benchmark: 'reference' }],
  });
  // Up to 50 it costs nothing, beyond that much is lost in its rate.
  const asOf = '2026-11-30T06:00:00Z';
  const both = {
    ...free,
    exchangeRates: [
      { above: '0', upTo: '50', rate: '1', asOf },
      { above: '50', upTo: '100', rate: '0.8', asOf },
    ],
  };
  const services = [exampleService(), dear, both];
  const sent = await send(feed(exampleFeed({ services, publishedAt: '2026-11-30T06:30:00Z' })));
  expect(sent.body).toMatchObject({ services: 1, held: 2 });
  const listed = await send(desk.read('/v1/in/decisions'));
  expect(listed.body.services).toMatchObject([{ rules: ['free'], others: ['margin-high'] }]);
  const taken = await send(desk.decide(sent.body.edition ?? ''));
  expect(taken.body).toMatchObject({ services: 1, held: 2, decided: 1 });
  expect((await send(desk.read('/v1/in/decisions'))).body.waiting).toBe(0);
  const confirmed = await send(say('confirmations', taken.body.edition ?? ''));
  expect(confirmed.body).toMatchObject({ services: 3, held: 0 });
  expect((await inForce()).sort()).toEqual(['app-cash', 'dear', 'free']);
});

test('of a feed that waits as a whole a service is decided on, and all of it still waits', async () => {
  const { send, desk, say, feed } = await started();
  const four = ['a', 'b', 'c', 'd'].map((serviceId) => exampleService({ serviceId }));
  await send(feed(exampleFeed({ services: four, publishedAt: '2026-11-30T06:20:00Z' })));
  const waiting = await send(feed(feedWithFree({ publishedAt: '2026-11-30T06:30:00Z' })));
  expect(waiting.body).toMatchObject({ state: 'waiting', held: 2 });
  const taken = await send(desk.decide(waiting.body.edition ?? ''));
  expect(taken.body).toMatchObject({ state: 'waiting', services: 0, held: 2 });
  expect(await inForce()).toEqual(['a', 'b', 'c', 'd']);
  const confirmed = await send(say('confirmations', taken.body.edition ?? ''));
  expect(confirmed.body).toMatchObject({ state: 'in-force', services: 2, held: 0 });
});

describe('a decision', () => {
  test.each<[number, string, Record<string, unknown>, string]>([
    [400, 'neither services nor a rule', { rule: undefined }, 'services'],
    [400, 'both', { services: ['DEU-TJK/free'], rule: 'free' }, 'rule'],
    [400, 'another rule', { rule: 'margin-high' }, 'rule'],
    [400, 'no service', { services: [] }, 'services'],
    [400, 'too many services', { services: Array(101).fill('DEU-TJK/free') }, 'services'],
    [400, 'another verdict', { verdict: 'maybe' }, 'verdict'],
    [400, 'no reason', { reason: undefined }, 'reason'],
    [400, 'a short reason', { reason: 'no' }, 'reason'],
    [400, 'a long reason', { reason: 'a'.repeat(501) }, 'reason'],
    [400, 'a reason of two lines', { reason: 'one line\nanother line' }, 'reason'],
    [400, 'an address in its reason', { reason: 'said by anna@example.org' }, 'reason'],
    [400, 'a telephone number in its reason', { reason: 'said by +49301234567' }, 'reason'],
    [400, 'a name', { by: 'Anna Becker' }, 'by'],
    [400, 'another field', { more: 1 }, 'body'],
    [404, 'an unknown edition', { edition: 'another' }, 'edition'],
    [404, 'an unknown provider', { provider: 'nobody' }, 'edition'],
    [422, 'a service that does not wait', { services: ['DEU-TJK/app-cash'] }, 'services'],
    [422, 'a rule that nothing waits by', { rule: 'rate-better-than-reference' }, 'rule'],
  ])('%i: with %s', async (status, _, said, field) => {
    const { send, desk, held } = await started();
    const { version } = await readFeedHead(table, PROVIDER);
    const answer = await send(desk.decide(held, said));
    expect(answer.status).toBe(status);
    const fields = (answer.body.errors as { field: string; allowed: string[] }[]).map((error) => {
      expect(error.allowed.length).toBeGreaterThan(0);
      return error.field;
    });
    expect(fields).toContain(field);
    expect((await readFeedHead(table, PROVIDER)).version).toBe(version);
    expect(await table.query(feedLogPartition('nobody'))).toEqual([]);
  });

  test('is not made by a provider, of itself or another, nor a feed sent by a reviewer', async () => {
    const { send, sign, desk, feed, held, key } = await started();
    const requests = [
      desk.decide(held, {}, { key }),
      feed(exampleFeed(), { key: desk.key }),
      sign({
        target: '/v1/in/confirmations',
        key: desk.key,
        body: JSON.stringify({ edition: held, by: 'a' }),
      }),
      desk.read('/v1/in/feeds'),
    ];
    for (const request of requests)
      expect(await send(request)).toMatchObject({
        status: 404,
        body: { type: 'urn:karvon:problem:out-of-scope' },
      });
    expect(await inForce()).toEqual(['app-cash']);
  });

  test('that was answered is answered again the same, and made once', async () => {
    const { send, desk, held } = await started();
    const options = { idempotencyKey: 'decision-1' };
    const first = await send(desk.decide(held, {}, options));
    const again = await send(desk.decide(held, {}, options));
    expect(again).toMatchObject({ body: first.body, headers: { 'idempotency-replayed': 'true' } });
    expect((await readFeedHead(table, PROVIDER)).version).toBe(2);
  });
});

/** Evidence twice, receipt, chunk, rest of the feed, answer and line of the reviewer, those of the provider, head, receipt. */
const WRITES = 13;
const HEAD = 12;
const EACH = Array.from({ length: WRITES }, (_, index) => index + 1);

describe.each(['before', 'after'] as const)('the process dies just %s', (when) => {
  test.each(EACH)(
    'write %i of a decision: it counts wholly or not, and is true when it is sent again',
    async (at) => {
      const { desk, held, dependencies, handlerOf, pass, read, send } = await started();
      const options = { idempotencyKey: 'decision-1' };
      const died = await handlerOf(dyingAt(dependencies, at, when))(desk.decide(held, {}, options));
      expect(died.status).toBe(500);
      const isCommitted = at > HEAD || (at === HEAD && when === 'after');
      expect(await inForce()).toEqual(isCommitted ? ['app-cash', 'free'] : ['app-cash']);
      const kinds = async () =>
        ((await send(read('/v1/in/feeds'))).body.history as { kind: string }[]).map(({ kind }) => kind);
      expect(await kinds()).toEqual(isCommitted ? ['decision', 'feed'] : ['feed']);
      pass(61_000);
      const again = await send(desk.decide(held, {}, options));
      expect(again).toMatchObject({ status: 200, body: { decides: held, services: 2 } });
      expect(await inForce()).toEqual(['app-cash', 'free']);
      expect(await kinds()).toEqual(['decision', 'feed']);
      expect((await readFeedHead(table, PROVIDER)).version).toBe(2);
    },
  );

  test.each(EACH)(
    'write %i of a decision: a feed that comes in between is in force, and both answers are true',
    async (at) => {
      const { desk, held, dependencies, handlerOf, pass, send, feed, read } = await started();
      const options = { idempotencyKey: 'decision-1' };
      await handlerOf(dyingAt(dependencies, at, when))(desk.decide(held, {}, options));
      const between = await send(feed(exampleFeed({ publishedAt: '2026-11-30T06:30:00Z' })));
      expect(between.status).toBe(200);
      pass(61_000);
      const again = await send(desk.decide(held, {}, options));
      const isCommitted = at > HEAD || (at === HEAD && when === 'after');
      expect(again).toMatchObject(
        isCommitted
          ? { status: 200, body: { decides: held } }
          : { status: 404, body: { type: 'urn:karvon:problem:no-such-edition' } },
      );
      expect(await inForce()).toEqual(['app-cash']);
      const { history } = (await send(read('/v1/in/feeds'))).body as { history: { kind: string }[] };
      expect(history.map(({ kind }) => kind)).toEqual(
        isCommitted ? ['feed', 'decision', 'feed'] : ['feed', 'feed'],
      );
    },
  );
});

test('two decide at once: one of them does, the other is told that it waits no more', async () => {
  for (let round = 0; round < 5; round++) {
    const { desk, held, dependencies, handlerOf } = await started();
    const ask = handlerOf(dependencies);
    const answers = await Promise.all([
      ask(desk.decide(held)),
      ask(desk.decide(held, { verdict: 'refuse' })),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    const taken = answers[0]?.status === 200;
    expect(await inForce()).toEqual(taken ? ['app-cash', 'free'] : ['app-cash']);
  }
});
