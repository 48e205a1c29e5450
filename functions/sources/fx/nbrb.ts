/**
 * National Bank of Belarus, daily: JSON. `Date` is the day of validity, `Cur_Scale` the nominal; noughts at the end of
 * figures are kept.
 */
import { ask, bulletinOf, dayInForce, daysByValidity } from './bulletin-of.ts';
import { dayOf } from './days.ts';
import { parseJsonList, rowsOf, theOne } from './json.ts';
import type { RateSource } from './source.ts';

const NAMES = { currency: 'Cur_Abbreviation', nominal: 'Cur_Scale', rate: 'Cur_OfficialRate' };

export const nbrb: RateSource = {
  id: 'nbrb',
  format: 'json',
  fetch: (client, day) =>
    ask(client, 'nbrb', `https://api.nbrb.by/exrates/rates?ondate=${dayInForce('nbrb', day)}&periodicity=0`),
  parse(bytes) {
    const items = parseJsonList(bytes, 'currencies');
    const days = daysByValidity('nbrb', dayOf(theOne(items, 'Date'), 'yyyy-mm-ddT', 'Date'));
    return bulletinOf('nbrb', days, rowsOf(items, NAMES), NAMES);
  },
};
