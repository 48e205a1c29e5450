/** A bucket as the distribution reads it: without the right to list, so a missing object is 403, like in S3. */
import { objectHeaders } from '../engine/bucket-server.ts';
import type { BucketStore } from '../engine/bucket-store.ts';
import { contentRange, rangeIn } from '../engine/byte-range.ts';
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

/** @param ifRange the tag of the version that the asker has a part of: of another one it gets the whole */
export function withRange(
  response: EdgeResponse,
  asked: string | undefined,
  ifRange: string | undefined,
): EdgeResponse {
  const whole = { ...response, headers: { ...response.headers, 'accept-ranges': 'bytes' } };
  const size = response.body.length;
  const isOther = ifRange !== undefined && ifRange !== response.headers.etag;
  const range = isOther ? 'whole' : rangeIn(asked, size);
  if (range === 'whole') return whole;
  if (range === 'beyond') {
    const refused = respond(416, 'application/xml', '<Error><Code>InvalidRange</Code></Error>');
    return { ...refused, headers: { ...refused.headers, 'content-range': `bytes */${size}` } };
  }
  return {
    ...whole,
    status: 206,
    headers: { ...whole.headers, 'content-range': contentRange(range, size) },
    body: response.body.subarray(range.from, range.to + 1),
  };
}
