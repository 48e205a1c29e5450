/**
 * A part of an object, as S3 and CloudFront give it to whoever asks for one range of bytes (RFC 9110, 14): so a program reads a few columns of
 * a Parquet file without the rest. Several ranges at once, and what is no range, are answered with the whole.
 */
import { type EdgeResponse, respond } from './message.ts';

const ONE_RANGE = /^bytes=(\d*)-(\d*)$/;

/** @param asked the header `range`. @param response the whole object, 200 */
export function withRange(
  response: EdgeResponse,
  asked: string | undefined,
  ifRange: string | undefined,
): EdgeResponse {
  const headers = { ...response.headers, 'accept-ranges': 'bytes' };
  const whole = { ...response, headers };
  const [, first = '', last = ''] = ONE_RANGE.exec(asked ?? '') ?? [];
  const isOther = ifRange !== undefined && ifRange !== response.headers.etag;
  if ((first === '' && last === '') || isOther) return whole;
  const size = response.body.length;
  // Without a first byte: so many of the last ones.
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(size - 1, Number(last));
  if (first !== '' && last !== '' && Number(last) < from) return whole;
  if (from >= size) {
    const refused = respond(416, 'application/xml', '<Error><Code>InvalidRange</Code></Error>');
    return { ...refused, headers: { ...refused.headers, 'content-range': `bytes */${size}` } };
  }
  return {
    ...whole,
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${from}-${to}/${size}` },
    body: response.body.subarray(from, to + 1),
  };
}
