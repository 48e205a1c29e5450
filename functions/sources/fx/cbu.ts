/** Central Bank of Uzbekistan, daily: JSON, every value text. `Date` is the day of validity; the rates are set the working day before. */
import { SourceChanged } from '../errors.ts';
import { ask, bulletinOf, dayInForce, daysByValidity } from './bulletin-of.ts';
import { dayOf } from './days.ts';
import { fieldOf, parseJsonList } from './json.ts';
import type { RateSource } from './source.ts';

export const cbu: RateSource = {
  id: 'cbu',
  format: 'json',
  fetch: (client, day) =>
    ask(client, 'cbu', `https://cbu.uz/uz/arkhiv-kursov-valyut/json/all/${dayInForce('cbu', day)}/`),
  parse(bytes) {
    const items = parseJsonList(bytes, 'currencies');
    const dates = [...new Set(items.map((item) => fieldOf(item, 'Date')))];
    if (items.length === 0) throw new SourceChanged('expected rates, found none');
    if (dates.length > 1) throw new SourceChanged(`expected one Date, found ${dates.length}`);
    const rows = items.map((item) => ({
      currency: fieldOf(item, 'Ccy'),
      nominal: fieldOf(item, 'Nominal'),
      rate: fieldOf(item, 'Rate'),
    }));
    const days = daysByValidity('cbu', dayOf(dates[0], 'dd.mm.yyyy', 'Date'));
    return bulletinOf('cbu', days, rows, { currency: 'Ccy', nominal: 'Nominal', rate: 'Rate' });
  },
};
