/** The bytes of a feed as they were meant: of a known type, unpacked, within the limits. */
import { gunzipSync } from 'node:zlib';
import type { FeedInput } from '../../shared/feeds/check-feed.ts';
import { beginsWithBrace } from '../../shared/feeds/text.ts';
import { Problem } from '../http/problem.ts';

const KB = 1024;
const MB = 1024 * KB;
/** Bytes, a little more than the rule `too-large` lets through, whose report says more. A gateway takes 6 MB, escaped or in base64. */
const LIMITS = { plain: 3 * MB, packed: 4 * MB, unpacked: 32 * MB };
/** Of what the sandbox stores: anybody has its key. */
const SANDBOX_LIMITS = { plain: 64 * KB, packed: 64 * KB, unpacked: MB };
type Limits = typeof LIMITS;

const PLAIN = /^(application\/json|text\/csv)(?: *; *charset="?utf-8"?)?$/i;
const PACKED = 'application/gzip';

/**
 * @param contentType of the request. A packed feed is JSON if it begins with a brace, else CSV
 * @param isSandboxed it is stored for the sandbox
 * @throws Problem 413, 415, or 400 for what is not gzip
 */
export function feedIn(contentType: string, body: Uint8Array, isSandboxed = false): FeedInput {
  const limits = isSandboxed ? SANDBOX_LIMITS : LIMITS;
  const isPacked = contentType === PACKED;
  const plain = PLAIN.exec(contentType)?.[1]?.toLowerCase();
  if (!isPacked && plain === undefined) {
    throw new Problem(415, 'content-type', 'A feed is not read in this format.', [
      {
        field: 'content-type',
        detail: 'It is none of those that are read.',
        allowed: [
          'application/json',
          'text/csv',
          `${PACKED} with one of the two in it, and no content-encoding`,
        ],
      },
    ]);
  }
  if (body.byteLength > (isPacked ? limits.packed : limits.plain)) throw tooLarge(limits);
  if (!isPacked) return { bytes: body, contentType: plain === 'text/csv' ? 'text/csv' : 'application/json' };
  const bytes = unpacked(body, limits);
  return { bytes, contentType: beginsWithBrace(bytes) ? 'application/json' : 'text/csv', wasPacked: true };
}

const tooLarge = (limits: Limits): Problem =>
  new Problem(413, 'too-large', 'The feed is too large.', [
    {
      field: 'body',
      detail: 'It has too many bytes.',
      allowed: [
        `${sizeOf(limits.plain)} as it is`,
        `${sizeOf(limits.packed)} as ${PACKED}, and ${sizeOf(limits.unpacked)} when it is unpacked`,
        ...(limits === SANDBOX_LIMITS
          ? ['in the sandbox more with dry-run=true alone: nothing is stored then']
          : []),
      ],
    },
  ]);
const sizeOf = (bytes: number): string => (bytes < MB ? `${bytes / KB} kB` : `${bytes / MB} MB`);

/** Stops at the limit: a small body may unpack to a thousand times its size. */
function unpacked(body: Uint8Array, limits: Limits): Uint8Array {
  try {
    return gunzipSync(body, { maxOutputLength: limits.unpacked });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(limits);
    throw new Problem(400, 'not-gzip', 'The body cannot be unpacked.', [
      { field: 'body', detail: 'It is not gzip, or it is cut off.', allowed: ['a file as gzip writes it'] },
    ]);
  }
}
