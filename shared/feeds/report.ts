/** What is found in a feed, and how it is reported: every finding at once, with its place, in counts that are exact. */
import { csvText } from '../model/csv.ts';

/** `error`: refused. `doubt`: held until it is confirmed. `note`: changes nothing. */
export const SEVERITIES = ['error', 'doubt', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface Finding {
  /** Id of a rule of the catalogue (rules.ts). */
  readonly rule: string;
  readonly severity: Severity;
  /** JSON Pointer (RFC 6901) into the feed; of a CSV, into the feed that its rows make. Empty: the whole. */
  readonly pointer: string;
  /** Line of the file, from 1. Null where there is none. */
  readonly line: number | null;
  /** Of a CSV: the row below the header, from 1, and its column. */
  readonly row: number | null;
  readonly cell: string | null;
  readonly serviceId: string | null;
  /** What was sent there, at most 80 characters; null: nothing. It is shown to its sender and never logged. */
  readonly sent: string | null;
  readonly allowed: string | null;
  readonly sentence: string;
}

/** What becomes of a feed. `held`: some of its services wait until a doubt is lifted, the others do not. */
export type FeedOutcome = 'accepted' | 'held' | 'refused';

export interface FeedReport {
  readonly outcome: FeedOutcome;
  /** Exact, also of findings that are not listed. */
  readonly counts: Readonly<Record<Severity, number>>;
  /** Errors first, then doubts, then notes, each in the order of the file; at most MOST_SHOWN of them. */
  readonly findings: readonly Finding[];
  readonly services: { readonly accepted: number; readonly held: number; readonly refused: number };
  /** The reference rates that the feed's pairs were held against, by pair, as far as they are known: `{ "EUR-TJS": "11.0235" }`. */
  readonly references: Readonly<Record<string, string>>;
}

export const MOST_SHOWN = 1000;

/** Characters that are shown of what was sent. */
const MOST_SENT = 80;

/** What was sent, shortened to what a report shows; a character is not cut in two. */
export const shownOf = (sent: string): string =>
  [...sent.slice(0, 2 * MOST_SENT)].slice(0, MOST_SENT).join('');

const COLUMNS = [
  'severity',
  'rule',
  'pointer',
  'line',
  'row',
  'cell',
  'serviceId',
  'sent',
  'allowed',
  'sentence',
] as const satisfies readonly (keyof Finding)[];

/** Findings as CSV. */
export const findingsCsv = (findings: readonly Finding[]): string =>
  csvText([COLUMNS, ...findings.map((finding) => COLUMNS.map((column) => finding[column]))]);
