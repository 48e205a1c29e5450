/**
 * What a feed leaves behind when something breaks: the process dies at each of its writes, the store is too busy for each, the answer
 * to each gets lost, another feed of the provider comes before each. One whole edition is in force each time, and the provider's
 * answer is true.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unpack } from '../../../functions/storage/encoding.ts';
import { readFeedHead } from '../../../functions/storage/feed-heads.ts';
import { readFeed } from '../../../functions/storage/feeds.ts';
import { receiptPartition } from '../../../functions/storage/keys.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { lifeOf } from '../../../shared/feeds/life.ts';
import {
  counting,
  dyingAt,
  interruptedAt,
  losingAnswerAt,
  throttledAt,
  WHEN,
} from '../../support/breaking.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { exampleFeed, exampleService, PROVIDER, provider } from '../../support/feeds.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

const fees = (fixed: string) => ({ 'debit-card': [{ above: '0', upTo: '5000', fixed, percent: '1.5' }] });
const OLD = exampleFeed({ publishedAt: '2026-11-30T05:00:00Z' });
const NEW = exampleFeed({
  services: [exampleService({ fees: fees('2.19') }), exampleService({ serviceId: 'web' })],
});
const idempotencyKey = 'the-new-feed';

/** A provider whose old feed is in force. */
async function prepared(loses?: (write: number) => boolean) {
  const table = await engine.newTable(loses);
  const one = await provider(table);
  const { body } = await one.handlerOf(one.dependencies)(one.feed(OLD));
  one.pass(1000);
  return { table, old: body.edition ?? '', ...one };
}

/** The services in force and the edition, checked to be one whole edition. */
async function inForce(table: Table) {
  const { head } = await readFeedHead(table, PROVIDER);
  const { current } = lifeOf(head, '2026-11-30');
  expect(current).toHaveLength(1);
  const [{ edition, services } = { edition: '', services: 0 }] = current;
  const feed = await readFeed(table, edition);
  expect(feed.services).toHaveLength(services);
  return { edition, feed };
}

/** Evidence twice, receipt, chunk, rest of the feed, answer, line in the log, where each evidence belongs, head, receipt. */
const WRITES = 11;

test('a feed takes so many writes', async () => {
  const one = await prepared();
  const counted = counting(one.dependencies);
  expect((await one.handlerOf(counted)(one.feed(NEW, { idempotencyKey }))).status).toBe(200);
  expect(counted.writes()).toBe(WRITES);
});

const EACH = Array.from({ length: WRITES }, (_, index) => index + 1);
const HEAD = 10;

describe.each(WHEN)('the process dies just %s', (when) => {
  test.each(EACH)(
    'write %i: signed anew a minute later, the request ends as if nothing had been',
    async (at) => {
      const one = await prepared();
      const died = await one.handlerOf(dyingAt(one.dependencies, at, when))(
        one.feed(NEW, { idempotencyKey }),
      );
      expect(died.status).toBe(500);
      const isCommitted = at > HEAD || (at === HEAD && when === 'after');
      expect((await inForce(one.table)).feed).toEqual(isCommitted ? NEW : OLD);
      one.pass(61_000);
      const ask = one.handlerOf(one.dependencies);
      const again = await ask(one.feed(NEW, { idempotencyKey }));
      const { edition, feed } = await inForce(one.table);
      expect(again).toMatchObject({ status: 200, body: { edition, state: 'in-force' } });
      expect(feed).toEqual(NEW);
      // The head changed once for each feed.
      expect((await readFeedHead(one.table, PROVIDER)).version).toBe(2);
      one.pass(1000);
      const third = await ask(one.feed(NEW, { idempotencyKey }));
      expect(third).toMatchObject({
        status: 200,
        body: again.body,
        headers: { 'idempotency-replayed': 'true' },
      });
    },
  );

  test.each(EACH)(
    'write %i: a feed that comes in between is in force, and both answers are true',
    async (at) => {
      const one = await prepared();
      await one.handlerOf(dyingAt(one.dependencies, at, when))(one.feed(NEW, { idempotencyKey }));
      const ask = one.handlerOf(one.dependencies);
      const other = exampleFeed({ publishedAt: '2026-11-30T06:30:00Z' });
      const between = await ask(one.feed(other));
      expect(between.status).toBe(200);
      one.pass(61_000);
      const again = await ask(one.feed(NEW, { idempotencyKey }));
      // What was committed was in force; what was not is older than the other by now.
      const isCommitted = at > HEAD || (at === HEAD && when === 'after');
      expect(again).toMatchObject(
        isCommitted
          ? { status: 200, body: { state: 'in-force' } }
          : { status: 422, body: { report: { findings: [{ rule: 'older-than-last' }] } } },
      );
      expect(await inForce(one.table)).toEqual({ edition: between.body.edition, feed: other });
    },
  );
});

