/** What the catalogue says of a source of rates. The entries are in data/rate-sources.json. */

import type { Direction } from '../fx/bulletin.ts';
import type { Calendar } from '../fx/calendar-types.ts';
import type { Day } from '../model/day.ts';
import type { CurrencyCode } from '../model/vocabulary.ts';

export interface RateSourceEntry {
  readonly id: string;
  /** The bank's id: two bulletins of one bank (daily and weekly) are one submission. */
  readonly bank: string;
  /** Of the bulletin, in English. */
  readonly name: string;
  /** The bank's name in English. */
  readonly publisher: string;
  /** How the bank wants to be named, or how we name it where it asks for nothing. */
  readonly attribution: string;
  /** What its terms of use allow, in one sentence, and where they are; `checked`: the day somebody last read them, null: nobody could. */
  readonly terms: { readonly allows: string; readonly url: string; readonly checked: Day | null };
  /** Where a person reads the same figures. */
  readonly url: string;
  readonly currency: CurrencyCode;
  readonly direction: Direction;
  readonly calendar: Calendar;
  /** The first day that the service can give. */
  readonly firstDay: Day;
  /** What it publishes, in order: a currency that vanishes is seen. */
  readonly currencies: readonly CurrencyCode[];
  /** Asked at most this often, and for at most so much. */
  readonly limits: { readonly everyMinutes: number; readonly maxBytes: number };
}
