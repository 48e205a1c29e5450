/**
 * Unpacks a downloaded file: plain, gzip, or a zip archive with one CSV. The first bytes decide, not the name. Unpacked sizes
 * are limited, and a size that the file itself gives is not trusted.
 */
import { crc32, gunzipSync, inflateRawSync } from 'node:zlib';

/** Marks the end of an archive's list of files, and an entry of it (PKWARE's APPNOTE, 4.3.12 and 4.3.16). */
const END = 0x06054b50;
const END_BYTES = 22;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const ENCRYPTED = 1;
const [STORED, DEFLATED] = [0, 8];

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: Buffer;
}

/**
 * The bytes of the one file in it.
 * @throws Error that says what is wrong, also if the file would be larger than `maxBytes`.
 */
export function unpackFile(bytes: Buffer, maxBytes: number): Buffer {
  const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK';
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (isZip) return memberOf(bytes, maxBytes);
  return inflate(isGzip ? gunzipSync : asItIs, bytes, maxBytes);
}

type Inflate = (packed: Buffer, limits: { readonly maxOutputLength: number }) => Buffer;
const asItIs: Inflate = (bytes) => bytes;

/** Stops at a size, even if the packed bytes are few. */
function inflate(method: Inflate, packed: Buffer, maxBytes: number): Buffer {
  let content: Buffer;
  try {
    content = method(packed, { maxOutputLength: maxBytes });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(maxBytes, error);
    throw new Error(`it is damaged (${error instanceof Error ? error.message : error})`, { cause: error });
  }
  if (content.byteLength > maxBytes) throw tooLarge(maxBytes);
  return content;
}

const tooLarge = (maxBytes: number, cause?: unknown): Error =>
  new Error(`it holds more than ${maxBytes} bytes, unpacked`, { cause });

/** The one CSV of an archive; files that an operating system adds are skipped. */
function memberOf(zip: Buffer, maxBytes: number): Buffer {
  const entries = entriesOf(zip);
  const wanted = entries.filter(
    ({ name }) => /\.csv$/i.test(name) && !/^__MACOSX\/|(^|\/)\.[^/]*$/.test(name),
  );
  const [entry, other] = wanted;
  if (!entry || other) {
    const names = (other ? wanted : entries).map(({ name }) => name.slice(0, 60));
    const found = names.length > 3 ? `${names.length} files` : names.join(', ') || 'none';
    throw new Error(`expected one CSV file in the archive, found ${found}`);
  }
  if (entry.flags & ENCRYPTED) throw new Error(`${entry.name} is encrypted`);
  if (entry.method !== STORED && entry.method !== DEFLATED)
    throw new Error(
      `${entry.name} is packed in a way that is not read here (${entry.method}): unpack it first`,
    );
  const content = inflate(entry.method === STORED ? asItIs : inflateRawSync, entry.packed, maxBytes);
  if (crc32(content) !== entry.crc) throw new Error('it is damaged (its checksum differs)');
  return content;
}

/** The archive's own list, at its end. */
function entriesOf(zip: Buffer): Entry[] {
  try {
    const end = endOf(zip);
    let at = zip.readUInt32LE(end + 16);
    const entries: Entry[] = [];
    for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
      if (zip.readUInt32LE(at) !== ENTRY) throw new RangeError('no entry');
      const nameBytes = zip.readUInt16LE(at + 28);
      entries.push({
        // Without characters that a terminal would interpret.
        name: zip.toString('latin1', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes).replace(/[^ -~]/g, '?'),
        flags: zip.readUInt16LE(at + 8),
        method: zip.readUInt16LE(at + 10),
        crc: zip.readUInt32LE(at + 16),
        packed: packedAt(zip, zip.readUInt32LE(at + 42), zip.readUInt32LE(at + 20)),
      });
      at += ENTRY_BYTES + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    }
    return entries;
  } catch (cause) {
    throw new Error('it is no whole zip archive: download it again', { cause });
  }
}

/** The entry's bytes follow its own header, which gives the lengths of its last two parts. */
function packedAt(zip: Buffer, offset: number, length: number): Buffer {
  const start = offset + LOCAL_BYTES + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
  return zip.subarray(start, start + length);
}

/** Only a comment of at most 64 kB may follow the list. */
function endOf(zip: Buffer): number {
  for (let at = zip.length - END_BYTES; at >= Math.max(0, zip.length - END_BYTES - 0xffff); at -= 1)
    if (zip.readUInt32LE(at) === END) return at;
  throw new RangeError('no end');
}
