/** A bucket as the distribution reads it: without the right to list, so a missing object is 403, like in S3. */
import { objectHeaders } from '../engine/bucket-server.ts';
import type { BucketStore } from '../engine/bucket-store.ts';
import { withRange } from './byte-range.ts';
import { type EdgeResponse, type Origin, respond } from './message.ts';

const DENIED =
  '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>';

/** @param unwritten answers for an object that is not there; undefined: it has nothing either */
export function bucketOrigin(
  bucket: BucketStore,
  unwritten: (key: string, gone: AbortSignal) => Promise<EdgeResponse | undefined> = async () => undefined,
): Origin {
  return async ({ method, path, headers: asked, gone }) => {
    if (method !== 'GET' && method !== 'HEAD') return respond(403, 'application/xml', DENIED);
    let key: string;
    try {
      key = decodeURIComponent(path.slice(1));
    } catch {
      return respond(400, 'application/xml', DENIED);
    }
    const object = key === '' ? undefined : bucket.get(key);
    if (!object) return (await unwritten(key, gone)) ?? respond(403, 'application/xml', DENIED);
    const { 'content-length': _, ...headers } = objectHeaders(object);
    const whole = { status: 200, headers, cookies: [], body: object.bytes };
    return method === 'GET' ? withRange(whole, asked.range, asked['if-range']) : whole;
  };
}
