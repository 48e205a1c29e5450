/** Bytes to text: strict UTF-8, within the sizes of a feed. */
import type { Fault } from './fault.ts';

/** Of every engine that this runs in, though not of the language. */
declare class TextDecoder {
  constructor(label: string, options: { readonly fatal: boolean; readonly ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}

const MEGABYTE = 1_000_000;
/** Bytes of a feed that is sent as it is, and of one that is sent gzipped, unpacked. */
export const MOST_PLAIN = 3 * MEGABYTE;
export const MOST_UNPACKED = 32 * MEGABYTE;

const BRACE = '{'.charCodeAt(0);
/** White space, and the bytes of a byte order mark. */
const BLANK = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]);

/** Whether a file of which nothing else is known is JSON, and not CSV. */
export const beginsWithBrace = (bytes: Uint8Array): boolean =>
  bytes.find((byte) => !BLANK.has(byte)) === BRACE;

/**
 * The text, without a byte order mark, and what is to be said of its bytes; null where they are no text of a feed.
 * @param most bytes
 */
export function readText(
  bytes: Uint8Array,
  most: number,
): { readonly text: string | null; readonly faults: readonly Fault[] } {
  if (bytes.length > most) {
    const allowed = `${most / MEGABYTE} MB`;
    return {
      text: null,
      faults: [{ rule: 'too-large', pointer: '', sent: `${bytes.length} bytes`, allowed }],
    };
  }
  const text = decode(bytes, true);
  if (text === null) {
    const readable = decode(bytes, false) ?? '';
    const at = readable.indexOf('\uFFFD');
    const line = readable.slice(0, at).split('\n').length;
    const sent = readable.slice(Math.max(0, at - 20), at + 20);
    return { text, faults: [{ rule: 'not-utf8', pointer: '', sent, at: { line, row: null, cell: null } }] };
  }
  if (!text.startsWith('\uFEFF')) return { text, faults: [] };
  return { text: text.slice(1), faults: [{ rule: 'byte-order-mark', pointer: '' }] };
}

function decode(bytes: Uint8Array, fatal: boolean): string | null {
  try {
    return new TextDecoder('utf-8', { fatal, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
