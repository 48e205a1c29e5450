/**
 * Central Bank of Uzbekistan, daily: JSON, every value text. `Date` is the day of validity; the rates are set the
 * working day before.
 */
import { ask, bulletinOf, dayInForce, daysByValidity } from './bulletin-of.ts';
import { dayOf } from './days.ts';
import { parseJsonList, rowsOf, theOne } from './json.ts';
import type { RateSource } from './source.ts';

const NAMES = { currency: 'Ccy', nominal: 'Nominal', rate: 'Rate' };

export const cbu: RateSource = {
  id: 'cbu',
  format: 'json',
  fetch: (client, day) =>
    ask(client, 'cbu', `https://cbu.uz/uz/arkhiv-kursov-valyut/json/all/${dayInForce('cbu', day)}/`),
  parse(bytes) {
    const items = parseJsonList(bytes, 'currencies');
    const days = daysByValidity('cbu', dayOf(theOne(items, 'Date'), 'dd.mm.yyyy', 'Date'));
    return bulletinOf('cbu', days, rowsOf(items, NAMES), NAMES);
  },
};
