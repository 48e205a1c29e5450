/**
 * Holidays of a country's central bank, on which other banks mostly pause too. Of the euro area nothing is known: the
 * European Central Bank's calendar is no country's.
 */
import { holidaysWithin } from '../fx/calendar.ts';
import type { Day } from '../model/day.ts';
import type { CurrencyCode } from '../model/vocabulary.ts';
import { RATE_SOURCE_ENTRIES } from './rate-sources.ts';

const calendars = new Map(
  RATE_SOURCE_ENTRIES.filter(({ currency }) => currency !== 'EUR')
    // Of two bulletins of one bank the daily one comes last, and stays.
    .sort((a, b) => a.calendar.weekdays.length - b.calendar.weekdays.length)
    .map(({ currency, calendar }) => [currency, calendar]),
);

const WEEK = 7;

/** Holidays of the seven days from a day on, in the country whose own currency it is; none where they are not known. */
export function bankHolidays(currency: CurrencyCode, from: Day): readonly Day[] {
  const calendar = calendars.get(currency);
  return calendar ? holidaysWithin(calendar, from, WEEK) : [];
}
