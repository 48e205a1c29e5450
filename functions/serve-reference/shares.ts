/**
 * A share of this instance for each reader, so that none uses up what the gateway lets through for all. A bucket of tokens stands for
 * each address, under a hash with a salt that no other instance has; nothing of it is logged or stored, and it is forgotten once
 * the bucket is full again.
 *
 * Which address: CloudFront appends the reader's to `x-forwarded-for`, and the gateway CloudFront's. So the last but one is the
 * reader's, or what a caller made up who asks the gateway directly. The last one cannot be made up: it has a larger share of its own,
 * larger because one edge of CloudFront asks for many readers.
 */
import { createHmac } from 'node:crypto';
import { type Limit, newBuckets } from '../http/buckets.ts';

export const READER: Limit = { rate: 10, burst: 40 };
export const CALLER: Limit = { rate: 30, burst: 100 };

/**
 * Whether a request is within the shares of its reader and its caller.
 * @param forwarded the value of `x-forwarded-for`
 * @param now milliseconds
 */
export type MayAsk = (forwarded: string | undefined, now: number) => boolean;

/** @param salt secret, of this instance alone */
export function newShares(salt: Uint8Array): MayAsk {
  const hash = (address: string) => createHmac('sha256', salt).update(address).digest('base64');
  const [readers, callers] = [newBuckets(READER), newBuckets(CALLER)];
  return (forwarded = '', now) => {
    const [reader = '', caller = reader] = forwarded
      .split(',')
      .slice(-2)
      .map((part) => hash(part.trim()));
    // The caller first: addresses made up must not push out those of readers.
    return callers(caller, now) && readers(reader, now);
  };
}
