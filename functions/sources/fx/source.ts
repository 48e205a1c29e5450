/** What a source of rates is: something that can be asked for a day, and a pure reading of what it said. */
import type { RateSourceEntry } from '../../../shared/catalogue/rate-source.ts';
import type { Bulletin } from '../../../shared/fx/bulletin.ts';
import type { Day } from '../../../shared/model/day.ts';
import type { RowRejected } from '../errors.ts';
import type { Answer, HttpClient } from '../http-client.ts';

export interface ParsedBulletins {
  /** Most answers hold one; a range of days or a history holds several, the earliest first. */
  readonly bulletins: readonly Bulletin[];
  readonly rejected: readonly RowRejected[];
}

export interface RateSource {
  /** What the catalogue says of it (shared/catalogue/rate-sources.ts). */
  readonly entry: RateSourceEntry;
  /** What the answer is written in: an answer of another kind never reaches `parse`. */
  readonly format: 'xml' | 'json' | 'csv';
  /**
   * Asks for the rates fixed on a day (of the bank's time zone), whatever day the service goes by; a source that serves only
   * its latest ignores the day. The answer may be of another day: what it prints counts. Never for a fixing that is not due
   * yet: some services repeat the last rates under whatever day they are asked for.
   */
  fetch(client: HttpClient, day: Day): Promise<Answer>;
  /** @throws SourceChanged for anything that is not wholly of the known shape. */
  parse(bytes: Uint8Array): ParsedBulletins;
}
