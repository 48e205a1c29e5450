/**
 * Which reference rates the pages show. Rates change many times a day and stand on thousands of pages in each language, and each
 * page written costs as much as a thousand read: so newer rates wait, for the day's first rendering or for the afternoon, when all
 * central banks have published. `/data/reference.json` and the API have them at once. A figure that was taken back does not wait.
 */

import { CARRY_DAYS } from '../../shared/fx/benchmark-limits.ts';
import type { BenchmarkRate } from '../../shared/fx/benchmark-types.ts';
import type { RatesInForce, ReferenceRates } from '../../shared/fx/reference.ts';
import { within } from '../../shared/fx/significant.ts';
import { daysBetween } from '../../shared/model/day.ts';
import type { CurrencyCode } from '../../shared/model/vocabulary.ts';
import { parseDecimal } from '../../shared/money/decimal.ts';
import { SEEN_APART } from '../../shared/pricing/official-rate.ts';

/** The rates on the pages, by their publication. */
export interface ShownRates {
  readonly publication: string;
  /** ISO 8601 UTC: when pages got them; empty: not known. */
  readonly since: string;
}

/** In UTC. The Bank of Russia publishes by 15:00, the European Central Bank by 15:15 in winter; a bank is asked each ten minutes. */
export const AFTERNOON_HOUR = 16;

export interface RatesQuestion {
  /** Undefined: the pages show none yet. */
  readonly before: ShownRates | undefined;
  /** The publication of the rates in force. */
  readonly inForce: string;
  /** Every page is rendered again: a new day, or other code. */
  readonly anew: boolean;
  readonly now: Date;
}

/** What the pages are to show from now on, apart from rates that cannot wait. */
export function ratesToShow({ before, inForce, anew, now }: RatesQuestion): ShownRates {
  if (before?.publication === inForce) return before;
  const instant = now.toISOString();
  const afternoon = `${instant.slice(0, 10)}T${AFTERNOON_HOUR}`;
  // Pages that a clock once ahead wrote wait for no afternoon of years to come.
  const isDue =
    !before || anew || before.since > instant || (before.since < afternoon && afternoon <= instant);
  return isDue ? { publication: inForce, since: instant } : before;
}

/** The rates of a publication, read. */
export interface ReadRates {
  readonly publication: string;
  readonly reference: ReferenceRates;
}

/**
 * What the pages show from now on: `due`, the answer of ratesToShow, unless the rates in force cannot wait for it.
 * @param before those on the pages so far; undefined: none, or they cannot be read any more, so nothing can wait
 */
export function shownRates(
  due: ShownRates,
  before: ReferenceRates | undefined,
  inForce: ReadRates,
  now: Date,
): { readonly rates: ShownRates; readonly reference: ReferenceRates } {
  const { publication, reference } = inForce;
  if (due.publication === publication) return { rates: due, reference };
  const instant = now.toISOString();
  if (before && !cannotWait(before.benchmark, reference.benchmark, instant.slice(0, 10)))
    return { rates: due, reference: before };
  return { rates: { publication, since: instant }, reference };
}

/** Decimals of a rate in US dollars: at most 12 significant digits, of a currency worth a millionth. */
const MOST_DECIMALS = 30;

/**
 * Whether newer rates cannot wait: a currency has a rate in date that had none, or has none any more; or the figure of the same
 * fixing day is another by more than a check can see.
 */
export function cannotWait(before: RatesInForce, fresh: RatesInForce, day: string): boolean {
  const inDate = ({ rates }: RatesInForce): ReadonlyMap<CurrencyCode, BenchmarkRate> =>
    new Map(
      rates
        .filter(({ fixedOn }) => daysBetween(fixedOn, day) <= CARRY_DAYS)
        .map((rate) => [rate.currency, rate]),
    );
  const [had, has] = [inDate(before), inDate(fresh)];
  if (had.size !== has.size) return true;
  return [...had].some(([currency, old]) => {
    const rate = has.get(currency);
    if (!rate) return true;
    const [a, b] = [old, rate].map(({ usd }) => parseDecimal(usd, MOST_DECIMALS));
    return rate.fixedOn === old.fixedOn && a !== undefined && b !== undefined && !within(a, b, SEEN_APART);
  });
}
