/**
 * Queues in memory: a received message is hidden for the visibility timeout, comes back unless it is deleted, and moves to
 * the dead-letter queue after it was received `maxReceiveCount` times. The messages are lost when the process ends: nothing
 * in the app may depend on a message alone.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { QueueModel } from '../template/storage.ts';

export interface Message {
  readonly id: string;
  readonly body: string;
  readonly md5: string;
  readonly sentAt: number;
  receiveCount: number;
  firstReceivedAt: number | null;
  visibleAt: number;
}

export interface Queue {
  readonly model: QueueModel;
  /** @param delaySeconds before it can be received */
  send(body: string, delaySeconds?: number): Message;
  /** Hides and returns up to `max` visible messages, the oldest first. */
  receive(max: number): Message[];
  delete(id: string): void;
  /** Messages that can be received now. */
  visible(): number;
  /** Milliseconds until the next hidden message comes back, or null. */
  nextVisibleIn(): number | null;
  /** All messages, including hidden ones. */
  size(): number;
  /** Called when a message is sent. */
  onSend: () => void;
}

export type Queues = ReadonlyMap<string, Queue>;

/**
 * @param now milliseconds
 * @param longestDelaySeconds a longer delay is cut to this, so that a test need not wait
 * @returns the queues by ARN
 */
export function newQueues(
  models: readonly QueueModel[],
  now: () => number,
  longestDelaySeconds = Number.POSITIVE_INFINITY,
): Queues {
  const queues = new Map<string, Queue>();
  for (const model of models) queues.set(model.arn, newQueue(model, queues, now, longestDelaySeconds));
  for (const { name, deadLetter } of models) {
    if (deadLetter && !queues.has(deadLetter.arn))
      throw new Error(`queue ${name}: unknown dead-letter queue`);
  }
  return queues;
}

function newQueue(model: QueueModel, queues: Queues, now: () => number, longestDelaySeconds: number): Queue {
  const messages = new Map<string, Message>();
  const queue: Queue = {
    model,
    onSend: () => {},
    send(body, delaySeconds = 0) {
      const message: Message = {
        id: randomUUID(),
        body,
        md5: createHash('md5').update(body).digest('hex'),
        sentAt: now(),
        receiveCount: 0,
        firstReceivedAt: null,
        visibleAt: delaySeconds > 0 ? now() + Math.min(delaySeconds, longestDelaySeconds) * 1000 : 0,
      };
      messages.set(message.id, message);
      queue.onSend();
      return message;
    },
    receive(max) {
      const received: Message[] = [];
      for (const message of messages.values()) {
        if (received.length === max) break;
        if (message.visibleAt > now()) continue;
        if (model.deadLetter && message.receiveCount >= model.deadLetter.maxReceiveCount) {
          messages.delete(message.id);
          queues.get(model.deadLetter.arn)?.send(message.body);
          continue;
        }
        message.receiveCount += 1;
        message.firstReceivedAt ??= now();
        message.visibleAt = now() + model.visibilityTimeout * 1000;
        received.push(message);
      }
      return received;
    },
    delete(id) {
      messages.delete(id);
    },
    visible: () => [...messages.values()].filter(({ visibleAt }) => visibleAt <= now()).length,
    nextVisibleIn() {
      let next = Number.POSITIVE_INFINITY;
      for (const { visibleAt } of messages.values()) next = Math.min(next, visibleAt);
      return Number.isFinite(next) ? Math.max(0, next - now()) : null;
    },
    size: () => messages.size,
  };
  return queue;
}
