/** Queues: hidden messages, messages that come back, the dead-letter queue. */
import { describe, expect, it, vi } from 'vitest';
import { newQueues } from '../../infra/local/engine/queue.ts';
import { startPoller } from '../../infra/local/lambda/queue-poller.ts';

const model = (name: string, deadLetter: { arn: string; maxReceiveCount: number } | null = null) => ({
  name,
  url: name,
  arn: `arn:${name}`,
  visibilityTimeout: 30,
  retention: 1,
  deadLetter,
});

function setUp(longestDelaySeconds?: number) {
  const clock = { now: 0 };
  const queues = newQueues(
    [model('work', { arn: 'arn:failed', maxReceiveCount: 2 }), model('failed')],
    () => clock.now,
    longestDelaySeconds,
  );
  const work = queues.get('arn:work');
  const failed = queues.get('arn:failed');
  if (!work || !failed) throw new Error('no queues');
  return { clock, work, failed };
}

describe('queue', () => {
  it('hides a received message for the visibility timeout', () => {
    const { clock, work } = setUp();
    work.send('a');
    expect(work.receive(10).map(({ body }) => body)).toEqual(['a']);
    expect(work.receive(10)).toEqual([]);
    expect(work.nextVisibleIn()).toBe(30_000);
    clock.now = 29_999;
    expect(work.visible()).toBe(0);
    clock.now = 30_000;
    expect(work.receive(10).map(({ receiveCount }) => receiveCount)).toEqual([2]);
  });

  it('gives the oldest first, no more than requested', () => {
    const { work } = setUp();
    for (const body of ['a', 'b', 'c']) work.send(body);
    expect(work.receive(2).map(({ body }) => body)).toEqual(['a', 'b']);
    expect(work.receive(2).map(({ body }) => body)).toEqual(['c']);
  });

  it('forgets deleted messages', () => {
    const { clock, work } = setUp();
    work.send('a');
    for (const { id } of work.receive(1)) work.delete(id);
    clock.now = 60_000;
    expect(work.receive(1)).toEqual([]);
    expect(work.size()).toBe(0);
  });

  it('moves a message to the dead-letter queue after its last allowed receipt', () => {
    const { clock, work, failed } = setUp();
    work.send('poison');
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      expect(work.receive(1)).toHaveLength(1);
      clock.now += 30_000;
    }
    expect(work.receive(1)).toEqual([]);
    expect(work.size()).toBe(0);
    expect(failed.receive(1).map(({ body }) => body)).toEqual(['poison']);
  });

  it.each([
    [undefined, 30_000],
    [1, 1_000],
    [60, 30_000],
  ])('holds a message back as long as its sender asks, but not longer than %s s', (longest, heldBack) => {
    const { clock, work } = setUp(longest);
    work.send('later', 30);
    clock.now = heldBack - 1;
    expect([work.receive(1), work.nextVisibleIn()]).toEqual([[], 1]);
    clock.now = heldBack;
    expect(work.receive(1)).toHaveLength(1);
  });

  it('refuses a dead-letter queue that does not exist', () => {
    expect(() => newQueues([model('work', { arn: 'arn:none', maxReceiveCount: 1 })], Date.now)).toThrow(
      /work/,
    );
  });
});

describe('event source mapping', () => {
  it.each([
    [0, [['a'], ['b']]],
    [1, [['a', 'b']]],
  ])('with a window of %d s delivers what is sent within it as one batch', async (windowSeconds, batches) => {
    vi.useFakeTimers();
    try {
      const { work } = setUp();
      const delivered: string[][] = [];
      const poller = startPoller({
        queue: work,
        source: {
          queueArn: 'arn:work',
          functionArn: 'arn:function',
          batchSize: 10,
          windowSeconds,
          reportsFailures: false,
          maxConcurrency: 2,
        },
        region: 'eu-central-1',
        invoke: async (event) => {
          const { Records }: { Records: { body: string }[] } = JSON.parse(event);
          delivered.push(Records.map(({ body }) => body));
          return null;
        },
        onChange: () => {},
      });
      work.send('a');
      // A message that waits for others is work still to do.
      expect(poller.idle()).toBe(false);
      await vi.advanceTimersByTimeAsync(900);
      work.send('b');
      await vi.advanceTimersByTimeAsync(1000);
      expect(delivered).toEqual(batches);
      expect([poller.idle(), work.size()]).toEqual([true, 0]);
      poller.close();
    } finally {
      vi.useRealTimers();
    }
  });
});
