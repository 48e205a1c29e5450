/** One poller for each queue that starts a function, and a way to wait until no poller has work left. */
import type { Queues } from '../engine/queue.ts';
import type { QueueSourceModel } from '../template/compute.ts';
import { startPoller } from './queue-poller.ts';

export interface Deliveries {
  /** Resolves when no queue holds a message that can be delivered and no delivery is under way. */
  drained(): Promise<void>;
  close(): void;
}

/** @param invoke throws FunctionError if the function fails, TooManyRequests */
export function startDeliveries(
  sources: readonly QueueSourceModel[],
  queues: Queues,
  region: string,
  invoke: (functionArn: string, event: string) => Promise<string | null>,
): Deliveries {
  const waiting: (() => void)[] = [];
  const onChange = () => {
    if (pollers.every((poller) => poller.idle())) for (const resolve of waiting.splice(0)) resolve();
  };
  const pollers = sources.map((source) => {
    const queue = queues.get(source.queueArn);
    if (!queue) throw new Error(`the template has no queue ${source.queueArn}`);
    const deliver = (event: string) => invoke(source.functionArn, event);
    return startPoller({ queue, source, region, invoke: deliver, onChange });
  });
  return {
    drained: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        onChange();
      }),
    close() {
      for (const poller of pollers) poller.close();
    },
  };
}
