/** A queue that functions tell one another over that there is something to do. */
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

/** Sends messages to one queue, as JSON. */
export type Send = (message: Readonly<Record<string, unknown>>) => Promise<void>;

/** @param delaySeconds until a message can be taken; default: at once */
export function newSender(queueUrl: string, delaySeconds?: number): Send {
  const client = new SQSClient({});
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