test.each(EACH)('the store is too busy for write %i: as if the process had died', async (at) => {
  const one = await prepared();
  const broken = await one.handlerOf(throttledAt(one.dependencies, at))(one.feed(NEW, { idempotencyKey }));
  expect(broken.status).toBe(500);
  expect((await inForce(one.table)).feed).toEqual(at > HEAD ? NEW : OLD);
  one.pass(61_000);
  expect((await one.handlerOf(one.dependencies)(one.feed(NEW, { idempotencyKey }))).status).toBe(200);
  expect((await inForce(one.table)).feed).toEqual(NEW);
});

test.each([...EACH, 'every' as const])('the answer to write %s gets lost: nobody notices', async (at) => {
  // The writes of before: the register's, and those of the old feed to the table.
  const BEFORE = 10;
  const evidence = typeof at === 'number' && at <= 2;
  const one = await prepared((write) => at === 'every' || (!evidence && write === BEFORE + Number(at) - 2));
  const { evidence: kept } = evidence ? losingAnswerAt({ evidence: one.evidence }, at) : one.dependencies;
  const answer = await one.handlerOf({ ...one.dependencies, evidence: kept })(
    one.feed(NEW, { idempotencyKey }),
  );
  const { edition, feed } = await inForce(one.table);
  expect(answer).toMatchObject({ status: 200, body: { edition, state: 'in-force' } });
  expect(feed).toEqual(NEW);
  const receipts = await one.table.query(receiptPartition(PROVIDER));
  expect(receipts.map(({ value }) => unpack(value))).toMatchObject([{ isDone: true }, { isDone: true }]);
});

test.each(EACH)(
  'another feed of the provider comes just before write %i: one whole one is in force',
  async (at) => {
    const one = await prepared();
    const other = exampleFeed({ publishedAt: '2026-11-30T06:30:00Z' });
    let between: string | undefined;
    const interrupted = interruptedAt(one.dependencies, at, async () => {
      between = (await one.handlerOf(one.dependencies)(one.feed(other))).body.edition;
    });
    const answer = await one.handlerOf(interrupted)(one.feed(NEW, { idempotencyKey }));
    // Up to the head it loses, and is older then.
    expect(answer.status).toBe(at > HEAD ? 200 : 422);
    expect(await inForce(one.table)).toEqual({ edition: between, feed: other });
  },
);

test('two at once: the newer one is in force, whoever is faster, and its provider is told so', async () => {
  for (let round = 0; round < 10; round++) {
    const one = await prepared();
    const feeds = [NEW, exampleFeed({ publishedAt: '2026-11-30T06:30:00Z' })];
    const ask = one.handlerOf(one.dependencies);
    const answers = await Promise.all(feeds.map((feed) => ask(one.feed(feed))));
    const { edition, feed } = await inForce(one.table);
    expect(feed).toEqual(feeds[1]);
    expect(answers[1]).toMatchObject({ status: 200, body: { edition } });
    expect([200, 422]).toContain(answers[0]?.status);
  }
});

test('the same request twice at once: one is answered, the other told that it is being worked at', async () => {
  const one = await prepared();
  const ask = one.handlerOf(one.dependencies);
  const answers = await Promise.all([NEW, NEW].map((feed) => ask(one.feed(feed, { idempotencyKey }))));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await readFeedHead(one.table, PROVIDER)).version).toBe(2);
});

test('a message that cannot be sent changes no answer', async () => {
  const one = await prepared();
  const announce = async () => {
    throw new Error('no queue');
  };
  expect((await one.handlerOf({ ...one.dependencies, announce })(one.feed(NEW))).status).toBe(200);
});
