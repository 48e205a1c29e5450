/**
 * Where rates come from: publisher, terms, calendar, currencies. Holidays are those of 2026 and 2027 by law, as far as they
 * fall on a day of fixing; `holidaysUntil` ends where governments still move days by decree. Why a day is one, and what else
 * is known of a bank's days, stands with its source in functions/sources/fx.
 */
import type { Day } from '../model/day.ts';
import data from './data/rate-sources.json' with { type: 'json' };
import type { RateSourceEntry } from './rate-source.ts';

type Data = (typeof data)[number];

/** `{ 2026: '01-01 05-01' }` are 2026-01-01 and 2026-05-01. */
const daysOf = (years: Readonly<Record<string, string | undefined>>): Day[] =>
  Object.entries(years).flatMap(([year, days]) => days?.split(' ').map((day) => `${year}-${day}`) ?? []);

/** One of a closed list of words. Throws a RangeError that names the source for any other. */
function wordOf<const W extends string>(source: string, word: string, allowed: readonly W[]): W {
  const found = allowed.find((one) => one === word);
  if (!found) throw new RangeError(`rate source ${source}: ${word} is none of ${allowed.join(', ')}`);
  return found;
}

function entryOf({ calendar, currencies, direction, ...entry }: Data): RateSourceEntry {
  const { holidays, workedDays, valid, ...rest } = calendar;
  return {
    ...entry,
    direction: wordOf(entry.id, direction, ['local-per-foreign', 'foreign-per-local']),
    calendar: {
      ...rest,
      valid: wordOf(entry.id, valid, ['same-day', 'next-day']),
      holidays: daysOf(holidays),
      workedDays: daysOf(workedDays),
    },
    currencies: currencies.split(' '),
  };
}

export const RATE_SOURCE_ENTRIES: readonly RateSourceEntry[] = data.map(entryOf);

const byId = new Map(RATE_SOURCE_ENTRIES.map((entry) => [entry.id, entry]));

/** The entry of a source's id, or undefined. */
export const findRateSource = (id: string): RateSourceEntry | undefined => byId.get(id);

/** The same of an id that has to be there. Throws a RangeError. */
export function rateSource(id: string): RateSourceEntry {
  const entry = byId.get(id);
  if (!entry) throw new RangeError(`the catalogue has no source ${id} of rates`);
  return entry;
}

/** How each of these sources wants to be named, by its id; each once, in order. */
export const attributionsOf = (sources: readonly string[]): Record<string, string> =>
  Object.fromEntries([...new Set(sources)].sort().map((id) => [id, findRateSource(id)?.attribution ?? id]));
