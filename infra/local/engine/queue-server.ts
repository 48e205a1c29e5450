/** The part of SQS that the app's functions use, for the unmodified SDK (JSON protocol): SendMessage. */
import * as z from 'zod';
import { accessKeyOf, type May } from '../template/permissions.ts';
import type { Queues } from './queue.ts';
import { readBody, type Service, serve } from './service.ts';

const sendSchema = z.strictObject({
  QueueUrl: z.string(),
  MessageBody: z.string().min(1),
  DelaySeconds: z.number().int().min(0).max(900).optional(),
});
/** Bytes: the largest message that SQS accepts. */
const LARGEST = 1024 * 1024;

/** `queues` is called at each request: queue URLs contain this server's address, so the server starts before they exist. */
export function startQueueServer(queues: () => Queues, may: May): Promise<Service> {
  return serve((request, response) => {
    request.on('error', () => response.destroy());
    response.on('error', () => {});
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
    const refuse = (type: string, message: string) =>
      answer(400, { __type: `com.amazonaws.sqs#${type}`, message });
    readBody(request)
      .then((body) => {
        const operation = String(request.headers['x-amz-target'] ?? '');
        if (operation !== 'AmazonSQS.SendMessage') {
          return refuse('UnsupportedOperation', `the local target does not know ${operation}`);
        }
        const parsed = sendSchema.safeParse(JSON.parse(String(body)));
        if (!parsed.success) return refuse('InvalidParameterValue', z.prettifyError(parsed.error));
        const { QueueUrl, MessageBody, DelaySeconds } = parsed.data;
        const queue = [...queues().values()].find(({ model }) => model.url === QueueUrl);
        if (!queue) return refuse('QueueDoesNotExist', `there is no queue ${QueueUrl}`);
        const caller = accessKeyOf(request.headers.authorization);
        if (!may(caller, 'sqs:SendMessage', queue.model.arn)) {
          return refuse('AccessDeniedException', `${caller} may not sqs:SendMessage to ${queue.model.name}`);
        }
        if (Buffer.byteLength(MessageBody) > LARGEST)
          return refuse('InvalidParameterValue', 'message over 1 MiB');
        const { id, md5 } = queue.send(MessageBody, DelaySeconds);
        return answer(200, { MessageId: id, MD5OfMessageBody: md5 });
      })
      .catch((error) => answer(500, { __type: 'InternalError', message: String(error) }));
  });
}
