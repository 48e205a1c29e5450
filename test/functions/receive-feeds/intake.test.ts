/** What a provider may do with feeds, on the real table engine: send, read, confirm, withdraw; and what it is told otherwise. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SignableRequest } from '../../../functions/http/signature.ts';
import { pack, unpack } from '../../../functions/storage/encoding.ts';
import { readFeedHead, readFeedHeads } from '../../../functions/storage/feed-heads.ts';
import { readFeed } from '../../../functions/storage/feeds.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { lifeOf } from '../../../shared/feeds/life.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import {
  type Answer,
  exampleFeed,
  exampleService,
  gzipped,
  PROVIDER,
  provider,
} from '../../support/feeds.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

let table: Table;
type Provider = Awaited<ReturnType<typeof provider>>;
async function started(): Promise<Provider & { send: (request: SignableRequest) => Promise<Answer> }> {
  table = await engine.newTable();
  const one = await provider(table);
  const send = one.handlerOf(one.dependencies);
  return {
    ...one,
    // A second passes, so that no request is beyond the share.
    send: (request) => {
      one.pass(1000);
      return send(request);
    },
  };
}
const lifeOn = async (day: string) => lifeOf((await readFeedHead(table, PROVIDER)).head, day);
const editions = (list: readonly { edition: string }[]) => list.map(({ edition }) => edition);

describe('a feed', () => {
  test('takes effect by one answer, with its evidence, and is announced', async () => {
    const { send, feed, evidence, announced } = await started();
    const { status, headers, body } = await send(feed(exampleFeed()));
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        provider: PROVIDER,
        state: 'in-force',
        validFrom: '2026-11-30',
        corridors: ['DEU-TJK'],
        services: 1,
        held: 0,
        key: 'example-remit/k1',
        report: { outcome: 'accepted', counts: { error: 0 } },
      },
    });
    expect(headers['cache-control']).toBe('no-store');
    const { edition = '' } = body;
    expect(edition).toMatch(/^example-remit-\d{17}-[0-9a-f]{12}$/);
    expect((await readFeedHeads(table)).map((head) => editions(head.editions))).toEqual([[edition]]);
    expect((await readFeed(table, edition)).services.map(({ serviceId }) => serviceId)).toEqual(['app-cash']);
    expect(announced).toEqual([PROVIDER]);
    const record = JSON.parse(new TextDecoder().decode(evidence.kept.get(String(body.evidence))));
    expect(record).toMatchObject({
      format: 'karvon-signed-request-1',
      path: '/v1/in/feeds',
      keyId: 'example-remit/k1',
    });
    expect(JSON.parse(new TextDecoder().decode(evidence.kept.get(record.body)))).toEqual(exampleFeed());
  });

  test('for a day to come is scheduled, and takes effect by the day alone', async () => {
    const { send, feed } = await started();
    const now = await send(feed(exampleFeed()));
    const later = await send(
      feed(
        exampleFeed({
          publishedAt: '2026-11-30T06:30:00Z',
          validFrom: '2026-12-05',
          validUntil: '2026-12-20',
        }),
      ),
    );
    expect(later.body.state).toBe('scheduled');
    const [a = '', b = ''] = [now.body.edition, later.body.edition];
    const on = async (day: string) => {
      const { scheduled, current, stale } = await lifeOn(day);
      return [scheduled, current, stale].map(editions);
    };
    expect(await on('2026-12-04')).toEqual([[b], [a], []]);
    expect(await on('2026-12-05')).toEqual([[], [b], []]);
    expect(await on('2026-12-21')).toEqual([[], [], [b]]);
    expect(await on('2027-01-03')).toEqual([[], [], [b]]);
    expect(await on('2027-01-04')).toEqual([[], [], []]);
  });

  test('replaces the corridors that it lists, and leaves the others', async () => {
    const { send, feed } = await started();
    const two = exampleFeed({
      corridors: ['DEU-TJK', 'DEU-UZB'],
      services: [exampleService(), exampleService({ corridor: 'DEU-UZB', payoutCurrency: 'UZS' })],
    });
    const first = await send(feed(two));
    const second = await send(feed(exampleFeed({ publishedAt: '2026-11-30T06:30:00Z' })));
    expect(
      (await lifeOn('2026-11-30')).current.map(({ edition, corridors }) => [edition, corridors]),
    ).toEqual([
      [first.body.edition, ['DEU-UZB']],
      [second.body.edition, ['DEU-TJK']],
    ]);
    const third = await send(feed({ ...two, publishedAt: '2026-11-30T06:45:00Z' }));
    const { head } = await readFeedHead(table, PROVIDER);
    expect(editions(head.editions)).toEqual([third.body.edition]);
    expect(head.previous?.edition).toBe(second.body.edition);
  });

  test('with an error is refused as problem+json with the report; by accept=partial only its wrong services are', async () => {
    const { send, feed } = await started();
    const wrong = exampleFeed({
      services: [exampleService(), exampleService({ serviceId: 'web', sendCurrency: 'XYZ' })],
    });
    const refused = await send(feed(wrong));
    expect(refused).toMatchObject({
      status: 422,
      headers: { 'content-type': 'application/problem+json' },
      body: {
        type: 'urn:karvon:problem:feed-refused',
        report: { outcome: 'refused', services: { refused: 2 } },
      },
    });
    expect(await readFeedHeads(table)).toEqual([]);
    const partial = await send(feed(wrong, { target: '/v1/in/feeds?accept=partial' }));
    expect(partial).toMatchObject({
      status: 200,
      body: { services: 1, report: { services: { refused: 1 } } },
    });
  });

  test.each([
    ['application/gzip', gzipped(exampleFeed())],
    ['application/json; charset=utf-8', new TextEncoder().encode(JSON.stringify(exampleFeed()))],
  ])('is read as %s', async (contentType, body) => {
    const { send, feed } = await started();
    expect(await send(feed(exampleFeed(), { contentType, body }))).toMatchObject({ status: 200 });
  });

  test.each<[number, string, string, Uint8Array]>([
    [415, 'content-type', 'application/xml', new Uint8Array(1)],
    [415, 'content-type', 'application/json; charset=windows-1251', new Uint8Array(1)],
    [413, 'too-large', 'application/json', new Uint8Array(3 * 1024 * 1024 + 1)],
    [413, 'too-large', 'application/gzip', new Uint8Array(4 * 1024 * 1024 + 1)],
    [413, 'too-large', 'application/gzip', gzipSync(new Uint8Array(32 * 1024 * 1024 + 1))],
    [400, 'not-gzip', 'application/gzip', new Uint8Array(100)],
    [400, 'not-gzip', 'application/gzip', gzipped(exampleFeed()).slice(0, -9)],
  ])('%i %s: %s', async (status, code, contentType, body) => {
    const { send, feed, evidence } = await started();
    const answer = await send(feed(exampleFeed(), { contentType, body }));
    expect(answer).toMatchObject({ status, body: { type: `urn:karvon:problem:${code}` } });
    expect(evidence.kept.size).toBe(0);
  });

  test('that is only tried stores nothing, and says what would be', async () => {
    const { send, feed, evidence } = await started();
    const draft = await send(feed(exampleFeed(), { target: '/v1/in/feeds?dry-run=true' }));
    expect(draft).toMatchObject({ status: 200, body: { state: 'draft', report: { outcome: 'accepted' } } });
    expect(draft.body).toMatchObject({ edition: null, acceptedAt: null, evidence: null, key: null });
    expect(evidence.kept.size).toBe(0);
    for (const pk of ['FEEDS', `RECEIPTS#${PROVIDER}`, `FEED_LOG#${PROVIDER}`])
      expect(await table.query(pk), pk).toEqual([]);
  });

  test('is taken twenty times a day, and no oftener', async () => {
    const { send, feed, setClock } = await started();
    const statuses: number[] = [];
    for (let n = 0; n <= 20; n++) {
      const publishedAt = `2026-11-30T06:00:${String(n).padStart(2, '0')}Z`;
      statuses.push((await send(feed(exampleFeed({ publishedAt })))).status);
    }
    expect(statuses).toEqual([...Array(20).fill(200), 429]);
    setClock('2026-12-01T00:00:01Z');
    const next = await send(
      feed(exampleFeed({ publishedAt: '2026-11-30T06:30:00Z', validFrom: '2026-12-01' })),
    );
    expect(next.status).toBe(200);
  });
});

describe('an idempotency key', () => {
  const idempotencyKey = 'feed-2026-11-30';

  test('gets the stored answer for the same request, signed anew', async () => {
    const { send, feed, evidence } = await started();
    const first = await send(feed(exampleFeed(), { idempotencyKey }));
    const kept = evidence.kept.size;
    const again = await send(feed(exampleFeed(), { idempotencyKey }));
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(first.headers).not.toHaveProperty('idempotency-replayed');
    expect(evidence.kept.size).toBe(kept);
    expect((await readFeedHead(table, PROVIDER)).version).toBe(1);
  });

  test('gets the stored refusal too', async () => {
    const { send, feed } = await started();
    const wrong = exampleFeed({ corridors: [] });
    const first = await send(feed(wrong, { idempotencyKey }));
    const again = await send(feed(wrong, { idempotencyKey }));
    expect(first.status).toBe(422);
    expect(again).toMatchObject({
      status: 422,
      body: first.body,
      headers: { 'idempotency-replayed': 'true' },
    });
  });

  test('is good for a thousand repetitions within minutes: a receipt does not outgrow its item', async () => {
    const { send, feed, pass } = await started();
    await send(feed(exampleFeed(), { idempotencyKey }));
    const pk = `RECEIPTS#${PROVIDER}`;
    const item = await table.get({ pk, sk: idempotencyKey }, 'strong');
    const receipt = unpack(item?.value ?? new Uint8Array()) as { nonces: object[] };
    const nonces = Array.from({ length: 1000 }, (_, n) => ({
      keyId: `${PROVIDER}/k1`,
      nonce: `nonce-of-a-repetition-${n}`,
      passesUntil: '2026-11-30T07:05:00.000Z',
    }));
    await table.put({ pk, sk: idempotencyKey, version: 9, value: pack({ ...receipt, nonces }) });
    expect(await send(feed(exampleFeed(), { idempotencyKey }))).toMatchObject({
      status: 429,
      headers: { 'retry-after': '420' },
    });
    pass(420_000);
    expect((await send(feed(exampleFeed(), { idempotencyKey }))).status).toBe(200);
  });

  test('is of one request: another body, path, query or type is refused', async () => {
    const { send, feed, say } = await started();
    await send(feed(exampleFeed(), { idempotencyKey }));
    for (const other of [
      feed(exampleFeed({ validUntil: '2026-12-30' }), { idempotencyKey }),
      feed(exampleFeed(), { idempotencyKey, target: '/v1/in/feeds?accept=partial' }),
      feed(exampleFeed(), { idempotencyKey, contentType: 'text/csv' }),
      say('withdrawals', 'any', { idempotencyKey }),
    ])
      expect(await send(other)).toMatchObject({
        status: 422,
        body: { type: 'urn:karvon:problem:idempotency-key-reused' },
      });
  });

  test('is of one party', async () => {
    const { send, feed } = await started();
    await send(feed(exampleFeed(), { idempotencyKey }));
    const other = await provider(table, 'other-remit');
    const answer = await other.handlerOf(other.dependencies)(
      other.feed(exampleFeed({ provider: 'other-remit' }), { idempotencyKey }),
    );
    expect(answer).toMatchObject({ status: 200, body: { provider: 'other-remit' } });
  });

  test.each(['short', 'with space', 'x'.repeat(129)])('is not %s', async (key) => {
    const { send, feed } = await started();
    expect(await send(feed(exampleFeed(), { idempotencyKey: key }))).toMatchObject({ status: 400 });
  });

  test('whose first request goes on gets 409, until that run can be over', async () => {
    const { send, feed, pass, handlerOf, dependencies } = await started();
    const stopped = handlerOf({
      ...dependencies,
      check: async () => {
        throw new Error('the process dies');
      },
    });
    expect((await stopped(feed(exampleFeed(), { idempotencyKey }))).status).toBe(500);
    const waiting = await send(feed(exampleFeed(), { idempotencyKey }));
    expect(waiting).toMatchObject({
      status: 409,
      headers: { 'retry-after': '60' },
      body: { type: 'urn:karvon:problem:unfinished' },
    });
    pass(61_000);
    expect(await send(feed(exampleFeed(), { idempotencyKey }))).toMatchObject({
      status: 200,
      body: { state: 'in-force', acceptedAt: '2026-11-30T07:00:00.000Z' },
    });
  });
});

describe('what is doubted', () => {
  const free = { serviceId: 'free', fees: { cash: [{ above: '0', upTo: '100', fixed: '0', percent: '0' }] } };
  const margin = (percent: string) => [
    { above: '0', upTo: '5000', marginPercent: percent, benchmark: 'reference' },
  ];

  test('waits, while the rest is in force, until it is confirmed', async () => {
    const { send, feed, say } = await started();
    const services = [exampleService(), exampleService({ serviceId: 'dear', exchangeRates: margin('12') })];
    const held = await send(feed(exampleFeed({ services })));
    expect(held.body).toMatchObject({ state: 'in-force', services: 1, held: 1, report: { outcome: 'held' } });
    const { edition = '' } = held.body;
    const namesOf = async (id: string) =>
      (await readFeed(table, id)).services.map(({ serviceId }) => serviceId);
    expect(await namesOf(edition)).toEqual(['app-cash']);
    const confirmed = await send(say('confirmations', edition));
    expect(confirmed).toMatchObject({
      status: 200,
      body: { state: 'in-force', services: 2, held: 0, confirms: edition },
    });
    const { current } = await lifeOn('2026-11-30');
    expect(editions(current)).toEqual([confirmed.body.edition]);
    expect(await namesOf(confirmed.body.edition ?? '')).toEqual(['app-cash', 'dear']);
    expect((await send(say('confirmations', edition))).status).toBe(404);
  });

  test('as too good stays until a reviewer decides', async () => {
    const { send, feed, say } = await started();
    const exchangeRates = [{ above: '0', upTo: '100', rate: '1', asOf: '2026-11-30T06:00:00Z' }];
    const services = [exampleService(), exampleService({ ...free, payoutCurrency: 'EUR', exchangeRates })];
    const held = await send(feed(exampleFeed({ services })));
    expect(held.body).toMatchObject({ services: 1, held: 1 });
    const confirmed = await send(say('confirmations', held.body.edition ?? ''));
    expect(confirmed.body).toMatchObject({ services: 1, held: 1 });
  });

  test('as a whole changes nothing until it is confirmed', async () => {
    const { send, feed, say } = await started();
    const services = ['a', 'b', 'c', 'd'].map((serviceId) => exampleService({ serviceId }));
    const first = await send(feed(exampleFeed({ services })));
    const fewer = exampleFeed({ services: services.slice(0, 1), publishedAt: '2026-11-30T06:30:00Z' });
    const waiting = await send(feed(fewer));
    expect(waiting.body).toMatchObject({ state: 'waiting', services: 0, held: 1 });
    expect(editions((await lifeOn('2026-11-30')).current)).toEqual([first.body.edition]);
    const confirmed = await send(say('confirmations', waiting.body.edition ?? ''));
    expect(confirmed.body).toMatchObject({ state: 'in-force', services: 1 });
    const { head } = await readFeedHead(table, PROVIDER);
    expect([editions(head.editions), head.waiting]).toEqual([[confirmed.body.edition], null]);
  });
});

test('the next feed is held against the reference rates that the one before was checked by, corridor by corridor', async () => {
  const { feed, say, pass, handlerOf, dependencies } = await started();
  const seen: unknown[] = [];
  let rate = '11.03';
  const ask = handlerOf({
    ...dependencies,
    check: async (input, isPartial, about) => {
      seen.push(about.before?.references ?? null);
      const checked = await dependencies.check(input, isPartial, about);
      return { ...checked, report: { ...checked.report, references: { 'EUR-TJS': rate } } };
    },
  });
  const send = async (request: SignableRequest) => {
    pass(1000);
    const answer = await ask(request);
    expect(answer.status).toBe(200);
    return answer.body.edition ?? '';
  };
  const two = ['DEU-TJK', 'DEU-UZB'] as const;
  const services = two.map((corridor) =>
    exampleService({ corridor, payoutCurrency: corridor === 'DEU-TJK' ? 'TJS' : 'UZS' }),
  );
  const first = await send(feed(exampleFeed({ corridors: [...two], services })));
  await send(say('confirmations', first));
  rate = '12';
  await send(feed(exampleFeed({ publishedAt: '2026-11-30T06:30:00Z' })));
  await send(feed(exampleFeed({ publishedAt: '2026-11-30T06:40:00Z' })));
  const [old, next] = [{ 'EUR-TJS': '11.03' }, { 'EUR-TJS': '12' }];
  expect(seen).toEqual([null, { 'DEU-TJK': old, 'DEU-UZB': old }, { 'DEU-TJK': next, 'DEU-UZB': old }]);
});

describe('a withdrawal', () => {
  test('ends an edition; what it replaced does not come back', async () => {
    const { send, feed, say } = await started();
    await send(feed(exampleFeed()));
    const { body } = await send(feed(exampleFeed({ publishedAt: '2026-11-30T06:30:00Z' })));
    const withdrawn = await send(say('withdrawals', body.edition ?? ''));
    expect(withdrawn).toMatchObject({ status: 200, body: { state: 'withdrawn', edition: body.edition } });
    expect(await lifeOn('2026-11-30')).toEqual({ scheduled: [], current: [], stale: [] });
    expect((await readFeedHead(table, PROVIDER)).head.withdrawn?.edition).toBe(body.edition);
    expect((await send(say('withdrawals', body.edition ?? ''))).status).toBe(404);
  });

  test('of one that is scheduled leaves what is in force, also once its day has come', async () => {
    const { send, feed, say, setClock } = await started();
    const first = await send(feed(exampleFeed()));
    const later = exampleFeed({ publishedAt: '2026-11-30T06:30:00Z', validFrom: '2026-12-02' });
    const second = await send(feed(later));
    await send(say('withdrawals', second.body.edition ?? ''));
    expect(editions((await lifeOn('2026-12-02')).current)).toEqual([first.body.edition]);
    const third = await send(feed({ ...later, publishedAt: '2026-11-30T06:40:00Z' }));
    setClock('2026-12-02T08:00:00Z');
    await send(say('withdrawals', third.body.edition ?? ''));
    expect((await lifeOn('2026-12-02')).current).toEqual([]);
  });

  test.each([
    [400, '{"edition":"a","by":"b","more":1}', 'application/json'],
    [400, '{"edition":"A","by":"b"}', 'application/json'],
    [400, '{', 'application/json'],
    [400, '', 'application/json'],
    [415, '{"edition":"a","by":"b"}', 'text/plain'],
    [404, '{"edition":"a","by":"b"}', 'application/json'],
  ])('%i: %s as %s', async (status, body, contentType) => {
    const { send, sign } = await started();
    expect((await send(sign({ target: '/v1/in/withdrawals', body, contentType }))).status).toBe(status);
  });
});

describe('reading', () => {
  test('a provider reads what counts, what came, and each report with a difference', async () => {
    const { send, feed, read } = await started();
    const first = await send(feed(exampleFeed()));
    const fees = { 'debit-card': [{ above: '0', upTo: '5000', fixed: '2.49', percent: '1.5' }] };
    const second = await send(
      feed(
        exampleFeed({
          publishedAt: '2026-11-30T06:30:00Z',
          services: [exampleService({ fees }), exampleService({ serviceId: 'web', accessPoint: 'internet' })],
        }),
      ),
    );
    const refused = await send(feed(exampleFeed({ corridors: [] })));
    const [a = '', b = ''] = [first.body.edition, second.body.edition];
    const status = await send(read('/v1/in/feeds'));
    expect(status).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'no-store' },
      body: {
        provider: PROVIDER,
        day: '2026-11-30',
        suspended: null,
        current: [{ edition: b, services: 2 }],
        previous: { edition: a },
        history: [
          { edition: refused.body.edition, outcome: 'refused' },
          { edition: b, outcome: 'in-force', kind: 'feed' },
          { edition: a },
        ],
      },
    });
    expect(JSON.stringify(status.body)).not.toContain('idempotencyKey');
    expect((await send(read(`/v1/in/feeds/${b}?against=${a}`))).body).toMatchObject({
      edition: b,
      report: { outcome: 'accepted' },
      difference: {
        added: [{ corridor: 'DEU-TJK', serviceId: 'web' }],
        removed: [],
        changed: [{ corridor: 'DEU-TJK', serviceId: 'app-cash', fields: ['fees'] }],
        unchanged: 0,
      },
    });
    expect((await send(read(`/v1/in/feeds/${refused.body.edition}`))).body).toMatchObject({
      report: { outcome: 'refused' },
      difference: null,
    });
  });

  test('nobody reads what another sent', async () => {
    const { send, feed } = await started();
    const { body } = await send(feed(exampleFeed()));
    const other = await provider(table, 'other-remit');
    const ask = other.handlerOf(other.dependencies);
    expect((await ask(other.read(`/v1/in/feeds/${body.edition}`))).status).toBe(404);
    expect((await ask(other.read('/v1/in/feeds'))).body).toMatchObject({ current: [], history: [] });
  });

  test('what was begun and not committed is not shown', async () => {
    const { send, feed, read, handlerOf, dependencies } = await started();
    const before = {
      ...table,
      put: async (item: Parameters<Table['put']>[0], version?: number) => {
        if (item.pk === 'FEEDS') throw new Error('the process dies');
        return table.put(item, version);
      },
    };
    expect((await handlerOf({ ...dependencies, table: before })(feed(exampleFeed()))).status).toBe(500);
    expect((await send(read('/v1/in/feeds'))).body).toMatchObject({ current: [], history: [] });
    const [item] = await table.query(`FEED_LOG#${PROVIDER}`);
    const edition = item?.sk.split('#')[1];
    expect((await send(read(`/v1/in/feeds/${edition}`))).status).toBe(404);
  });
});

test('another method of a path names those that it has', async () => {
  const { send, sign } = await started();
  expect(await send(sign({ method: 'DELETE', target: '/v1/in/feeds' }))).toMatchObject({
    status: 405,
    headers: { allow: 'POST, GET, HEAD, OPTIONS' },
  });
  expect(await send(sign({ method: 'OPTIONS', target: '/v1/in/withdrawals' }))).toMatchObject({
    status: 204,
    headers: { allow: 'POST, OPTIONS' },
  });
});

test('a party has five requests a second, ten at once, and leaves others theirs', async () => {
  table = await engine.newTable();
  const one = await provider(table);
  const ask = one.handlerOf(one.dependencies);
  const answers = [];
  for (let n = 0; n < 11; n++) answers.push((await ask(one.read('/v1/in/feeds'))).status);
  expect(answers).toEqual([...Array(10).fill(200), 429]);
  one.pass(200);
  expect((await ask(one.read('/v1/in/feeds'))).status).toBe(200);
});
