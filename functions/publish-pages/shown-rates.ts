/**
 * Which reference rates the pages show. Rates change many times a day and stand on thousands of pages in each language, and each
 * page written costs as much as a thousand read: so newer rates wait, for the day's first rendering or for the afternoon, when most
 * central banks have published. `/data/reference.json` and the API have them at once.
 */

/** The rates on the pages, by their publication. */
export interface ShownRates {
  readonly publication: string;
  /** How many times on this day pages got other rates. */
  readonly times: number;
}

/** In UTC: the European Central Bank publishes at 14 or 15, the banks of Central Asia and the Caucasus before. */
const AFTERNOON = 15;
const TIMES_A_DAY = 2;

export interface RatesQuestion {
  /** Undefined: the pages show none yet. */
  readonly before: ShownRates | undefined;
  /** The publication of the rates in force. */
  readonly inForce: string;
  /** Every page is rendered again: a new day, or other code. */
  readonly anew: boolean;
  /** The pages are of another day. */
  readonly newDay: boolean;
  readonly now: Date;
}

/** What the pages are to show from now on, apart from rates that nothing stood for before (see gainsRate in service.ts). */
export function ratesToShow({ before, inForce, anew, newDay, now }: RatesQuestion): ShownRates {
  const times = newDay ? 0 : (before?.times ?? 0);
  if (before?.publication === inForce) return { publication: inForce, times: newDay ? 1 : times };
  const isDue = !before || anew || (times < TIMES_A_DAY && now.getUTCHours() >= AFTERNOON);
  return isDue ? { publication: inForce, times: times + 1 } : { ...before, times };
}
