/**
 * The files in a zip archive on disk, each read as a stream and never held whole. Sizes are limited before anything is unpacked, and
 * checksums are compared: yauzl reads the archive's own list, holds each file to the size that the list gives, and checks no checksum.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader } from 'yauzl';
import { SourceChanged } from '../errors.ts';

export interface Archive {
  has(name: string): boolean;
  /**
   * The bytes of a file, unpacked.
   * @throws SourceChanged if it is not there, would have more than `maxBytes`, or is damaged
   */
  read(name: string, maxBytes: number): AsyncGenerator<Buffer, void, undefined>;
  close(): Promise<void>;
}

/** Bytes that are read of the disk at once. */
const AT_ONCE = 64 * 1024;
/** More files than any workbook has that we read. */
const MOST_FILES = 1_000;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const damaged = (what: string, cause: unknown): SourceChanged =>
  new SourceChanged(`expected a whole zip archive: ${what}: ${reasonOf(cause).slice(0, 200)}`, { cause });

/** The disk, not the archive, is at fault. Damage of what is packed has a code too, but no call to the system. */
const isOfSystem = (error: unknown): error is Error => error instanceof Error && 'syscall' in error;

/** The archive as yauzl reads it. A damaged list may name a place that no file can have, for which Node throws where nobody catches it. */
class ArchiveFile extends RandomAccessReader {
  readonly #file: FileHandle;
  readonly #size: number;

  constructor(file: FileHandle, size: number) {
    super();
    this.#file = file;
    this.#size = size;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    if (position + length > this.#size) {
      callback(new Error(`a place beyond its ${this.#size} bytes`));
      return;
    }
    this.#file
      .read(buffer, offset, length, position)
      .then(
        ({ bytesRead }) => callback(bytesRead === length ? null : new Error('it became shorter')),
        callback,
      );
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#parts(start, end));
  }

  async *#parts(start: number, end: number): AsyncGenerator<Buffer, void, undefined> {
    for (let at = start; at < end; ) {
      const part = Buffer.allocUnsafe(Math.min(AT_ONCE, end - at));
      const { bytesRead } = await this.#file.read(part, 0, part.length, at);
      if (bytesRead === 0) throw new Error('it became shorter');
      at += bytesRead;
      yield part.subarray(0, bytesRead);
    }
  }

  override close(callback: (error: Error | null) => void): void {
    // Nothing was written, so that nothing is lost where it fails.
    const done = () => callback(null);
    this.#file.close().then(done, done);
  }
}

/** @throws SourceChanged for a file that is no zip archive, or a cut one; the system's error for one that cannot be opened */
export async function openArchive(path: string): Promise<Archive> {
  const file = await open(path);
  const { size } = await file.stat().catch(async (error: unknown) => {
    await file.close();
    throw error;
  });
  const zip = await fromRandomAccessReaderPromise(new ArchiveFile(file, size), size, {
    autoClose: false,
  }).catch(async (error: unknown) => {
    await file.close();
    throw isOfSystem(error) ? error : damaged('the list of its files', error);
  });
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.size >= MOST_FILES) throw new SourceChanged(`expected at most ${MOST_FILES} files in it`);
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    zip.close();
    throw error instanceof SourceChanged || isOfSystem(error)
      ? error
      : damaged('the list of its files', error);
  }
  return {
    has: (name) => entries.has(name),
    async *read(name, maxBytes) {
      const entry = entries.get(name);
      if (!entry) throw new SourceChanged(`expected ${name} in the archive, found none`);
      if (entry.uncompressedSize > maxBytes)
        throw new SourceChanged(
          `${name} has ${entry.uncompressedSize} bytes unpacked, and at most ${maxBytes} are read`,
        );
      let sum = 0;
      try {
        for await (const chunk of await zip.openReadStreamPromise(entry)) {
          const bytes: Buffer = chunk;
          sum = crc32(bytes, sum);
          yield bytes;
        }
      } catch (error) {
        throw isOfSystem(error) ? error : damaged(name, error);
      }
      if (sum !== entry.crc32)
        throw damaged(name, new Error('its checksum differs from the one in the list'));
    },
    close: async () => {
      zip.close();
    },
  };
}
