/**
 * Stores values as compressed binary. Binary, because the local engine counts text in UTF-16 units: only with binary
 * attributes are its read units the same as AWS's. The same value gives the same bytes.
 */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** Bytes. An item may have 400 kB; a value that unpacks to more than this was not written by us. */
const MAX_UNPACKED = 64 * 1024 * 1024;

/** The least window is larger than a sheet; the most is Brotli's usual one. As powers of two. */
const LEAST_WINDOW = 16;
const MOST_WINDOW = 22;

/**
 * JSON compressed with Brotli. Quality 8: one or two hundredths larger than 9, in half of its time or less. The window is as large as the text: with the usual one the
 * encoder clears 16 MB of tables for every sheet of 30 kB, which takes forty times as long as the sheet itself.
 */
export function pack(value: unknown): Uint8Array {
  const text = Buffer.from(JSON.stringify(value));
  const window = Math.min(MOST_WINDOW, Math.max(LEAST_WINDOW, Math.ceil(Math.log2(text.byteLength + 1))));
  return brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 8,
      [constants.BROTLI_PARAM_LGWIN]: window,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.byteLength,
    },
  });
}

/** The reverse of `pack`; the caller validates the value. */
export function unpack(bytes: Uint8Array): unknown {
  return JSON.parse(brotliDecompressSync(bytes, { maxOutputLength: MAX_UNPACKED }).toString('utf8'));
}
