/**
 * Values as compressed binary. Binary, because the engine on one machine counts text in UTF-16 units:
 * only binary attributes make its read units AWS's. The same value gives the same bytes.
 */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** An item may have 400 kB; a value that would unpack to more than this is not ours. */
const MAX_UNPACKED = 64 * 1024 * 1024;

/** JSON, Brotli. Quality 9: written once, read often, and still 1 ms a sheet. */
export function pack(value: unknown): Uint8Array {
  return brotliCompressSync(JSON.stringify(value), { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
}

/** The reverse of `pack`; the caller parses what it gets. */
export function unpack(bytes: Uint8Array): unknown {
  return JSON.parse(brotliDecompressSync(bytes, { maxOutputLength: MAX_UNPACKED }).toString('utf8'));
}
