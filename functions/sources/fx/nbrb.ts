/** National Bank of Belarus, daily: JSON. `Date` is the day of validity, `Cur_Scale` the nominal; its noughts at the end of figures are kept. */
import { SourceChanged } from '../errors.ts';
import { ask, bulletinOf, dayInForce, daysByValidity } from './bulletin-of.ts';
import { dayOf } from './days.ts';
import { fieldOf, parseJsonList } from './json.ts';
import type { RateSource } from './source.ts';

const NAMES = { currency: 'Cur_Abbreviation', nominal: 'Cur_Scale', rate: 'Cur_OfficialRate' };

export const nbrb: RateSource = {
  id: 'nbrb',
  format: 'json',
  fetch: (client, day) =>
    ask(client, 'nbrb', `https://api.nbrb.by/exrates/rates?ondate=${dayInForce('nbrb', day)}&periodicity=0`),
  parse(bytes) {
    const items = parseJsonList(bytes, 'currencies');
    const dates = [...new Set(items.map((item) => fieldOf(item, 'Date')))];
    if (items.length === 0) throw new SourceChanged('expected rates, found none');
    if (dates.length > 1) throw new SourceChanged(`expected one Date, found ${dates.length}`);
    const rows = items.map((item) => ({
      currency: fieldOf(item, NAMES.currency),
      nominal: fieldOf(item, NAMES.nominal),
      rate: fieldOf(item, NAMES.rate),
    }));
    return bulletinOf('nbrb', daysByValidity('nbrb', dayOf(dates[0], 'yyyy-mm-ddT', 'Date')), rows, NAMES);
  },
};
