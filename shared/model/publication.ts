/** The manifest, which every reader gets first: it names the sheets in force of each corridor, layer by layer. */
import type { CorridorId } from './vocabulary.ts';

export interface Manifest {
  /** Grows by one with each publication. A manifest is replaced only if this is unchanged. */
  readonly version: number;
  /** When this version was published, ISO 8601 UTC. */
  readonly publishedAt: string;
  /** Fingerprint of the code that computed it: new code recomputes everything and publishes what differs. */
  readonly computedBy: string;
  /** The publication that holds the summary. */
  readonly summary: string;
  /** The publication that holds the indicators of the latest period; null while no corridor is priced. */
  readonly indicators: string | null;
  /** The publication that holds the reference rates, and what they were computed from; null before the first one. */
  readonly reference: { readonly publication: string; readonly from: string } | null;
  /** Corridor to the publication that holds its surveyed sheet and its statistics. */
  readonly corridors: Readonly<Record<CorridorId, string>>;
  /** Corridor to the publication that holds the sheet of what providers say of it. */
  readonly said: Readonly<Record<CorridorId, string>>;
  /** What those sheets were computed from; null: no provider has sent anything. */
  readonly saidFrom: string | null;
  /** The publication that lists the editions behind it; null: not listed, so all count as new. */
  readonly editions: string | null;
  /** The publication that lists the earlier rounds of the survey whose figures are there; null: there is none. */
  readonly earlier: string | null;
  /** The publication that lists the corrections; null: nothing was corrected so far. */
  readonly corrections: string | null;
}

/** `20261121T215709Z-1a2b3c4d`: the time of publication, to the second, and a unique part. */
export const publicationId = (instant: string, unique: string): string =>
  `${instant.slice(0, 19).replace(/[-:]/g, '')}Z-${unique}`;

/** When a publication was made, ISO 8601 UTC. Throws a RangeError for a text that is not a publication's id. */
export function publishedAt(publication: string): string {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-/.exec(publication);
  if (!match) throw new RangeError(`no publication id: ${publication.slice(0, 80)}`);
  const [, year, month, day, hour, minute, second] = match;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}
