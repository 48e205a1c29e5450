/** Counts the requests of the app's functions to the stores, and lets a test spoil a write to see what is left behind. */

export type WriteKind = 'table' | 'bucket';

export interface Stats {
  /** Write requests that reached a store, including refused ones. */
  readonly tableWrites: number;
  readonly bucketWrites: number;
  /** DynamoDB read units consumed by all requests of all functions. */
  readonly readUnits: number;
  /** HTTP requests received. */
  readonly requests: number;
}

/**
 * `refused`: the write is not done, and the function gets an error that it does not retry. `throttled`: it is not done, and the client
 * tries again. `lost`: it is done, but the connection breaks before the answer, and the client writes once more.
 */
export type Fault = 'refused' | 'throttled' | 'lost';

export interface Faults {
  /** What happens to the write with this number; all writes are counted, from 1, and those that a client repeats too. */
  readonly onWrite?: (n: number, kind: WriteKind, operation: string) => Fault | undefined;
}

export interface Meter {
  /** Counts a write. @returns what is to happen to it; undefined: nothing */
  write(kind: WriteKind, operation: string): Fault | undefined;
  read(units: number): void;
  request(): void;
  stats(): Stats;
}

export function newMeter(faults: Faults = {}): Meter {
  const writes = { table: 0, bucket: 0 };
  let readUnits = 0;
  let requests = 0;
  return {
    write(kind, operation) {
      writes[kind] += 1;
      return faults.onWrite?.(writes.table + writes.bucket, kind, operation);
    },
    read(units) {
      readUnits += units;
    },
    request() {
      requests += 1;
    },
    stats: () => ({ tableWrites: writes.table, bucketWrites: writes.bucket, readUnits, requests }),
  };
}
