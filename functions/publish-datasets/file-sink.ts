/** A file that is written once, from its beginning to its end, and hashed as it is. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Sink } from './formats/format.ts';

export interface WrittenFile {
  readonly bytes: number;
  /** Hexadecimal. */
  readonly md5: string;
  readonly sha256: string;
}

export interface FileSink extends Sink {
  /** Closes the file. */
  end(): Promise<WrittenFile>;
}

/** Formats write many small pieces: they are gathered to this many bytes. */
const GATHERED = 256 * 1024;

/** @throws the system's error if the file cannot be made */
export async function newFileSink(path: string): Promise<FileSink> {
  const file = await open(path, 'w');
  const [md5, sha256] = [createHash('md5'), createHash('sha256')];
  let pieces: Uint8Array[] = [];
  let [waiting, bytes] = [0, 0];
  async function flush(): Promise<void> {
    const block = Buffer.concat(pieces);
    pieces = [];
    waiting = 0;
    md5.update(block);
    sha256.update(block);
    bytes += block.length;
    for (let from = 0; from < block.length; )
      from += (await file.write(block, from, block.length - from)).bytesWritten;
  }
  return {
    async write(piece) {
      pieces.push(piece);
      waiting += piece.byteLength;
      if (waiting >= GATHERED) await flush();
    },
    async end() {
      try {
        await flush();
      } finally {
        await file.close();
      }
      return { bytes, md5: md5.digest('hex'), sha256: sha256.digest('hex') };
    },
  };
}
