/**
 * A key is revoked while a request that it signed is under way, verified before: in whatever order the two write, nothing that it signed
 * since counts once the revocation has ended. On the real table engine.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFeedHead } from '../../../functions/storage/feed-heads.ts';
import { readFeed } from '../../../functions/storage/feeds.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { addKey, revokeKey } from '../../../infra/admin/register.ts';
import { interruptedAt } from '../../support/breaking.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { type Answer, exampleFeed, feedWithFree, PROVIDER, provider, REVIEWER } from '../../support/feeds.ts';
import { newKey } from '../../support/signing.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

async function started() {
  const table = await engine.newTable();
  const one = await provider(table);
  const desk = await one.reviewer();
  const ask = one.handlerOf(one.dependencies);
  const held = (await ask(one.feed(feedWithFree()))).body.edition ?? '';
  one.pass(1000);
  const since = one.dependencies.now().toISOString();
  const registerOf = (of: Table) => ({ table: of, now: one.dependencies.now });
  const revoke = (party: string, of = table) => revokeKey(registerOf(of), party, 'k1', since, ['Anna']);
  return { ...one, table, desk, ask, held, revoke, registerOf, since };
}
const editionsOf = async (table: Table) =>
  (await readFeedHead(table, PROVIDER)).head.editions.map(({ edition }) => edition);

const NEXT = exampleFeed({ publishedAt: '2026-11-30T06:30:00Z' });
/** As many writes as each takes, and which of them is the head (crash.test.ts, decisions.test.ts). */
const FEED = { writes: 11, head: 10 };
const DECISION = { writes: 13, head: 12 };
const each = ({ writes }: typeof FEED) => Array.from({ length: writes }, (_, index) => index + 1);

describe('the key is revoked just before', () => {
  test.each(each(FEED))('write %i of a feed', async (at) => {
    const one = await started();
    let withdrawn: readonly string[] = [];
    const interrupted = interruptedAt(one.dependencies, at, async () => {
      withdrawn = await one.revoke(PROVIDER);
    });
    const answer = await one.handlerOf(interrupted)(one.feed(NEXT));
    if (at > FEED.head) {
      expect(answer.status).toBe(200);
      expect(withdrawn).toEqual([answer.body.edition]);
      // What it replaced does not come back.
      expect(await editionsOf(one.table)).toEqual([]);
    } else {
      expect(answer).toMatchObject({ status: 401, body: { type: 'urn:karvon:problem:revoked-key' } });
      expect(withdrawn).toEqual([]);
      expect(await editionsOf(one.table)).toEqual([one.held]);
    }
  });

  test.each(each(DECISION))("write %i of a decision: a reviewer's too", async (at) => {
    const one = await started();
    let withdrawn: readonly string[] = [];
    const interrupted = interruptedAt(one.dependencies, at, async () => {
      withdrawn = await one.revoke(REVIEWER);
    });
    const answer = await one.handlerOf(interrupted)(one.desk.decide(one.held));
    const isCommitted = at > DECISION.head;
    expect(answer.status).toBe(isCommitted ? 200 : 401);
    expect(withdrawn).toEqual(isCommitted ? [answer.body.edition] : []);
    expect(await editionsOf(one.table)).toEqual(isCommitted ? [] : [one.held]);
  });
});

/** The writes of a revocation: the party, then the head. */
test.each([1, 2])('a feed comes just before write %i of the revocation', async (at) => {
  const one = await started();
  let answer: Answer | undefined;
  const { table } = interruptedAt({ table: one.table }, at, async () => {
    // Verified before, as one that was slow.
    answer = await one.ask(one.feed(NEXT));
  });
  const withdrawn = await one.revoke(PROVIDER, table);
  // After the first write the key is known to be revoked.
  expect(answer?.status).toBe(at === 1 ? 200 : 401);
  expect(withdrawn).toEqual(at === 1 ? [answer?.body.edition] : []);
  expect(await editionsOf(one.table)).toEqual(at === 1 ? [] : [one.held]);
});

test('a feed that was verified before commits between the two writes of the revocation, and is withdrawn', async () => {
  const one = await started();
  let go = () => {};
  const waits = new Promise<void>((resolve) => {
    go = resolve;
  });
  let atHead = () => {};
  const isAtHead = new Promise<void>((resolve) => {
    atHead = resolve;
  });
  const slow = interruptedAt(one.dependencies, FEED.head, async () => {
    atHead();
    await waits;
  });
  const answering = one.handlerOf(slow)(one.feed(NEXT));
  await isAtHead;
  let answer: Answer | undefined;
  const { table } = interruptedAt({ table: one.table }, 2, async () => {
    go();
    answer = await answering;
  });
  expect(await one.revoke(PROVIDER, table)).toEqual([answer?.body.edition]);
  expect(answer?.status).toBe(200);
  expect(await editionsOf(one.table)).toEqual([]);
});

test('what another key confirmed, or a reviewer took, falls with the key that signed it', async () => {
  const one = await started();
  const { table, ask, held, desk, registerOf } = one;
  const second = newKey(`${PROVIDER}/k2`);
  await addKey(registerOf(table), PROVIDER, { publicKey: second.publicKey }, ['Anna', 'Boris']);
  const bad = await ask(one.feed(feedWithFree({ publishedAt: '2026-11-30T06:30:00Z' })));
  one.pass(1000);
  const confirmed = await ask(one.say('confirmations', bad.body.edition ?? '', { key: second }));
  one.pass(1000);
  const taken = await ask(desk.decide(confirmed.body.edition ?? ''));
  expect(taken.body.services).toBe(2);
  expect(held).not.toBe(taken.body.edition);
  expect(await one.revoke(PROVIDER)).toEqual([taken.body.edition]);
});

test('what was signed before stays, also if it was confirmed since by another key', async () => {
  const one = await started();
  const { table, ask, held, registerOf } = one;
  const second = newKey(`${PROVIDER}/k2`);
  await addKey(registerOf(table), PROVIDER, { publicKey: second.publicKey }, ['Anna', 'Boris']);
  const confirmed = await ask(one.say('confirmations', held, { key: second }));
  expect(await one.revoke(PROVIDER)).toEqual([]);
  const [edition = ''] = await editionsOf(table);
  expect(edition).toBe(confirmed.body.edition);
  expect((await readFeed(table, edition)).services.map(({ serviceId }) => serviceId)).toEqual(['app-cash']);
});
