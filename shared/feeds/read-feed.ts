/** What reading a feed gives, whichever form it has. */
import type { Fault } from './fault.ts';

/** A place in the file, as in a Finding. */
export interface Place {
  readonly line: number | null;
  readonly row: number | null;
  readonly cell: string | null;
}

export interface ReadFeed {
  /** The feed as JSON has it, not checked; undefined where its text cannot be read. */
  readonly value: unknown;
  /** Prepares to tell the places of these faults, in one pass over the text. */
  readonly placesOf: (wanted: readonly Fault[]) => (fault: Fault) => Place;
}
