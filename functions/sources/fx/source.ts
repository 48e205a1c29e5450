/** A source of rates: a request for a day, and a pure parser of the answer. */
import type { RateSourceEntry } from '../../../shared/catalogue/rate-source.ts';
import type { Bulletin } from '../../../shared/fx/bulletin.ts';
import type { Day } from '../../../shared/model/day.ts';
import type { RowRejected } from '../errors.ts';
import type { Answer, HttpClient } from '../http-client.ts';

export interface ParsedBulletins {
  /** Most answers hold one bulletin; a range of days or a history holds several, the earliest first. */
  readonly bulletins: readonly Bulletin[];
  readonly rejected: readonly RowRejected[];
}

export interface RateSource {
  /** Its entry in the catalogue (shared/catalogue/rate-sources.ts). */
  readonly entry: RateSourceEntry;
  /** The format of its answers: an answer in another format never reaches `parse`. */
  readonly format: 'xml' | 'json' | 'csv';
  /**
   * Requests the rates fixed on a day (in the bank's time zone), whatever day the service goes by; a source that has only its
   * latest bulletin ignores the day. The answer may be of another day: the printed day counts. Never ask for a fixing that is
   * not due yet: some services repeat the last rates under any requested day.
   */
  fetch(client: HttpClient, day: Day): Promise<Answer>;
  /** @throws SourceChanged for any answer that does not have the known form throughout. */
  parse(bytes: Uint8Array): ParsedBulletins;
}
