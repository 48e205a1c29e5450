/** A file of text: pieces are put together until there are enough of them, and passed on as UTF-8. */
import type { Sink } from './format.ts';

/** UTF-16 units between two pieces: enough that encoding costs little for each. */
const PIECE = 1 << 16;

export interface TextFile {
  /** Resolves at once while the piece is not full. */
  write(text: string): Promise<void> | undefined;
  end(): Promise<void>;
}

/** @param begin what the file begins with */
export function newTextFile(sink: Sink, begin = ''): TextFile {
  let piece = begin;
  const passOn = (): Promise<void> => {
    const bytes = Buffer.from(piece);
    piece = '';
    return sink.write(bytes);
  };
  return {
    write(text) {
      piece += text;
      return piece.length < PIECE ? undefined : passOn();
    },
    async end() {
      if (piece !== '') await passOn();
    },
  };
}
