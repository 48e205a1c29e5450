/** What a reader gets first: the manifest names, for each corridor, the sheet that is in force. */
import type { CorridorId } from './vocabulary.ts';

export interface Manifest {
  readonly format: 1;
  /** Grows by one with each publication; the condition under which a manifest may be replaced. */
  readonly version: number;
  /** When this version was published, ISO 8601 UTC. */
  readonly publishedAt: string;
  /** Fingerprint of the code that computed it: other code computes everything again, and publishes what differs. */
  readonly computedBy: string;
  /** The publication that holds the summary. */
  readonly summary: string;
  /** Corridor to the publication that holds its sheet. */
  readonly corridors: Readonly<Record<CorridorId, string>>;
  /** Edition to the version of its item that this manifest reflects. */
  readonly editions: Readonly<Record<string, number>>;
}
