/** Counts the requests of the app's functions to the stores, and lets a test refuse a write to see what is left behind. */

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

export interface Faults {
  /** `n` counts all writes from 1. True: the write is not done, and the function gets an error that it does not retry. */
  readonly failWrite?: (n: number, kind: WriteKind, operation: string) => boolean;
}

export interface Meter {
  /** Counts a write. @returns false if the write must be refused */
  write(kind: WriteKind, operation: string): boolean;
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
      return !faults.failWrite?.(writes.table + writes.bucket, kind, operation);
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
