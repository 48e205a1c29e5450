/** Ranges of bytes at the local edge: every range of a small object, against what the bytes are. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withRange } from '../../infra/local/edge/bucket-origin.ts';

const whole = (body: Buffer) => ({ status: 200, headers: { etag: '"e"' }, cookies: [], body });
const BYTES = Buffer.from('0123456789');

describe('a range of bytes', () => {
  test.each([
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=4-', 206, '456789', 'bytes 4-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=-30', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
    ['bytes=9-9', 206, '9', 'bytes 9-9/10'],
    ['bytes=10-', 416, undefined, 'bytes */10'],
    ['bytes=-0', 416, undefined, 'bytes */10'],
    ['bytes=5-4', 200, '0123456789', undefined],
    ['bytes=0-1,3-4', 200, '0123456789', undefined],
    ['bytes=-', 200, '0123456789', undefined],
    ['lines=0-1', 200, '0123456789', undefined],
    [undefined, 200, '0123456789', undefined],
  ])('%s is answered with %i', (asked, status, body, range) => {
    const answer = withRange(whole(BYTES), asked, undefined);
    expect([answer.status, answer.headers['content-range']]).toEqual([status, range]);
    if (body !== undefined) expect(String(answer.body)).toBe(body);
  });

  test('of an object that has changed since is the whole', () => {
    expect(withRange(whole(BYTES), 'bytes=0-1', '"old"').status).toBe(200);
    expect(withRange(whole(BYTES), 'bytes=0-1', '"e"').status).toBe(206);
  });

  test('is what the bytes are, whatever is asked', () =>
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(300), fc.nat(300), (bytes, from, more) => {
        const body = Buffer.from(bytes);
        const answer = withRange(whole(body), `bytes=${from}-${from + more}`, undefined);
        expect(answer.status).toBe(from < body.length ? 206 : 416);
        if (answer.status === 206) expect(answer.body).toEqual(body.subarray(from, from + more + 1));
      }),
    ));
});
