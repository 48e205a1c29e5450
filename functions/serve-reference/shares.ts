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

export interface Limit {
  /** Tokens each second. */
  readonly rate: number;
  /** Tokens of a full bucket. */
  readonly burst: number;
}

export const READER: Limit = { rate: 10, burst: 40 };
export const CALLER: Limit = { rate: 30, burst: 100 };

/** Far more than the gateway lets through while a bucket fills. */
const MOST_ADDRESSES = 2_000;

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

/** One bucket for each name, the one used last at the end. */
export function newBuckets({ rate, burst }: Limit): (name: string, now: number) => boolean {
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>();
  const fillsInMs = (1000 * burst) / rate;
  return (name, now) => {
    for (const [old, { at }] of buckets) {
      // A clock that was set back keeps none either.
      if (buckets.size < MOST_ADDRESSES && Math.abs(now - at) < fillsInMs) break;
      buckets.delete(old);
    }
    const { tokens, at } = buckets.get(name) ?? { tokens: burst, at: now };
    const filled = Math.min(burst, tokens + (rate * Math.max(0, now - at)) / 1000);
    const passes = filled >= 1;
    buckets.delete(name);
    buckets.set(name, { tokens: passes ? filled - 1 : filled, at: now });
    return passes;
  };
}
