/** What the system refused, in words that say what to do, however deep in an error or an output it is told. */

const CAUSES: readonly (readonly [RegExp, string])[] = [
  [
    /\b(ENOSPC|EDQUOT|EFBIG|no space left|quota exceeded|file too large)\b/i,
    'there is no room: free some on the disk, or allow larger files (ulimit -f unlimited)',
  ],
  [
    /\b(EMFILE|ENFILE|too many open files)\b/i,
    'too few files may be open at once: allow more (ulimit -n 1024)',
  ],
  [
    /\b(EAGAIN|ENOMEM|cannot allocate memory)\b/i,
    'the system gives no more threads or memory: end other programs, or allow more (ulimit -u, ulimit -v)',
  ],
  [
    /\b(EROFS|EACCES|EPERM|read-only file system|permission denied)\b/i,
    'it may not be written: make it yours, or choose another folder (KARVON_DIR=/tmp/karvon npm start)',
  ],
  [
    /\b(EISDIR|ENOTDIR|EEXIST|ENOTEMPTY|EIO|is a directory|not a directory|input\/output error)\b/i,
    'it cannot be used as it is: begin anew (npm start -- --fresh)',
  ],
];

/**
 * One line: what was refused, and what to do.
 * @param text an error's message and those of its causes, or a program's output
 * @returns undefined if it tells of no refusal that is known here
 */
export function refusalIn(text: string): string | undefined {
  for (const [pattern, advice] of CAUSES) {
    const line = text.split(/\n|; /).find((one) => pattern.test(one));
    if (line !== undefined) return `${line.trim()}: ${advice}`;
  }
  return undefined;
}

/** The messages of an error and its causes, one a line. */
export function messagesOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}\n${messagesOf(error.cause)}`;
}
