/**
 * National Bank of Belarus, daily: JSON. `Date` is the day of validity, `Cur_Scale` the nominal; noughts at the end
 * of figures are kept.
 *
 * Days: National Bank of Belarus: fixed by the trades of the day, valid the next. Decrees move days of rest, which
 * are not here: one source alone says that of 2026 Monday 20 April was free for Saturday 25 April.
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
