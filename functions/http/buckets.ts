/** Token buckets by name, in the memory of one instance: what each may have of what there is. */

export interface Limit {
  /** Tokens each second. */
  readonly rate: number;
  /** Tokens of a full bucket. */
  readonly burst: number;
}

/** Far more than the gateway lets through while a bucket fills. */
const MOST_NAMES = 2_000;

/** One bucket for each name, the one used last at the end. */
export function newBuckets({ rate, burst }: Limit): (name: string, now: number) => boolean {
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>();
  const fillsInMs = (1000 * burst) / rate;
  return (name, now) => {
    for (const [old, { at }] of buckets) {
      // A clock that was set back keeps none either.
      if (buckets.size < MOST_NAMES && Math.abs(now - at) < fillsInMs) break;
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
