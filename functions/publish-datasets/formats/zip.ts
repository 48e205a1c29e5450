/**
 * Writes a zip archive as a stream, the same bytes for the same contents: entries have one date, the first that the format knows, and are
 * packed by pako. Node's own zlib packs differently by version, and by what the processor can do (it hashes with the processor's
 * checksum instruction where there is one), so an archive of it could not be made again elsewhere.
 */
import { crc32 } from 'node:zlib';
import { Deflate } from 'pako/lib/deflate.js';
import type { Sink } from './format.ts';

/** Level 1: three times as fast as 6, and a third larger. */
const LEVEL = 1;
const CHUNK = 1 << 16;
/** Of the format without its extension to 64 bits. */
const MOST_BYTES = 0xffff_ffff;
/** 1980-01-01. */
const DATE = 0x21;
const VERSION = 20;
/** Sizes and checksum follow the bytes; the name is UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
const SIGNATURES = {
  local: 0x0403_4b50,
  sizes: 0x0807_4b50,
  central: 0x0201_4b50,
  end: 0x0605_4b50,
} as const;

export interface ZipEntry {
  /** UTF-8. */
  write(bytes: Uint8Array): Promise<void>;
  /** The next entry may begin after it. */
  end(): Promise<void>;
}

export interface Zip {
  /** One at a time. */
  entry(name: string): Promise<ZipEntry>;
  end(): Promise<void>;
}

type Sizes = { readonly sum: number; readonly packed: number; readonly unpacked: number };

/** Numbers of two or four bytes, little-endian. */
function record(...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}

/** The fields that an entry and its line in the list have alike. */
const entryFields = (name: Buffer, { sum, packed, unpacked }: Sizes) =>
  [
    [2, VERSION],
    [2, FLAGS],
    [2, DEFLATED],
    [2, 0],
    [2, DATE],
    [4, sum],
    [4, packed],
    [4, unpacked],
    [2, name.length],
    [2, 0],
  ] as const;

/** @throws RangeError for more than 4 GiB */
export function newZip(sink: Sink): Zip {
  const list: Buffer[] = [];
  let offset = 0;
  const pass = async (bytes: Uint8Array): Promise<void> => {
    offset += bytes.length;
    if (offset > MOST_BYTES) throw new RangeError(`a zip archive of more than ${MOST_BYTES} bytes`);
    await sink.write(bytes);
  };
  return {
    async entry(text) {
      const name = Buffer.from(text);
      const begin = offset;
      let [sum, packed, unpacked] = [0, 0, 0];
      let ready: Uint8Array[] = [];
      const deflate = new Deflate({ level: LEVEL, raw: true, chunkSize: CHUNK });
      deflate.onData = (chunk) => ready.push(chunk);
      const put = async (bytes: Uint8Array, last: boolean): Promise<void> => {
        if (!deflate.push(bytes, last)) throw new Error(`${text} could not be packed`);
        const chunks = ready;
        ready = [];
        for (const chunk of chunks) {
          packed += chunk.length;
          await pass(chunk);
        }
      };
      const nothing = { sum: 0, packed: 0, unpacked: 0 };
      await pass(Buffer.concat([record([4, SIGNATURES.local], ...entryFields(name, nothing)), name]));
      return {
        async write(bytes) {
          // To pack nothing is a fault to pako.
          if (bytes.length === 0) return;
          sum = crc32(bytes, sum);
          unpacked += bytes.length;
          if (unpacked > MOST_BYTES) throw new RangeError(`${text}: more than ${MOST_BYTES} bytes`);
          await put(bytes, false);
        },
        async end() {
          await put(new Uint8Array(), true);
          await pass(record([4, SIGNATURES.sizes], [4, sum], [4, packed], [4, unpacked]));
          const fields = entryFields(name, { sum, packed, unpacked });
          const rest = [
            [2, 0],
            [2, 0],
            [2, 0],
            [4, 0],
            [4, begin],
          ] as const;
          list.push(record([4, SIGNATURES.central], [2, VERSION], ...fields, ...rest), name);
        },
      };
    },
    async end() {
      const [begin, entries] = [offset, list.length / 2];
      const lines = Buffer.concat(list);
      await pass(lines);
      const end = [
        [2, 0],
        [2, 0],
        [2, entries],
        [2, entries],
        [4, lines.length],
        [4, begin],
        [2, 0],
      ] as const;
      await pass(record([4, SIGNATURES.end], ...end));
    },
  };
}
