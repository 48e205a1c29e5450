/** The bytes of a feed as they were meant: of a known type, unpacked, within the limits. */
import { gunzipSync } from 'node:zlib';
import type { FeedInput } from '../../shared/feeds/check-feed.ts';
import { beginsWithBrace } from '../../shared/feeds/text.ts';
import { Problem } from '../http/problem.ts';

const MB = 1024 * 1024;
/** Bytes, a little more than the rule `too-large` lets through, whose report says more. A gateway takes 6 MB, escaped or in base64. */
const MOST_PLAIN = 3 * MB;
const MOST_PACKED = 4 * MB;
const MOST_UNPACKED = 32 * MB;

const PLAIN = /^(application\/json|text\/csv)(?: *; *charset="?utf-8"?)?$/i;
const PACKED = 'application/gzip';

/**
 * @param contentType of the request. A packed feed is JSON if it begins with a brace, else CSV
 * @throws Problem 413, 415, or 400 for what is not gzip
 */
export function feedIn(contentType: string, body: Uint8Array): FeedInput {
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
  if (body.byteLength > (isPacked ? MOST_PACKED : MOST_PLAIN)) throw TOO_LARGE;
  if (!isPacked) return { bytes: body, contentType: plain === 'text/csv' ? 'text/csv' : 'application/json' };
  const bytes = unpacked(body);
  return { bytes, contentType: beginsWithBrace(bytes) ? 'application/json' : 'text/csv', wasPacked: true };
}

const TOO_LARGE = new Problem(413, 'too-large', 'The feed is too large.', [
  {
    field: 'body',
    detail: 'It has too many bytes.',
    allowed: [
      `${MOST_PLAIN / MB} MB as it is`,
      `${MOST_PACKED / MB} MB as ${PACKED}, and ${MOST_UNPACKED / MB} MB when it is unpacked`,
    ],
  },
]);

/** Stops at the limit: a small body may unpack to a thousand times its size. */
function unpacked(body: Uint8Array): Uint8Array {
  try {
    return gunzipSync(body, { maxOutputLength: MOST_UNPACKED });
  } catch (error) {
    if (error instanceof RangeError) throw TOO_LARGE;
    throw new Problem(400, 'not-gzip', 'The body cannot be unpacked.', [
      { field: 'body', detail: 'It is not gzip, or it is cut off.', allowed: ['a file as gzip writes it'] },
    ]);
  }
}
