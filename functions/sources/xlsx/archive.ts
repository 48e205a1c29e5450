/**
 * The files in a zip archive on disk, each read as a stream and never held whole. Sizes are limited before anything is unpacked, and
 * checksums are compared: yauzl reads the archive's own list, holds each file to the size that the list gives, and checks no checksum.
 */
import { crc32 } from 'node:zlib';
import { type Entry, openPromise } from 'yauzl';
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

/** More files than any workbook has that we read. */
const MOST_FILES = 1_000;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const damaged = (what: string, cause: unknown): SourceChanged =>
  new SourceChanged(`expected a whole zip archive: ${what}: ${reasonOf(cause).slice(0, 200)}`, { cause });

/** @throws SourceChanged for a file that is no zip archive, or a cut one; the system's error for one that cannot be opened */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await openPromise(path, { autoClose: false }).catch((error: unknown) => {
    // The system's errors have a code: the disk, not the archive, is at fault.
    throw error instanceof Error && 'code' in error ? error : damaged('the list of its files', error);
  });
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.size >= MOST_FILES) throw new SourceChanged(`expected at most ${MOST_FILES} files in it`);
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    zip.close();
    throw error instanceof SourceChanged ? error : damaged('the list of its files', error);
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
        throw damaged(name, error);
      }
      if (sum !== entry.crc32)
        throw damaged(name, new Error('its checksum differs from the one in the list'));
    },
    close: async () => {
      zip.close();
    },
  };
}
