/**
 * A correction of what is published: an edition is withdrawn, or accepted again, or one with other rows takes its place. Nothing that was published is changed: the next
 * publication is another one, and says here what changed, why, who asked, and how the figures were before and are after.
 */
import type { CorridorId } from './vocabulary.ts';

/**
 * Who may ask for a correction: a role, never a person. `operator`: whoever runs this service, also where nobody asked and the service took
 * other rows in by itself; `source`: the publisher of the data; `reader`: anybody else who compares.
 */
export const CORRECTION_ASKERS = [
  'operator',
  'source',
  'provider',
  'regulator',
  'researcher',
  'reader',
] as const;
export type CorrectionAsker = (typeof CORRECTION_ASKERS)[number];

/** Characters. The reason is published as it is written. */
export const REASON_LENGTH = { least: 10, most: 500 } as const;
export const MOST_OF_ORGANISATION = 80;

/**
 * `accepted`: again, after it was withdrawn. `replaced`: other rows of its period were given, and the edition takes the place of the one
 * that counted.
 */
export const CORRECTION_DEEDS = ['accepted', 'withdrawn', 'replaced'] as const;
export type CorrectionDeed = (typeof CORRECTION_DEEDS)[number];

/** The edition that another one of its period takes the place of, and what is other, counted when that was taken in. */
export interface ReplacedEdition {
  readonly edition: string;
  /**
   * `changed`: of the same service at the same amount, with another price or other particulars. Null: not known, since the stored rows of
   * this edition are damaged.
   */
  readonly rows: { readonly added: number; readonly removed: number; readonly changed: number } | null;
}

/** What was done to an edition, as it is kept with the edition's own state. */
export interface CorrectionAct {
  /** Begins with its time: `20261130T041000Z-1a2b3c4d`. */
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly did: CorrectionDeed;
  /** Of `replaced` alone. */
  readonly replaces?: ReplacedEdition;
  /** In plain words, for everybody. */
  readonly reason: string;
  /** `organisation`: its name, where it asks that in public; null: not named. */
  readonly askedBy: { readonly role: CorrectionAsker; readonly organisation: string | null };
}

/** An act by hand: the edition gets this state. */
export type StateAct = CorrectionAct & { readonly did: 'accepted' | 'withdrawn' };

/** Percent of the amount sent, per principal; the mean at 500 is null where no price at it is known. */
export interface MeansOf {
  readonly period: string;
  readonly services: number;
  readonly mean200: string;
  readonly mean500: string | null;
}

/**
 * What a publication says: its id, and the means over all corridors; null: no corridor had a price. Of the newest period, or of the
 * edition's own where that is an earlier round.
 */
export interface PublishedMeans {
  readonly publication: string;
  readonly world: MeansOf | null;
}

/** A corridor of the edition, or of the one it replaces, where it has another price than before; null: it had or has none. */
export interface CorrectedCorridor {
  readonly corridor: CorridorId;
  readonly before: MeansOf | null;
  readonly after: MeansOf | null;
}

export interface Correction extends CorrectionAct {
  readonly edition: string;
  /** Of a round of a survey; null: the edition is of no survey. */
  readonly source: string | null;
  readonly period: string | null;
  /** How many corridors the edition is of, whether their figures changed or not. */
  readonly corridorsOfEdition: number;
  /**
   * As published just before; null: nothing was published, or by a release whose figures this one cannot read, or the entry could only be
   * made after another publication had come.
   */
  readonly before: PublishedMeans | null;
  readonly after: PublishedMeans;
  /** Empty too where `before` is null: then it is not known. */
  readonly changed: readonly CorrectedCorridor[];
}
