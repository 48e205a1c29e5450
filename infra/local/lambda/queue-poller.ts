/** Lambda's event source mapping: takes batches from a queue, passes them to a function, deletes the handled messages. */
import * as z from 'zod';
import type { Message, Queue } from '../engine/queue.ts';
import type { QueueSourceModel } from '../template/compute.ts';
import { TooManyRequests } from './account.ts';
import { FunctionError } from './function-pool.ts';

export interface Poller {
  /** No message can be received and the function has none. Messages hidden after a failure do not count. */
  idle(): boolean;
  close(): void;
}

const failuresSchema = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

export interface PollerOptions {
  readonly queue: Queue;
  readonly source: QueueSourceModel;
  readonly region: string;
  /** @throws FunctionError, TooManyRequests */
  readonly invoke: (event: string) => Promise<string | null>;
  /** Called after each batch. */
  readonly onChange: () => void;
}

export function startPoller({ queue, source, region, invoke, onChange }: PollerOptions): Poller {
  let running = 0;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  function poll(): void {
    clearTimeout(timer);
    while (!closed && running < source.maxConcurrency) {
      const batch = queue.receive(source.batchSize);
      if (batch.length === 0) break;
      running += 1;
      void deliver(batch).finally(() => {
        running -= 1;
        poll();
        onChange();
      });
    }
    const next = queue.nextVisibleIn();
    // A hidden message comes back after some time; a visible one waits for a free thread.
    if (!closed && next !== null && next > 0) timer = setTimeout(poll, next).unref();
  }

  async function deliver(batch: readonly Message[]): Promise<void> {
    let failed: ReadonlySet<string>;
    try {
      const result = await invoke(JSON.stringify({ Records: batch.map(record) }));
      failed = source.reportsFailures ? failuresOf(result) : new Set();
    } catch (error) {
      if (!(error instanceof FunctionError || error instanceof TooManyRequests)) throw error;
      // A failure has been reported; the messages come back when they are visible again.
      return;
    }
    for (const { id } of batch) if (!failed.has(id)) queue.delete(id);
  }

  function record(message: Message) {
    return {
      messageId: message.id,
      receiptHandle: message.id,
      body: message.body,
      attributes: {
        ApproximateReceiveCount: String(message.receiveCount),
        SentTimestamp: String(message.sentAt),
        SenderId: 'local',
        ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
      },
      messageAttributes: {},
      md5OfBody: message.md5,
      eventSource: 'aws:sqs',
      eventSourceARN: source.queueArn,
      awsRegion: region,
    };
  }

  // After the current step, so that messages sent together arrive as one batch.
  queue.onSend = () => {
    setTimeout(poll, source.windowSeconds * 1000).unref();
  };

  return {
    idle: () => running === 0 && queue.visible() === 0,
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

/** As in Lambda, an answer without the list means that everything was handled. */
function failuresOf(result: string | null): ReadonlySet<string> {
  const parsed = failuresSchema.safeParse(JSON.parse(result ?? 'null'));
  return new Set(
    parsed.success ? parsed.data.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) : [],
  );
}
