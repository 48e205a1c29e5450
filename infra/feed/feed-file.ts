/** A feed's file: its bytes as they are sent, and what is checked in them. */
import { readFileSync } from 'node:fs';
import { Problem } from '../../functions/http/problem.ts';
import { feedIn } from '../../functions/receive-feeds/body.ts';
import type { FeedInput } from '../../shared/feeds/check-feed.ts';
import { beginsWithBrace } from '../../shared/feeds/text.ts';
import { Complaint } from '../local/options.ts';
import { messagesOf } from '../local/refusal.ts';

export interface FeedFile {
  readonly bytes: Uint8Array;
  readonly contentType: 'application/json' | 'text/csv' | 'application/gzip';
}

/** @throws Complaint if it cannot be read */
export function readFeedFile(file: string): FeedFile {
  try {
    const bytes = readFileSync(file);
    return { bytes, contentType: typeOf(file, bytes) };
  } catch (error) {
    throw new Complaint(`${file} cannot be read: ${messagesOf(error)}`);
  }
}

/** By the first bytes if it is packed, else by the name, else JSON if it begins with a brace. */
function typeOf(file: string, bytes: Uint8Array): FeedFile['contentType'] {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'application/gzip';
  if (/\.json$/i.test(file)) return 'application/json';
  if (/\.csv$/i.test(file)) return 'text/csv';
  return beginsWithBrace(bytes) ? 'application/json' : 'text/csv';
}

/** What is checked: unpacked. @throws Complaint for what no site would read, as too large or damaged */
export function inputOf(file: string, { bytes, contentType }: FeedFile): FeedInput {
  try {
    return feedIn(contentType, bytes);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const allowed = error.errors.flatMap((one) => one.allowed).join('; ');
    throw new Complaint(`${file}: ${error.message} Allowed: ${allowed}.`);
  }
}
