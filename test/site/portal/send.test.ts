/** A request counts once, whatever happens on its way: the same key each time, a new signature each time. */
import { describe, expect, test } from 'vitest';
import {
  AnswerLost,
  changing,
  readAnswer,
  type Sending,
  sendRequest,
} from '../../../site/browser/portal/send.ts';

const bytes = new TextEncoder().encode('{}');
type Reply = 'lost' | { readonly status: number; readonly retryAfter?: string; readonly body?: string };

/** A network that answers in turn, and what was sent and waited for. */
function network(...replies: readonly Reply[]) {
  const sent: Headers[] = [];
  const waited: number[] = [];
  let retries = 0;
  const sending: Sending = {
    signer: { keyId: 'example-remit/k1', sign: async () => new ArrayBuffer(64) },
    authority: 'karvon.example',
    fetch: async (_, init) => {
      const reply = replies[sent.length] ?? 'lost';
      sent.push(new Headers(init.headers));
      if (reply === 'lost') throw new TypeError('failed to fetch');
      const headers = new Headers(reply.retryAfter === undefined ? {} : { 'retry-after': reply.retryAfter });
      return new Response(reply.body ?? '{"state":"in-force"}', { status: reply.status, headers });
    },
    now: () => new Date('2026-11-30T07:00:00Z'),
    pause: async (ms) => waited.push(ms),
    onRetry: () => {
      retries += 1;
    },
  };
  return { sending, sent, waited, retries: () => retries };
}
const send = (sending: Sending) => sendRequest(changing('/v1/in/feeds', bytes, 'application/json'), sending);

test('one that is answered is sent once', async () => {
  const { sending, sent, waited } = network({ status: 200 });
  expect(await send(sending)).toEqual({ status: 200, body: { state: 'in-force' } });
  expect([sent.length, waited]).toEqual([1, []]);
});

describe('one whose answer is lost', () => {
  test.each([
    ['the network fails', ['lost', { status: 200 }]],
    ['a gateway gives up', [{ status: 504 }, { status: 200 }]],
    ['its first try is being worked at', [{ status: 409 }, { status: 200 }]],
  ] as const)('is sent again under the same key with another signature: %s', async (_, replies) => {
    const { sending, sent, waited, retries } = network(...replies);
    expect(await send(sending)).toMatchObject({ status: 200 });
    const [first, second] = sent;
    expect(second?.get('idempotency-key')).toBe(first?.get('idempotency-key'));
    expect(second?.get('signature-input')).not.toBe(first?.get('signature-input'));
    expect([waited, retries()]).toEqual([[1000], 1]);
  });

  test('waits as long as it is told to, within reason', async () => {
    const { sending, waited } = network(
      { status: 409, retryAfter: '60' },
      { status: 409, retryAfter: '9999' },
      { status: 409 },
    );
    expect(await send(sending)).toMatchObject({ status: 409 });
    expect(waited).toEqual([60_000, 90_000]);
  });

  test('after three tries is said to be lost', async () => {
    const { sending, sent } = network();
    await expect(send(sending)).rejects.toBeInstanceOf(AnswerLost);
    expect(sent).toHaveLength(3);
  });
});

test('a refusal is an answer: it is not sent again', async () => {
  for (const status of [400, 401, 404, 413, 415, 422, 429]) {
    const { sending, sent } = network({ status });
    expect(await send(sending)).toMatchObject({ status });
    expect(sent).toHaveLength(1);
  }
});

test('a page in the place of an answer is an answer without a body', async () => {
  const { sending } = network({ status: 404, body: '<!doctype html>' });
  expect(await readAnswer('/v1/in/feeds', sending)).toEqual({ status: 404, body: {} });
});

test('two requests have different keys', () => {
  const [a, b] = [changing('/x', bytes, 'text/csv'), changing('/x', bytes, 'text/csv')];
  expect(a.idempotencyKey).not.toBe(b.idempotencyKey);
  expect(a.idempotencyKey).toMatch(/^[\w-]{8,128}$/);
});
