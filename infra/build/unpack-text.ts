/** Unpacks a text that data-module.ts packed; part of the bundles that have one. */
import { brotliDecompressSync } from 'node:zlib';

export const unpackText = (packed: string): string =>
  brotliDecompressSync(Buffer.from(packed, 'base64')).toString();
