/** What every source does in the same way: sends a request within its limits, finds a bulletin's two days, and builds it. */
import type { RateSourceEntry } from '../../../shared/catalogue/rate-source.ts';
import { fixingDayAfter, fixingDayBefore, isFixingDay } from '../../../shared/fx/calendar.ts';
import type { Day } from '../../../shared/model/day.ts';
import { addDays } from '../../../shared/model/day.ts';
import { SourceChanged } from '../errors.ts';
import type { Answer, Ask, HttpClient } from '../http-client.ts';
import { type FieldNames, type Row, ratesOf } from './figures.ts';
import type { ParsedBulletins } from './source.ts';

/** Asks a source for at most as many bytes as its catalogue entry allows. */
export const ask = (
  client: HttpClient,
  entry: RateSourceEntry,
  url: string,
  more: Pick<Ask, 'body' | 'headers'> = {},
): Promise<Answer> => client.ask({ url, maxBytes: entry.limits.maxBytes, ...more });

/**
 * The day to request from a service that goes by the day of validity: the first working day after the fixing. For the days in
 * between, some banks give the old rates and some the new ones.
 */
export const dayInForce = ({ calendar }: RateSourceEntry, fixedOn: Day): Day =>
  fixingDayAfter(calendar, fixedOn);

export interface Days {
  readonly fixedOn: Day;
  readonly validOn: Day;
}

/** For a bank that prints only the day of validity: fixed on the working day before, or that day if valid at once. */
export function daysByValidity({ calendar }: RateSourceEntry, validOn: Day): Days {
  const sameDay = calendar.valid === 'same-day' && isFixingDay(calendar, validOn);
  return { fixedOn: sameDay ? validOn : fixingDayBefore(calendar, validOn), validOn };
}

/** For a bank that prints only the day of fixing. */
export const daysByFixing = ({ calendar }: RateSourceEntry, fixedOn: Day): Days => ({
  fixedOn,
  validOn: calendar.valid === 'same-day' ? fixedOn : addDays(fixedOn, 1),
});

/** One bulletin from rows. @throws SourceChanged */
export function bulletinOf(
  { id: source, currency, direction }: RateSourceEntry,
  days: Days,
  rows: readonly Row[],
  names: FieldNames,
): ParsedBulletins {
  const { rates, rejected } = ratesOf(rows, names, currency);
  return { bulletins: [{ source, currency, direction, ...days, rates }], rejected };
}

/** Joins the bulletins of one answer, the earliest first. @throws SourceChanged if a day comes twice. */
export function together(readings: readonly ParsedBulletins[]): ParsedBulletins {
  const bulletins = readings.flatMap((reading) => reading.bulletins);
  const days = new Set<Day>();
  for (const { validOn } of bulletins) {
    if (days.has(validOn)) throw new SourceChanged(`expected each day once, found ${validOn} twice`);
    days.add(validOn);
  }
  bulletins.sort((a, b) => (a.validOn < b.validOn ? -1 : 1));
  return { bulletins, rejected: readings.flatMap(({ rejected }) => rejected) };
}
