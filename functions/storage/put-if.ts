/** Writes an object of S3 on a condition, as every function here does it. */
import { setTimeout } from 'node:timers/promises';
import {
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';

const ATTEMPTS = 5;
const FIRST_WAIT_MS = 50;

/**
 * @param input with `IfNoneMatch` or `IfMatch`; a function makes a new one for each attempt, as a stream can be read but once
 * @returns false if the condition does not hold: 412, or 404 where the object to be replaced is gone
 * @throws the client's error; 409 only if it comes again and again. It says that another write was under way, and nothing of its end.
 */
export async function putIf(
  client: S3Client,
  input: PutObjectCommandInput | (() => PutObjectCommandInput),
): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    const command = typeof input === 'function' ? input() : input;
    try {
      await client.send(new PutObjectCommand(command));
      return true;
    } catch (error) {
      const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
      if (status === 412 || (status === 404 && command.IfMatch !== undefined)) return false;
      if (status !== 409 || attempt === ATTEMPTS) throw error;
      await setTimeout(FIRST_WAIT_MS * 2 ** attempt * Math.random());
    }
  }
}
