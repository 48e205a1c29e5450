/** What taking in feeds needs from outside. */

import type { FeedInput } from '../../shared/feeds/check-feed.ts';
import type { Feed } from '../../shared/feeds/feed.ts';
import type { FeedHead } from '../../shared/feeds/life.ts';
import type { FeedReport } from '../../shared/feeds/report.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { EvidenceStore } from '../storage/evidence.ts';
import type { FeedAnswer, HeldService } from '../storage/feeds.ts';
import type { Party } from '../storage/parties.ts';
import type { Table } from '../storage/table.ts';
import type { FeedBefore } from './in-force.ts';

export interface FeedDependencies {
  readonly table: Table;
  readonly evidence: EvidenceStore;
  /** The host that requests are signed for, with its port if it has one of its own. */
  readonly authority: string;
  /** Checks what a party sends, as of an instant, against what it sent before. */
  readonly check: (input: FeedInput, isPartial: boolean, about: FeedCircumstances) => Promise<CheckedFeed>;
  /** Announces a changed head, so that it is published before the next scheduled minute. Nothing depends on it. */
  readonly announce: (provider: string) => Promise<void>;
  readonly now: () => Date;
}

export interface FeedCircumstances {
  readonly party: Party;
  readonly head: FeedHead;
  /** What counts of the party's feeds today, corridor by corridor. */
  readonly before: FeedBefore | null;
  /** ISO 8601 UTC. */
  readonly receivedAt: string;
}

export interface CheckedFeed {
  readonly report: FeedReport;
  /** The services without errors; null: it is refused. */
  readonly feed: Feed | null;
  readonly held: readonly HeldService[];
  /** Whether all of it waits, and what was before it stays. */
  readonly isHeldWhole: boolean;
  /** The corridors that its text names, whether it can be read or not, and whether there may be others that cannot. */
  readonly about: { readonly corridors: readonly CorridorId[]; readonly isUnclear: boolean };
  /** Of each finding of the report, the corridor of its service; null: it is of none. */
  readonly places: FeedAnswer['places'];
}
