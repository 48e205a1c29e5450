/** A file of text: it is put together as UTF-8 in pieces, which are passed on when they are full. */
import type { Sink } from './format.ts';

/** Bytes of a piece. */
const PIECE = 1 << 17;
/** Bytes that a UTF-16 unit may take. */
const MOST_BYTES = 3;

export interface TextFile {
  /** Undefined if there was room; else it is there once the promise resolves. */
  write(text: string): Promise<void> | undefined;
  end(): Promise<void>;
}

/**
 * Each text is encoded by itself: rows put together as text first, and encoded at the end, take three times as long, since one letter
 * beyond Latin-1 makes all of a piece wide.
 * @param begin what the file begins with
 */
export function newTextFile(sink: Sink, begin = ''): TextFile {
  let piece = Buffer.allocUnsafeSlow(PIECE);
  let used = 0;
  async function passOn(): Promise<void> {
    const done = piece.subarray(0, used);
    // What is passed on is the sink's.
    piece = Buffer.allocUnsafeSlow(PIECE);
    used = 0;
    if (done.length > 0) await sink.write(done);
  }
  async function writeAfter(text: string): Promise<void> {
    await passOn();
    if (text.length * MOST_BYTES > PIECE) await sink.write(Buffer.from(text));
    else used = piece.write(text);
  }
  let before = begin;
  return {
    write(text) {
      const all = before === '' ? text : before + text;
      before = '';
      if (all.length * MOST_BYTES > PIECE - used) return writeAfter(all);
      used += piece.write(all, used);
      return undefined;
    },
    async end() {
      if (before !== '') await writeAfter(before);
      await passOn();
    },
  };
}
