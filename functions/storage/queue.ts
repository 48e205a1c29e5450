/** A queue through which one function tells another that there is work. */
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { inTime } from './in-time.ts';

/** Sends messages to one queue, as JSON. */
export type Send = (message: Readonly<Record<string, unknown>>) => Promise<void>;

/** @param delaySeconds before a message can be received; default: 0 */
export function newSender(queueUrl: string, delaySeconds?: number): Send {
  const client = new SQSClient(inTime('item'));
  return async (message) => {
    await client.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: JSON.stringify(message),
        ...(delaySeconds !== undefined && { DelaySeconds: delaySeconds }),
      }),
    );
  };
}
