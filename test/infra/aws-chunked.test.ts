/** The framing that the SDK uses for bodies with a trailing checksum. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAwsChunked, MalformedChunks } from '../../infra/local/engine/aws-chunked.ts';

const frame = (chunks: readonly Uint8Array[], trailer = '', signature = '') =>
  Buffer.concat([
    ...chunks.flatMap((chunk) => [
      Buffer.from(`${chunk.length.toString(16)}${signature}\r\n`),
      chunk,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`0${signature}\r\n${trailer}\r\n`),
  ]);

describe('decodeAwsChunked', () => {
  it('restores any bytes, however they are cut into chunks', () => {
    const chunks = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 8 });
    fc.assert(
      fc.property(chunks, fc.constantFrom('', ';chunk-signature=00ff'), (parts, signature) => {
        const { body, trailers } = decodeAwsChunked(
          frame(parts, 'x-amz-checksum-crc32: AAAA==\r\n', signature),
        );
        expect(body.equals(Buffer.concat(parts))).toBe(true);
        expect(trailers).toEqual({ 'x-amz-checksum-crc32': 'AAAA==' });
      }),
    );
  });

  it('never accepts an incomplete body', () => {
    const whole = frame([Buffer.from('some bytes'), Buffer.from('and more')]);
    for (let length = 0; length < whole.length - 4; length += 1) {
      expect(() => decodeAwsChunked(whole.subarray(0, length)), `${length} bytes`).toThrow(MalformedChunks);
    }
  });

  it.each([
    ['no size', 'hello\r\nworld\r\n'],
    ['a negative size', '-1\r\n\r\n'],
    ['a chunk longer than its size', '2\r\nabc\r\n0\r\n\r\n'],
  ])('refuses %s', (_, text) => {
    expect(() => decodeAwsChunked(Buffer.from(text))).toThrow(MalformedChunks);
  });
});
