/**
 * Central Bank of Uzbekistan, daily: JSON, every value is text. `Date` is the day of validity; the rates are set on the
 * working day before.
 *
 * Days: the press reports the next working day's rates in the afternoon. Each year a decree adds and moves days of rest:
 * those of 2026 are here (UP-257 of 24 December 2025), those of 2027 are not. The Hayit days of 2027 are estimates.
 * 12 December 2026 is worked in place of 31 December.
 */
import { rateSource } from '../../../shared/catalogue/rate-sources.ts';
import { ask, bulletinOf, dayInForce, daysByValidity } from './bulletin-of.ts';
import { dayOf } from './days.ts';
import { parseJsonList, rowsOf, theOne } from './json.ts';
import type { RateSource } from './source.ts';

const entry = rateSource('cbu');

const NAMES = { currency: 'Ccy', nominal: 'Nominal', rate: 'Rate' };

export const cbu: RateSource = {
  entry,
  format: 'json',
  fetch: (client, day) =>
    ask(client, entry, `https://cbu.uz/uz/arkhiv-kursov-valyut/json/all/${dayInForce(entry, day)}/`),
  parse(bytes) {
    const items = parseJsonList(bytes, 'currencies');
    const days = daysByValidity(entry, dayOf(theOne(items, 'Date'), 'dd.mm.yyyy', 'Date'));
    return bulletinOf(entry, days, rowsOf(items, NAMES), NAMES);
  },
};
