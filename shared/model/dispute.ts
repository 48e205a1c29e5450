/**
 * A figure that somebody contests: until it is settled, "disputed" stands beside it. Of settled disputes the newest stay listed, 200 with the open ones. If the figure was
 * wrong, its edition is corrected as well (correction.ts).
 */
import type { CorrectionAsker } from './correction.ts';
import type { CorridorId, CountryCode } from './vocabulary.ts';

/** Which figures: those of the world, of a country as sender or receiver, or of a corridor. */
export type DisputeScope =
  | 'world'
  | `sender/${CountryCode}`
  | `receiver/${CountryCode}`
  | `corridor/${CorridorId}`;

export interface DisputeParty {
  /** Never a person. */
  readonly role: CorrectionAsker;
  /** Its name, where it wants that; null: not named. */
  readonly organisation: string | null;
}

export interface Dispute {
  /** Begins with its time: `20261130T041000Z-1a2b3c4d`. */
  readonly id: string;
  readonly scope: DisputeScope;
  /** The quarter of the figures. */
  readonly period: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** In plain words, for everybody. */
  readonly reason: string;
  readonly askedBy: DisputeParty;
  /** What came of it; null: open. */
  readonly settled: { readonly at: string; readonly reason: string; readonly by: DisputeParty } | null;
}

/** At once: more would say nothing of any one figure. */
export const MOST_OPEN_DISPUTES = 20;
/** Those settled first are forgotten beyond it. About 1 kB each. */
export const MOST_DISPUTES = 200;

/** The groupings whose figures can be disputed, and how a scope names a part of one. */
const SCOPES = new Map<string, (key: string) => string>([
  ['world', () => 'world'],
  ['senderCountry', (key) => `sender/${key}`],
  ['receiverCountry', (key) => `receiver/${key}`],
  ['corridor', (key) => `corridor/${key}`],
]);

/** What of a dispute says which figures it marks, and whether it does still. */
export type DisputeMark = Pick<Dispute, 'id' | 'scope' | 'period' | 'settled'>;

/** The ids of the open disputes of a figure, the newest first. @param group a grouping of indicators, @param key the part of it */
export function disputedIn(
  disputes: readonly DisputeMark[],
  group: string,
  key: string,
  period: string,
): string[] {
  const scope = SCOPES.get(group)?.(key);
  return disputes.flatMap((one) =>
    one.settled === null && one.scope === scope && one.period === period ? one.id : [],
  );
}

/** Of the open ones those of any of these figures, whatever their quarter. @param scopes left out: all */
export const openDisputes = (
  disputes: readonly Dispute[] | undefined,
  scopes?: readonly DisputeScope[],
): Dispute[] =>
  (disputes ?? []).filter(({ settled, scope }) => settled === null && (!scopes || scopes.includes(scope)));
