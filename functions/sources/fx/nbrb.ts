/**
 * National Bank of Belarus, daily: JSON. `Date` is the day of validity, `Cur_Scale` the nominal; zeros at the end
 * of figures are kept.
 *
 * Days: fixed by the day's trades, valid the next day. Decrees move days of rest; such days are missing here: only one
 * source says that in 2026 Monday 20 April was free and Saturday 25 April worked.
 */
import { rateSource } from '../../../shared/catalogue/rate-sources.ts';
import { ask, bulletinOf, dayInForce, daysByValidity } from './bulletin-of.ts';
import { dayOf } from './days.ts';
import { parseJsonList, rowsOf, theOne } from './json.ts';
import type { RateSource } from './source.ts';

const entry = rateSource('nbrb');

const NAMES = { currency: 'Cur_Abbreviation', nominal: 'Cur_Scale', rate: 'Cur_OfficialRate' };

export const nbrb: RateSource = {
  entry,
  format: 'json',
  fetch: (client, day) =>
    ask(client, entry, `https://api.nbrb.by/exrates/rates?ondate=${dayInForce(entry, day)}&periodicity=0`),
  parse(bytes) {
    const items = parseJsonList(bytes, 'currencies');
    const days = daysByValidity(entry, dayOf(theOne(items, 'Date'), 'yyyy-mm-ddT', 'Date'));
    return bulletinOf(entry, days, rowsOf(items, NAMES), NAMES);
  },
};
