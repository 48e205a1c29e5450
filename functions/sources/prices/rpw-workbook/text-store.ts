/** Many short texts, packed in blocks: a quarter of a million of them take a few MB instead of some hundred. */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** Characters in a block before it is packed. */
const BLOCK = 262_144;

export interface TextStore {
  /** A text without a line break. */
  add(text: string): void;
  readonly count: number;
  all(): string[];
}

export function newTextStore(): TextStore {
  const blocks: Uint8Array[] = [];
  let [open, characters, count]: [string[], number, number] = [[], 0, 0];
  return {
    add(text) {
      open.push(text);
      count += 1;
      characters += text.length;
      if (characters < BLOCK) return;
      blocks.push(zstdCompressSync(open.join('\n')));
      [open, characters] = [[], 0];
    },
    get count() {
      return count;
    },
    all: () => [
      ...blocks.flatMap((block) => zstdDecompressSync(block).toString('utf8').split('\n')),
      ...open,
    ],
  };
}
