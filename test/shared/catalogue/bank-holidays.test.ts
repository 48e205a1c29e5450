/** The banks' own calendars say when they are closed, or nothing is said. */
import { expect, test } from 'vitest';
import { bankHolidays } from '../../../shared/catalogue/bank-holidays.ts';

test.each([
  ['KGS', ['2026-05-05', '2026-05-06', '2026-05-07', '2026-05-08']],
  ['RUB', ['2026-05-11']],
  ['KZT', ['2026-05-07', '2026-05-11']],
  // Martial law: banks work.
  ['UAH', []],
  // Not known: the calendar of the euro is no country's, and of others there is none.
  ['EUR', []],
  ['PHP', []],
] as const)('%s in the week from 5 May 2026: %s', (currency, days) => {
  expect(bankHolidays(currency, '2026-05-05')).toEqual(days);
});
