/**
 * One publishing run at a time: a lease in one item of the table, and with it whether the site's bucket is whole. While a run
 * began and did not end, what is in the bucket can be of several publications, and no listing of it is to be trusted. It is in the
 * table because everything in the bucket is public, and a write there costs more.
 *
 * The item's version is the fencing number. Each take, renewal and return raises it, on condition of the one before: who was
 * overtaken cannot renew. It is checked here before each write that comes a quarter of the lease after the last check. S3 knows
 * no such number, so a write that was under way when the lease was lost is caught there by its own condition: an object is
 * replaced only if it has the tag that the run saw, hence never over what a newer run wrote. What remains is an object that the
 * newer run left alone, because it was right. Who takes a lease that was not given back therefore has everything compared once
 * more when no write of the run before can be under way any more.
 *
 * Clocks decide only when to look, never whose write counts. An instant further ahead than anybody could have set it comes from
 * a clock that was wrong, and counts as past.
 */
import * as z from 'zod/mini';
import { pack, unpack } from './encoding.ts';
import { PUBLISHING } from './keys.ts';
import type { Table } from './table.ts';

/** Milliseconds. Longer than any two checks of a run are apart; a run that died is replaced after it. */
export const LEASE_MS = 20_000;
/** Milliseconds: no Lambda function runs longer, nor does any write of it. */
export const LONGEST_RUN_MS = 900_000;

const KEY = { pk: PUBLISHING, sk: PUBLISHING };
const stateSchema = z.object({
  /** ISO 8601 UTC: until when it is held; null: given back. */
  until: z.nullable(z.string()),
  /** Every run so far ended: each object is what it was to be. */
  isWhole: z.boolean(),
  /** ISO 8601 UTC: from when on everything is to be compared once more; null: never. */
  recheckAt: z.nullable(z.string()),
});
type State = z.infer<typeof stateSchema>;

export interface SeenLease {
  /** 0: nobody ever took it. */
  readonly version: number;
  readonly isHeld: boolean;
  /** No object needs to be compared but for what changed since the listing. */
  readonly isWhole: boolean;
  /** What the next holder is to say of it. */
  readonly recheckAt: string | null;
}

export interface Lease {
  /** To be called before each write. @throws WriteConflict if another run took the lease */
  keep(): Promise<void>;
  /** @param isWhole whether all that was begun is written. @throws WriteConflict for the same reason */
  giveBack(isWhole: boolean): Promise<void>;
}

/** Whether an instant is to come, and no further off than `most` milliseconds. */
function isAhead(instant: string, now: Date, most: number): boolean {
  const left = Date.parse(instant) - now.getTime();
  return left > 0 && left <= most;
}
const after = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString();

export async function readLease(table: Table, now: Date): Promise<SeenLease> {
  const item = await table.get(KEY, 'strong');
  if (!item) return { version: 0, isHeld: false, isWhole: true, recheckAt: null };
  const { until, isWhole, recheckAt } = z.parse(stateSchema, unpack(item.value));
  const isWaiting = recheckAt !== null && isAhead(recheckAt, now, LONGEST_RUN_MS);
  return {
    version: item.version,
    isHeld: until !== null && isAhead(until, now, LEASE_MS),
    isWhole: isWhole && (recheckAt === null || isWaiting),
    recheckAt: until !== null ? after(now, LONGEST_RUN_MS) : isWaiting ? recheckAt : null,
  };
}

/** Takes the lease as it was seen. @throws WriteConflict if another run took it since */
export async function takeLease(
  table: Table,
  { version: seenVersion, recheckAt }: SeenLease,
  now: () => Date,
): Promise<Lease> {
  let version = seenVersion;
  let keptAt = Number.NEGATIVE_INFINITY;
  const say = async (state: Pick<State, 'isWhole' | 'until'>) => {
    const value = pack({ recheckAt, ...state } satisfies State);
    await table.put({ ...KEY, version: version + 1, value }, version);
    version += 1;
  };
  const lease: Lease = {
    async keep() {
      const instant = now();
      // Also if the clock was set back.
      if (Math.abs(instant.getTime() - keptAt) < LEASE_MS / 4) return;
      await say({ isWhole: false, until: after(instant, LEASE_MS) });
      keptAt = instant.getTime();
    },
    giveBack: (isWhole) => say({ isWhole, until: null }),
  };
  await lease.keep();
  return lease;
}
